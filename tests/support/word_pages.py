"""A Word file made of blocks, and what it is converted to."""

from __future__ import annotations

import re

import pytest

from localize.errors import SourceError
from localize.formats.word.convert import Converted, convert
from support.word import Piece, docx


def converted(*blocks: Piece, **more: object) -> Converted:
    """The page and more that a Word file of these blocks becomes."""
    return convert(docx(*blocks, **more), "source/a.docx")  # type: ignore[arg-type]


def html(*blocks: Piece, **more: object) -> str:
    """The HTML of these blocks."""
    return converted(*blocks, **more).html


def plain(*blocks: Piece, **more: object) -> str:
    """The HTML without line numbers and line ends."""
    return re.sub(r' data-line="\d+"|\n', "", html(*blocks, **more))


def remarks(*blocks: Piece, **more: object) -> list[tuple[int, str]]:
    """The line and the message of each remark."""
    return [(problem.line, problem.message) for problem in converted(*blocks, **more).remarks]


def refusal(data: bytes) -> str:
    """The message with which a file is refused."""
    with pytest.raises(SourceError) as caught:
        convert(data, "source/a.docx")
    (problem,) = caught.value.problems
    assert problem.path == "source/a.docx"
    return problem.message


def box(*paragraphs: str) -> str:
    """A text box as Word writes it: the new form, and the same once more for older programs."""
    content = "".join(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in paragraphs)
    new = (
        '<w:drawing><wp:anchor><wp:docPr id="1" name="Box"/><a:graphic><a:graphicData uri="x/wordprocessingShape">'
        f"<wps:wsp><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        "</wp:anchor></w:drawing>"
    )
    old = f"<w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
        "</mc:AlternateContent></w:r>"
    )
