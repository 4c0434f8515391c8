"""The release of a project: its pages, as the gate has decided, without their texts."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from localize.cache.codec import Codec
from localize.cache.packed_list import PackedList
from localize.dataclass import dataclass
from localize.gate import decide
from localize.gate.decide import Decision, Mender, Outcome
from localize.gate.resolve import translated_words
from localize.model.approval import Approval
from localize.model.page import PageInfo
from localize.pages.previous_page import PreviousFile, PreviousPage
from localize.pages.release import NewListings, Release
from localize.pages.released_page import PageInRelease, ReleasedPage, WithheldPage, is_unlisted
from localize.tasks import release_pages
from localize.tasks.check import CheckedProject, unreadable_assets
from localize.tasks.decided_pages import DecidedPages
from localize.tasks.release_pages import RejectedPage
from localize.tasks.status import DecidedPage, DecisionInputs, PageStatus, decide_pages, load_decision_inputs


@dataclass(frozen=True, slots=True)
class DecidedProject:
    """The decisions about all pages of a project, by article and locale."""

    inputs: DecisionInputs
    pages: DecidedPages


@dataclass(frozen=True, slots=True, kw_only=True)
class PageEntry:
    """A page of a release without its text.

    `info` is what is known of it today, `date` that of the text that it shows. `texts_key` stands for the translations,
    it is empty for a page in the source locale; `article_key` stands for the article, empty where that cannot be read.
    """

    article: str
    locale: str
    source_locale: str
    outcome: Outcome
    path: str
    info: PageInfo
    date: date | None
    unlisted: bool
    article_key: bytes = b""
    texts_key: bytes = b""
    approvals: tuple[Approval, ...] = ()


@dataclass(frozen=True, slots=True)
class MadeRelease:
    """The release of all pages that may be in it, and the pages that cannot be made from what was published before."""

    release: Release
    rejected: tuple[RejectedPage, ...] = ()


_ENTRIES: Codec[tuple[Any, ...]] = Codec(tuple[PageEntry, ...])
_WITHHELD: Codec[tuple[WithheldPage, ...]] = Codec(tuple[WithheldPage, ...])
_PACKED = NewListings(partial(PackedList, _ENTRIES), partial(PackedList, _WITHHELD))
"""The lists of a release, most of them packed."""


def decide_project(checked: CheckedProject) -> DecidedProject:
    """Decide about all pages of a checked project."""
    inputs = load_decision_inputs(checked.catalogs)
    groups = (decide_pages(inputs, pages) for pages in (checked.selected, checked.others))
    return DecidedProject(inputs, DecidedPages(checked.sources, *groups))


def make_release(project: DecidedProject) -> MadeRelease:
    """Make the release of all pages that the gate lets into it."""
    pages, withheld, rejected = _PACKED.pages(), _PACKED.withheld(), []
    for name in project.inputs.sources.project.paths:
        decided = project.pages.of_article(name)
        there = set()
        for page in _entries(project.inputs, name, decided):
            if isinstance(page, RejectedPage):
                rejected.append(page)
            else:
                pages.append(page)
                there.add(page.locale)
        for each in _withheld(project.inputs, name, decided, there):
            withheld.append(each)
    return MadeRelease(_release(project.inputs, pages, withheld), tuple(rejected))


def draft(inputs: DecisionInputs, page: DecidedPage) -> tuple[Release, ReleasedPage]:
    """Make a release of one page alone, as readers would get it; its links to other articles lead nowhere."""
    article, locale = page.page.article, page.page.locale
    alone = translated(inputs, page, _entry(page, Outcome.PUBLISHED))
    release = _release(inputs, (alone,))
    return replace(release, locales=(article.locale, locale.tag), base_url=""), alone


def after_release(page: DecidedPage, rejected: Mapping[tuple[str, str], str]) -> PageStatus:
    """Return the status of a page after the release is made; `rejected` gives the reasons of rejected pages."""
    reason = rejected.get(page.page.names)
    if reason is None:
        return page.status
    decision = Decision(Outcome.WITHHELD, (*page.status.decision.reasons, reason))
    menders = tuple(dict.fromkeys((*page.status.menders, Mender.EDITOR)))
    return replace(page.status, decision=decision, menders=menders)


def released(project: DecidedProject, entry: PageEntry) -> ReleasedPage | RejectedPage:
    """Return a page with all that it is made from."""
    sources = project.inputs.sources
    if entry.locale == entry.source_locale:
        article = sources.articles[entry.article]
        return release_pages.source_page(
            article,
            compiled=sources.articles.compiled(entry.article),
            references=sources.references,
            files=sources.project.files,
        )
    page = project.pages.get((entry.article, entry.locale))
    if entry.outcome is not Outcome.KEPT:
        assert page is not None  # only kept pages have no article
        return translated(project.inputs, page, entry)
    origin = _previous(project.inputs, entry.article, path=entry.path if page else entry.article, tag=entry.locale)
    if not isinstance(origin, PreviousPage):
        return origin or release_pages.gone(entry.article, entry.locale)
    new = translated(project.inputs, page, entry) if page else None
    return ReleasedPage(
        article=entry.article,
        locale=entry.locale,
        source_locale=entry.source_locale,
        outcome=entry.outcome,
        path=entry.path,
        origin=origin,
        assets=new.assets if new else (),
        info=entry.info,
    )


def translated(inputs: DecisionInputs, page: DecidedPage, entry: PageEntry) -> ReleasedPage:
    """Return the new page of an article in a target locale."""
    return release_pages.translated_page(
        inputs.sources.articles[entry.article],
        inputs.catalogs.texts(page.page),
        compiled=inputs.sources.articles.compiled(entry.article),
        chain=page.page.locale.config.chain,
        outcome=entry.outcome,
        path=entry.path,
        approvals=entry.approvals,
        info=entry.info,
        references=inputs.sources.references,
        files=inputs.sources.project.files,
    )


def _release(
    inputs: DecisionInputs, pages: Collection[PageInRelease], withheld: Collection[WithheldPage] = ()
) -> Release:
    project = inputs.sources.project
    return Release(
        pages=pages,
        withheld=withheld,
        listings=_PACKED,
        locales=project.all_locales,
        default_locale=project.config.source_locale,
        base_url=project.config.base_url,
        words={tag: translated_words(words) for tag, words in inputs.catalogs.words.items()},
        trusted=project.config.formats.trust_markup,
        aliases=tuple((name, path) for name, row in inputs.sources.articles.rows.items() for path in row.aliases),
    )


def _entries(
    inputs: DecisionInputs, name: str, decided: Mapping[str, DecidedPage]
) -> Iterator[PageEntry | RejectedPage]:
    """Return the pages of an article that the gate lets into the release; `decided` are those by target locale."""
    sources = inputs.sources
    row = sources.articles.rows.get(name)
    if row is None:
        yield from _pages_that_stay(inputs, name)
        return
    is_shown = row.locale in sources.project.all_locales
    if is_shown and not row.withheld and not unreadable_assets(sources, row, ()):
        yield PageEntry(
            article=name,
            locale=row.locale,
            source_locale=row.locale,
            outcome=Outcome.PUBLISHED,
            path=row.page,
            info=row.info,
            date=row.info.date,
            unlisted=is_unlisted(row.locale, Outcome.PUBLISHED, None),
            article_key=row.key,
        )
    for tag in sources.targets_of(row):
        yield from _page(inputs, decided[tag])


def _page(inputs: DecisionInputs, page: DecidedPage) -> Iterator[PageEntry | RejectedPage]:
    """Return the page of an article in a target locale; none where it is withheld."""
    outcome = page.status.decision.outcome
    if outcome is Outcome.KEPT:
        origin = _previous(inputs, page.status.article, path=page.path, tag=page.status.locale)
        if isinstance(origin, PreviousPage):
            yield _kept(_entry(page, outcome), origin)
        elif origin is not None:
            yield origin
    elif outcome is not Outcome.WITHHELD:
        yield _entry(page, outcome)


def _pages_that_stay(inputs: DecisionInputs, name: str) -> Iterator[PageEntry | RejectedPage]:
    """Return the previous pages of an article that cannot be read, in locales whose policy keeps them."""
    for locale in inputs.sources.project.config.targets.values():
        source_locale = inputs.previous.source_locale(name, locale.tag)
        if source_locale == locale.tag:
            continue
        keeps = decide.unreadable(name, locale=locale, released=True).outcome is Outcome.KEPT
        origin = _previous(inputs, name, path=name, tag=locale.tag) if keeps else None
        if isinstance(origin, PreviousPage):
            yield PageEntry(
                article=name,
                locale=locale.tag,
                source_locale=source_locale,
                outcome=Outcome.KEPT,
                path=inputs.previous.path(name, locale.tag),
                info=PageInfo(),
                date=origin.info_of_today(PageInfo()).date,
                unlisted=is_unlisted(locale.tag, Outcome.KEPT, origin),
            )
        elif origin is not None:
            yield origin


def _previous(inputs: DecisionInputs, name: str, *, path: str, tag: str) -> PreviousPage | RejectedPage | None:
    """Return the page of an article in the output; None where there is none."""
    file: PreviousFile | None = inputs.previous.file(name, path, tag)
    return None if file is None else release_pages.previous_or_rejected(file, name, tag)


def _entry(page: DecidedPage, outcome: Outcome) -> PageEntry:
    article, approvals = page.page.article, page.status.approval.by
    info = release_pages.translated_info(
        article.info,
        ready=page.status.counts.translated - page.status.counts.blocked,
        approvals=approvals,
        translators=page.page.catalog.translators,
    )
    return PageEntry(
        article=article.name,
        locale=page.status.locale,
        source_locale=article.locale,
        outcome=outcome,
        path=page.path,
        info=info,
        date=info.date,
        unlisted=is_unlisted(page.status.locale, outcome, None),
        article_key=article.key,
        texts_key=page.page.texts_key,
        approvals=approvals,
    )


def _kept(entry: PageEntry, origin: PreviousPage) -> PageEntry:
    unlisted = is_unlisted(entry.locale, Outcome.KEPT, origin)
    return replace(entry, date=origin.info_of_today(entry.info).date, unlisted=unlisted)


def _withheld(
    inputs: DecisionInputs, name: str, decided: Mapping[str, DecidedPage], there: Container[str]
) -> Iterator[WithheldPage]:
    """Return the locales in which an article has no page; `there` are those in which it has one."""
    sources = inputs.sources
    row = sources.articles.rows.get(name)
    config = sources.project.config
    source_locale = row.locale if row else config.source_locale
    if source_locale in sources.project.all_locales and source_locale not in there:
        yield WithheldPage(name, source_locale, row.info if row else PageInfo())
    for tag in sources.targets_of(row) if row else config.locales:
        if tag not in there:
            info = _entry(decided[tag], Outcome.WITHHELD).info if row else PageInfo()
            yield WithheldPage(name, tag, info)
