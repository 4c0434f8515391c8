"""Elements of a page that lxml has read."""

from __future__ import annotations

from lxml import html


def first(root: html.HtmlElement, path: str) -> html.HtmlElement:
    """Return the first element at a path; it must be there."""
    found = root.find(path)
    assert found is not None, path
    return found
