"""The names of the files of a bundle, so that no article or file beside it takes the place of another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set

from localize import paths
from localize.pages import interface, redirects, urls
from localize.pages.outputs import feed, manifest, page, sitemap

ITEMS = "items.json"
PAGE = ".html"
FRAGMENT = ".fragment.html"
METADATA = ".head.json"

_LISTS = (f"{urls.INDEX}{PAGE}", page.STYLE, ITEMS, sitemap.NAME, feed.NAME, redirects.NAME, manifest.NAME)

_ENDING = re.compile(r"\.(html|fragment|head)(?=/|$)", re.IGNORECASE)
"""What files of pages end in, in a path without its suffix."""


def ours(pages: Iterable[str]) -> frozenset[str]:
    """The paths of all files that may be written for these pages, in the form in which `is_ours` compares."""
    each = (f"{page}{suffix}" for page in pages for suffix in (PAGE, FRAGMENT, METADATA))
    return frozenset(paths.key(path) for path in (*_LISTS, *each))


def is_ours(path: str, ours: Set[str]) -> bool:
    """Whether a path, or a folder in it, is one of ours: on many disks large and small letters are the same."""
    parts = paths.key(path).split("/")
    return any("/".join(parts[:end]) in ours for end in range(1, len(parts) + 1))


def page_problem(page: str) -> str:
    """Why a page cannot have this path (without suffix), in words that follow on it; empty where it can."""
    if _ENDING.search(page):
        return "has a part that ends in .html, .fragment or .head, as files of pages do"
    if paths.key(page) == urls.INDEX:
        return "is a reserved name"
    return paths.problem(f"{page}{FRAGMENT}")


def article_problem(name: str, taken: Set[str]) -> str:
    """What is wrong with the name of an article, and what it might be called; empty if nothing is.

    `taken` are the keys of the names of all articles.
    """
    problem = "is a reserved name" if paths.key(name) == interface.NAME else page_problem(name)
    if not problem:
        return ""
    other = paths.proposed(_ENDING.sub(r"-\1", name), taken, room=len(FRAGMENT))
    such = f", such as {other!r}" if other and not page_problem(other) else ""
    return f"the name '{paths.printable(name)}' {problem}, expected another{such}"
