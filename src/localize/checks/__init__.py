"""Checks: one family per file, one rule one function, one table of all rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from localize.checks import (
    bidi,
    brackets,
    consistency,
    glossary,
    guards,
    metadata,
    negation,
    numbers,
    punctuation,
    quotes,
    script,
    sentence_ends,
    spaces,
    spans,
    swaps,
    tags,
    text,
    unicode,
    untranslated,
    waivers,
    web,
    words,
)
from localize.checks.measured import certain
from localize.checks.pair import Check, ComparingCheck, Located, Message, Pair, Terms
from localize.checks.script import catalogs_of_another_language
from localize.errors import attempted
from localize.model import waiver
from localize.model.finding import Finding, Levels, Severity

__all__ = [
    "RULES",
    "SEVERITIES",
    "UNUSED_WAIVER",
    "WIDE_RULES",
    "ComparingRule",
    "Located",
    "Message",
    "Pair",
    "Rule",
    "Terms",
    "catalogs_of_another_language",
    "certain",
    "run",
    "run_wide",
    "settle",
    "unguarded",
]


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table: a rule that looks at one translation. Its examples are in examples/<name>.toml.

    `guards` tells of two languages whether there is the data that the rule needs from the one into the other. What is
    said of the rule that it is a case of (`case_of`), a level or a waiver, is said of it too.
    """

    name: str
    severity: Severity
    check: Check
    guards: guards.Guards = guards.all_languages
    case_of: str = ""

    def level(self, levels: Levels) -> Severity | None:
        """What a finding is worth, None where the rule is off."""
        return levels.get(self.name, levels.get(self.case_of, self.severity))


@dataclass(frozen=True, slots=True)
class ComparingRule:
    """A rule that compares all finished translations of a locale. Its examples are in examples/<name>.toml."""

    name: str
    severity: Severity
    check: ComparingCheck


RULES = (
    Rule("tags", Severity.ERROR, tags.tags),
    Rule("empty", Severity.ERROR, text.empty),
    Rule("numbers", Severity.ERROR, numbers.numbers),
    Rule("units", Severity.ERROR, numbers.units),
    Rule("percent", Severity.ERROR, numbers.percent),
    Rule("comparison", Severity.ERROR, numbers.comparisons, guards.bounds),
    Rule("range-order", Severity.ERROR, numbers.ranges),
    Rule("swapped", Severity.ERROR, swaps.swapped),
    Rule("dates", Severity.ERROR, swaps.dates),
    Rule("strictness", Severity.WARNING, numbers.strictness, guards.bounds),
    Rule("prohibition", Severity.WARNING, negation.prohibition, guards.prohibitions, "negation"),
    Rule("negation", Severity.WARNING, negation.negation, guards.denials),
    Rule("web-address", Severity.ERROR, web.addresses),
    Rule("bidi-balance", Severity.ERROR, bidi.balance),
    Rule(script.NAME, Severity.ERROR, script.script),
    Rule("invisible", Severity.WARNING, text.invisible),
    Rule("untranslated", Severity.WARNING, untranslated.untranslated, guards.sentences, "untouched"),
    Rule("untouched", Severity.WARNING, text.untouched),
    Rule("brackets", Severity.WARNING, brackets.brackets),
    Rule("quotes", Severity.WARNING, quotes.style),
    Rule("quote-balance", Severity.WARNING, quotes.balance),
    Rule("sentence-end", Severity.WARNING, sentence_ends.end),
    Rule("capital", Severity.WARNING, sentence_ends.capital),
    Rule("punctuation", Severity.WARNING, punctuation.own),
    Rule("opening-marks", Severity.WARNING, punctuation.inverted),
    Rule("repeated-marks", Severity.WARNING, punctuation.multiple),
    Rule("punctuation-space", Severity.WARNING, spaces.punctuation),
    Rule("missing-space", Severity.WARNING, spaces.missing),
    Rule("extra-space", Severity.WARNING, spaces.extra),
    Rule("doubled-word", Severity.WARNING, words.doubled),
    Rule("mixed-scripts", Severity.WARNING, unicode.mixed),
    Rule("foreign-script", Severity.WARNING, unicode.foreign),
    Rule("nfc", Severity.WARNING, unicode.composed),
    Rule("description-length", Severity.WARNING, metadata.description_length),
    Rule("glossary", Severity.WARNING, glossary.required),
    Rule("forbidden-term", Severity.WARNING, glossary.forbidden),
)
"""All rules, in the order in which their findings are told."""


CASES: Mapping[str, str] = {rule.name: rule.case_of for rule in RULES if rule.case_of}
"""Rules that find a case of what another rule finds, by name, with the name of that one."""

WIDE_RULES: tuple[ComparingRule, ...] = (
    ComparingRule("translated-differently", Severity.WARNING, consistency.translated_differently),
    ComparingRule("translated-alike", Severity.WARNING, consistency.translated_alike),
)
"""The rules that compare translations, told after the others."""

UNUSED_WAIVER = "unused-waiver"
"""The rule about waivers that silence nothing."""

SEVERITIES: Mapping[str, Severity] = {
    **{rule.name: rule.severity for rule in RULES},
    **{rule.name: rule.severity for rule in WIDE_RULES},
    UNUSED_WAIVER: Severity.WARNING,
}
"""The names of all rules, and what a finding of each is worth where the configuration says nothing."""

_DEFAULT: Levels = {}


def unguarded(source_locale: str, locale: str, *, levels: Levels = _DEFAULT) -> tuple[str, ...]:
    """The rules that are on in a locale and have no data for it, so that they find nothing, or less."""
    return tuple(
        rule.name for rule in RULES if rule.level(levels) is not None and not rule.guards(source_locale, locale)
    )


def run(pair: Pair, *, path: str, article: str, levels: Levels = _DEFAULT) -> Iterator[Finding]:
    """The findings of one translation, waived ones too; `path` is that of the catalog it stands in."""
    placed = Located(pair, path, article)
    for rule in RULES:
        severity = rule.level(levels)
        if severity is not None:
            doubtful = severity if rule.name in levels else Severity.WARNING
            yield from _findings(rule, severity, placed, doubtful=doubtful)


def _findings(rule: Rule, severity: Severity, placed: Located, *, doubtful: Severity) -> Sequence[Finding]:
    """What a rule finds in one translation; one that it cannot judge, for a fault of ours, is no right one."""

    def found() -> list[Finding]:
        return [
            _finding(rule.name, doubtful if remark.doubtful else severity, remark, placed)
            for remark in rule.check(placed.pair)
        ]

    def failed(message: str) -> list[Finding]:
        return [_finding(rule.name, severity, Message(f"not checked: {message}"), placed)]

    return attempted(found, failed)


def run_wide(placed: Sequence[Located], *, levels: Levels = _DEFAULT) -> Iterator[tuple[Located, Finding]]:
    """What the rules find that compare the translations of a locale, each with the pair that it is about."""
    for rule in WIDE_RULES:
        severity = levels.get(rule.name, rule.severity)
        if severity is not None and placed:
            yield from _compared(rule, severity, placed)


def _compared(rule: ComparingRule, severity: Severity, placed: Sequence[Located]) -> Sequence[tuple[Located, Finding]]:
    """What a rule finds that compares translations; a fault of ours is told at the first of them."""

    def found() -> list[tuple[Located, Finding]]:
        return [(place, _finding(rule.name, severity, remark, place)) for place, remark in rule.check(placed)]

    def failed(message: str) -> list[tuple[Located, Finding]]:
        remark = Message(f"the translations of this locale were not compared: {message}")
        return [(placed[0], _finding(rule.name, severity, remark, placed[0]))]

    return attempted(found, failed)


def settle(placed: Located, findings: Sequence[Finding], *, levels: Levels = _DEFAULT) -> Iterator[Finding]:
    """All findings about one translation without those that it waives, and with those about its waivers."""
    entry = placed.pair.entry
    if not entry.comments:
        yield from findings
        return
    yield from waivers.standing(findings, entry, CASES)
    severity = levels.get(UNUSED_WAIVER, SEVERITIES[UNUSED_WAIVER])
    if severity is not None and UNUSED_WAIVER not in waiver.rules(entry.comments):
        off = {name for name, level in levels.items() if level is None}
        for remark in waivers.idle(entry, findings, CASES, known=SEVERITIES, off=off):
            yield _finding(UNUSED_WAIVER, severity, remark, placed)


def _finding(rule: str, severity: Severity, remark: Message, placed: Located) -> Finding:
    pair = placed.pair
    return Finding(
        rule=rule,
        severity=severity,
        message=remark.message,
        path=placed.path,
        line=pair.entry.line,
        locale=pair.locale,
        article=placed.article,
        context=pair.entry.context or "",
        source=pair.source,
        target=pair.target,
        source_span=spans.in_typed_text(remark.source, pair.source, pair.segment.pattern),
        target_span=spans.in_typed_text(remark.target, pair.target, pair.segment.pattern),
    )
