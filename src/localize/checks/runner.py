"""The rules applied to the translations of a locale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from localize.checks import spans, waivers
from localize.checks.comparing_table import COMPARING_RULES
from localize.checks.consistency import ComparedRow, grouped
from localize.checks.pair import Message, Pair
from localize.checks.rule import ComparingRule, Rule
from localize.checks.rules.misplaced import misplaced
from localize.checks.rules.unused_waiver import unused_waiver
from localize.checks.rules.unusual_length import unusual_length
from localize.checks.severities import (
    CASES_OF,
    MISPLACED,
    SEVERITIES,
    UNUSED_WAIVER,
    UNUSUAL_LENGTH,
    level,
    uncertain_level,
)
from localize.checks.usual_lengths import UsualLengths, is_far, usual_lengths
from localize.dataclass import dataclass
from localize.errors import attempted
from localize.model import waiver
from localize.model.catalog import Entry
from localize.model.finding import Confidence, EntryFinding, Levels, Severity

_DEFAULT: Levels = {}


def unguarded(source_locale: str, locale: str, *, levels: Levels = _DEFAULT) -> tuple[str, ...]:
    """Return the rules that are on in a locale but find nothing, or less, because they have no data for it."""
    from localize.checks.table import RULES  # noqa: PLC0415  # a run that knows its findings needs no rule

    return tuple(
        rule.name for rule in RULES if rule.level(levels) is not None and not rule.guards(source_locale, locale)
    )


@dataclass(frozen=True, slots=True)
class RuleOn:
    """A rule that is on in a locale, and what its findings are worth, those that are not certain too."""

    rule: Rule
    severity: Severity
    uncertain: Severity

    def worth(self, confidence: Confidence) -> Severity:
        """Return what a finding of some confidence is worth."""
        return self.severity if confidence is Confidence.CERTAIN else self.uncertain


def rules_on(levels: Levels) -> tuple[RuleOn, ...]:
    """Return the rules that are on with some levels, in the order of the table."""
    from localize.checks.table import RULES  # noqa: PLC0415  # a run that knows its findings needs no rule

    return tuple(
        RuleOn(rule, severity, uncertain)
        for rule in RULES
        if (severity := rule.level(levels)) and (uncertain := uncertain_level(rule.name, levels))
    )


def run(pair: Pair, *, levels: Levels = _DEFAULT) -> Sequence[EntryFinding]:
    """Return the findings of one translation, waived ones too."""
    return run_rules(rules_on(levels), (pair,))[0]


def run_rules(rules: Sequence[RuleOn], pairs: Sequence[Pair]) -> Sequence[Sequence[EntryFinding]]:
    """Return what some rules find in each of some translations; that does not depend on where they stand.

    If a rule fails, that is a finding. Each rule looks at all translations before the next one does: so its code and
    data stay at hand in the processor, which saves a third of the time.
    """
    return attempted(partial(_findings, rules, pairs), lambda _: [_each_alone(rules, pair) for pair in pairs])


def _findings(rules: Sequence[RuleOn], pairs: Sequence[Pair]) -> list[list[EntryFinding]]:
    """Return what some rules find in each of some translations."""
    findings: list[list[EntryFinding]] = [[] for _ in pairs]
    for each in rules:
        name, check = each.rule.name, each.rule.check
        for pair, of_pair in zip(pairs, findings, strict=True):
            for message in check(pair):
                of_pair.append(_finding(message, pair, rule=name, severity=each.worth(message.confidence)))
    return findings


def _each_alone(rules: Sequence[RuleOn], pair: Pair) -> list[EntryFinding]:
    """Return what each rule finds in one translation, or the finding that it fails."""

    def failed(rule: RuleOn, reason: str) -> list[list[EntryFinding]]:
        return [[EntryFinding(rule.rule.name, rule.severity, f"not checked: {reason}")]]

    return [
        finding
        for rule in rules
        for finding in attempted(partial(_findings, (rule,), (pair,)), partial(failed, rule))[0]
    ]


def compare(
    rows: Sequence[ComparedRow], *, levels: Levels = _DEFAULT, usual: UsualLengths | None = None
) -> Iterator[tuple[ComparedRow, EntryFinding]]:
    """Yield the findings of the comparing rules in the finished translations of a locale, each with its row.

    `rows` are all, or with the `usual` lengths of all at least those that others contradict or whose length is unusual.
    """
    if level(UNUSUAL_LENGTH, levels) is not None and usual is None:
        usual = usual_lengths(row.length for row in rows if row.length)
    for row in rows:
        yield from ((row, finding) for finding in _of_row(row, levels=levels, usual=usual or {}))
    for rule in COMPARING_RULES:
        severity = rule.level(levels)
        if severity is not None and rows:
            for group in grouped(rows, rule.group_key).values():
                yield from judge(rule, group, severity=severity)


def _of_row(row: ComparedRow, *, levels: Levels, usual: UsualLengths) -> Iterator[EntryFinding]:
    """Yield what is found of a whole translation beside the others of its article and its locale."""
    messages: dict[str, str] = {}
    if row.other_source:
        messages[MISPLACED] = misplaced(row.other_source)
    if row.length and is_far(row.length, usual):
        messages[UNUSUAL_LENGTH] = unusual_length(row.length, usual[row.length.size_class])
    for rule, message in messages.items():
        if (severity := uncertain_level(rule, levels)) is not None:
            spans = {"source_span": (0, len(row.key[1])), "target_span": row.target_span}
            yield EntryFinding(rule, severity, message, **spans, confidence=Confidence.LIKELY)


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
    """Yield the findings of one translation that are not waived, then the findings about its waivers.

    What two rules find of its length is told once.
    """
    if any(finding.rule == UNUSUAL_LENGTH for finding in findings):
        findings = _without_twice(findings)
    if not entry.comments:
        yield from findings
        return
    yield from waivers.unwaived(findings, entry, CASES_OF)
    severity = levels.get(UNUSED_WAIVER, SEVERITIES[UNUSED_WAIVER])
    if severity is not None and UNUSED_WAIVER not in waiver.rules(entry.comments):
        off = {name for name, level in levels.items() if level is None}
        for message in unused_waiver(entry, findings, CASES_OF, known=SEVERITIES, off=off):
            yield EntryFinding(UNUSED_WAIVER, severity, message.text)


def _without_twice(findings: Sequence[EntryFinding]) -> Sequence[EntryFinding]:
    """Findings without that of a case, where the other rule has found it too."""
    rules = {finding.rule for finding in findings}
    return [each for each in findings if each.rule != UNUSUAL_LENGTH or CASES_OF[UNUSUAL_LENGTH] not in rules]


def _finding(message: Message, pair: Pair, *, rule: str, severity: Severity) -> EntryFinding:
    return EntryFinding(
        rule,
        severity,
        message.text,
        source_span=spans.in_typed_text(message.source, pair.source, pair.segment.pattern),
        target_span=spans.in_typed_text(message.target, pair.target, pair.segment.pattern),
        confidence=message.confidence,
    )
