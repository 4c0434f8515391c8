"""The list of references that ends a plain-text article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import escape

from localize.formats.lines import BLANK, Line, block
from localize.language.tags import direction
from localize.model.article import BodyPart, Label, Role
from localize.model.pattern import Kind, Part, Placeholder, normal

_YEAR = r"(?:1[89]|20)\d\d[a-z]?"
_MARK = re.compile(r"[ \t]*(?:(\[?\d{1,3}(?:[.)]|\])|\(\d{1,3}\))|[•*-])[ \t]+")
_SURNAME = r"[^\W\d_][\w’'-]*"
_INITIALS = r"(?:[^\W\d_]{1,3}|[^\W\d_]\.(?:[ -]?[^\W\d_]\.)*)"
_CITATION = re.compile(
    rf"""
      \.\s*\({_YEAR}(?:,[^()]{{1,30}})?\)           # … Excellence. (2021). Shared decision making.
    | ^{_SURNAME},?[ ]{_INITIALS}(?:,|[ ]&|[ ]et[ ]al)[^()]{{0,400}}\({_YEAR}\)   # Ju ZY, Wang K (2017)
    | \b{_YEAR}(?:[ ]\w{{3,9}}(?:[ ]\d{{1,2}})?)?;[ ]?\d+  # 2017;12(3):45
    | \bdoi\.org/10\. | \bdoi:[ ]?10\. | \bPMID:?[ ]?\d
    """,
    re.VERBOSE | re.IGNORECASE,
)
_URL = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)\]]")
_HEADINGS = frozenset(
    {
        *("references", "reference", "sources", "literature", "bibliography"),
        *("literatur", "quellen", "referencias", "bibliografía", "fuentes", "références", "bibliographie"),
        *("referanser", "kilder", "litteratur", "المراجع", "المصادر", "参考文献", "文献"),
    }
)
"""Headings that announce references, in small letters."""


def take(paragraphs: list[list[Line]]) -> list[Line]:
    """The citations at the end, a line each, taken out of `paragraphs`; lines that continue one are joined to it.

    They are the last paragraphs all of whose lines are citations, or all that follows a heading "References:".
    """
    under_heading = _heading_index(paragraphs)
    begin = len(paragraphs) if under_heading is None else under_heading + 1
    if under_heading is None:
        while begin > 0 and all(_CITATION.search(line) for _, line in _joined(paragraphs[begin - 1])):
            begin -= 1
    taken = [line for paragraph in paragraphs[begin:] for line in _joined(paragraph)]
    del paragraphs[begin:]
    return taken


def _heading_index(paragraphs: list[list[Line]]) -> int | None:
    """Where the last heading stands, if it is one that announces references and only citations follow it."""
    for index in range(len(paragraphs) - 1, -1, -1):
        if len(paragraphs[index]) == 1 and paragraphs[index][0][1].rstrip(BLANK).endswith((":", "：")):
            words = paragraphs[index][0][1].strip(BLANK)[:-1].strip(BLANK).lower()
            return index if words in _HEADINGS and index + 1 < len(paragraphs) else None
    return None


def _joined(paragraph: list[Line]) -> list[Line]:
    """A paragraph's lines, those that are indented more than the first joined to the one before."""
    indent = _indent(paragraph[0][1])
    joined: list[Line] = []
    for number, line in paragraph:
        if joined and _indent(line) > indent and not _MARK.match(line):
            joined[-1] = (joined[-1][0], f"{joined[-1][1]} {line.strip(BLANK)}")
        else:
            joined.append((number, line))
    return joined


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(BLANK))


def reference_list(citations: list[Line], locale: str, *, titled: bool) -> Iterator[BodyPart]:
    """The section with the references in their own language; `titled` where the article has a heading over them."""
    marks = [_MARK.match(line) for _, line in citations]
    tag = "ol" if all(mark and mark[1] for mark in marks) else "ul"
    yield '<section class="references">\n'
    if not titled:
        yield '<h2 id="references">'
        # translators: heading over the list of publications that the article cites
        yield Label("References")
        yield "</h2>\n"
    yield f'<{tag} lang="{locale}" dir="{direction(locale)}" translate="no">\n'
    for (number, line), mark in zip(citations, marks, strict=True):
        text = line[mark.end() :] if mark else line
        yield "<li>"
        plain = block(Role.REFERENCE, [(number, text)], translatable=False)
        yield replace(plain, pattern=normal(list(_linked(str(plain.pattern[0])))))
        yield "</li>\n"
    yield f"</{tag}>\n</section>\n"


def _linked(text: str) -> Iterator[Part]:
    """The text with its web addresses as links."""
    end = 0
    for match in _URL.finditer(text):
        yield text[end : match.start()]
        yield Placeholder(Kind.OPEN, "a", f'<a href="{escape(match[0])}">')
        yield match[0]
        yield Placeholder(Kind.CLOSE, "a", "</a>")
        end = match.end()
    yield text[end:]
