"""Whole documents side by side."""

from __future__ import annotations

from localize import formats
from localize.adopt.document_texts import ReadDocument, adopt_document, read_document
from localize.checks.clues import ClueReader
from localize.config import Segmentation
from localize.glossary.match import Matcher
from localize.segments.split import split


def _read(blocks: list[str], locale: str) -> ReadDocument:
    text = "\n\n".join(["# Title", *blocks])
    article = formats.parse(text.encode(), "a.md", name="a", locale=locale)
    return read_document(split(article, Segmentation.SENTENCE), ClueReader(locale, Matcher(())))


def test_a_paragraph_in_two_gets_its_sentences() -> None:
    english = ["It lasts 4 to 72 hours. Light makes it worse.", "Take 400 mg."]
    german = ["Es dauert 4 bis 72 Stunden.", "Licht verschlimmert es.", "Nehmen Sie 400 mg."]
    adopted = adopt_document(_read(english, "en"), _read(german, "de")).adopted
    assert [text.text for text in adopted.texts[1:]] == german


def test_two_paragraphs_in_one_get_theirs() -> None:
    english = ["It lasts 4 to 72 hours.", "Light makes it worse.", "Take 400 mg."]
    german = ["Es dauert 4 bis 72 Stunden. Licht verschlimmert es.", "Nehmen Sie 400 mg."]
    adopted = adopt_document(_read(english, "en"), _read(german, "de")).adopted
    assert [text.text for text in adopted.texts[1:]] == [
        "Es dauert 4 bis 72 Stunden.",
        "Licht verschlimmert es.",
        "Nehmen Sie 400 mg.",
    ]


def test_a_paragraph_that_is_one_whole_link_keeps_it_where_the_source_has_words_beside() -> None:
    english = ["Rest for 20 minutes.", "See [the times](times.md) for more.", "[All about heat](heat.md)"]
    german = ["Ruhen Sie 20 Minuten.", "[Siehe auch die Zeiten](times.de.md)", "[Alles über Wärme](heat.de.md)"]
    adopted = adopt_document(_read(english, "en"), _read(german, "de")).adopted
    assert [(text.text, text.remarks) for text in adopted.texts[2:]] == [
        ("<a>Siehe auch die Zeiten</a>", ()),
        ("Alles über Wärme", ()),
    ]


def test_a_link_is_not_put_around_a_part_of_what_it_was_around() -> None:
    english = ["Rest for 20 minutes.", "See [the times](times.md) for more. Then drink 3 litres."]
    german = ["Ruhen Sie 20 Minuten.", "[Siehe auch die Zeiten. Trinken Sie dann 3 Liter.](times.de.md)"]
    adopted = adopt_document(_read(english, "en"), _read(german, "de")).adopted
    assert not any(text.certain for text in adopted.texts if "times" in text.key[1])


LONG_EN = [
    "A migraine attack lasts 4 to 72 hours.",
    "Bright light and noise make it worse.",
    "Keep a diary with the date and the time of each attack.",
    "Take ibuprofen 400 mg. Do not take more than 1200 mg in 24 hours.",
    "Call 112 if you cannot speak.",
    "Paracetamol 500 mg helps some people. Ask in your pharmacy before you take it.",
]
LONG_DE = [
    "Ein Migräneanfall dauert 4 bis 72 Stunden.",
    "Helles Licht und Lärm verschlimmern ihn.",
    "Führen Sie ein Tagebuch mit Datum und Uhrzeit jedes Anfalls.",
    "Nehmen Sie Ibuprofen 400 mg ein. Nehmen Sie nicht mehr als 1200 mg in 24 Stunden ein.",
    "Rufen Sie 112 an, wenn Sie nicht sprechen können.",
    "Paracetamol 500 mg hilft manchen. Fragen Sie in der Apotheke, bevor Sie es einnehmen.",
]


def _translations(german: list[str]) -> dict[str, str]:
    adopted = adopt_document(_read(LONG_EN, "en"), _read(german, "de")).adopted
    return {text.key[1]: text.text for text in adopted.texts}


def test_a_paragraph_that_was_moved_and_joined_to_another_gets_its_sentences() -> None:
    first, *others, last = LONG_DE
    texts = _translations([f"{first} {others[2]}", *others[:2], others[3], last])
    assert texts["Take ibuprofen 400 mg."] == "Nehmen Sie Ibuprofen 400 mg ein."
    assert texts["Do not take more than 1200 mg in 24 hours."] == "Nehmen Sie nicht mehr als 1200 mg in 24 Stunden ein."


def test_a_sentence_that_was_moved_into_another_paragraph_is_found() -> None:
    german = [*LONG_DE]
    german[3], german[5] = "Nehmen Sie Ibuprofen 400 mg ein.", f"{LONG_DE[5]} Höchstens 1200 mg in 24 Stunden."
    assert _translations(german)["Do not take more than 1200 mg in 24 hours."] == "Höchstens 1200 mg in 24 Stunden."
