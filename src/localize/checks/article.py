"""The check of an article in a locale: its findings, and which translations may be shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import field

from localize.catalogs.progress import EntryState, Resolved
from localize.checks.pair import Located, Pair
from localize.checks.rules.script import catalogs_of_another_language
from localize.checks.runner import RuleOn, rules_on, run_rules, settle
from localize.checks.severities import CASES_OF, UNUSED_WAIVER
from localize.checks.target_locale import TargetLocale
from localize.checks.text_reading import TextReading
from localize.dataclass import dataclass
from localize.model import characters
from localize.model.article import Article
from localize.model.catalog import Key
from localize.model.finding import EntryFinding, Finding, Severity

_CATALOG = "catalog"
"""What a finding about the characters of a translation has in place of a rule."""


@dataclass(frozen=True, slots=True)
class ArticlePairs:
    """An article in a locale: its resolved segments, and the finished translations with their sources."""

    resolved: Mapping[Key, Resolved]
    finished: Mapping[Key, Located]


SourceReadings = Mapping[Key, TextReading]
"""The sources of an article as the rules read them, by the keys of their entries."""


def source_readings(article: Article) -> SourceReadings:
    """Return the readings of an article's sources, with which it is paired up in all locales."""
    return {
        (block.context, segment.text): TextReading(segment.pattern, article.locale)
        for block, segment in article.translatable()
    }


_UNREAD: SourceReadings = {}


def pair_up(
    article: Article,
    resolved: Mapping[Key, Resolved],
    locale: TargetLocale,
    paths: Mapping[str, str],
    *,
    sources: SourceReadings = _UNREAD,
) -> ArticlePairs:
    """Pair the finished translations of an article with their sources; `paths` are its catalogs' by locale.

    A translation of a fallback is checked as one of this locale, and located in the catalog of the fallback. With
    `sources`, what was read of a source for one locale is not read again for the next.
    """
    segments = {(block.context, segment.text): segment for block, segment in article.translatable()}
    finished = {
        key: Located(
            Pair(
                segments[key],
                each.entry,
                source_locale=article.locale,
                locale=locale.tag,
                terms=locale.terms,
                read_source=sources.get(key),
            ),
            paths[each.locale],
            article.name,
        )
        for key, each in resolved.items()
        if each.state is EntryState.TRANSLATED and each.entry is not None
    }
    return ArticlePairs(resolved, finished)


Compared = Mapping[tuple[str, Key], Sequence[EntryFinding]]
"""The findings of the rules that compare the translations of a locale, by article and entry."""


EntryFindings = tuple[EntryFinding, ...]
"""The findings of one finished translation."""


@dataclass(frozen=True, slots=True)
class Checked:
    """An article in a locale, checked: its resolved segments, the findings, and the segments that these block.

    `by_entry` are the findings of each finished translation by itself.
    """

    resolved: Mapping[Key, Resolved]
    findings: tuple[Finding, ...]
    blocked: frozenset[Key]
    by_entry: Mapping[Key, EntryFindings] = field(default_factory=dict)


_NONE_KNOWN: Mapping[Key, EntryFindings] = {}


def check(
    pairs: ArticlePairs, locale: TargetLocale, compared: Compared, known: Mapping[Key, EntryFindings] = _NONE_KNOWN
) -> Checked:
    """Check an article in a locale; findings that its entries waive are left out.

    `known` are the findings of entries that were checked before, and are as they were.

    An unused waiver is a finding only in the locale that has it in its own catalog. A catalog in another script has one
    finding; if that is an error, none of its translations is shown.
    """
    findings: list[Finding] = []
    rules = rules_on(locale.config.checks.levels)
    unknown = {key: located.pair for key, located in pairs.finished.items() if key not in known}
    new_ones = dict(zip(unknown, rule_findings(list(unknown.values()), rules), strict=True))
    by_entry = {key: new_ones[key] if key in new_ones else known[key] for key in pairs.finished}
    blocked: set[Key] = set()
    for key, located in pairs.finished.items():
        inherited = pairs.resolved[key].locale != locale.tag
        new = [*by_entry[key], *compared.get((located.article, key), ())]
        new = settled(located.pair, locale, new, inherited=inherited)
        findings += map(located.finding, new)
        if any(finding.blocking for finding in new):
            blocked.add(key)
    counts = Counter(located.path for located in pairs.finished.values())
    whole = catalogs_of_another_language(findings, counts)
    blocking = {path for path, finding in whole.items() if finding.blocking}
    blocked |= {key for key, located in pairs.finished.items() if located.path in blocking}
    if whole:
        findings = [*whole.values(), *(finding for finding in findings if finding.path not in whole)]
    return Checked(pairs.resolved, tuple(findings), frozenset(blocked), by_entry)


def rule_findings(pairs: Sequence[Pair], rules: Sequence[RuleOn]) -> Sequence[EntryFindings]:
    """Return what the rules of one translation find in each of some, waived ones too.

    They depend on the source's pattern, the entry's context, limit, texts and comments, the locales, their terms and
    the rules with their levels; not on path, line and article.
    """
    refused = {at: char for at, pair in enumerate(pairs) if (char := characters.refused(pair.target))}
    findings = iter(run_rules(rules, [pair for at, pair in enumerate(pairs) if at not in refused]))
    return [
        (_not_displayable(pair, refused[at]),) if at in refused else tuple(next(findings))
        for at, pair in enumerate(pairs)
    ]


def settled(
    pair: Pair, locale: TargetLocale, findings: Sequence[EntryFinding], *, inherited: bool
) -> list[EntryFinding]:
    """Return the findings of one translation that count, those of the comparing rules among them; no waived ones.

    `inherited` translations are in the catalog of a fallback, where their waivers are judged.
    """
    if undisplayable := [finding for finding in findings if finding.rule == _CATALOG]:
        return undisplayable
    rules = locale.config.checks
    levels = {**rules.levels, UNUSED_WAIVER: None} if inherited else rules.levels
    return [
        each
        for each in settle(pair.entry, findings, levels=levels)
        if rules.confidence.counts(each, CASES_OF.get(each.rule, ""))
    ]


def _not_displayable(pair: Pair, char: str) -> EntryFinding:
    """Return the finding of a translation that no page can show; it belongs to no rule, so nobody can turn it off."""
    at = pair.target.index(char)
    message = f"{characters.named(char)} in the translation, expected text"
    return EntryFinding(_CATALOG, Severity.ERROR, message, target_span=(at, at + 1))


def translations(article: Article, checked: Checked) -> dict[Key, str]:
    """Return the translations that may be shown: finished, and without blocking findings."""
    texts = {}
    for key in article.catalog_keys():
        each = checked.resolved[key]
        if each.state is EntryState.TRANSLATED and each.entry and key not in checked.blocked:
            texts[key] = each.entry.target
    return texts
