"""What articles and the files of a bundle may be called, so that none takes the place of another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from pathlib import PurePosixPath

from localize.model import characters
from localize.publishing import feed, interface, links, manifest, pages, redirects, sitemap

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


def is_text(path: str) -> bool:
    """Whether the name of a file is one line of text."""
    return not characters.refused(path) and not any(char in path for char in "\t\n\r")


def problem(key: str, path: str, others: Sequence[str]) -> str:
    """What is wrong with the name of an article, empty if nothing is; `key` is the name without regard to case."""
    if not is_text(path):
        return "a file name that is no text in UTF-8, expected another"
    if "\\" in key:
        return "a backslash in the file name, expected another: it parts folders on some disks"
    if any(part.endswith((".html", ".fragment", ".head")) for part in key.split("/")):
        return "a name that ends in .html, .fragment or .head, expected another: files of pages have such names"
    if key in (interface.NAME, links.INDEX):
        return f"{PurePosixPath(path).stem!r} is a reserved name, expected another"
    if others:
        return f"the same article name as {', '.join(others)}, expected a name of its own for each"
    return ""
