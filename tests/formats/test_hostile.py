"""Files that nobody wrote by hand: each is an article, or is refused with path and line; all come to an end."""

from __future__ import annotations

import re

import pytest

from localize.errors import SourceError
from localize.model.article import Article
from support.bad_input import DEEP_HTML, DEEP_MARKDOWN, FRONT, KINDS, RICH
from support.golden import read
from support.sizes import size

TELLS = re.compile(r"source/a\.\w+(?::\d+)?: .+", re.DOTALL)
BEGIN = {".md": "# T\n\nText\n\n", ".rst": "T\n=\n\nText\n\n", ".html": "<h1>T</h1><p>Text</p>"}


def told(source: str | bytes, suffix: str) -> Article | str:
    """The article, or why there is none."""
    try:
        return read(source, suffix)
    except SourceError as error:
        assert all(TELLS.fullmatch(str(problem)) for problem in error.problems)
        return str(error)


def repeated(kind: str, length: int) -> str:
    """A text of one kind, of at most so many bytes."""
    text = KINDS[kind] * (length // len(KINDS[kind].encode()))
    return f"Text\n\n{text}"


@pytest.mark.parametrize("kind", KINDS)
def test_a_long_html_file_comes_to_an_end(kind: str) -> None:
    assert told(BEGIN[".html"] + repeated(kind, size(500_000, default=50_000)), ".html")


@pytest.mark.parametrize("kind", KINDS)
def test_a_long_markdown_file_comes_to_an_end(kind: str) -> None:
    assert told(BEGIN[".md"] + repeated(kind, size(50_000, default=6_000)), ".md")


@pytest.mark.parametrize("kind", KINDS)
def test_a_long_restructuredtext_file_comes_to_an_end(kind: str) -> None:
    assert told(BEGIN[".rst"] + repeated(kind, size(20_000, default=2_000)), ".rst")


@pytest.mark.parametrize("kind", [kind for kind, text in KINDS.items() if "\n" not in text and "\r" not in text])
def test_a_long_paragraph_comes_to_an_end(kind: str) -> None:
    assert told(BEGIN[".md"] + repeated(kind, size(40_000, default=3_000)), ".md")


@pytest.mark.parametrize("suffix", [".md", ".rst", ".html", ".txt"])
def test_ten_megabytes_and_more_are_refused_at_once(suffix: str) -> None:
    assert "bytes, expected at most" in str(told(b"a" * 10_000_001, suffix))


@pytest.mark.parametrize("kind", DEEP_HTML)
@pytest.mark.parametrize("suffix", [".md", ".html"])
def test_elements_thousands_deep_come_to_an_end(kind: str, suffix: str) -> None:
    assert told(BEGIN[suffix] + DEEP_HTML[kind], suffix)


@pytest.mark.parametrize("kind", DEEP_MARKDOWN)
def test_markdown_thousands_deep_comes_to_an_end(kind: str) -> None:
    assert told(BEGIN[".md"] + DEEP_MARKDOWN[kind], ".md")


@pytest.mark.parametrize("kind", FRONT)
def test_any_front_matter_comes_to_an_end(kind: str) -> None:
    assert told(f"---\n{FRONT[kind]}\n---\n# T\n\nText\n", ".md")


@pytest.mark.parametrize("name", ["a", "data-a", "aria-a", "its-a", "title", "class"])
def test_a_hundred_thousand_attributes_come_to_an_end(name: str) -> None:
    attributes = " ".join(f"{name}{number}=b" for number in range(100_000))
    assert told(f"<h1>T</h1><p {attributes}>Text", ".html")


@pytest.mark.parametrize(
    "attribute",
    [
        'srcset="' + "," * 1_000_000,
        'srcset="' + "a 1x," * 100_000,
        'class="' + "a " * 100_000,
        'title="' + "&amp; " * 100_000,
        'its-loc-note="' + " a" * 100_000,
        'lang="' + "a-" * 100_000,
        'href="' + "\x00" * 1000,
        'href="' + "a:" * 100_000,
        'style="' + "a:b;" * 100_000,
    ],
)
def test_a_long_attribute_comes_to_an_end(attribute: str) -> None:
    assert told(f'<h1>T</h1><table><tr><td {attribute}"><a {attribute}">Text</a><img {attribute}">', ".html")


@pytest.mark.parametrize("suffix", RICH)
@pytest.mark.parametrize("share", range(4))
def test_a_file_that_is_cut_off_anywhere_is_read_or_refused(suffix: str, share: int) -> None:
    data = RICH[suffix].encode()
    assert isinstance(told(data, suffix), Article)
    for end in range(share, len(data), 4):
        assert told(data[:end], suffix)


@pytest.mark.parametrize("suffix", RICH)
def test_a_file_that_lacks_its_begin_is_read_or_refused(suffix: str) -> None:
    data = RICH[suffix].encode()
    for begin in range(0, len(data), 5):
        assert told(data[begin:], suffix)


@pytest.mark.parametrize("suffix", RICH)
@pytest.mark.parametrize(
    "piece", ["\0", "\x0b", "\r", "\x85", "\u2028", "\ufeff", "\ufffe", "\U0010ffff", "<", "`", '"', "]"]
)
def test_a_character_in_the_wrong_place_is_read_or_refused(suffix: str, piece: str) -> None:
    for place in range(0, len(RICH[suffix]), 7):
        assert told(RICH[suffix][:place] + piece + RICH[suffix][place:], suffix)


@pytest.mark.parametrize("suffix", [".md", ".rst", ".html", ".txt"])
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n \t\n",
        b"\xef\xbb\xbf",
        b"\0",
        b"# T\0\n\nText",
        b"\x1b]31m# T",
        b"\xff\xfe\x00",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"PK\x03\x04\x14\x00\x06\x00",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
        b"GIF89a\x01\x00\x01\x00",
        bytes(range(256)),
        "# T\n\nText".encode("utf-16"),
        "# T\n\nText".encode("utf-32-le"),
    ],
)
def test_what_is_no_text_is_refused_with_its_line(data: bytes, suffix: str) -> None:
    found = told(data, suffix)
    assert isinstance(found, str) or data.startswith(b"\xff\xfe")
    if isinstance(found, str):
        assert found.startswith(f"source/a{suffix}:")


@pytest.mark.parametrize("suffix", [".md", ".html"])
def test_control_characters_are_told_with_their_lines(suffix: str) -> None:
    found = told(f"{BEGIN[suffix]}\nOne\x07\x01\n\ntwo\x9f\n", suffix)
    line = 6 if suffix == ".md" else 2
    assert found == "\n".join(
        f"source/a{suffix}:{number}: control character U+{code}, expected text"
        for number, code in ((line, "0001"), (line, "0007"), (line + 2, "009F"))
    )


@pytest.mark.parametrize(
    "text", ["---\ntitle: T\n---\n", "---\ntitle: T\n---", "---\n---\n", "# T", "[a]: b", "<!-- a -->"]
)
def test_markdown_without_a_text_is_refused(text: str) -> None:
    assert "no text, expected at least one paragraph after the title" in str(told(text, ".md"))


@pytest.mark.parametrize(
    "text", ["<h1>T</h1>", "<title>T</title>", "<h1>T</h1><p> &nbsp;<br>", "<h1>T</h1><script>a</script>"]
)
def test_html_without_a_text_is_refused(text: str) -> None:
    assert "no text, expected at least one paragraph after the title" in str(told(text, ".html"))


@pytest.mark.parametrize(
    "bomb",
    [
        '<!DOCTYPE html [<!ENTITY a "aaa"><!ENTITY b "&a;&a;">]>',
        "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>",
    ],
)
def test_no_entity_of_a_file_is_read(bomb: str) -> None:
    found = told(f"{bomb}<title>T</title><p>&a; &b;", ".html")
    assert isinstance(found, str) or "root:" not in repr(found)
