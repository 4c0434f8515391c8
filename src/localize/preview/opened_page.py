"""An article in a locale, opened: what its segments are made from is at hand, so that one is made anew at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import astuple, field, replace
from itertools import islice

from localize.catalogs.progress import EntryState, Resolved, resolve_entries
from localize.catalogs.reread import PlainCatalog, plain_catalog
from localize.catalogs.source_forms import SourceForms
from localize.checks.article import (
    EntryFindings,
    SourceReadings,
    rule_findings,
    settled,
    source_readings,
)
from localize.checks.pair import Pair
from localize.checks.runner import RuleOn, rules_on
from localize.checks.target_locale import TargetLocale
from localize.dataclass import dataclass
from localize.gate.decide import Decision, SegmentCounts, count_segments
from localize.language import tags
from localize.model.approval import ApprovalStatus
from localize.model.article import Article
from localize.model.block import plain_text
from localize.model.catalog import Catalog, Entry, Key
from localize.model.finding import EntryFinding, Finding
from localize.preview.segment_views import EntryAt, SegmentAt, segment_view
from localize.preview.views import PageView, SegmentView
from localize.tasks.articles import ArticleRow
from localize.tasks.comparison import ArticleFindings

_MOST_CHECKED = 40
"""Entries that are checked at once, while somebody waits for them; of more the findings come later."""

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
class PageContent:
    """What a page is opened from, as it goes from process to process; `path` is where readers will find it.

    `chain` are the catalogs of the locale and its fallbacks, nearest first. `by_entry` are those findings of finished
    translations that are known. `problems` tell why a catalog cannot be read.
    """

    row: ArticleRow
    article: Article
    path: str
    chain: tuple[ReadCatalog, ...]
    by_entry: Mapping[Key, EntryFindings]
    problems: tuple[str, ...] = ()

    @property
    def unreadable(self) -> bool:
        """Whether a catalog cannot be read."""
        return bool(self.problems)


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


def _page_source(content: PageContent, locale: TargetLocale) -> PageSource:
    article = content.article
    segments: dict[Key, SegmentAt] = {}
    for block, segment in article.translatable():
        segments.setdefault((block.context, segment.text), SegmentAt(block, segment, len(segments) + 1))
    rules = rules_on(locale.config.checks.levels)
    return PageSource(content.row, article, locale, content.path, segments, source_readings(article), rules)


@dataclass(frozen=True, slots=True)
class OpenedPage:
    """An article in a locale with its segments as they are displayed, by id and in their order.

    `chain` are the catalogs of the locale and its fallbacks, nearest first. `by_entry` are the findings of each
    finished translation by itself, as far as they are known; `compared` those of the rules that compare the
    translations of the locale, and `general` those about a whole catalog. `version` is another one with each change.
    `problems` tell why a file of an `unreadable` page cannot be read; it is as it was before.
    """

    source: PageSource
    chain: tuple[ReadCatalog, ...]
    resolved: Mapping[Key, Resolved]
    by_entry: Mapping[Key, EntryFindings]
    blocked: frozenset[Key]
    segments: Mapping[str, SegmentView]
    version: str
    counts: SegmentCounts = field(default_factory=SegmentCounts)
    compared: ArticleFindings = ()
    general: tuple[Finding, ...] = ()
    decision: Decision | None = None
    approval: ApprovalStatus | None = None
    problems: tuple[str, ...] = ()

    @property
    def unreadable(self) -> bool:
        """Whether a file of the page cannot be read."""
        return bool(self.problems)

    @property
    def messages(self) -> tuple[str, ...]:
        """What is wrong with the page as a whole, as lines for people."""
        return (*self.problems, *(each.message for each in self.general))

    @property
    def unchecked(self) -> frozenset[Key]:
        """The finished translations whose findings are not known yet."""
        finished = (key for key, each in self.resolved.items() if each.state is EntryState.TRANSLATED)
        return frozenset(key for key in finished if key not in self.by_entry)

    @property
    def names(self) -> tuple[str, str]:
        """The article's name and the locale."""
        return self.source.row.name, self.source.locale.tag

    def view(self) -> PageView:
        """Return the page as it is displayed."""
        return replace(self.frame(), segments=tuple(self.segments.values()))

    def frame(self) -> PageView:
        """Return the page as it is displayed, without its segments."""
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
            counts=self.counts,
            segments=(),
            decision=self.decision,
            approval=self.approval,
            problems=self.messages,
        )


def title_of(article: Article) -> str:
    """Return the title of an article, or its name where it has none."""
    title = article.field("title")
    return plain_text(title.pattern) if title else article.name


def opened(content: PageContent, locale: TargetLocale, *, version: str) -> OpenedPage:
    """Return a page that is opened; what other pages have to do with it is not known yet, and neither its decision."""
    source = _page_source(content, locale)
    resolved = _resolved(source, content.chain, source.segments)
    page = OpenedPage(
        source,
        content.chain,
        resolved,
        content.by_entry,
        frozenset(),
        segments={},
        version=version,
        problems=content.problems,
    )
    return _displayed(replace(page, resolved={}), page, source.segments)


def _resolved(source: PageSource, chain: Iterable[ReadCatalog], keys: Iterable[Key]) -> Mapping[Key, Resolved]:
    """Return what stands for some segments in the catalogs of a chain as they are now, or in the source."""
    tag = source.locale.tag
    of_source = SourceForms(source.article.locale, tag)
    return resolve_entries(keys, [*((each.locale, each.now) for each in chain), (tag, of_source)])


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
    after = _renewed(replace(page, chain=chain, version=version, problems=()), changed)
    return replace(after, segments=_with_lines(after))


def with_compared(
    page: OpenedPage, compared: ArticleFindings, general: tuple[Finding, ...], *, version: str
) -> OpenedPage:
    """Return a page with what the rules find that look at more than one translation."""
    before, now = dict(page.compared), dict(compared)
    changed = [key for key in {**before, **now} if before.get(key) != now.get(key)]
    if general != page.general:
        changed = list(page.source.segments)
    after = replace(page, compared=compared, general=general, version=version)
    return _displayed(page, after, [key for key in changed if key in page.source.segments])


@dataclass(frozen=True, slots=True)
class CheckedEntry:
    """The findings of an entry, with what they were made from besides what stays: its translation and comments."""

    target: str
    comments: tuple[str, ...]
    findings: EntryFindings


def with_checked(page: OpenedPage, checked: Mapping[Key, CheckedEntry], *, version: str) -> OpenedPage:
    """Return a page with the findings of entries that were not known; not of those that were saved again meanwhile."""
    new: dict[Key, EntryFindings] = {}
    for key in page.unchecked & checked.keys():
        entry, each = page.resolved[key].entry, checked[key]
        if entry and (entry.target, entry.comments) == (each.target, each.comments):
            new[key] = each.findings
    return _displayed(page, replace(page, by_entry={**page.by_entry, **new}, version=version), new) if new else page


def checked_here(page: OpenedPage, *, version: str) -> OpenedPage:
    """Return a page with all its entries checked; for the few that were saved while all others were checked."""
    return _renewed(replace(page, version=version), sorted(page.unchecked, key=repr))


def _renewed(page: OpenedPage, keys: Iterable[Key]) -> OpenedPage:
    """Return a page with some of its segments resolved, checked and displayed anew; of very many the texts first."""
    here = [key for key in keys if key in page.source.segments]
    renewed = _resolved(page.source, page.chain, here)
    by_entry = dict(page.by_entry)
    for key in renewed:
        by_entry.pop(key, None)
    if len(renewed) <= _MOST_CHECKED:
        pairs = {
            key: _pair(page.source, key, each.entry)
            for key, each in renewed.items()
            if each.state is EntryState.TRANSLATED and each.entry is not None
        }
        findings = rule_findings(list(pairs.values()), page.source.rules)
        by_entry.update(zip(pairs, findings, strict=True))
    return _displayed(page, replace(page, resolved={**page.resolved, **renewed}, by_entry=by_entry), renewed)


def _displayed(before: OpenedPage, page: OpenedPage, keys: Collection[Key]) -> OpenedPage:
    """Return a page with some of its segments displayed anew, with the findings that are known; and counted anew."""
    blocked, views, compared = set(page.blocked), dict(page.segments), dict(page.compared)
    general = {each.path: each.blocking for each in page.general}
    for key in keys:
        blocked.discard(key)
        findings: Sequence[EntryFinding] = ()
        if (path := _entry_at(page, key).resolved_path) not in general:
            findings = _findings(page, key, compared.get(key, ()))
        is_finished = page.resolved[key].state is EntryState.TRANSLATED
        if is_finished and (general.get(path) or any(each.blocking for each in findings)):
            blocked.add(key)
        view = _view(page, key, findings, blocked=key in blocked)
        views[view.id] = view
    page = replace(page, blocked=frozenset(blocked), segments=views)
    gone, come = (astuple(_counts(each, keys)) for each in (before, page))
    counts = [all_ - old + new for all_, old, new in zip(astuple(page.counts), gone, come, strict=True)]
    return replace(page, counts=SegmentCounts(*counts))


def _counts(page: OpenedPage, keys: Iterable[Key]) -> SegmentCounts:
    """Return how many of some segments are in which state."""
    resolved = {key: page.resolved[key] for key in keys if key in page.resolved}
    safety = {key for key in resolved if page.source.segments[key].block.safety}
    return count_segments(resolved, blocked=page.blocked & resolved.keys(), safety=safety)


def _with_lines(page: OpenedPage) -> Mapping[str, SegmentView]:
    """Return the segments of a page, each with the line on which its entry stands now."""
    views = {}
    for name, view in page.segments.items():
        entry_at = _entry_at(page, view.key)
        views[name] = view if view.line == entry_at.line else replace(view, line=entry_at.line)
    return views


def _findings(page: OpenedPage, key: Key, compared: EntryFindings) -> Sequence[EntryFinding]:
    """Return the findings of an entry that are displayed, as far as they are known, with the `compared` ones."""
    resolved, source = page.resolved[key], page.source
    if resolved.state is not EntryState.TRANSLATED or resolved.entry is None or key not in page.by_entry:
        return ()
    new = [*page.by_entry[key], *compared]
    pair = _pair(source, key, resolved.entry)
    return settled(pair, source.locale, new, inherited=resolved.locale != source.locale.tag)


def typed_findings(page: OpenedPage, key: Key, text: str) -> Sequence[EntryFinding]:
    """Return what the rules of one translation find in a text that was typed for an entry, but not saved."""
    source, known = page.source, page.resolved[key].entry
    if not text:
        return ()
    entry = Entry(key[1], target=text, context=key[0], comments=known.comments if known else ())
    pair = _pair(source, key, entry)
    (findings,) = rule_findings([pair], source.rules)
    return settled(pair, source.locale, findings, inherited=False)


def look_rules_up(page: OpenedPage) -> None:
    """Load what the rules need of the languages of a page, for which the first save would wait."""
    texts = ((key, each.entry.target) for key, each in page.resolved.items() if each.entry and each.entry.target)
    for key, text in islice(texts, 1):
        typed_findings(page, key, text)


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
    same = list(before.segments.values()) == list(after.segments.values()) and before.messages == after.messages
    return replace(after, version=before.version) if same else after
