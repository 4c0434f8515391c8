"""XML of other tools: read without trust, written without surprises."""

from __future__ import annotations

import codecs
import re

import pytest
from lxml import etree

from localize.errors import ExchangeError
from localize.exchange import trees


def problem(data: bytes) -> str:
    with pytest.raises(ExchangeError) as caught:
        trees.parse(data, "x.xml")
    return str(caught.value)


@pytest.mark.parametrize(
    "data",
    [
        b"<a>\xc3\xa4</a>",
        codecs.BOM_UTF8 + b"<a>\xc3\xa4</a>",
        '<?xml version="1.0" encoding="iso-8859-1"?><a>ä</a>'.encode("latin-1"),
        '<?xml version="1.0" encoding="UTF-16"?><a>ä</a>'.encode("utf-16"),
    ],
)
def test_a_file_is_read_in_the_encoding_that_it_declares(data: bytes) -> None:
    assert trees.parse(data, "x.xml").text == "ä"


def test_nothing_is_expanded_and_nothing_loaded() -> None:
    message = "declares a document type of its own, expected XML without entities"
    assert problem(b'<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY b "c">]>\n<a>&b;</a>') == f"x.xml:2: {message}"
    assert trees.parse(b'<!DOCTYPE a SYSTEM "file:///etc/passwd">\n<a>b</a>', "x.xml").text == "b"
    assert problem(b"<a>\n&b;</a>").startswith("x.xml:2: ")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<a>\n\xe4</a>", "x.xml:2: byte 0xE4 is not UTF-8, expected a file saved as UTF-8"),
        (b'<?xml version="1.0" encoding="ascii"?><a>\xe4</a>', "x.xml:1: byte 0xE4 is not ASCII, expected a file"),
        (b'<?xml version="1.0" encoding="klingon"?><a/>', "x.xml:1: unknown encoding 'klingon', expected UTF-8"),
        (b"<a>\n\0</a>", "x.xml:2: control character U+0000, expected text"),
        (b"<a>\n<b></a>", "x.xml:2: not XML: "),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(data: bytes, message: str) -> None:
    assert problem(data).startswith(message)


def test_a_file_that_is_too_large_is_refused() -> None:
    trees.bounded(bytes(trees.LARGEST), "x.xml")
    with pytest.raises(ExchangeError, match=r"^x\.xml: larger than 64 MiB, expected 64 MiB at most: split the file$"):
        trees.bounded(bytes(trees.LARGEST + 1), "x.xml")


def test_a_root_is_known_whatever_the_encoding_and_though_bytes_are_wrong() -> None:
    pattern = re.compile("<tmx")
    assert trees.matches("\n<!-- ä --><tmx>".encode("utf-16"), pattern)
    assert trees.matches(codecs.BOM_UTF8 + b"<tmx>\xff", pattern)
    assert not trees.matches(b"source,<tmx", pattern)
    assert not trees.matches(b'<?xml version="1.0" encoding="klingon"?><tmx>', pattern)


def test_each_element_has_a_line_but_what_is_in_a_leaf() -> None:
    root = etree.fromstring("<a><b><c>1 <d>2</d></c></b><b/></a>")
    assert trees.write(root, ["c"]).decode().splitlines()[1:] == [
        "<a>",
        "  <b>",
        "    <c>1 <d>2</d></c>",
        "  </b>",
        "  <b/>",
        "</a>",
    ]


def test_what_xml_cannot_hold_is_named_cut_out_or_marked() -> None:
    assert trees.unholdable("a\x07b") == "U+0007"
    assert trees.unholdable("a\tb\n\U0001f600") == ""
    assert list(trees.cut("a\x07b\x08")) == [("a", "\x07"), ("b", "\x08"), ("", "")]
    assert trees.clean("a\x07b") == "a\ufffdb"


def test_the_comments_of_an_element_are_the_notes_by_a_translator_or_about_the_target() -> None:
    notes = trees.parse(
        b"""<notes><note category="translator">Formal
        Sie</note><note category="developer">A heading</note><note appliesTo="target">Formal</note>
        <note appliesTo="source">A title</note><note>For all</note></notes>""",
        "x.xml",
    )
    assert trees.comments(notes, author="category", about="appliesTo") == ("Formal", "Sie")
