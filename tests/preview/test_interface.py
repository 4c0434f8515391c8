"""What the preview says, in all languages that come with the program."""

from __future__ import annotations

import io
import re
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest
from babel.messages.extract import extract

from localize.catalogs import po
from localize.language import tags
from localize.model.catalog import Catalog
from localize.pages import interface as reader_interface
from localize.preview import interface
from localize.preview.interface.words import WORDS

PREVIEW = Path(str(files("localize.preview")))
SHIPPED = sorted(path.stem for path in (PREVIEW / "interface").glob("*.po"))
ALIKE = {
    "da": {"Definition"},
    "de": {"Definition"},
    "es": {"Error"},
    "fr": {"Articles", "Notes"},
    "sv": {"Definition"},
}
"""Words that are spelled as in English."""
PLACEHOLDER = re.compile(r"\{\w+\}")


def catalog(tag: str) -> Catalog:
    return po.read((PREVIEW / "interface" / f"{tag}.po").read_bytes(), f"{tag}.po")


# The words


def test_each_word_stands_once_and_says_where() -> None:
    assert len({word for word, _ in WORDS}) == len(WORDS)
    assert [word for word, note in WORDS if not note] == []


def words_in_use() -> set[str]:
    """The words that templates and scripts say."""
    words: set[str] = set()
    for path in sorted((PREVIEW / "templates").glob("*.html")):
        found = extract("jinja2.ext:babel_extract", io.BytesIO(path.read_bytes()), options={"silent": "false"})
        words.update(str(word) for _, word, _, _ in found)
    for path in sorted((PREVIEW / "static").glob("*.js")):
        calls = extract("javascript", io.BytesIO(path.read_bytes()), {"word": None})
        words.update(str(word) for _, word, _, _ in calls)
    return words


def test_the_words_are_those_of_templates_and_scripts() -> None:
    assert words_in_use() == {word for word, _ in WORDS}


# The translations


def test_all_languages_of_the_readers_pages_are_there() -> None:
    assert set(SHIPPED) == reader_interface.available(reader_interface.FOLDER)
    assert interface.languages() == tuple(sorted([*SHIPPED, "en"]))


@pytest.mark.parametrize("tag", SHIPPED)
def test_a_catalog_translates_every_word_and_no_other(tag: str) -> None:
    shipped, template = catalog(tag), interface.template()
    assert [entry.key for entry in shipped.entries] == [entry.key for entry in template.entries]
    assert [entry.hints for entry in shipped.entries] == [entry.hints for entry in template.entries]
    assert [entry.source for entry in shipped.entries if not entry.translated] == []
    assert shipped.field("Language") == tags.gettext_name(tag)


@pytest.mark.parametrize("tag", SHIPPED)
def test_a_translation_has_the_placeholders_of_its_word(tag: str) -> None:
    for entry in catalog(tag).entries:
        assert sorted(PLACEHOLDER.findall(entry.target)) == sorted(PLACEHOLDER.findall(entry.source)), entry.target


@pytest.mark.parametrize("tag", SHIPPED)
def test_nothing_was_left_in_english(tag: str) -> None:
    same = {entry.source for entry in catalog(tag).entries if entry.target.casefold() == entry.source.casefold()}
    assert same == ALIKE.get(tag, set())


@pytest.mark.parametrize("tag", SHIPPED)
def test_a_sentence_ends_like_one_and_a_label_does_not(tag: str) -> None:
    for entry in catalog(tag).entries:
        assert entry.target == entry.target.strip()
        assert entry.target.endswith((".", "。", "।")) is entry.source.endswith("."), entry.target


@pytest.mark.parametrize("tag", SHIPPED)
def test_two_words_are_told_apart_where_they_stand_side_by_side(tag: str) -> None:
    """States of a segment, outcomes of a page, and buttons of one dialog."""
    words = interface.words(tag)
    for group in (
        ("Translated", "Needs review", "Missing", "Approved", "Proposal", "Has errors"),
        ("Ready to publish", "Withheld", "Previous version stays", "Partly in the source language"),
        ("Save my text", "Take the text of the file", "Cancel"),
        ("Edit", "Save", "Cancel", "Open in editor", "Add note", "Next to do", "Previous to do"),
    ):
        assert len({words(word) for word in group}) == len(group)


@pytest.mark.parametrize("tag", SHIPPED)
def test_msgfmt_accepts_a_catalog(tag: str, gettext: str) -> None:
    path = PREVIEW / "interface" / f"{tag}.po"
    command = [f"{gettext}/msgfmt", "-c", "-o", "/dev/null", str(path)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")


# Words in use


def test_a_value_stands_in_a_word_and_text_keeps_its_own_direction() -> None:
    words = interface.words("ar")
    assert words("{done} of {total}", done=3, total=5) == "3 من 5"
    assert words("Not saved: {reason}", reason="disk full") == "لم يُحفظ: \u2068disk full\u2069"
    assert (words.locale, words.direction) == ("ar", "rtl")


def test_english_needs_no_catalog() -> None:
    assert interface.words("en")("Saved.") == "Saved."
    assert interface.words("sw") == interface.words("en")


def test_a_region_is_served_by_its_language() -> None:
    assert interface.words("pt-BR") == interface.words("pt")
    assert interface.words("zh-TW") == interface.words("zh-Hant")


@pytest.mark.parametrize(
    ("header", "tag"),
    [
        ("", "en"),
        ("*", "en"),
        ("de", "de"),
        ("de-AT,de;q=0.9,en;q=0.8", "de"),
        ("en-GB,en;q=0.9,ar;q=0.8", "en"),
        ("sw, fr;q=0.5, de;q=0.7", "de"),
        ("de;q=0, fr;q=0.1", "fr"),
        ("zh-tw", "zh-Hant"),
        ("zh-hans-CN", "zh"),
        ("no", "nb"),
        ("nn-NO", "nb"),
        ("de;q=much, ja;q=0.2", "ja"),
        ("<script>, x-y-z;;, ,", "en"),
    ],
)
def test_the_language_is_the_one_that_the_browser_likes_best(header: str, tag: str) -> None:
    assert interface.preferred(header) == tag
