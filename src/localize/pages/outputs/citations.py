"""The publications that an article cites."""

from __future__ import annotations

from collections.abc import Iterator, Set

from localize.formats.citations import is_citation
from localize.pages.compiled import cited_text
from localize.pages.parsed_html import parsed


def citations(article: str, known: Set[str] = frozenset()) -> Iterator[str]:
    """The publications that an article cites: the items of its lists that are citations, each once, in their order.

    A list of references need not be marked as such: in Markdown and HTML it is a list like any other. What is in
    `known` is a citation: so those that all locales share are looked at once.
    """
    found: dict[str, None] = {}
    top = parsed(article, "article")
    for item in top.select("li"):
        text = cited_text(item.text)
        if (text in known or is_citation(text)) and item.select_one("li") is None:
            found[text] = None
    yield from found
