"""What a release holds of the pages of an article: an entry for each page that goes into it, and who has none."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from datetime import date

from localize.dataclass import dataclass
from localize.gate import decide
from localize.gate.decide import Outcome
from localize.model.approval import Approval
from localize.model.page import PageInfo
from localize.pages.previous_page import PreviousFile, PreviousPage
from localize.pages.released_page import WithheldPage, is_unlisted
from localize.tasks import release_pages
from localize.tasks.check import unreadable_assets
from localize.tasks.release_pages import RejectedPage
from localize.tasks.status import DecidedPage, DecisionInputs


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


def entries(
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
        origin = previous(inputs, page.status.article, path=page.path, tag=page.status.locale)
        if isinstance(origin, PreviousPage):
            yield _kept(entry_of(page, outcome), origin)
        elif origin is not None:
            yield origin
    elif outcome is not Outcome.WITHHELD:
        yield entry_of(page, outcome)


def _pages_that_stay(inputs: DecisionInputs, name: str) -> Iterator[PageEntry | RejectedPage]:
    """Return the previous pages of an article that cannot be read, in locales whose policy keeps them."""
    for locale in inputs.sources.project.config.targets.values():
        source_locale = inputs.previous.source_locale(name, locale.tag)
        if source_locale == locale.tag:
            continue
        keeps = decide.unreadable(name, locale=locale, released=True).outcome is Outcome.KEPT
        origin = previous(inputs, name, path=name, tag=locale.tag) if keeps else None
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


def previous(inputs: DecisionInputs, name: str, *, path: str, tag: str) -> PreviousPage | RejectedPage | None:
    """Return the page of an article in the output; None where there is none."""
    file: PreviousFile | None = inputs.previous.file(name, path, tag)
    return None if file is None else release_pages.previous_or_rejected(file, name, tag)


def entry_of(page: DecidedPage, outcome: Outcome) -> PageEntry:
    """Return the entry of a page in a target locale, as it would be with this outcome."""
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


def withheld(
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
            info = entry_of(decided[tag], Outcome.WITHHELD).info if row else PageInfo()
            yield WithheldPage(name, tag, info)
