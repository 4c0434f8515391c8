from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from localize.cache.text_index import DamagedIndexError, EntryText, IndexedFile, NoFullTextError, TextIndex
from localize.catalogs.search_words import search_words
from support.without_full_text import forbid_full_text

SOURCE = IndexedFile("source/knee.txt", "en", "knee", b"1")
GERMAN = IndexedFile("de/knee.po", "de", "knee", b"1")
CHINESE = IndexedFile("zh/knee.po", "zh-CN", "knee", b"1")
TEXTS = ["Take two tablets.", "Rest your knee.", "Two tablets are enough."]


@pytest.fixture
def index(tmp_path: Path) -> Iterator[TextIndex]:
    index = TextIndex(tmp_path / "index.sqlite")
    index.put(SOURCE, [EntryText(None, text, text) for text in TEXTS])
    index.put(GERMAN, [EntryText(None, text, text.upper(), line=9, fuzzy=True) for text in TEXTS])
    index.put(CHINESE, [EntryText(None, TEXTS[0], "服用两片药。"), EntryText(None, TEXTS[1], "让膝盖休息。")])
    yield index
    index.close()


def hits(index: TextIndex, query: str, *locales: str) -> list[tuple[str, str]]:
    texts = index.with_words([search_words(query)], locales=locales, most=10)
    return [(text.locale, text.value.text) for text in texts]


def test_a_word_is_looked_up_by_its_beginning(index: TextIndex) -> None:
    assert hits(index, "tab", "en") == [("en", TEXTS[0]), ("en", TEXTS[2])]
    assert hits(index, "two tablets", "en") == [("en", TEXTS[0]), ("en", TEXTS[2])]
    assert hits(index, "tablets two") == []
    assert hits(index, "knee") == [("en", TEXTS[1]), ("de", TEXTS[1].upper())]


@pytest.mark.parametrize("query", ["药", "片药", "两片药", "用"])
def test_one_character_is_enough_where_there_are_no_spaces(index: TextIndex, query: str) -> None:
    assert hits(index, query) == [("zh-CN", "服用两片药。")]


def test_the_texts_of_an_entry_are_known_in_all_locales(index: TextIndex) -> None:
    (text,) = index.with_words([search_words("knee")], locales=["en"], most=10)

    assert [each.locale for each in index.of_entries([text.entry], ())] == ["en", "de", "zh-CN"]
    assert [each.locale for each in index.of_entries([text.entry], ["de"])] == ["de"]
    near = index.numbered([text.number - 1, text.number + 1])
    assert [each.value.text for each in near.values()] == [TEXTS[0], TEXTS[2]]


def test_a_changed_file_takes_the_place_of_what_it_was(index: TextIndex) -> None:
    index.put(IndexedFile("de/knee.po", "de", "knee", b"2"), [EntryText(None, TEXTS[1], "Ruhe.")])

    assert hits(index, "tablets", "de") == []
    assert hits(index, "ruhe") == [("de", "Ruhe.")]
    assert index.keys() == {"source/knee.txt": b"1", "de/knee.po": b"2", "zh/knee.po": b"1"}


def test_a_gone_file_is_dropped(index: TextIndex) -> None:
    index.drop(["source/knee.txt", "no/such.po"])

    assert hits(index, "tablets", "en") == []
    assert hits(index, "tablets", "de") != []
    assert "source/knee.txt" not in index.keys()  # noqa: SIM118  # a method, not a mapping


def test_texts_are_there_for_the_next_run(index: TextIndex, tmp_path: Path) -> None:
    index.close()
    again = TextIndex(tmp_path / "index.sqlite")

    assert hits(again, "tablets", "de") == [("de", TEXTS[0].upper()), ("de", TEXTS[2].upper())]
    again.close()


@pytest.mark.parametrize("damage", ["no database", "", "zeros", "cut"])
def test_a_damaged_file_is_begun_anew(index: TextIndex, tmp_path: Path, damage: str) -> None:
    index.close()
    path = tmp_path / "index.sqlite"
    data = path.read_bytes()
    path.write_bytes(
        {"no database": b"no database" * 99, "": b"", "zeros": bytes(len(data)), "cut": data[:9000]}[damage]
    )

    again = TextIndex(path)

    assert again.keys() == {}
    assert hits(again, "tablets") == []
    again.put(SOURCE, [EntryText(None, text, text) for text in TEXTS])
    assert hits(again, "knee") == [("en", TEXTS[1])]
    again.close()


@pytest.mark.parametrize("change", ["text = 'TAKE TEN TABLETS.'", "line = 1", "context = 'x'", "entry = 1"])
def test_a_text_that_another_hand_has_changed_is_not_believed(index: TextIndex, tmp_path: Path, change: str) -> None:
    other = sqlite3.connect(tmp_path / "index.sqlite")
    with other:
        other.execute(f"UPDATE texts SET {change} WHERE text = 'TAKE TWO TABLETS.'")
    other.close()

    with pytest.raises(DamagedIndexError):
        hits(index, "take", "de")
    assert index.keys() == {}


def test_a_folder_that_cannot_be_written_to_does_not_matter(tmp_path: Path) -> None:
    index = TextIndex(tmp_path / "no folder" / "index.sqlite")
    index.put(SOURCE, [EntryText(None, text, text) for text in TEXTS])

    assert hits(index, "knee") == [("en", TEXTS[1])]
    index.close()


def test_without_full_text_search_there_is_no_index(monkeypatch: pytest.MonkeyPatch) -> None:
    forbid_full_text(monkeypatch)
    with pytest.raises(NoFullTextError, match="without FTS5"):
        TextIndex()
