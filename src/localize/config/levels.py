"""Levels of rules in the configuration: the tables [checks] and [locales.TAG.checks]."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from localize.config.reading import Keys, Reader, ReportProblem, listed
from localize.errors import did_you_mean
from localize.model.finding import Levels, Severity

_LEVELS: dict[str, Severity | None] = {"off": None, "warning": Severity.WARNING, "error": Severity.ERROR}


def reader(rules: Mapping[str, Severity]) -> Reader:
    """The reader of a table [checks]: the rules whose level the project changes."""

    def read(at: Keys, value: Any, report: ReportProblem) -> dict[str, Severity | None] | None:
        if not isinstance(value, dict):
            report(at, f'{at[-1]} is {value!r}, expected a table [{".".join(at)}] with lines such as untouched = "off"')
            return None
        levels = {}
        for name, level in value.items():
            if name not in rules:
                report((*at, name), f"unknown rule {name!r}, {did_you_mean(name, rules)}rules are: {listed(rules)}")
            elif not isinstance(level, str) or level not in _LEVELS:
                report((*at, name), f"{name} is {level!r}, expected one of: {', '.join(_LEVELS)}")
            else:
                levels[name] = _LEVELS[level]
        return levels

    return read


def in_locale(tag: str, of_locale: Levels, shared: Levels, *, held: frozenset[str], report: ReportProblem) -> Levels:
    """The levels that hold in a locale: those it names itself, then the project's.

    The rules in `held` cannot be lowered: what the project says of them does not reach the locale, and who lowers
    them in the locale itself is told.
    """
    for name, level in of_locale.items():
        if name in held and level is not Severity.ERROR:
            told = "off" if level is None else level.value
            message = f"{name} is {told!r}, expected 'error': {tag} is clinical, and the rule {name!r} blocks pages"
            report(("locales", tag, "checks", name), message)
    return {**{name: level for name, level in shared.items() if name not in held}, **of_locale}
