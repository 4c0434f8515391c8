"""HTML of pages read as browsers read it; the parser is loaded only where something is read: a page is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import turbohtml


def parsed(html: str, inside: str) -> turbohtml.Element:
    """Return what a browser makes of some HTML inside an element of that name (HTML Living Standard, 13.4)."""
    import turbohtml  # noqa: PLC0415  # heavy, and a run that knows its pages needs none

    return turbohtml.parse_fragment(html, inside, positions=False)
