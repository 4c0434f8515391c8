"""A rule: one row of the table."""

from __future__ import annotations

from dataclasses import dataclass

from localize.checks.guards import Guards, all_languages
from localize.checks.pair import Check, ComparingCheck, Fix
from localize.model.finding import Levels, Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that looks at one translation; its cases are in rules/<name>.txt.

    `guards` tells whether the data exists that the rule needs from one language into another. If the rule is a case of
    another rule (`case_of`), levels and waivers of that rule hold for it too. `fix` mends what is found where that is
    certain.
    """

    name: str
    severity: Severity
    check: Check
    guards: Guards = all_languages
    case_of: str = ""
    fix: Fix | None = None

    def level(self, levels: Levels) -> Severity | None:
        """Return what a finding is worth, None where the rule is off."""
        return levels.get(self.name, levels.get(self.case_of, self.severity))


@dataclass(frozen=True, slots=True)
class ComparingRule:
    """A rule that compares all finished translations of a locale; its cases are in rules/<name>.txt."""

    name: str
    severity: Severity
    check: ComparingCheck
