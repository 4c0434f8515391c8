"""The words that mistakes are made with: TOML files in `data/mutations/`, whose form README.txt there tells."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "data" / "mutations"
_FORMS = re.compile(r"{([^{}]*)}")


@dataclass(frozen=True, slots=True)
class Exchange:
    """A word of the translation, and the one that a mistake writes for it; `#` in both stands for a number.

    `left` says that the word belongs to the left side of its kind in English, otherwise to the right side.
    """

    word: str
    instead: str
    left: bool


@dataclass(frozen=True, slots=True)
class Cues:
    """The English words of both sides of a kind; a mistake is made only where the source has those of its side.

    `condition` are words of which the source has one, where there are any. With `alone` a mistake is made only where
    the source has no word of the other side, and the translation one place for it.
    """

    left: Sequence[str]
    right: Sequence[str]
    condition: Sequence[str]
    alone: bool


@dataclass(frozen=True, slots=True)
class LanguageData:
    """What is spoiled in translations into a language; all is empty for a language without a file."""

    months: Sequence[str]
    units: Mapping[str, str]
    comparisons: Sequence[tuple[str, str]]
    negations: Sequence[tuple[str, str]]
    still_negative: str
    exchanges: Mapping[str, Sequence[Exchange]]
    leave: Sequence[str]


@cache
def cues() -> Mapping[str, Cues]:
    """The kinds of exchanged words, in the order of the tables."""
    return {
        kind: Cues(row["left"], row.get("right", ()), condition=row.get("condition", ()), alone=row.get("alone", False))
        for kind, row in tomllib.loads((_FOLDER / "en.toml").read_text(encoding="utf-8")).items()
    }


@cache
def of_language(language: str) -> LanguageData:
    """The data of a language."""
    everywhere, table = (_table(name) for name in ("all", language))
    return LanguageData(
        months=table.get("months", "").split(),
        units=everywhere["units"] | table.get("units", {}),
        comparisons=[(first, second) for first, second in table.get("comparisons", ())],
        negations=[(cue, instead) for cue, instead in table.get("negations", ())],
        still_negative=table.get("still-negative", ""),
        exchanges={
            kind: [each for line in lines for each in _exchanges(line)]
            for kind, lines in table.get("exchanges", {}).items()
        },
        leave=table.get("leave", ()),
    )


def languages() -> list[str]:
    """The languages that have data."""
    return sorted(path.stem for path in _FOLDER.glob("*.toml") if path.stem not in ("all", "en"))


def _table(name: str) -> dict[str, Any]:
    path = _FOLDER / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _exchanges(line: str) -> Iterator[Exchange]:
    """What a line says, such as "augment{e,ent} = diminu{e,ent}"; ">" and "<" lead from the word that is spoiled."""
    match = re.fullmatch(r"(.+?) ([=<>]) (.+)", line)
    if not match:
        raise ValueError(f"{line!r}: expected 'left = right', 'left > right' or 'left < right'")
    left, right = _forms(match[1]), _forms(match[3])
    count = max(len(left), len(right))
    left, right = (forms * count if len(forms) == 1 else forms for forms in (left, right))
    for first, second in zip(left, right, strict=True):
        if match[2] != "<":
            yield Exchange(first, second, left=True)
        if match[2] != ">":
            yield Exchange(second, first, left=False)


def _forms(text: str) -> list[str]:
    """A word with its forms: "haut{,e}" is "haut" and "haute"."""
    match = _FORMS.search(text)
    return [text.replace(match[0], form.strip(), 1) for form in match[1].split(",")] if match else [text]
