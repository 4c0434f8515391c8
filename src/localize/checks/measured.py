"""How many good translations each rule flags, by language: what is an error in clinical locales, and what is off.

The figures are in measured.toml: for each rule, source language and target language, how many published translations
were looked at, how many were flagged, and how many of these by an error. benchmarks/quiet.py measures them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from localize.dataclass import dataclass
from localize.language.tags import language

MOST_BLOCKED = 0.005
"""The largest share of good translations that a rule may flag as errors."""
MOST_FLAGGED = 0.02
"""The largest share of good translations that a rule may flag at all."""
_RAISED = "raised"


@dataclass(frozen=True, slots=True)
class Measured:
    """The results of a rule on published translations from one language into another."""

    pairs: int
    flagged: int
    blocked: int = 0

    @property
    def certain(self) -> bool:
        """Whether the rule flags so few good translations that a finding may withhold a page."""
        return self.flagged <= MOST_BLOCKED * self.pairs

    @property
    def may_flag(self) -> bool:
        """Whether the rule flags so few good translations that it may be on."""
        return self.flagged <= MOST_FLAGGED * self.pairs

    @property
    def may_block(self) -> bool:
        """Whether so few of what it flags are errors that they may withhold pages."""
        return self.blocked <= MOST_BLOCKED * self.pairs


@dataclass(frozen=True, slots=True)
class MeasuredRule:
    """The results of a rule by the languages of source and translation.

    A `raised` one is an error in clinical locales where it is certain, and a warning elsewhere.
    """

    raised: bool
    figures: Mapping[tuple[str, str], Measured]

    def certain(self) -> Iterator[tuple[str, str]]:
        """Yield the languages between which it is an error in clinical locales."""
        return (pair for pair, row in self.figures.items() if self.raised and row.certain)


@cache
def rules() -> Mapping[str, MeasuredRule]:
    """What was measured, by the name of the rule."""
    return read((Path(__file__).parent / "measured.toml").read_text(encoding="utf-8"))


def read(text: str) -> Mapping[str, MeasuredRule]:
    """Return what a text in the form of measured.toml says, by the name of the rule."""
    return {
        rule: MeasuredRule(
            table.get(_RAISED, False),
            {
                (source, target): Measured(*map(int, figures))
                for source, rows in table.items()
                if source != _RAISED
                for target, *figures in map(str.split, rows.strip().splitlines())
            },
        )
        for rule, table in tomllib.loads(text).items()
    }


def certain(source_locale: str, locale: str) -> frozenset[str]:
    """The rules that are errors in a clinical locale, though they are warnings in others."""
    pair = language(source_locale), language(locale)
    return frozenset(name for name, rule in rules().items() if pair in rule.certain())


def unquiet(source_locale: str, locale: str) -> Mapping[str, Measured]:
    """The rules that flag or withhold too many good translations in a locale, with their figures there."""
    return unquiet_of(rules(), source_locale, locale)


def unquiet_of(measured: Mapping[str, MeasuredRule], source_locale: str, locale: str) -> Mapping[str, Measured]:
    """The same of rules that were measured in some way."""
    pair = language(source_locale), language(locale)
    rows = {name: rule.figures.get(pair) for name, rule in measured.items()}
    return {name: row for name, row in rows.items() if row and not (row.may_flag and row.may_block)}
