"""The list of references that ends a plain-text article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html import escape

import regex

from localize.expressions import expression, unicode_expression
from localize.formats.lines import BLANK, Line, block, fold
from localize.formats.numbering import Numbering
from localize.language.tags import direction
from localize.model.block import BodyPart, Kind, Label, Part, Placeholder, Role, normal

_YEAR = r"(?:1[89]|20)\d\d[a-z]?"
_IN_BRACKETS = rf"\({_YEAR}(?:,[^()]{{1,30}})?\)"
_INITIALS = r"(?:\p{Lu}(?:-?\p{Lu}){0,2}(?!\p{L})|\p{Lu}\.(?:[ -]?\p{Lu}\.)*)"
_NAME = rf"(?:\p{{Ll}}{{1,3}}[ ’'])*\p{{Lu}}[\p{{L}}’'-]*(?:[ ]\p{{Lu}}\p{{Ll}}[\p{{L}}’'-]*)?,?[ ]{_INITIALS}"
_AUTHORS = rf"{_NAME}(?:(?:,|,?[ ](?:&|and|und|et|y|og))[ ]{_NAME}){{0,50}}+(?:,?[ ](?:…[ ])?et[ ]al\.?)?"
_MARK = unicode_expression(r"[ \t]*(?:(\[?\d{1,3}(?:[.)]|\])|\(\d{1,3}\))|[•*-])[ \t]+")
_BEGINNING = unicode_expression(rf"{_NAME}(?:[,.]|[ ](?:&|and|und|et|y|og|\()|$)")
_COMPLETE = unicode_expression(r"(?:[.!?]|https?://\S+|doi:\S+)[ \t]*$")
_CITATION = unicode_expression(
    rf"""
      ^{_AUTHORS}[.,]?[ ]{_IN_BRACKETS}                   # Ju ZY, Wang K (2017) Acupuncture …
    | ^(?:(?!\bet[ ]al)[^.]|\.(?=\S)|(?<=\.\p{{Lu}})\.){{2,200}}+  # U.S. Preventive Services …
      \.[ ]?{_IN_BRACKETS}\.(?:[ ]|$)                    #  … Task Force. (2018). Screening …
    | \b{_YEAR}(?:[ ]\p{{L}}{{3,9}}(?:[ ]\d{{1,2}})?)?;[ ]?\d+(?:\(\d|:[ ]?\w)    # 2017;12(3):45
    | ^(?=.*\b{_YEAR}\b).*[.;)\]][ ](?:(?:https?://(?:dx\.)?doi\.org/|(?i:doi):[ ]?)10\.|PMID:?[ ]?\d)\S*$
    """,
    regex.VERBOSE | regex.VERSION1,
)
"""Forms that only citations have; "Smith et al. (2021) found" and "in 2019; 12 patients" are prose and do not match."""
_ANY_YEAR = expression(r"(?:1[89]|20)\d\d")
"""What every citation has, looked for first: most lines have none."""
_WIDEST = 120
"""Lines longer than this were not wrapped by hand."""
_LONGEST = 5_000
"""The most characters of a citation: what is longer is text, however many names stand in it."""
ID = "references"
"""The id of the heading over the references, where the article itself has no such heading."""
_URL = unicode_expression(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)\]]")
_HEADINGS = frozenset(
    {
        *("references", "reference", "sources", "literature", "bibliography"),
        *("literatur", "quellen", "referencias", "bibliografía", "fuentes", "références", "bibliographie"),
        *("referanser", "kilder", "litteratur", "المراجع", "المصادر", "参考文献", "文献"),
    }
)
"""Headings that announce references, in small letters."""


def announces(line: Line) -> bool:
    """Whether a line is a heading over references, with or without a colon."""
    return line[1].strip(BLANK).removesuffix(":").removesuffix("：").strip(BLANK).lower() in _HEADINGS


def take(paragraphs: list[list[Line]]) -> list[Line]:
    """Take the citations at the end out of `paragraphs`, one line each; lines that continue one are joined to it.

    The citations are the last paragraphs in which all lines are citations, or all that follows a heading "References:".
    The heading stays as a paragraph of its own.
    """
    begin = _after_heading(paragraphs)
    if begin is None:
        begin = len(paragraphs)
        while begin > 0 and all(is_citation(line) for _, line in _joined(paragraphs[begin - 1])):
            begin -= 1
    taken = [line for paragraph in paragraphs[begin:] for line in _joined(paragraph)]
    del paragraphs[begin:]
    return taken


def _after_heading(paragraphs: list[list[Line]]) -> int | None:
    """Where the references begin, if the last heading announces them; text right below it becomes a paragraph."""
    for index in range(len(paragraphs) - 1, -1, -1):
        first, *rest = paragraphs[index]
        if announces(first) and (rest or index + 1 < len(paragraphs)):
            paragraphs[index : index + 1] = [[first], rest] if rest else [[first]]
            return index + 1
        if not rest and first[1].rstrip(BLANK).endswith((":", "：")):
            return None
    return None


def is_citation(line: str) -> bool:
    """Whether a line is a citation, with or without a number or bullet before it."""
    if len(line) > _LONGEST or not _ANY_YEAR.search(line):
        return False
    mark = _MARK.match(line)
    return _CITATION.search(fold(line[mark.end() :] if mark else line)) is not None


def _joined(paragraph: list[Line]) -> list[Line]:
    """The citations of a paragraph, a line each.

    A line continues the line before in three cases. It is indented more than the first line. Or the first line begins
    with a mark (a number or bullet), and this one does not. Or the paragraph is wrapped by hand, the line before is
    full and has no end, and this one does not begin with a name and initials.
    """
    first = paragraph[0][1]
    width = max(len(line) for _, line in paragraph)
    joined: list[Line] = []
    before = ""
    for number, line in paragraph:
        full = len(before) + 1 + len(line.strip(BLANK).split(" ", 1)[0]) > width
        full = full and width <= _WIDEST and not _COMPLETE.search(before)
        wrapped = full and not _BEGINNING.match(line.lstrip(BLANK))
        continues = not _MARK.match(line) and (wrapped or _indent(line) > _indent(first) or bool(_MARK.match(first)))
        if joined and continues:
            joined[-1] = (joined[-1][0], f"{joined[-1][1]} {line.strip(BLANK)}")
        else:
            joined.append((number, line))
        before = line
    return joined


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(BLANK))


def reference_list(citations: list[Line], locale: str, *, titled: bool) -> Iterator[BodyPart]:
    """The section with the references, in their own language; `titled` says that the article has a heading for it."""
    marks = [_MARK.match(line) for _, line in citations]
    numbers = [int(mark[1].strip("[].()")) if mark and mark[1] else None for mark in marks]
    numbering = Numbering(None if None in numbers else numbers[0])
    yield '<section class="references">\n'
    if not titled:
        yield f'<h2 id="{ID}">'
        # translators: heading over the list of publications that the article cites
        yield Label("References")
        yield "</h2>\n"
    yield f'<{numbering.tag}{numbering.start} lang="{locale}" dir="{direction(locale)}" translate="no">\n'
    for (line_number, line), mark, number in zip(citations, marks, numbers, strict=True):
        text = line[mark.end() :] if mark and (numbering.tag == "ol" or not mark[1]) else line
        yield numbering.item(number)
        plain = block(Role.REFERENCE, [(line_number, text)], translatable=False)
        yield replace(plain, pattern=normal(list(_linked(str(plain.pattern[0])))))
        yield "</li>\n"
    yield f"</{numbering.tag}>\n</section>\n"


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
