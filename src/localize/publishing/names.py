"""What the files of a bundle are called, so that no file of a project takes the place of one of them."""

from __future__ import annotations

from collections.abc import Iterable, Set

from localize.publishing import feed, links, manifest, pages, redirects, sitemap

ITEMS = "items.json"
PAGE = ".html"
FRAGMENT = ".fragment.html"
METADATA = ".head.json"

_LISTS = (f"{links.INDEX}{PAGE}", pages.STYLE, ITEMS, sitemap.NAME, feed.NAME, redirects.NAME, manifest.NAME)


def ours(pages: Iterable[str]) -> frozenset[str]:
    """The paths of all files that may be written for these pages, in the form in which `is_ours` compares."""
    each = (f"{page}{suffix}" for page in pages for suffix in (PAGE, FRAGMENT, METADATA))
    return frozenset(path.casefold() for path in (*_LISTS, *each))


def is_ours(path: str, ours: Set[str]) -> bool:
    """Whether a path, or a folder in it, is one of ours: on many disks large and small letters are the same."""
    parts = path.casefold().split("/")
    return any("/".join(parts[:end]) in ours for end in range(1, len(parts) + 1))
