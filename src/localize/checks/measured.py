"""Rules that are errors in clinical locales: only in languages in which they rarely flag good translations.

The figures are in measured.toml: for each rule, source language and target language, how many published translations
were looked at, and how many were flagged. benchmarks/clinical.py measures them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from localize.language.tags import language

MOST = 0.005
"""The largest share of good translations that a rule may flag to be an error."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The results of a rule on published translations from one language into another."""

    pairs: int
    flagged: int

    @property
    def certain(self) -> bool:
        """Whether the rule flags so few good translations that a finding may withhold a page."""
        return self.flagged <= MOST * self.pairs


Figures = Mapping[tuple[str, str], Measured]
"""Figures by the languages of source and translation."""


@cache
def figures() -> Mapping[str, Figures]:
    """What was measured, by the name of the rule."""
    data = tomllib.loads((files("localize.checks") / "measured.toml").read_text(encoding="utf-8"))
    return {
        rule: {(source, target): Measured(**row) for source, rows in languages.items() for target, row in rows.items()}
        for rule, languages in data.items()
    }


def certain(source_locale: str, locale: str) -> frozenset[str]:
    """The rules that are errors in a clinical locale, though they are warnings in others."""
    pair = language(source_locale), language(locale)
    return frozenset(rule for rule, measured in figures().items() if pair in measured and measured[pair].certain)
