"""Clinical sentences with a right translation and wrong ones, written by hand in `data/meaning/`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.aligned import Row

_FOLDER = Path(__file__).parent / "data" / "meaning"
_ARROW = " → "


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, its right translation, and for each kind of mistake a wrong one."""

    name: str
    source: str
    right: str
    wrong: tuple[tuple[str, str], ...]


def languages() -> list[str]:
    """The languages of the set, sorted."""
    return sorted(path.stem for path in _FOLDER.glob("*.toml") if path.stem != "en")


def read(language: str) -> list[Sentence]:
    """The sentences of a language, in the order of the English ones.

    Raises ValueError where a wrong translation cannot be made out of the right one.
    """
    english, table = _table("en"), _table(language)
    return [
        Sentence(name, row["text"], table[name]["right"], wrong=tuple(_wrong(name, table[name])))
        for name, row in english.items()
        if name in table
    ]


def table(sentences: Sequence[Sentence]) -> list[Row]:
    """The right translations as a table, in which all sentences are of one article."""
    return [Row(f"written:{each.name}", each.source, each.right) for each in sentences]


def _wrong(name: str, row: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The kind of each mistake and the translation with it: written out, or as "right → wrong"."""
    for kind, text in row.items():
        if kind == "right":
            continue
        if _ARROW not in text:
            yield kind, text
            continue
        wrong = row["right"]
        for change in text.split(" | "):
            old, new = change.split(_ARROW)
            if wrong.count(old) != 1:
                raise ValueError(f"{name}, {kind}: {old!r} stands {wrong.count(old)} times in {wrong!r}, expected once")
            wrong = wrong.replace(old, new)
        yield kind, wrong


def _table(language: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
