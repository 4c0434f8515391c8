"""Whatever stands in one file, its reader gives a value or an error about that file that no fault of ours caused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from localize import config, exchange, formats
from localize.catalogs import po
from localize.errors import LocalizeError
from localize.exchange import terms, tmx
from localize.gate import approvals
from localize.glossary import table
from localize.pages import redirects
from localize.pages.outputs import manifest

CASES = Path(__file__).parents[1] / "cases"
PIECES = {
    '.md': [
        '<frameset>', '<frame src=a>', '# T', '\n\n', 'Text.', '<body>', '<html>', '---\n', 'title: ', '[^a]',
        '[^a]: b', ' a ', ' b ', '\n', '-', '-', '\n', '<!-- translate: off -->', '<template>', '<svg>', '<table>',
        '<select>', '<plaintext>', '</p>', '::: x', '!!! note', '`', '**', '&#1;', '\ud800',
    ],
    '.html': [
        '<frameset>', '<h1>T</h1>', '<p>Text', '<head>', '<body>', '<title>', '<meta name=date content=x>',
        '<time itemprop=dateModified datetime=', '<template>', '<svg>', '<math>', '<table>', '<select>', '<!--',
        '<![CDATA[', '<script type=application/ld+json>', '{', '[', '}', '</script>', '\x00',
    ],
    '.txt': [
        'Title: ', 'Date: ', 'Language: ', '\n', '\n\n', 'Text.', '- a', '1. b', ':', '•', '\x0c',
        'Doe J. (2020). A. B.',
    ],
    'po': [
        'msgid ""', 'msgid "a"', 'msgstr "b"', '\n', 'msgctxt "c"', 'msgid_plural "d"', 'msgstr[0] "e"',
        '#, fuzzy', '#= fuzzy', '#', ' msgid "f"', '#~ ', '"Content-Type: text/plain; charset=UTF-8\\n"', '"',
        '\\', '<<<<<<< a',
    ],
    'csv': [
        'concept,locale,term,status,part_of_speech,case,forms,definition,note', 'article,page',
        'article,reviewer,role,date,digest,segments', '\n', ',', '"', 'a', 'en', 'preferred', '2026-01-01', ';',
        '\t', '=1', '../a', '\x00',
    ],
    'xml': [
        '<xliff version="1.2">', '<xliff version="2.1">', '<file original="a">', '<unit id="a">', '<segment>',
        '<source>', '<target>', '<tmx version="1.4">', '<header/>', '<body>', '<tu>', "<tuv xml:lang='en'>",
        '<seg>', '<martif>', '<tbx>', '<termEntry>', '<langSet>', '<tig>', '<term>a</term>', '</', '>', '<', 'a',
        '&#0;', '&a;', '<!DOCTYPE a [',
    ],
    'toml': [
        '[locales.de]', '[locales]', 'base-url = ', "'x'", '\n', '=', '[', ']', '{', '}', 'source = ', '9',
        '1e999', 'nan', '2024-01-01', 'true', '"', 'a.b.c = 1', '[[locales]]', 'checks = ',
    ],
    'json': [
        '{', '}', '[', ']', '"articles"', ':', ',', '"files"', '"id"', '1', 'null', '"x"', '1e999', '"schema"',
        '"format"',
    ],
}  # fmt: skip
READERS: dict[str, tuple[str, Callable[[bytes], object]]] = {
    "Markdown": (".md", lambda data: formats.parse(data, "source/a.md", name="a", locale="en")),
    "HTML": (".html", lambda data: formats.parse(data, "source/a.html", name="a", locale="en")),
    "text": (".txt", lambda data: formats.parse(data, "source/a.txt", name="a", locale="en")),
    "Word": (".html", lambda data: formats.parse(data, "source/a.docx", name="a", locale="en")),
    "PO": ("po", lambda data: po.read(data, "a.po")),
    "glossary": ("csv", lambda data: table.read(data, "glossary.csv")),
    "approvals": ("csv", lambda data: approvals.read_approvals(data, "approvals.csv")),
    "redirects": ("csv", lambda data: redirects.read(data, "redirects.csv")),
    "exchange": ("xml", lambda data: exchange.read_documents(data, "a.xlf")),
    "exchange as CSV": ("csv", lambda data: exchange.read_documents(data, "a.csv")),
    "memory": ("xml", lambda data: tmx.read_memory(data, "a.tmx", source_locale="en")),
    "terms": ("xml", lambda data: terms.read_terms(data, "a.tbx", source_locale="en", locale="de")),
    "terms as a list": ("csv", lambda data: terms.read_terms(data, "a.csv", source_locale="en", locale="de")),
    "configuration": ("toml", lambda data: config.load(data.decode("utf-8", "replace"), "localize.toml")),
    "manifest": ("json", lambda data: manifest.read(data, lambda _: None)),
}


@pytest.mark.parametrize("name", READERS)
def test_no_file_is_a_surprise(name: str) -> None:
    kind, read = READERS[name]
    pieces = [piece.encode("utf-8", "surrogatepass") for piece in PIECES[kind]]

    @given(st.lists(st.sampled_from(pieces) | st.binary(max_size=3), max_size=12).map(b"".join))
    @example(b"")
    def law(data: bytes) -> None:
        try:
            read(data)
        except LocalizeError as error:
            assert "a fault of localize" not in str(error)

    law()
