from __future__ import annotations

from collections.abc import Iterator

import pytest

from localize.cache.text_index import EntryText, IndexedFile, TextIndex
from localize.tasks.concordance import ConcordanceEntry, search

KNEE = ["Rest your knee.", "Take two tablets.", "Call a doctor."]
HIP = ["Take the tablets with food.", "Two or three tablets are too many."]


@pytest.fixture
def index() -> Iterator[TextIndex]:
    index = TextIndex()
    for name, texts in (("knee", KNEE), ("hip", HIP)):
        index.put(IndexedFile(f"source/{name}.txt", "en", name, b""), [EntryText(None, text, text) for text in texts])
    german = ["Knie schonen.", "Zwei Tabletten einnehmen.", "Rufen Sie einen Arzt."]
    rows = [EntryText(None, source, text, line=7) for source, text in zip(KNEE, german, strict=True)]
    index.put(IndexedFile("de/knee.po", "de", "knee", b""), rows)
    index.put(IndexedFile("fr/knee.po", "fr", "knee", b""), [EntryText(None, KNEE[1], "Prenez deux comprimés.")])
    yield index
    index.close()


def sources(index: TextIndex, query: str, *locales: str, most: int = 20) -> list[str]:
    return [hit.entry.key[1] for hit in search(index, query, locales=locales, most=most).hits]


def texts(entry: ConcordanceEntry | None) -> dict[str, str]:
    return {text.locale: text.text for text in entry.texts} if entry else {}


def test_a_word_is_looked_up_in_sources_and_translations(index: TextIndex) -> None:
    assert sources(index, "tablets") == [KNEE[1], *HIP]
    assert sources(index, "comprimes") == [KNEE[1]]
    assert sources(index, "comprimes", "en", "de") == []
    assert sources(index, "paracetamol") == sources(index, " – ") == []


def test_a_phrase_comes_before_words_that_stand_apart(index: TextIndex) -> None:
    assert sources(index, "two tablets") == [KNEE[1], HIP[1]]


def test_a_hit_has_its_texts_in_all_locales_with_the_pieces_that_were_searched(index: TextIndex) -> None:
    (hit,) = search(index, "tabletten").hits

    assert hit.entry.article == "knee"
    assert texts(hit.entry) == {"en": KNEE[1], "de": "Zwei Tabletten einnehmen.", "fr": "Prenez deux comprimés."}
    german = next(text for text in hit.entry.texts if text.locale == "de")
    assert [german.text[begin:end] for begin, end in german.spans] == ["Tabletten"]
    assert (german.path, german.line) == ("de/knee.po", 7)


def test_a_hit_has_the_entries_before_and_after_it(index: TextIndex) -> None:
    (hit,) = search(index, "two tab", locales=("en", "de"), most=1).hits
    assert texts(hit.before) == {"en": KNEE[0], "de": "Knie schonen."}
    assert texts(hit.after) == {"en": KNEE[2], "de": "Rufen Sie einen Arzt."}

    (hit,) = search(index, "knie").hits
    assert hit.before is None
    assert texts(hit.after) == {"de": "Zwei Tabletten einnehmen."}


def test_of_many_hits_the_first_ones_come_and_that_there_are_more(index: TextIndex) -> None:
    found = search(index, "t", locales=["en"], most=2)

    assert len(found.hits) == 2
    assert found.more
    assert not search(index, "knee").more
