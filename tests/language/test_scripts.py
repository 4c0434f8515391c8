"""Scripts of words and locales, and letters that look alike."""

from __future__ import annotations

import pytest

from localize.language import scripts
from localize.language.typography import typography


@pytest.mark.parametrize(("tag", "expected"), [("de", "Latn"), ("ru", "Cyrl"), ("ar", "Arab"), ("ja", "Hiragana")])
def test_a_locale_has_scripts_of_its_own(tag: str, expected: str) -> None:
    assert expected in scripts.scripts_of(tag)


def test_a_word_of_lookalikes_is_read_in_latin_letters() -> None:
    assert scripts.as_latin("СОР", "Cyrillic") == "COP"


def test_a_word_that_looks_like_no_latin_one_has_no_twin() -> None:
    assert scripts.as_latin("дом", "Cyrillic") == ""


@pytest.mark.parametrize(
    ("tag", "quotes"), [("de", "„“"), ("nb", "«»"), ("ja", "「」"), ("pl", "„”"), ("sv", "””"), ("ru", "«»")]
)
def test_each_language_has_its_usual_quotation_marks_first(tag: str, quotes: str) -> None:
    assert typography(tag).quotes[0].replace("\xa0", "").replace("…", "") == quotes


def test_a_region_may_differ_from_its_language() -> None:
    assert "?" in typography("fr").spaced
    assert "?" not in typography("fr-CA").spaced


def test_a_language_without_data_leaves_everything_open() -> None:
    assert not typography("eo").known
