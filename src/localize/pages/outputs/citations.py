"""The publications that an article cites."""

from __future__ import annotations

import re
from collections.abc import Iterator

import turbohtml

from localize.formats.citations import is_citation

_SPACES = re.compile(r"[ \t\n\f\r]+")


def citations(article: str) -> Iterator[str]:
    """The publications that an article cites: the items of its lists that are citations, each once, in their order.

    A list of references need not be marked as such: in Markdown and HTML it is a list like any other.
    """
    found: dict[str, None] = {}
    top = turbohtml.parse_fragment(article, "article", positions=False)
    for item in top.select("li"):
        text = _SPACES.sub(" ", item.text).strip(" ↑↩\ufe0e")
        if is_citation(text) and item.select_one("li") is None:
            found[text] = None
    yield from found
