"""Where a text stands: its segments, their state in each locale, since when, and what holds them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from localize.catalogs.progress import EntryState, resolve
from localize.dataclass import dataclass
from localize.files.history import LineChange
from localize.model.article import Article
from localize.model.block import Block
from localize.model.catalog import Key
from localize.model.finding import Finding
from localize.segments.tags import without_tags
from localize.tasks.catalogs import ArticleCatalogs, load_catalog_inputs, load_catalogs, with_fallbacks
from localize.tasks.check import ProjectCatalogs, check_pages
from localize.tasks.sources import Sources
from localize.tasks.status import DecidedPage, decide_pages, load_decision_inputs

_NEAR = 60
"""The least similarity, in percent, of a segment that is offered where none holds a text."""


@dataclass(frozen=True, slots=True)
class SegmentInLocale:
    """A segment in a locale: its entry, whose it is, since when it is so, findings, and the fate of its page.

    `entry_locale` is the locale of the entry, that of a fallback where it is inherited; `path` and `line` are where
    the entry stands, the line 0 where there is none. `page_reasons` say why the page is not published.
    """

    locale: str
    state: EntryState
    entry_locale: str
    target: str
    path: str
    line: int
    changed: LineChange | None
    findings: tuple[Finding, ...]
    page_outcome: str
    page_reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExplainedSegment:
    """A segment of an article, with its state in each selected locale."""

    article: str
    path: str
    line: int
    role: str
    context: str
    source: str
    locales: tuple[SegmentInLocale, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """The segments that hold a text, how many more there are, and where there are none the nearest segment."""

    segments: tuple[ExplainedSegment, ...]
    more: int = 0
    nearest: str = ""


@dataclass(frozen=True, slots=True)
class _Hit:
    article: Article
    block: Block
    key: Key


Changes = Callable[[str, int], LineChange | None]
"""Gives the last change of the entry on a line of a catalog; None where that is not known."""


def explain_text(sources: Sources, text: str, *, most: int, change_of: Changes) -> Explanation:
    """Look a text up in the selected articles, and in their translations where no source holds it."""
    folded = _folded(text)
    in_sources = [hit for hit in _segments(sources.selected_articles()) if folded in _folded(hit.key[1])]
    hits = in_sources or list(_in_targets(sources, folded))
    if not hits:
        return Explanation((), nearest=_nearest(sources, text))
    first = hits[:most]
    names = tuple(dict.fromkeys(hit.article.name for hit in first))
    chosen = sources.select(tuple(sources.selected_tags()), names)
    catalogs = ProjectCatalogs(chosen, chosen.selected_tags())
    inputs = load_decision_inputs(catalogs)
    pages = {
        (page.status.article, page.status.locale): page
        for page in decide_pages(inputs, check_pages(catalogs, chosen.row_pairs()))
    }
    tags = with_fallbacks(chosen.project, chosen.selected_tags())
    files = {name: load_catalogs(catalogs.inputs, name=name, tags=tags) for name in names}
    state = _ProjectState(chosen, files, pages, change_of)
    return Explanation(tuple(state.explained(hit) for hit in first), more=len(hits) - len(first))


@dataclass(frozen=True, slots=True)
class _ProjectState:
    """The articles that hold a text, their catalogs by article, and their pages by article and locale."""

    sources: Sources
    catalogs: Mapping[str, ArticleCatalogs]
    pages: Mapping[tuple[str, str], DecidedPage]
    change_of: Changes

    def explained(self, hit: _Hit) -> ExplainedSegment:
        """Return a segment with its state in each selected locale."""
        return ExplainedSegment(
            hit.article.name,
            hit.article.path,
            hit.block.line,
            role=hit.block.role.value,
            context=hit.key[0] or "",
            source=hit.key[1],
            locales=tuple(self._in_locale(hit, each.tag) for each in self.sources.selected_locales(hit.article)),
        )

    def _in_locale(self, hit: _Hit, tag: str) -> SegmentInLocale:
        catalogs, page = self.catalogs[hit.article.name], self.pages[hit.article.name, tag]
        resolved = resolve([hit.key], catalogs.chain(tag))[hit.key]
        entry_locale = resolved.locale or tag
        line = _line(catalogs, entry_locale, hit.key)
        path = self.sources.project.config.layout.catalog(entry_locale, hit.article.name)
        findings = page.page.catalog.findings if page.page.catalog.unreadable else page.page.findings
        return SegmentInLocale(
            tag,
            resolved.state,
            entry_locale=entry_locale,
            target=resolved.entry.target if resolved.entry else "",
            path=path,
            line=line,
            changed=self.change_of(path, line) if line else None,
            findings=tuple(each for each in findings if _is_about(each, hit.key)),
            page_outcome=page.status.decision.outcome.value,
            page_reasons=page.status.decision.reasons,
        )


def _segments(articles: Iterable[Article]) -> Iterator[_Hit]:
    for article in articles:
        for block, segment in article.translatable():
            yield _Hit(article, block, (block.context, segment.text))


def _in_targets(sources: Sources, text: str) -> Iterator[_Hit]:
    """Yield the segments whose translation holds a text, in the selected locales."""
    inputs = load_catalog_inputs(sources, sources.selected_tags())
    for article in sources.selected_articles():
        tags = [locale.tag for locale in sources.selected_locales(article)]
        files = load_catalogs(inputs, name=article.name, tags=with_fallbacks(sources.project, tags)).files
        keys = {
            entry.key
            for tag in tags
            for entry in files[tag].value.entries
            if not entry.obsolete and text in _folded(entry.target)
        }
        yield from (hit for hit in _segments([article]) if hit.key in keys)


def _line(catalogs: ArticleCatalogs, tag: str, key: Key) -> int:
    """Return the line of an entry in the catalog of a locale; 0 where it has none."""
    entry = catalogs.files[tag].value.by_key().get(key)
    return entry.line if entry is not None else 0


def _is_about(finding: Finding, key: Key) -> bool:
    return (finding.context or None, finding.source) == key


def _folded(text: str) -> str:
    """Return a text as it is compared: without tags, spaces alike, capital or not."""
    return " ".join(without_tags(text).split()).casefold()


def _nearest(sources: Sources, text: str) -> str:
    """Return the segment that is most like a text; empty where none is near."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415  # only where nothing matches

    texts = dict.fromkeys(hit.key[1] for hit in _segments(sources.selected_articles()))
    match = process.extractOne(text, texts.keys(), scorer=fuzz.WRatio, score_cutoff=_NEAR)
    return "" if match is None else str(match[0])
