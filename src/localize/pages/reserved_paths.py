"""The paths of the files of a bundle, so that no article or file beside it takes the place of another."""

from __future__ import annotations

import re
from collections.abc import Set

from localize import paths
from localize.expressions import expression
from localize.model.article import START
from localize.pages import interface, urls
from localize.pages.outputs import SUFFIXES

_ENDINGS = tuple(dict.fromkeys(suffix.split(".")[1] for suffix in SUFFIXES))
_ENDING = expression(rf"\.({'|'.join(_ENDINGS)})(?=/|$)", re.IGNORECASE)
"""What files of pages end in, in a path without its last suffix."""

_LONGEST = max(SUFFIXES, key=len)


def page_problem(page: str) -> str:
    """Why a page cannot have this path (without suffix), as words to put after the path; empty if it can."""
    if _ENDING.search(page):
        *first, last = (f".{each}" for each in _ENDINGS)
        return f"has a part that ends in {', '.join(first)} or {last}, as files of pages do"
    if paths.key(page) == urls.INDEX:
        return "is a reserved name"
    return paths.problem(f"{page}{_LONGEST}")


def article_problem(name: str, taken: Set[str]) -> str:
    """What is wrong with the name of an article, and a better name; empty if nothing is wrong.

    `taken` are the keys of the names of all articles.
    """
    page = START if paths.key(name) == urls.INDEX else name
    problem = "is a reserved name" if paths.key(name) == interface.NAME else page_problem(page)
    if not problem:
        return ""
    other = paths.proposed(_ENDING.sub(r"-\1", name), taken, room=len(_LONGEST))
    such = f", such as {other!r}" if other and not page_problem(other) else ""
    return f"the name '{paths.printable(name)}' {problem}, expected another{such}"
