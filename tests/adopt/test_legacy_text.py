"""Texts that are not UTF-8."""

from __future__ import annotations

import pytest

from localize.adopt.adopted import AdoptedArticle, AdoptedText
from localize.adopt.legacy_text import RecodedText, as_guessed, in_utf8


@pytest.mark.parametrize(
    ("text", "encoding", "locale", "guessed"),
    [
        ("Fieber und Übelkeit", "utf-8", "de", ""),
        ("Fieber und Übelkeit", "utf-16", "de", ""),
        ("Fieber und Übelkeit", "cp1252", "de", "windows-1252"),
        ("ألم في الركبة", "cp1256", "ar", "windows-1256"),
        ("膝の痛み", "cp932", "ja", "Shift_JIS"),
        ("Боль в колене", "cp1251", "ru", "windows-1251"),
    ],
)
def test_a_text_is_read_as_its_language_was_saved(text: str, encoding: str, locale: str, guessed: str) -> None:
    assert in_utf8(text.encode(encoding), locale) == RecodedText(text.encode(), guessed)


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"a\0\xfc", b"a\x81\xfc"])
def test_what_is_no_text_stays_as_it_is(data: bytes) -> None:
    assert in_utf8(data, "de") == RecodedText(data)


def test_letters_of_a_guessed_encoding_are_for_a_person() -> None:
    texts = tuple(AdoptedText((None, text), text, 1.0, certain=True, path="a", line=1) for text in ("Fieber", "Übel"))
    one, other = as_guessed(AdoptedArticle("a", "de", texts), "windows-1252").texts
    assert one.certain
    assert (other.certain, other.remarks) == (False, ("it was read as windows-1252",))
