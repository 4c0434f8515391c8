"""Footnotes as they stand in the page: their marks in a text, the list at its end, and the ways back from there."""

from __future__ import annotations

BEGIN = '<hr class="footnotes-sep">\n<div class="footnotes" role="doc-endnotes">\n<ol class="footnotes-list">\n'
"""The beginning of the list of footnotes (DPub-ARIA 1.1); no section, because that would need a heading."""

END = "</ol>\n</div>\n"


def mark(number: int, again: int = 0) -> str:
    """The mark of a footnote in the text, the same in all locales; `again` counts its further marks."""
    link = f'<a href="#fn{number}" id="fnref{number}{_suffix(again)}">[{number}]</a>'
    return f'<sup class="footnote-ref" translate="no">{link}</sup>'


def way_back(number: int, again: int = 0) -> str:
    """The link back from a footnote to its mark in the text."""
    address = f"#fnref{number}{_suffix(again)}"
    return f' <a href="{address}" class="footnote-backref" translate="no">[{number}]\u21a9\ufe0e</a>'


def _suffix(again: int) -> str:
    return f"-{again}" if again > 0 else ""
