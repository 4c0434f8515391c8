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

    Raises ValueError where a sentence has another number of mistakes than in English, or one that cannot be made.
    """
    table = _table(language)
    return [
        Sentence(name, source, table[name][0], wrong=tuple(_wrong(name, kinds, table[name])))
        for name, (source, *kinds) in _table("en").items()
    ]


def table(sentences: Sequence[Sentence]) -> list[Row]:
    """The right translations as a table, in which all sentences are of one article."""
    return [Row(f"written:{each.name}", each.source, each.right) for each in sentences]


def _wrong(name: str, kinds: Sequence[str], row: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The kind of each mistake and the translation with it."""
    right, *texts = row
    for kind, text in zip(kinds, texts, strict=True):
        if text:
            yield kind, _changed(right, text, f"{name}, {kind}") if _ARROW in text else text


def _changed(right: str, changes: str, where: str) -> str:
    """The right translation with some changes, such as "vor den → nach den"; spaces at the ends of both sides count."""
    for change in changes.split(" | "):
        old, new = change.split(_ARROW)
        if right.count(old) != 1:
            raise ValueError(f"{where}: {old!r} occurs {right.count(old)} times in {right!r}, expected once")
        right = right.replace(old, new)
    return right


def _table(language: str) -> dict[str, list[str]]:
    return tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
