"""The levels of rules that are not quiet enough in a locale."""

from __future__ import annotations

from collections.abc import Mapping

from localize.checks import measured
from localize.checks.measured import Measured
from localize.checks.severities import CASES_OF, SEVERITIES
from localize.config import MeasuredRules
from localize.model.finding import Levels, Severity


def with_unquiet(levels: Levels, source_locale: str, locale: str) -> Levels:
    """Return levels with those of the rules that flag too many good translations in a locale, as `completed` does."""
    return completed(levels, measured.unquiet(source_locale, locale))


def completed(levels: Levels, unquiet: Mapping[str, Measured]) -> Levels:
    """Return levels with those of some rules that are not quiet, unless these are set already.

    A rule that flags too many good translations is off; one of which only the errors are too many is a warning. What is
    a case of another rule stays as it is.
    """
    added: dict[str, Severity | None] = {
        name: Severity.WARNING if row.may_flag else None
        for name, row in unquiet.items()
        if not levels.keys() & {name, CASES_OF.get(name, name)}
    }
    cases = {
        name: SEVERITIES[name]
        for name, other in CASES_OF.items()
        if added.get(other, SEVERITIES[name]) != SEVERITIES[name] and name not in added and name not in levels
    }
    return {**added, **cases, **levels}


def off(levels: Levels, source_locale: str, locale: str) -> tuple[str, ...]:
    """Return the rules that are off in a locale, and not quiet enough there, in the order of the table."""
    unquiet = measured.unquiet(source_locale, locale)
    return tuple(name for name in SEVERITIES if name in unquiet and levels.get(name, SEVERITIES[name]) is None)


MEASURED = MeasuredRules(measured.certain, with_unquiet)
"""What the configuration asks of the rules that were measured."""
