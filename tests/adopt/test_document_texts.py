"""What a translated document gives its article, by the pairs of documents in tests/cases/adopt/documents.

`expected.txt` has for each text what became of it: a certain (`=`) or an uncertain one (`~`), and why; then the keys
without a translation (`-`), and what is left over (`+`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from localize import formats
from localize.adopt.adopted import AdoptedArticle
from localize.adopt.document_texts import ReadDocument, adopt_document, read_document
from localize.checks.clues import ClueReader
from localize.config import Segmentation
from localize.glossary.match import Matcher
from localize.segments.split import split

FOLDER = Path(__file__).parents[1] / "cases" / "adopt" / "documents"


def _read(text: bytes, path: str, locale: str) -> ReadDocument:
    article = formats.parse(text, path, name="case", locale=locale)
    return read_document(split(replace(article, locale=locale), Segmentation.SENTENCE), ClueReader(locale, Matcher(())))


def _adopted(folder: Path) -> AdoptedArticle:
    source = next(folder.glob("source.*"))
    target = next(folder.glob("target.*.*"))
    locale = target.name.split(".")[1]
    return adopt_document(
        _read(source.read_bytes(), source.name, "en"), _read(target.read_bytes(), target.name, locale)
    ).adopted


def _shown(adopted: AdoptedArticle) -> Iterator[str]:
    for text in adopted.texts:
        context = f"[{text.key[0]}] " if text.key[0] else ""
        yield f"{'=' if text.certain else '~'} {context}{text.key[1]}\n    {text.text}"
        if text.remarks:
            yield f"    ({'; '.join(text.remarks)})"
    yield from (f"- {source}" for _, source in adopted.missing)
    yield from (f"+ {each.text}" for each in adopted.left_over)


@pytest.mark.parametrize("name", sorted(folder.name for folder in FOLDER.iterdir()))
def test_a_translated_document_is_adopted(name: str) -> None:
    shown = "\n".join(_shown(_adopted(FOLDER / name))) + "\n"
    assert shown == (FOLDER / name / "expected.txt").read_text(encoding="utf-8")


ENGLISH = "# Cold packs\n\nUse it for 10 minutes. Wrap it in a cloth.\n"


def _of(german: str, english: str = ENGLISH) -> AdoptedArticle:
    sides = _read(english.encode(), "a.md", "en"), _read(german.encode(), "a.de.md", "de")
    return adopt_document(*sides).adopted


def test_a_text_knows_where_it_stands_and_its_neighbours() -> None:
    text = _of("# Kältekompressen\n\nVerwenden Sie sie 10 Minuten lang. Wickeln Sie sie in ein Tuch.\n").texts[1]
    assert (text.path, text.line) == ("a.de.md", 3)
    assert text.neighbours == ("Kältekompressen", "Wickeln Sie sie in ein Tuch.")


def test_a_sentence_that_was_left_in_the_source_language_is_not_certain() -> None:
    text = _of("# Kältekompressen\n\nUse it for 10 minutes. Wickeln Sie sie in ein Tuch.\n").texts[1]
    assert not text.certain
    assert text.remarks == ("it is the same as the source",)


def test_a_heading_of_two_words_that_was_left_in_the_source_language_is_not_certain() -> None:
    adopted = _of("# Cold packs\n\nVerwenden Sie sie 10 Minuten lang. Wickeln Sie sie in ein Tuch.\n")
    assert not adopted.texts[0].certain


def test_a_dose_that_differs_is_not_certain() -> None:
    english = "# Gabapentin\n\nTake 300 mg once a day.\n"
    text = _of("# Gabapentin\n\nNehmen Sie einmal täglich 900 mg ein.\n", english).texts[1]
    assert not text.certain


def test_a_text_that_stands_twice_is_adopted_once() -> None:
    english = "# Rest\n\nRest.\n\nDrink water.\n\nRest.\n"
    adopted = _of("# Ruhe\n\nRuhen Sie.\n\nTrinken Sie Wasser.\n\nRuhen Sie sich aus.\n", english)
    assert [text.key for text in adopted.texts].count((None, "Rest.")) == 1


def test_what_is_lost_of_the_tags_is_said() -> None:
    english = "# Help\n\nRead [the guide](guide.md) first.\n"
    text = _of("# Hilfe\n\nLesen Sie zuerst die Anleitung.\n", english).texts[1]
    assert not text.certain
    assert text.remarks == ("<a> is lost",)


def test_a_link_that_was_left_in_the_source_language_is_said() -> None:
    english = "# Help\n\nRead [the guide to heat](guide.md) first.\n"
    text = _of("# Hilfe\n\nLesen Sie zuerst [the guide to heat](guide.md).\n", english).texts[1]
    assert not text.certain
    assert text.untranslated == ("the guide to heat",)
    assert text.remarks == ("the text of the link 'the guide to heat' is the same as in the source",)


def test_a_number_in_words_that_is_lost_is_for_a_person() -> None:
    english = "# Warfarin\n\nAvoid ibuprofen. Do not drink more than two glasses of wine a day.\n"
    old = "# Warfarin\n\nMeiden Sie Ibuprofen. Trinken Sie nicht mehr als ein Glas Wein am Tag.\n"
    text = _of(old, english).texts[2]
    assert (text.certain, text.remarks) == (False, ("the number 2 of the source is not in it",))
    assert _of(old.replace("ein Glas", "zwei Gläser"), english).texts[2].certain


@pytest.mark.parametrize(
    ("source", "target", "certain"),
    [
        ("Take the tablets with water at noon.", "Nehmen Sie die Tabletten mittags mit Wasser ein.", True),
        ("Take twelve tablets with water today.", "Nehmen Sie heute die Tabletten mit Wasser ein.", False),
    ],
)
def test_noon_is_no_number_that_a_translation_must_have(source: str, target: str, *, certain: bool) -> None:
    here, there = (
        _read(f"# Ramipril\n\n{text}\n".encode(), "a.md", locale) for text, locale in ((source, "en"), (target, "de"))
    )
    assert adopt_document(here, there).adopted.texts[-1].certain is certain
