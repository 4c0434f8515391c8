"""The rules applied to the translations of a locale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from localize.checks import spans, waivers
from localize.checks.consistency import ComparedRow, grouped
from localize.checks.pair import Message, Pair
from localize.checks.rule import ComparingRule, Rule
from localize.checks.rules.unused_waiver import UNUSED_WAIVER, unused_waiver
from localize.checks.table import CASES_OF, COMPARING_RULES, RULES, SEVERITIES
from localize.errors import attempted
from localize.model import waiver
from localize.model.catalog import Entry
from localize.model.finding import EntryFinding, Levels, Severity

_DEFAULT: Levels = {}


def unguarded(source_locale: str, locale: str, *, levels: Levels = _DEFAULT) -> tuple[str, ...]:
    """Return the rules that are on in a locale but find nothing, or less, because they have no data for it."""
    return tuple(
        rule.name for rule in RULES if rule.level(levels) is not None and not rule.guards(source_locale, locale)
    )


def run(pair: Pair, *, levels: Levels = _DEFAULT) -> Iterator[EntryFinding]:
    """Yield the findings of one translation, waived ones too; they do not depend on where it stands."""
    for rule in RULES:
        severity = rule.level(levels)
        if severity is not None:
            doubtful = severity if rule.name in levels else Severity.WARNING
            yield from _findings(rule, pair, severity=severity, doubtful=doubtful)


def _findings(rule: Rule, pair: Pair, *, severity: Severity, doubtful: Severity) -> Sequence[EntryFinding]:
    """Return what a rule finds in one translation; if the rule fails, that is a finding."""

    def checked() -> list[EntryFinding]:
        return [
            _finding(message, pair, rule=rule.name, severity=doubtful if message.doubtful else severity)
            for message in rule.check(pair)
        ]

    def failed(reason: str) -> list[EntryFinding]:
        return [EntryFinding(rule.name, severity, f"not checked: {reason}")]

    return attempted(checked, failed)


def compare(rows: Sequence[ComparedRow], *, levels: Levels = _DEFAULT) -> Iterator[tuple[ComparedRow, EntryFinding]]:
    """Yield the findings of the comparing rules in all finished translations of a locale, each with its row."""
    for rule in COMPARING_RULES:
        severity = rule.level(levels)
        if severity is not None and rows:
            for group in grouped(rows, rule.group_key).values():
                yield from judge(rule, group, severity=severity)


def judge(
    rule: ComparingRule, group: Sequence[ComparedRow], *, severity: Severity
) -> Sequence[tuple[ComparedRow, EntryFinding]]:
    """Return what a comparing rule finds in one group of rows, which come in the order of their articles.

    If the rule fails, that is a finding about the first row.
    """

    def checked() -> list[tuple[ComparedRow, EntryFinding]]:
        return [
            (row, EntryFinding(rule.name, severity, message, target_span=row.target_span))
            for row, message in rule.check(group)
        ]

    def failed(reason: str) -> list[tuple[ComparedRow, EntryFinding]]:
        message = f"the translations of this locale were not compared: {reason}"
        return [(group[0], EntryFinding(rule.name, severity, message))]

    return attempted(checked, failed)


def settle(entry: Entry, findings: Sequence[EntryFinding], *, levels: Levels = _DEFAULT) -> Iterator[EntryFinding]:
    """Yield the findings of one translation that are not waived, then the findings about its waivers."""
    if not entry.comments:
        yield from findings
        return
    yield from waivers.unwaived(findings, entry, CASES_OF)
    severity = levels.get(UNUSED_WAIVER, SEVERITIES[UNUSED_WAIVER])
    if severity is not None and UNUSED_WAIVER not in waiver.rules(entry.comments):
        off = {name for name, level in levels.items() if level is None}
        for message in unused_waiver(entry, findings, CASES_OF, known=SEVERITIES, off=off):
            yield EntryFinding(UNUSED_WAIVER, severity, message.text)


def _finding(message: Message, pair: Pair, *, rule: str, severity: Severity) -> EntryFinding:
    return EntryFinding(
        rule,
        severity,
        message.text,
        source_span=spans.in_typed_text(message.source, pair.source, pair.segment.pattern),
        target_span=spans.in_typed_text(message.target, pair.target, pair.segment.pattern),
    )
