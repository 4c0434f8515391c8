"""The rules applied to the translations of a locale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from localize.checks import spans, waivers
from localize.checks.pair import Located, Message, Pair
from localize.checks.rule import ComparingRule, Rule
from localize.checks.rules.unused_waiver import UNUSED_WAIVER, unused_waiver
from localize.checks.table import CASES_OF, COMPARING_RULES, RULES, SEVERITIES
from localize.errors import attempted
from localize.model import waiver
from localize.model.finding import Finding, Levels, Severity

_DEFAULT: Levels = {}


def unguarded(source_locale: str, locale: str, *, levels: Levels = _DEFAULT) -> tuple[str, ...]:
    """Return the rules that are on in a locale but find nothing, or less, because they have no data for it."""
    return tuple(
        rule.name for rule in RULES if rule.level(levels) is not None and not rule.guards(source_locale, locale)
    )


def run(pair: Pair, *, path: str, article: str, levels: Levels = _DEFAULT) -> Iterator[Finding]:
    """Yield the findings of one translation, waived ones too; `path` is that of its catalog."""
    located = Located(pair, path, article)
    for rule in RULES:
        severity = rule.level(levels)
        if severity is not None:
            doubtful = severity if rule.name in levels else Severity.WARNING
            yield from _findings(rule, located, severity=severity, doubtful=doubtful)


def _findings(rule: Rule, located: Located, *, severity: Severity, doubtful: Severity) -> Sequence[Finding]:
    """Return what a rule finds in one translation; if the rule fails, that is a finding."""

    def checked() -> list[Finding]:
        return [
            _finding(message, located, rule=rule.name, severity=doubtful if message.doubtful else severity)
            for message in rule.check(located.pair)
        ]

    def failed(reason: str) -> list[Finding]:
        return [_finding(Message(f"not checked: {reason}"), located, rule=rule.name, severity=severity)]

    return attempted(checked, failed)


def compare(translations: Sequence[Located], *, levels: Levels = _DEFAULT) -> Iterator[tuple[Located, Finding]]:
    """Yield the findings of the comparing rules in all finished translations of a locale, each with its translation."""
    for rule in COMPARING_RULES:
        severity = levels.get(rule.name, rule.severity)
        if severity is not None and translations:
            yield from _compared(rule, translations, severity)


def _compared(
    rule: ComparingRule, translations: Sequence[Located], severity: Severity
) -> Sequence[tuple[Located, Finding]]:
    """Return what a comparing rule finds; if the rule fails, that is a finding about the first translation."""

    def checked() -> list[tuple[Located, Finding]]:
        return [
            (located, _finding(message, located, rule=rule.name, severity=severity))
            for located, message in rule.check(translations)
        ]

    def failed(reason: str) -> list[tuple[Located, Finding]]:
        message = Message(f"the translations of this locale were not compared: {reason}")
        return [(translations[0], _finding(message, translations[0], rule=rule.name, severity=severity))]

    return attempted(checked, failed)


def settle(located: Located, findings: Sequence[Finding], *, levels: Levels = _DEFAULT) -> Iterator[Finding]:
    """Yield the findings of one translation that are not waived, then the findings about its waivers."""
    entry = located.pair.entry
    if not entry.comments:
        yield from findings
        return
    yield from waivers.unwaived(findings, entry, CASES_OF)
    severity = levels.get(UNUSED_WAIVER, SEVERITIES[UNUSED_WAIVER])
    if severity is not None and UNUSED_WAIVER not in waiver.rules(entry.comments):
        off = {name for name, level in levels.items() if level is None}
        for message in unused_waiver(entry, findings, CASES_OF, known=SEVERITIES, off=off):
            yield _finding(message, located, rule=UNUSED_WAIVER, severity=severity)


def _finding(message: Message, located: Located, *, rule: str, severity: Severity) -> Finding:
    pair = located.pair
    return located.finding(
        rule,
        severity,
        message=message.text,
        source_span=spans.in_typed_text(message.source, pair.source, pair.segment.pattern),
        target_span=spans.in_typed_text(message.target, pair.target, pair.segment.pattern),
    )
