"""What a release is made of: the pages that are in it, those that are not, and the files beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Protocol

from localize.dataclass import dataclass
from localize.gate.decide import Outcome
from localize.language import pseudo
from localize.model.approval import Approval
from localize.model.catalog import Key
from localize.model.page import LinkTarget, PageInfo
from localize.pages.compiled import CompiledArticle
from localize.pages.previous_page import PreviousPage


@dataclass(frozen=True, slots=True)
class Asset:
    """A file beside the pages of a locale, at `path` below the locale's folder.

    It is a copy of `file`, a path in the project; if `file` is empty, its content is `data`.
    """

    path: str
    file: str = ""
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class LocalizedArticle:
    """An article with everything that its page in a locale is made from.

    `translations` are those that may be shown: a segment without one is shown in the source language. `approvals` are
    the valid ones of this translation, the oldest first. `links` gives the article to which an address of the source
    leads, if it leads to one.
    """

    article: CompiledArticle
    translations: Mapping[Key, str] = field(default_factory=dict)
    approvals: tuple[Approval, ...] = ()
    links: Mapping[str, LinkTarget] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Whether all segments have a translation."""
        return all(key in self.translations for key in self.article.translatable())


class PageInRelease(Protocol):
    """What other pages and lists need of a page in a release: its text is not needed for that."""

    @property
    def article(self) -> str:
        """The name of its article."""

    @property
    def locale(self) -> str:
        """Its locale."""

    @property
    def path(self) -> str:
        """Its path below the locale's folder, without the suffix."""

    @property
    def info(self) -> PageInfo:
        """What is known of it today."""

    @property
    def date(self) -> date | None:
        """The date of the text that it shows."""

    @property
    def unlisted(self) -> bool:
        """Whether it is not for search engines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedPage:
    """One page of the release: its article, its locale, why it is there, and what it is made from.

    `path` is that of the page below its locale's folder, without the suffix. `origin` is the article with its
    translations, or the earlier page, if that is kept. `assets` are the files that must be beside it, `info` is what is
    known of it.
    """

    article: str
    locale: str
    source_locale: str
    outcome: Outcome
    path: str
    origin: LocalizedArticle | PreviousPage
    assets: tuple[Asset, ...] = ()
    info: PageInfo = field(default_factory=PageInfo)

    @property
    def displayed_info(self) -> PageInfo:
        """What is known of the text that the page shows: a kept page has the date and names of its earlier text."""
        return self.origin.info_of_today(self.info) if isinstance(self.origin, PreviousPage) else self.info

    @property
    def date(self) -> date | None:
        """The date of the text that the page shows."""
        return self.displayed_info.date

    @property
    def unlisted(self) -> bool:
        """Whether the page is not for search engines."""
        return is_unlisted(self.locale, self.outcome, self.origin if isinstance(self.origin, PreviousPage) else None)

    @property
    def complete(self) -> bool:
        """Whether no segment of the page is shown in the source language for want of a translation."""
        if isinstance(self.origin, PreviousPage):
            return self.origin.complete
        return self.locale == self.source_locale or self.origin.complete


def is_unlisted(locale: str, outcome: Outcome, previous: PreviousPage | None) -> bool:
    """Whether a page is not for search engines: it is in a pseudo locale, or partly in the source language.

    That also holds for a page that is kept, the `previous` one, if it was partly in the source language.
    """
    if pseudo.kind(locale) is not None or outcome is Outcome.FALLBACK:
        return True
    return previous is not None and not previous.complete


@dataclass(frozen=True, slots=True)
class WithheldPage:
    """An article that has no page in a locale."""

    article: str
    locale: str
    info: PageInfo
