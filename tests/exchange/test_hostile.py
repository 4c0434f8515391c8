"""Files that were made to do harm, or were damaged: a clear message with a line, in bounded time."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from localize.errors import ExchangeError
from localize.exchange import read_documents, trees
from support.work import assert_linear

BOMB = (
    '<?xml version="1.0"?>\n<!DOCTYPE xliff [\n<!ENTITY a "ha">\n'
    + "".join(f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">\n' for n in range(12))
    + ']>\n<xliff version="1.2"><file original="&m;"/></xliff>'
)
FILE = '<!DOCTYPE xliff [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n<xliff version="2.1">&a;</xliff>'


def problem(data: str | bytes, path: str = "x.xlf") -> str:
    """What is wrong with a file."""
    with pytest.raises(ExchangeError) as caught:
        read_documents(data.encode() if isinstance(data, str) else data, path)
    return str(caught.value)


@pytest.mark.parametrize("data", [BOMB, BOMB.encode("utf-16"), FILE], ids=["bomb", "bomb in UTF-16", "file"])
def test_entities_are_refused(data: str | bytes) -> None:
    assert "declares a document type of its own, expected XML without entities" in problem(data)


def test_a_parameter_entity_is_refused() -> None:
    assert "expected XML without entities" in problem(
        '<!DOCTYPE x SYSTEM "x" [<!ENTITY % a "b">%a;]><xliff version="2.1"/>'
    )


def test_an_entity_that_nobody_declares_is_told() -> None:
    text = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4"><header srclang="en"/>\n<body>&nbsp;</body></tmx>'
    assert problem(text, "x.tmx").startswith("x.tmx:3: unknown entity &nbsp;, expected a character")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("", "x.xlf:1: not XML: Document is empty"),
        ("hello", "x.xlf:1: not XML: Start tag expected"),
        ('<xliff version="2.1">\n<file>\n</xliff>', "x.xlf:3: not XML: Opening and ending tag mismatch: file line 2"),
        ('<xliff version="2.1">\n\0</xliff>', "x.xlf:2: control character U+0000, expected text"),
        ('<xliff version="2.1">\n\b</xliff>', "x.xlf:2: not XML: PCDATA invalid Char value 8"),
        ('<xliff version="2.1">\n&#0;</xliff>', "x.xlf:2: not XML: xmlParseCharRef: invalid xmlChar value 0"),
        (b'<xliff version="2.1">\n\xff</xliff>', "x.xlf:2: byte 0xFF is not UTF-8, expected a file saved as UTF-8"),
        ('<?xml version="1.0" encoding="rot13"?><xliff version="2.1"/>', "x.xlf:1: unknown encoding 'rot13'"),
        ('<?xml version="1.0" encoding="no-such"?><xliff version="2.1"/>', "x.xlf:1: unknown encoding 'no-such'"),
        ('<xliff version="3.0"/>', "x.xlf: in none of the formats xliff, xliff12, tmx, csv, expected one of them"),
        ("<html><body/></html>", "x.xlf: in none of the formats xliff, xliff12, tmx, csv, expected one of them"),
        ('<a><xliff version="2.1"/></a>', 'x.xlf:1: not XLIFF 2, expected <xliff version="2.1">'),
        ("<tmx><body/></tmx>", 'x.xlf:1: not TMX, expected <tmx version="1.4"> with header and body'),
    ],
)
def test_what_is_no_exchange_file_is_told_with_its_line(data: str | bytes, message: str) -> None:
    assert problem(data).startswith(message)


def test_a_tag_a_hundred_thousand_deep_is_refused() -> None:
    deep = "<g>" * 100_000 + "</g>" * 100_000
    assert "not XML: Excessive depth" in problem(f'<xliff version="1.2"><file>{deep}</file></xliff>')


def test_tags_nested_as_deeply_as_xml_allows_are_read() -> None:
    deep = "".join(f'<g id="{n}">' for n in range(240)) + "x" + "</g>" * 240
    entry = f'<trans-unit id="a"><source>{deep}</source></trans-unit>'
    text = f'<xliff version="1.2"><file><body>{entry}</body></file></xliff>'
    ((message,),) = (document.messages for document in read_documents(text.encode(), "x.xlf"))
    assert message.source.startswith("<x0><x1>")


def test_a_file_that_is_too_large_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trees, "LARGEST", 2**20)
    assert problem("x" * 2_000_000).startswith("x.xlf: larger than 1 MiB, expected 1 MiB at most")


def test_a_file_with_many_entries_is_read_in_linear_time() -> None:
    entry = '<trans-unit id="a"><source>Take <g id="1" equiv-text="&lt;em&gt;">one</g>.</source></trans-unit>\n'

    def task(size: int) -> Callable[[], object]:
        data = f'<xliff version="1.2"><file><body>{entry * size}</body></file></xliff>'.encode()
        return lambda: read_documents(data, "x.xlf")

    assert_linear(task, 500)


def test_a_character_that_is_none_reads_as_the_replacement_character() -> None:
    text = (
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1"><file id="f"><unit id="u"><segment><source>'
        '<cp hex="110000"/><cp hex="x"/><cp/></source></segment></unit></file></xliff>'
    )
    (document,) = read_documents(text.encode(), "x.xlf")
    assert document.messages[0].source == "\ufffd\ufffd\ufffd"
