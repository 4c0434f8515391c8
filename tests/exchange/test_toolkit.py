"""translate-toolkit, and with it Weblate and Pootle's heirs, opens what we write, and we read what it saves."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from translate.storage import csvl10n, factory, tmx, xliff, xliff2

from localize.catalogs.progress import EntryState
from localize.exchange import FORMATS
from localize.exchange.model import ExchangeDocument
from support.documents import DOCUMENT, LINKS

TRANSLATED = replace(DOCUMENT, messages=tuple(message for message in DOCUMENT.messages if message.target))
STORES: dict[str, Any] = {
    "xliff": xliff2.Xliff2File,
    "xliff12": xliff.Xliff1File,
    "tmx": tmx.tmxfile,
    "csv": csvl10n.csvfile,
}


def opened(name: str) -> Any:
    return STORES[name].parsestring(FORMATS[name].write(DOCUMENT))


def saved(name: str, store: Any) -> ExchangeDocument:
    out = BytesIO()
    store.serialize(out)
    (document,) = FORMATS[name].read(out.getvalue(), f"x{FORMATS[name].suffix}")
    return document


def test_it_knows_xliff_1_by_its_name() -> None:
    data = BytesIO(FORMATS["xliff12"].write(DOCUMENT))
    data.name = "cold-packs.xlf"
    assert isinstance(factory.getobject(data), STORES["xliff12"])


@pytest.mark.parametrize("name", ["xliff", "xliff12"])
def test_it_finds_the_same_entries_in_xliff(name: str) -> None:
    entries = opened(name).units
    assert [entry.source for entry in entries if "Read" not in entry.source] == [
        message.source for message in DOCUMENT.messages if message.pattern != LINKS
    ]
    assert [entry.target or "" for entry in entries if "Read" not in entry.source] == [
        message.target for message in DOCUMENT.messages if message.pattern != LINKS
    ]
    assert entries[1].source == "Read the side effects or the restif x < 5 &  grows."
    assert [entry.isfuzzy() for entry in entries] == [
        message.state is EntryState.FUZZY for message in DOCUMENT.messages
    ]
    assert [entry.istranslated() for entry in entries] == [
        message.state is EntryState.TRANSLATED for message in DOCUMENT.messages
    ]


def test_it_finds_the_same_entries_in_tmx() -> None:
    found = [(entry.source, entry.target) for entry in opened("tmx").units]
    assert found == [(message.source, message.target) for message in TRANSLATED.messages]


def test_it_finds_the_same_entries_in_csv_and_knows_the_fuzzy_ones() -> None:
    entries = opened("csv").units
    assert [entry.source for entry in entries[:3]] == [message.source for message in DOCUMENT.messages[:3]]
    assert [entry.target for entry in entries[:3]] == [message.target for message in DOCUMENT.messages[:3]]


@pytest.mark.parametrize("name", ["xliff", "xliff12", "tmx"])
def test_what_it_saves_untouched_is_what_we_wrote(name: str) -> None:
    assert saved(name, opened(name)) == (TRANSLATED if name == "tmx" else DOCUMENT)


@pytest.mark.parametrize("name", ["xliff", "xliff12"])
def test_a_translation_typed_there_comes_back_with_all_else_as_it_was(name: str) -> None:
    store = opened(name)
    store.units[2].target = "10 Minuten anwenden."
    store.units[2].marktranslated()
    typed = replace(DOCUMENT.messages[2], target="10 Minuten anwenden.", state=EntryState.TRANSLATED)
    messages = (*DOCUMENT.messages[:2], typed, DOCUMENT.messages[3])
    assert saved(name, store) == replace(DOCUMENT, messages=messages)


@pytest.mark.parametrize("name", ["xliff", "xliff12"])
def test_what_is_marked_there_as_unfinished_comes_back_fuzzy(name: str) -> None:
    store = opened(name)
    store.units[0].markfuzzy()
    assert saved(name, store).messages[0].state is EntryState.FUZZY
