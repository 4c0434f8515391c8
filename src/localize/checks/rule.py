"""A rule: one row of the table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from localize.checks.consistency import ComparedRow, GroupKey
from localize.checks.guards import Guards, all_languages
from localize.checks.pair import Check, Fix
from localize.checks.severities import level
from localize.dataclass import dataclass
from localize.model.finding import Levels, Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that looks at one translation; its cases are in rules/<name>.txt.

    `guards` tells whether the data exists that the rule needs from one language into another. `fix` mends what is found
    where that is certain.
    """

    name: str
    check: Check
    guards: Guards = all_languages
    fix: Fix | None = None

    def level(self, levels: Levels) -> Severity | None:
        """Return what a finding is worth, None where the rule is off."""
        return level(self.name, levels)


@dataclass(frozen=True, slots=True)
class ComparingRule:
    """A rule that compares the finished translations of a locale; its cases are in rules/<name>.txt.

    `group_key` tells which translations are compared with each other: those with the same key, and none without one.
    `check` judges one such group: it yields each message with the row that it is about.
    """

    name: str
    group_key: Callable[[ComparedRow], GroupKey | None]
    check: Callable[[Sequence[ComparedRow]], Iterator[tuple[ComparedRow, str]]]

    def level(self, levels: Levels) -> Severity | None:
        """Return what a finding is worth, None where the rule is off."""
        return level(self.name, levels)
