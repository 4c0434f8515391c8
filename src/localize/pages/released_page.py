"""What a release is made of: the pages that are in it, those that are not, and the files beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from localize.gate.decide import Outcome
from localize.model.approval import Approval
from localize.model.article import Article
from localize.model.catalog import Key
from localize.model.page import LinkTarget, PageInfo
from localize.pages.previous_page import PreviousPage


@dataclass(frozen=True, slots=True)
class Asset:
    """A file beside the pages of a locale, at `path` below the locale's folder.

    It is a copy of `file`, a path in the project; where that is empty, its content is `data`.
    """

    path: str
    file: str = ""
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class LocalizedArticle:
    """An article with all that its page in a locale is made from.

    `translations` are those that may be shown: a segment without one is shown in the source language. `approvals` are
    those of this translation that stand, the oldest first. `links` says which article an address of the source leads
    to, for those that lead to one.
    """

    article: Article
    translations: Mapping[Key, str] = field(default_factory=dict)
    approvals: tuple[Approval, ...] = ()
    links: Mapping[str, LinkTarget] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedPage:
    """One page that is in the release: of which article, in which locale, how it got there, and what it is made from.

    `path` is that of the page below its locale's folder, without the suffix. `origin` is the article with its
    translations, or the page as it was published before, which stays. `assets` are the files that must stand beside
    it, `info` is what is known of it.
    """

    article: str
    locale: str
    source_locale: str
    outcome: Outcome
    path: str
    origin: LocalizedArticle | PreviousPage
    assets: tuple[Asset, ...] = ()
    info: PageInfo = field(default_factory=PageInfo)


@dataclass(frozen=True, slots=True)
class WithheldPage:
    """An article that has no page in a locale."""

    article: str
    locale: str
    info: PageInfo
