"""The release of a project: its pages, as the gate has decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from localize.gate import decide
from localize.gate.decide import Decision, Outcome
from localize.gate.resolve import translated_words
from localize.model.article import Article
from localize.model.page import PageInfo
from localize.pages.compiled import CompiledArticle, compile_article
from localize.pages.release import Release
from localize.pages.released_page import ReleasedPage, WithheldPage
from localize.tasks import release_pages
from localize.tasks.articles import source_info
from localize.tasks.check import CheckedProject, unreadable_assets
from localize.tasks.release_pages import FitRelease, RejectedPage
from localize.tasks.status import DecidedPage, DecisionInputs, PageStatus, decide_pages, load_decision_inputs


@dataclass(frozen=True, slots=True)
class DecidedProject:
    """The decisions about all pages of a project, by article and locale."""

    inputs: DecisionInputs
    pages: Mapping[tuple[str, str], DecidedPage]


def decide_project(checked: CheckedProject) -> DecidedProject:
    """Decide about all pages of a checked project."""
    tags = [locale.tag for locale in checked.sources.locales]
    inputs = load_decision_inputs(checked.catalogs, tags)
    pages = decide_pages(inputs, (*checked.selected, *checked.others))
    return DecidedProject(inputs, {page.page.key: page for page in pages})


def make_release(project: DecidedProject, known: Iterable[RejectedPage] = ()) -> FitRelease:
    """Make the release of all pages that may be in it, and name the pages that are rejected, the `known` ones too.

    A page is rejected if it cannot be made for a fault of this program, or holds what must never be published.
    """
    made = list(_pages(project))
    pages = tuple(page for page in made if isinstance(page, ReleasedPage))
    unmade = [page for page in made if isinstance(page, RejectedPage)]
    release = replace(_release(project.inputs, pages), withheld=tuple(_withheld(project, pages)))
    names = list(project.inputs.sources.project.paths)
    return release_pages.fit(release, _once([*known, *unmade]), articles=names)


def draft(inputs: DecisionInputs, page: DecidedPage) -> Release:
    """Make a release of one page alone, as readers would get it; its links to other articles lead nowhere."""
    article, locale = page.page.article, page.page.locale
    alone = _release(
        inputs, (_translated(inputs, page, compile_article(page.page.article), outcome=Outcome.PUBLISHED),)
    )
    return replace(alone, locales=(article.locale, locale.tag), base_url="")


def after_release(page: DecidedPage, rejected: Mapping[tuple[str, str], str]) -> PageStatus:
    """Return the status of a page after the release is made; `rejected` gives the reasons of rejected pages by key."""
    reason = rejected.get(page.page.key)
    if reason is None:
        return page.status
    return replace(page.status, decision=Decision(Outcome.WITHHELD, (*page.status.decision.reasons, reason)))


def _once(rejected: Iterable[RejectedPage]) -> list[RejectedPage]:
    first: dict[tuple[str, str], RejectedPage] = {}
    for each in rejected:
        first.setdefault((each.article, each.locale), each)
    return list(first.values())


def _release(inputs: DecisionInputs, pages: tuple[ReleasedPage, ...]) -> Release:
    project = inputs.sources.project
    return Release(
        pages=pages,
        locales=project.all_locales,
        default_locale=project.config.source_locale,
        base_url=project.config.base_url,
        words={tag: translated_words(words) for tag, words in inputs.catalogs.words.items()},
        trusted=project.config.formats.trust_markup,
    )


def _pages(project: DecidedProject) -> Iterator[ReleasedPage | RejectedPage]:
    """Return the pages of all articles in all locales that the gate lets into the release."""
    sources = project.inputs.sources
    for name in sources.project.paths:
        article = sources.articles.get(name)
        if article is None:
            yield from _pages_that_stay(project.inputs, name)
            continue
        compiled = compile_article(article)
        if not unreadable_assets(sources, article, ()):
            yield release_pages.source_page(
                article, compiled=compiled, references=sources.references, files=sources.project.files
            )
        for locale in sources.locales:
            yield from _page(project.inputs, project.pages[name, locale.tag], compiled)


def _page(
    inputs: DecisionInputs, page: DecidedPage, compiled: CompiledArticle
) -> Iterator[ReleasedPage | RejectedPage]:
    """Return the page of an article in a target locale; none where it is withheld."""
    outcome = page.status.decision.outcome
    if outcome is Outcome.KEPT:
        file = inputs.previous.file(page.status.article, page.path, page.status.locale)
        if file is not None:
            yield release_pages.kept_page(_translated(inputs, page, compiled, outcome=outcome), file)
    elif outcome is not Outcome.WITHHELD:
        yield _translated(inputs, page, compiled, outcome=outcome)


def _pages_that_stay(inputs: DecisionInputs, name: str) -> Iterator[ReleasedPage | RejectedPage]:
    """Return the previous pages of an article that cannot be read, in locales whose policy keeps them."""
    source_locale = inputs.sources.project.config.source_locale
    for locale in inputs.sources.locales:
        keeps = decide.unreadable(name, locale=locale.config, released=True).outcome is Outcome.KEPT
        file = inputs.previous.file(name, name, locale.tag) if keeps else None
        if file is not None:
            path = inputs.previous.path(name, locale.tag)
            yield release_pages.kept_unread(name, file, locale=locale.tag, source_locale=source_locale, path=path)


def _translated(
    inputs: DecisionInputs, page: DecidedPage, compiled: CompiledArticle, *, outcome: Outcome
) -> ReleasedPage:
    return release_pages.translated_page(
        page.page.article,
        page.texts,
        compiled=compiled,
        chain=page.page.locale.config.chain,
        outcome=outcome,
        path=page.path,
        approvals=page.status.approval.by,
        info=_info(page),
        references=inputs.sources.references,
        files=inputs.sources.project.files,
    )


def _info(page: DecidedPage) -> PageInfo:
    """Return what is known of a page besides its content."""
    return release_pages.translated_info(
        source_info(page.page.article),
        ready=page.status.translated - page.status.blocked,
        approvals=page.status.approval.by,
        translators=release_pages.translators(page.page.catalog.value),
    )


def _withheld(project: DecidedProject, pages: Sequence[ReleasedPage]) -> Iterator[WithheldPage]:
    """Return the articles without a page in a locale, those that cannot be read too."""
    sources = project.inputs.sources
    released = {(page.article, page.locale) for page in pages}
    for name in sources.project.paths:
        article = sources.articles.get(name)
        source_locale = article.locale if article else sources.project.config.source_locale
        if (name, source_locale) not in released:
            yield WithheldPage(name, source_locale, _source_info(article))
        for locale in sources.locales:
            if (name, locale.tag) not in released:
                info = _info(project.pages[name, locale.tag]) if article else PageInfo()
                yield WithheldPage(name, locale.tag, info)


def _source_info(article: Article | None) -> PageInfo:
    return source_info(article) if article else PageInfo()
