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
