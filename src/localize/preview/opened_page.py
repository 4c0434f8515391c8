"""An article in a locale, opened: what its segments are made from is at hand, so that one is made anew at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from localize import checks
from localize.catalogs.progress import EntryState, Resolved, resolve_entries
from localize.catalogs.reread import PlainCatalog, plain_catalog
from localize.checks.article import (
    Checked,
    EntryFindings,
    SourceReadings,
    rule_findings,
    settled,
    source_readings,
)
from localize.checks.pair import Pair
from localize.checks.runner import RuleOn
from localize.checks.target_locale import TargetLocale
from localize.gate.decide import Decision, SegmentCounts, count_segments
from localize.language import tags
from localize.model.approval import ApprovalStatus
from localize.model.article import Article
from localize.model.block import plain_text
from localize.model.catalog import Catalog, Entry, Key
from localize.model.finding import EntryFinding
from localize.preview.segment_views import EntryAt, SegmentAt, segment_view
from localize.preview.views import PageView, SegmentView
from localize.tasks.articles import ArticleRow
from localize.tasks.comparison import ArticleFindings

Entries = Mapping[Key, Entry]
"""Entries in use, by context and source."""


@dataclass(frozen=True, slots=True)
class ReadCatalog:
    """A catalog of the fallback chain: its entries in use, as it was read as a whole and as they are `now`.

    `plain` is its text as it was read, `changed` are the entries that have changed since.
    """

    locale: str
    path: str
    entries: Entries
    now: Entries
    plain: PlainCatalog | None
    changed: Entries


def read_catalog(locale: str, path: str, catalog: Catalog) -> ReadCatalog:
    """Return a catalog that was read as a whole."""
    entries = catalog.by_key()
    return ReadCatalog(locale, path, entries, entries, plain_catalog(catalog), {})


@dataclass(frozen=True, slots=True)
class PageSource:
    """What a page is made from beside its catalogs; the same as long as article, glossary and settings are."""

    row: ArticleRow
    article: Article
    locale: TargetLocale
    path: str
    segments: Mapping[Key, SegmentAt]
    readings: SourceReadings
    rules: Sequence[RuleOn]


def page_source(row: ArticleRow, article: Article, locale: TargetLocale, path: str) -> PageSource:
    """Return what a page is made from beside its catalogs; `path` is where readers will find it."""
    segments: dict[Key, SegmentAt] = {}
    for block, segment in article.translatable():
        segments.setdefault((block.context, segment.text), SegmentAt(block, segment, len(segments) + 1))
    rules = checks.rules_on(locale.config.checks.levels)
    return PageSource(row, article, locale, path, segments, source_readings(article), rules)


@dataclass(frozen=True, slots=True)
class OpenedPage:
    """An article in a locale with its segments as they are displayed, by id and in their order.

    `chain` are the catalogs of the locale and its fallbacks, nearest first. `by_entry` are the findings of each
    finished translation by itself, `compared` those of the rules that compare the translations of the locale, as far
    as these are known. `version` is another one with each change. An `unreadable` page is as it was before a
    file of it could not be read.
    """

    source: PageSource
    chain: tuple[ReadCatalog, ...]
    resolved: Mapping[Key, Resolved]
    by_entry: Mapping[Key, EntryFindings]
    blocked: frozenset[Key]
    segments: Mapping[str, SegmentView]
    version: str
    compared: ArticleFindings = ()
    decision: Decision | None = None
    approval: ApprovalStatus | None = None
    problems: tuple[str, ...] = ()
    unreadable: bool = False

    @property
    def names(self) -> tuple[str, str]:
        """The article's name and the locale."""
        return self.source.row.name, self.source.locale.tag

    @property
    def counts(self) -> SegmentCounts:
        """How many segments are in which state."""
        safety = {key for key, at in self.source.segments.items() if at.block.safety}
        return count_segments(self.resolved, blocked=self.blocked, safety=safety)

    def view(self) -> PageView:
        """Return the page as it is displayed."""
        return replace(self.frame(), counts=self.counts, segments=tuple(self.segments.values()))

    def frame(self) -> PageView:
        """Return the page as it is displayed, without what takes long: counts and segments."""
        article, locale = self.source.article, self.source.locale.tag
        return PageView(
            article=article.name,
            locale=locale,
            source_locale=article.locale,
            direction=tags.direction(locale),
            source_direction=tags.direction(article.locale),
            title=title_of(article),
            path=self.source.path,
            source_path=article.path,
            catalog_path=self.chain[0].path,
            version=self.version,
            counts=SegmentCounts(),
            segments=(),
            decision=self.decision,
            approval=self.approval,
            problems=self.problems,
        )


def title_of(article: Article) -> str:
    """Return the title of an article, or its name where it has none."""
    title = article.field("title")
    return plain_text(title.pattern) if title else article.name


def pairs_of_page(source: PageSource, chain: Sequence[ReadCatalog]) -> tuple[Mapping[Key, Resolved], dict[str, str]]:
    """Return the segments of a page resolved in its catalogs, and the paths of these by locale."""
    entries = [(catalog.locale, catalog.now) for catalog in chain]
    return resolve_entries(source.segments, entries), {catalog.locale: catalog.path for catalog in chain}


def opened(source: PageSource, chain: tuple[ReadCatalog, ...], checked: Checked, *, version: str) -> OpenedPage:
    """Return a page that was checked as a whole."""
    findings: dict[Key, list[EntryFinding]] = {}
    for each in checked.findings:
        finding = EntryFinding(each.rule, each.severity, each.message, each.source_span, each.target_span)
        findings.setdefault((each.context or None, each.source), []).append(finding)
    general = tuple(str(each.message) for each in findings.pop((None, ""), ()))
    page = OpenedPage(
        source,
        chain,
        checked.resolved,
        checked.by_entry,
        checked.blocked,
        segments={},
        version=version,
        problems=general,
    )
    views = (_view(page, key, findings.get(key, ()), blocked=key in page.blocked) for key in source.segments)
    return replace(page, segments={view.id: view for view in views})


def with_changed_entries(page: OpenedPage, locale: str, changed: Entries, *, version: str) -> OpenedPage:
    """Return a page after a save of the catalog of `locale`, which is one of its chain.

    `changed` are the entries that are not as they were when the catalog was read as a whole. Only they are resolved,
    checked and displayed anew, and those that had changed before.
    """
    before = next(catalog for catalog in page.chain if catalog.locale == locale)
    now = replace(before, changed=changed, now={**before.entries, **changed})
    chain = tuple(now if each is before else each for each in page.chain)
    return _renewed(replace(page, chain=chain, version=version), {**changed, **before.changed})


def with_catalogs(page: OpenedPage, chain: tuple[ReadCatalog, ...], *, version: str) -> OpenedPage:
    """Return a page whose catalogs were read again as a whole; only entries that say something else are made anew."""
    changed = [
        key
        for old, new in zip(page.chain, chain, strict=True)
        for key in page.source.segments
        if old.now.get(key) != new.now.get(key)
    ]
    after = _renewed(replace(page, chain=chain, version=version, problems=(), unreadable=False), changed)
    return replace(after, segments=_with_lines(after))


def with_compared(page: OpenedPage, compared: ArticleFindings, *, version: str) -> OpenedPage:
    """Return a page with what the rules find that compare the translations of its locale."""
    before, now = dict(page.compared), dict(compared)
    changed = [key for key in {**before, **now} if before.get(key) != now.get(key)]
    return _renewed(replace(page, compared=compared, version=version), changed)


def _renewed(page: OpenedPage, keys: Iterable[Key]) -> OpenedPage:
    """Return a page with some of its segments resolved, checked and displayed anew."""
    own = [key for key in keys if key in page.source.segments]
    resolved = {**page.resolved, **resolve_entries(own, [(each.locale, each.now) for each in page.chain])}
    page = replace(page, resolved=resolved)
    by_entry, blocked, views = dict(page.by_entry), set(page.blocked), dict(page.segments)
    compared = dict(page.compared)
    for key in own:
        by_entry.pop(key, None)
        blocked.discard(key)
        findings = _checked_again(page, key, by_entry, compared=compared.get(key, ()))
        if any(finding.blocking for finding in findings):
            blocked.add(key)
        view = _view(page, key, findings, blocked=key in blocked)
        views[view.id] = view
    return replace(page, by_entry=by_entry, blocked=frozenset(blocked), segments=views)


def _with_lines(page: OpenedPage) -> Mapping[str, SegmentView]:
    """Return the segments of a page, each with the line on which its entry stands now."""
    views = {}
    for name, view in page.segments.items():
        entry_at = _entry_at(page, view.key)
        views[name] = view if view.line == entry_at.line else replace(view, line=entry_at.line)
    return views


def _checked_again(
    page: OpenedPage, key: Key, by_entry: dict[Key, EntryFindings], *, compared: EntryFindings
) -> Sequence[EntryFinding]:
    """Return the findings of an entry, with the `compared` ones; what it has by itself is put into `by_entry`."""
    resolved, source = page.resolved[key], page.source
    if resolved.state is not EntryState.TRANSLATED or resolved.entry is None:
        return ()
    pair = _pair(source, key, resolved.entry)
    by_entry[key] = tuple(rule_findings(pair, source.rules))
    new = [*by_entry[key], *compared]
    return settled(pair, source.locale, new, inherited=resolved.locale != source.locale.tag)


def typed_findings(page: OpenedPage, key: Key, text: str) -> Sequence[EntryFinding]:
    """Return what the rules of one translation find in a text that was typed for an entry, but not saved."""
    source, known = page.source, page.resolved[key].entry
    if not text:
        return ()
    entry = Entry(key[1], target=text, context=key[0], comments=known.comments if known else ())
    pair = _pair(source, key, entry)
    return settled(pair, source.locale, rule_findings(pair, source.rules), inherited=False)


def _pair(source: PageSource, key: Key, entry: Entry) -> Pair:
    return Pair(
        source.segments[key].segment,
        entry,
        source_locale=source.article.locale,
        locale=source.locale.tag,
        terms=source.locale.terms,
        read_source=source.readings.get(key),
    )


def _view(page: OpenedPage, key: Key, findings: Sequence[EntryFinding], *, blocked: bool) -> SegmentView:
    source = page.source
    return segment_view(source.segments[key], _entry_at(page, key), findings, locale=source.locale, blocked=blocked)


def _entry_at(page: OpenedPage, key: Key) -> EntryAt:
    resolved, first = page.resolved[key], page.chain[0]
    stands = next((each for each in page.chain if each.locale == resolved.locale), first)
    return EntryAt(resolved, first.now.get(key), first.path, stands.path)


def changed_segments(before: OpenedPage, after: OpenedPage) -> list[SegmentView]:
    """Return the segments that are displayed otherwise than before."""
    return [
        view for name, view in after.segments.items() if (old := before.segments.get(name)) is not view and old != view
    ]


def same_segments(before: OpenedPage, after: OpenedPage) -> bool:
    """Whether both have the same segments, whatever their translations are."""
    return before.segments.keys() == after.segments.keys()


def keeping_version(before: OpenedPage, after: OpenedPage) -> OpenedPage:
    """Return a page with the version of before where it displays the same: whoever has read it has read this one."""
    same = list(before.segments.values()) == list(after.segments.values()) and before.problems == after.problems
    return replace(after, version=before.version) if same else after
