"""The pages of a release, made from what is known of articles in their locales."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from heapq import merge

from localize.dataclass import dataclass
from localize.errors import REPORT, PageError, attempted
from localize.gate.decide import Outcome
from localize.model.approval import Approval
from localize.model.catalog import Key
from localize.model.finding import Finding, Severity
from localize.model.page import PageInfo
from localize.pages import forbidden
from localize.pages.compiled import CompiledArticle
from localize.pages.outputs.rendered import RenderedPage
from localize.pages.previous_page import PreviousFile, PreviousPage, previous_page
from localize.pages.references import References
from localize.pages.release import Release, ReleaseIndex, is_dated
from localize.pages.released_page import Asset, LocalizedArticle, PageInRelease, ReleasedPage, WithheldPage
from localize.tasks.articles import ArticleRow

UNMADE = "the page cannot be made"


@dataclass(frozen=True, slots=True)
class RejectedPage:
    """A page that cannot be released: it cannot be made, or it contains something that must never be published.

    `reason` is the reason of the decision, for people. The finding is `reason` with `detail` after it.
    """

    article: str
    locale: str
    reason: str
    detail: str = ""

    def finding(self, path: str) -> Finding:
        """What a person must mend; `path` is that of the source."""
        rule = "page" if self.reason == UNMADE else "forbidden-markup"
        return Finding(
            rule,
            Severity.ERROR,
            message=self.reason + self.detail,
            path=path,
            line=0,
            locale=self.locale,
            article=self.article,
        )


def rejected(error: PageError) -> RejectedPage:
    """The page whose files could not be made."""
    detail = error.problems[0].message.removeprefix("cannot be used")
    return RejectedPage(error.article, error.locale, reason=UNMADE, detail=detail)


def source_page(
    article: ArticleRow, *, compiled: CompiledArticle, references: References, assets: tuple[Asset, ...]
) -> ReleasedPage:
    """The page of an article in its own language; `compiled` is the article made ready for all its pages."""
    return ReleasedPage(
        article=article.name,
        locale=article.locale,
        source_locale=article.locale,
        outcome=Outcome.PUBLISHED,
        path=article.page,
        origin=LocalizedArticle(compiled, links=references.links(article.links)),
        assets=assets,
        info=article.info,
    )


def translated_page(  # noqa: PLR0913  # all that a page is made from
    article: ArticleRow,
    translations: Mapping[Key, str],
    *,
    compiled: CompiledArticle,
    locale: str,
    outcome: Outcome,
    path: str,
    approvals: tuple[Approval, ...],
    info: PageInfo,
    references: References,
    assets: tuple[Asset, ...],
) -> ReleasedPage:
    """The page of an article in another locale."""
    return ReleasedPage(
        article=article.name,
        locale=locale,
        source_locale=article.locale,
        outcome=outcome,
        path=path,
        origin=LocalizedArticle(compiled, translations, approvals=approvals, links=references.links(article.links)),
        assets=assets,
        info=info,
    )


def gone(article: str, locale: str) -> RejectedPage:
    """The rejected page whose earlier file has gone while the release was made."""
    return RejectedPage(article, locale, reason=UNMADE, detail=": its earlier file is gone")


def previous_or_rejected(file: PreviousFile, article: str, locale: str) -> PreviousPage | RejectedPage:
    """The page as it was published before; a rejected page where the file is none."""
    return attempted(
        lambda: previous_page(file), lambda fault: RejectedPage(article, locale, reason=UNMADE, detail=f": {fault}")
    )


def translated_info(
    source: PageInfo, *, ready: int, approvals: Sequence[Approval], translators: tuple[str, ...]
) -> PageInfo:
    """What is known of the page of an article in another locale; `ready` counts the segments that may be published.

    `source` is what is known of the page in the source locale. Who has reviewed the source has not read the
    translation.
    """
    return PageInfo(
        source.source,
        source.segments,
        missing=source.segments - ready,
        date=approvals[-1].date if approvals else source.date,
        reviewers=tuple(approval.reviewer for approval in approvals),
        translators=translators,
        source_locale=source.source_locale,
    )


def without(release: Release, rejected: Iterable[RejectedPage], *, articles: Sequence[str]) -> Release:
    """The release without the rejected pages: they are withheld. `articles` are the names of all in their order."""
    gone: dict[str, set[str]] = {}
    for each in rejected:
        gone.setdefault(each.locale, set()).add(each.article)
    if not gone:
        return release
    index, order = release.index, {name: number for number, name in enumerate(articles)}
    pages, withheld, paths = dict(index.pages), dict(index.withheld), dict(index.paths)
    for locale, names in gone.items():
        new = [WithheldPage(page.article, locale, page.info) for page in pages[locale] if page.article in names]
        pages[locale] = OtherPages(pages[locale], names)
        withheld[locale] = tuple(merge(withheld[locale], new, key=lambda each: order[each.article]))
        for name in names:
            paths[name] = {tag: path for tag, path in paths.get(name, {}).items() if tag != locale}
    unlisted = frozenset((name, tag) for name, tag in index.unlisted if name not in gone.get(tag, ()))
    left = {name: of_article for name, of_article in paths.items() if of_article}
    dated = frozenset(locale for locale in index.dated if locale not in gone or is_dated(pages[locale]))
    return replace(release, index=ReleaseIndex(pages, withheld, paths=left, unlisted=unlisted, dated=dated))


@dataclass(frozen=True, slots=True)
class OtherPages(Collection[PageInRelease]):
    """The pages of a locale without those of some articles, as often as they are gone through."""

    pages: Collection[PageInRelease]
    without: Set[str]

    def __iter__(self) -> Iterator[PageInRelease]:
        return (page for page in self.pages if page.article not in self.without)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, page: object) -> bool:
        return any(each == page for each in self)


def problem(rendered: RenderedPage, *, trusted: bool) -> RejectedPage | None:
    """Why a page can be in no release; None where it can. In `trusted` markup nothing is forbidden."""
    page = rendered.page
    markup = "" if trusted else forbidden.in_content(rendered.content, page.info)
    if not markup:
        return None
    return RejectedPage(page.article, page.locale, reason=f"{markup} in the page", detail=f", expected none: {REPORT}")
