"""Settings of rules in the configuration: the tables [checks] and [locales.TAG.checks]."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from localize.config.reading import Keys, Reader, ReportProblem, choice, listed, read_table
from localize.errors import did_you_mean
from localize.model.finding import Confidence, LeastConfidence, RuleSettings, Severity

CONFIDENCE = "confidence"
"""The key in a table of rules that holds for all of them; no rule has this name."""
_LEVELS: dict[str, Severity | None] = {"off": None, "warning": Severity.WARNING, "error": Severity.ERROR}


def reader(rules: Mapping[str, Severity]) -> Reader:
    """The reader of a table [checks]: the rules whose level or confidence the project changes."""

    def read(at: Keys, value: Any, report: ReportProblem) -> RuleSettings | None:
        if not isinstance(value, dict):
            report(at, f'{at[-1]} is {value!r}, expected a table [{".".join(at)}] with lines such as untouched = "off"')
            return None
        levels: dict[str, Severity | None] = {}
        confidences: dict[str, Confidence] = {}
        for name, setting in value.items():
            if name == CONFIDENCE:
                continue
            if name not in rules:
                report((*at, name), f"unknown rule {name!r}, {did_you_mean(name, rules)}rules are: {listed(rules)}")
                continue
            table = setting if isinstance(setting, dict) else {"level": setting}
            of_rule = read_table(table, {"level": _level(name), CONFIDENCE: _confidence}, (*at, name), report)
            if "level" in of_rule:
                levels[name] = _LEVELS[of_rule["level"]]
            if CONFIDENCE in of_rule:
                confidences[name] = of_rule[CONFIDENCE]
        general = _confidence((*at, CONFIDENCE), value[CONFIDENCE], report) if CONFIDENCE in value else None
        return RuleSettings(levels, LeastConfidence(general, confidences))

    return read


_confidence = choice(Confidence)


def _level(rule: str) -> Reader:
    """The reader of a rule's level, which gives its name."""

    def read(at: Keys, value: Any, report: ReportProblem) -> str | None:
        if isinstance(value, str) and value in _LEVELS:
            return value
        report(at, f"{rule} is {value!r}, expected one of: {', '.join(_LEVELS)}")
        return None

    return read


def in_locale(
    tag: str, of_locale: RuleSettings, shared: RuleSettings, *, held: frozenset[str], report: ReportProblem
) -> RuleSettings:
    """The settings that hold in a locale: those it names itself, then the project's.

    The rules in `held` cannot be lowered: what the project says of them does not reach the locale, who lowers them in
    the locale itself is told, and their errors are never hidden. How sure findings must be is looked up for a rule in
    the locale and the project, before what these set for all rules.
    """
    for name, level in of_locale.levels.items():
        if name in held and level is not Severity.ERROR:
            told = "off" if level is None else level.value
            message = f"{name} is {told!r}, expected 'error': {tag} is clinical, and the rule {name!r} blocks pages"
            report(("locales", tag, "checks", name), message)
    levels = {name: level for name, level in shared.levels.items() if name not in held}
    confidence = LeastConfidence(
        of_locale.confidence.in_general or shared.confidence.in_general,
        {**shared.confidence.by_rule, **of_locale.confidence.by_rule},
        always_block=tuple(sorted(held)),
    )
    return RuleSettings({**levels, **of_locale.levels}, confidence)
