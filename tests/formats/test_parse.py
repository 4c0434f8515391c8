"""Files that cannot be read: one clear message for each problem."""

from __future__ import annotations

import pytest

from localize import formats
from localize.errors import SourceError
from localize.model.block import plain_text
from support.odt import h, odt, p
from support.web_archive import mhtml
from support.word import docx, heading, paragraph

BOM = b"\xef\xbb\xbf"


def problems(data: bytes) -> list[str]:
    with pytest.raises(SourceError) as error:
        formats.parse(data, "source/pain.txt", name="pain", locale="en")
    return [str(problem) for problem in error.value.problems]


@pytest.mark.parametrize("path", ["source/pain.md", "source/pain.html", "source/pain.txt", "source/pain.rst"])
def test_colours_for_terminals_are_left_out_and_told(path: str) -> None:
    """Outputs in notebooks have them."""
    text = {".md": "# Pain\n\n", ".rst": "Pain\n====\n\n", ".txt": "Pain\n\n"}.get(path[11:], "<h1>Pain</h1>\n\n")
    article = formats.parse(f"{text}It is \x1b[1;31mred\x1b[0m.\n".encode(), path, name="pain", locale="en")
    assert "It is red." in [plain_text(block.pattern) for block in article.blocks()]
    line = text.count("\n") + 1
    assert [str(each) for each in article.remarks] == [
        f"{path}:{line}: a colour for terminals was left out (2 times), expected text without control characters"
    ]


def test_any_other_control_character_is_refused() -> None:
    assert problems(b"Pain\n\nTake 5\x1b10 mg.") == ["source/pain.txt:3: control character U+001B, expected text"]


@pytest.mark.parametrize("data", [b"", b"\n", b" \r\n\t", BOM, BOM + b"\n \n", "\xa0\n".encode()])
def test_an_empty_file_is_no_article(data: bytes) -> None:
    assert problems(data) == ["source/pain.txt:1: the file is empty, expected an article with a title"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"Title\n\nCaf\xe9 au lait", "source/pain.txt:3: byte 0xE9 is not UTF-8, expected a file saved as UTF-8"),
        (b"\xff\xfeT\x00", "source/pain.txt:1: byte 0xFF is not UTF-8, expected a file saved as UTF-8"),
        (b"Title\r\rcut \xe2\x82", "source/pain.txt:3: byte 0xE2 is not UTF-8, expected a file saved as UTF-8"),
        (b"Title\r\n\r\n\xed\xa0\x80", "source/pain.txt:3: byte 0xED is not UTF-8, expected a file saved as UTF-8"),
        (b"Title\n\n\xc0\xaf", "source/pain.txt:3: byte 0xC0 is not UTF-8, expected a file saved as UTF-8"),
    ],
)
def test_a_file_in_another_encoding_is_told_with_its_line(data: bytes, expected: str) -> None:
    assert problems(data) == [expected]


def test_every_line_with_control_characters_is_told() -> None:
    assert problems(b"Title\x00\n\nText\x1b and \x07.\n\nfine\ttab\n\x9f".replace(b"\x9f", b"\xc2\x9f")) == [
        "source/pain.txt:1: control character U+0000, expected text",
        "source/pain.txt:3: control character U+0007, expected text",
        "source/pain.txt:3: control character U+001B, expected text",
        "source/pain.txt:6: control character U+009F, expected text",
    ]


@pytest.mark.parametrize("char", ["\t", "\f", "\v", "\u2028", "\u2029", "\xa0", "\u200b", "\u200f", "\ufeff", "🩺"])
def test_white_space_and_format_characters_are_text(char: str) -> None:
    assert formats.parse(f"Title\n\nBefore{char}after".encode(), "source/pain.txt", name="pain", locale="en").metadata


@pytest.mark.parametrize("char", ["\f", "\v"])
def test_a_page_break_is_a_space(char: str) -> None:
    article = formats.parse(f"Fie{char}ber\n\nText".encode(), "source/pain.txt", name="pain", locale="en")
    assert article.metadata[0].pattern == ("Fie ber",)


@pytest.mark.parametrize(
    ("char", "what"),
    [
        ("\x85", "control character U+0085"),
        ("\x96", "control character U+0096"),
        ("\ufdd0", "noncharacter U+FDD0"),
        ("\ufffe", "noncharacter U+FFFE"),
        ("\U0010ffff", "noncharacter U+10FFFF"),
    ],
)
def test_what_no_page_can_hold_is_refused_for_it_may_be_what_is_left_of_a_dash(char: str, what: str) -> None:
    assert problems(f"Title\n\n5{char}10 mg".encode()) == [f"source/pain.txt:3: {what}, expected text"]


def test_a_second_byte_order_mark_is_text() -> None:
    article = formats.parse(BOM + BOM + b"Title\n\nText", "source/pain.txt", name="pain", locale="en")
    assert article.metadata[0].pattern == ("\ufeffTitle",)


SAMPLES = {
    ".txt": b"Title\n\nText",
    ".md": b"# Title\n\nText",
    ".markdown": b"# Title\n\nText",
    ".mdx": b"# Title\n\nText",
    ".rst": b"Title\n=====\n\nText",
    ".html": b"<h1>Title</h1>Text",
    ".htm": b"<h1>Title</h1>Text",
    ".docx": docx(heading("Title"), paragraph("Text")),
    ".odt": odt(h("Title") + p("Text")),
    ".mhtml": mhtml("<h1>Title</h1>Text"),
    ".mht": mhtml("<h1>Title</h1>Text"),
}


@pytest.mark.parametrize("suffix", formats.PARSERS)
def test_an_article_of_every_format_carries_the_locale_of_its_source(suffix: str) -> None:
    article = formats.parse(SAMPLES[suffix], f"source/a{suffix}", name="a", locale="nb")
    assert (article.locale, article.name, article.path) == ("nb", "a", f"source/a{suffix}")
