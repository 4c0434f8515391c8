"""Each format on files that a person can open: our own, and those of other tools."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from localize.catalogs.memory import MemoryPair
from localize.catalogs.progress import EntryState
from localize.errors import ExchangeError
from localize.exchange import FORMATS, csv_format, read_documents, tmx, xliff12, xliff21
from localize.exchange.codes import canonical
from localize.exchange.model import ExchangeDocument, ExchangeMessage
from support.documents import DOCUMENT

CASES = Path(__file__).parent.parent / "cases" / "exchange"
GOLDEN = {"xliff": "xliff21.xlf", "xliff12": "xliff12.xlf", "tmx": "article.tmx", "csv": "article.csv"}


def case(name: str) -> bytes:
    return (CASES / name).read_bytes()


def without_translation(document: ExchangeDocument) -> ExchangeDocument:
    return replace(document, messages=tuple(message for message in document.messages if message.target))


@pytest.mark.parametrize("name", FORMATS)
def test_an_article_is_written_as_its_case_shows(name: str) -> None:
    assert FORMATS[name].write(DOCUMENT).decode() == case(GOLDEN[name]).decode()


@pytest.mark.parametrize("name", FORMATS)
def test_an_article_is_read_back_whatever_the_format(name: str) -> None:
    assert read_documents(case(GOLDEN[name]), GOLDEN[name]) == (
        without_translation(DOCUMENT) if name == "tmx" else DOCUMENT,
    )


def test_xliff_2_of_another_tool_is_read() -> None:
    (document,) = xliff21.read(case("other-tool-2.xlf"), "x.xlf")
    assert document.messages == (
        ExchangeMessage(
            "Read <em>this</em>. Then \astop.",
            "Das <em>lesen</em>. Dann <x7> aufhören.",
            state=EntryState.TRANSLATED,
            context=None,
            digest="",
        ),
        ExchangeMessage("Title", "Titel", state=EntryState.TRANSLATED, context="title"),
        ExchangeMessage("Draft", "Entwurf", EntryState.FUZZY),
    )
    assert [message.line for message in document.messages] == [6, 18, 21]


def test_xliff_1_of_another_tool_is_read() -> None:
    (document,) = xliff12.read(case("other-tool-1.xlf"), "x.xlf")
    assert (document.source_locale, document.locale) == ("en-US", "de")
    assert document.messages == (
        ExchangeMessage("Read <em>this</em><br>now.", "<em>Das</em> lesen.<br>", EntryState.TRANSLATED),
        ExchangeMessage("Title", "Titel", state=EntryState.FUZZY, context="title"),
        ExchangeMessage("Signed", "Gezeichnet", EntryState.TRANSLATED),
        ExchangeMessage("Draft", "Entwurf", EntryState.FUZZY),
    )


def test_a_memory_of_another_tool_is_read_with_html_tags_as_ours_and_other_codes_left_out() -> None:
    pairs = tmx.read_memory(case("other-tool.tmx"), "folder/other-tool.tmx", source_locale="en")
    source = "Take <b>one</b> tablet."
    assert pairs == (
        ("DE-DE", MemoryPair(source, "Nehmen Sie <b>eine</b> Tablette.", context=None, origin="other-tool.tmx")),
        ("pt_BR", MemoryPair(source, "Tome um comprimido.", context=None, origin="other-tool.tmx")),
    )


def test_a_memory_is_not_taken_for_the_export_of_an_article() -> None:
    with pytest.raises(
        ExchangeError, match=r"x\.tmx:6: names no article: a memory goes in by `localize memory import`"
    ):
        read_documents(case("other-tool.tmx"), "x.tmx")


def test_a_memory_is_sorted_and_holds_each_translation_once() -> None:
    pairs = [
        ("de", MemoryPair("b <em>x</em>", "B <em>X</em>", context="title", origin="a")),
        ("de", MemoryPair("a", "A", context=None, origin="a")),
    ]
    data = tmx.write_memory([*pairs, *pairs], "en")
    assert data == tmx.write_memory(reversed(pairs), "en")
    assert tmx.read_memory(data, "x.tmx", source_locale="en") == tuple(reversed(pairs))
    assert b"<bpt" in data


def test_fuzzy_translations_do_not_go_into_a_memory() -> None:
    sources = [pair.source for _, pair in tmx.read_memory(case("article.tmx"), "article.tmx", source_locale="en")]
    assert sources == ["Cold packs", "- 5 °C  or less"]


def test_locked_elements_are_codes_that_cannot_be_typed_into() -> None:
    assert b"E. coli</" not in case("xliff21.xlf").split(b"<source>", 2)[2]
    assert b"E. coli</g>" not in case("xliff12.xlf")


def test_a_translation_with_wrong_tags_goes_out_as_text() -> None:
    message = ExchangeMessage("<em>a</em>", "broken <em>", EntryState.FUZZY, pattern=DOCUMENT.messages[1].pattern)
    assert canonical(message.target, message.pattern) == "broken &lt;em>"


@pytest.mark.parametrize("name", ["xliff12", "tmx"])
def test_what_xml_cannot_hold_is_refused_with_its_place(name: str) -> None:
    wrong = replace(DOCUMENT.messages[0], target="Kühl\bpacks")
    with pytest.raises(ExchangeError) as caught:
        FORMATS[name].write(replace(DOCUMENT, messages=(wrong,)))
    assert str(caught.value).startswith(
        "locales/de/LC_MESSAGES/cold-packs.po:20: U+0008 in 'Kühl\\x08packs' cannot stand"
    )


@pytest.mark.parametrize("name", FORMATS)
def test_a_lone_surrogate_is_refused(name: str) -> None:
    wrong = replace(DOCUMENT.messages[0], target="\ud800", pattern=("x",))
    with pytest.raises(ExchangeError, match=r"U\+D800"):
        FORMATS[name].write(replace(DOCUMENT, messages=(wrong,)))


def test_a_spreadsheet_may_use_semicolons_other_columns_and_another_order() -> None:
    rows = ('missing;"A; ""B""";;a;de;x', "fuzzy;C;;c;de;x", ";;;d;de;x", ";;;;;", "")
    text = "\r\n".join(("\ufeffState;Target;mine;Source;Locale;Article", *rows))
    (document,) = csv_format.read(text.encode(), "x.csv")
    assert document.messages == (
        ExchangeMessage("a", 'A; "B"', EntryState.TRANSLATED),
        ExchangeMessage("c", "C", EntryState.FUZZY),
        ExchangeMessage("d", "", EntryState.MISSING),
    )


def test_a_spreadsheet_saved_as_utf_16_with_tabs_is_read() -> None:
    data = "article\tlocale\tsource\ttarget\r\nx\tde\ta\tÄ\r\n".encode("utf-16")
    assert csv_format.read(data, "x.csv")[0].messages == (ExchangeMessage("a", "Ä", EntryState.TRANSLATED),)


def test_formulas_are_not_run_by_spreadsheets() -> None:
    data = csv_format.write(DOCUMENT).decode("utf-8-sig")
    assert ",'- 5 °C  or less,'=5" in data


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "article,locale,source\n",
            "x.csv:1: the first line is 'article,locale,source', without target, expected the columns article,",
        ),
        ("article,locale,source,target\na,b,c\n", "x.csv:2: 3 fields in 'a,b,c', expected 4"),
        ('article,locale,source,target\na,b,c,"d"e\n', "x.csv:2: not CSV: "),
        ("article,locale,source,target\na,b,c,\0\n", "x.csv:2: control character U+0000, expected text"),
        ("", "x.csv:1: the first line is '', expected the columns article,source locale,locale,"),
    ],
)
def test_a_spreadsheet_that_cannot_be_used_is_told_with_its_row(text: str, expected: str) -> None:
    with pytest.raises(ExchangeError) as caught:
        csv_format.read(text.encode(), "x.csv")
    assert str(caught.value).startswith(expected)
