"""What a release is made of: the pages that are in it, those that are not, and the files beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from localize.gate.decide import Outcome
from localize.model.page import Content, PageInfo
from localize.pages.render import Resolve

Find = Callable[[str], tuple[str, str]]
"""Gives the article that an address of the source leads to ("" for none), and what follows in the address (`#…`)."""


def _nowhere(_: str) -> tuple[str, str]:
    return "", ""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file beside the pages of a locale: its path below the locale's folder, and its content."""

    path: str
    data: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class ReleasedPage:
    """One page that is in the release: of which article, how it got there, and what it says.

    `place` is the path of the page where that is not the article's name; `find` tells where its addresses lead;
    `assets` are the files that must stand beside it, `facts` what is known of it.
    """

    name: str
    locale: str
    outcome: Outcome
    content: Callable[[Resolve], Content]
    place: str = ""
    find: Find = _nowhere
    assets: tuple[Asset, ...] = ()
    facts: PageInfo = field(default_factory=PageInfo)

    @property
    def page(self) -> str:
        """The path of the page below its locale's folder, without the suffix."""
        return self.place or self.name


@dataclass(frozen=True, slots=True)
class WithheldPage:
    """An article that has no page in a locale."""

    name: str
    locale: str
    facts: PageInfo
