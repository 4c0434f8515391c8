"""The words of the templates, and the translations that come with the program."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from babel.messages.extract import extract

from localize.catalogs import po
from localize.language import tags
from localize.model.catalog import Catalog
from localize.pages import interface
from localize.pages.interface.words import WORDS

FOLDER = Path(str(files("localize.pages"))) / "interface"
SHIPPED = sorted(path.stem for path in FOLDER.glob("*.po"))
PROGRAM = Path(str(files("localize")))
TEMPLATES = PROGRAM / "pages" / "templates"


def catalog(tag: str) -> Catalog:
    """A shipped catalog."""
    return po.read((FOLDER / f"{tag}.po").read_bytes(), f"{tag}.po")


# The template


def extracted() -> Iterator[tuple[str, str]]:
    """Each word in the page templates and the labels of the program, with the note that stands above it."""
    options = {"silent": "false"}
    for path in sorted(TEMPLATES.glob("*.html")):
        found = extract(
            "jinja2.ext:babel_extract", io.BytesIO(path.read_bytes()), comment_tags=["translators:"], options=options
        )
        yield from ((str(word), _note(comments)) for _, word, comments, _ in found)
    for path in sorted(PROGRAM.rglob("*.py")):
        content = path.read_bytes()
        if b"Label(" not in content:
            continue
        labels = extract("python", io.BytesIO(content), {"Label": None}, ["translators:"])
        yield from ((str(word), _note(comments)) for _, word, comments, _ in labels)


def _note(comments: list[str]) -> str:
    return " ".join(comments).removeprefix("translators:").strip()


def test_the_words_are_those_of_the_templates_and_labels_with_their_notes() -> None:
    words = list(extracted())
    noted = {word: note for word, note in words if note}
    assert len(noted) > 10
    assert {word for word, _ in words} == noted.keys()
    assert dict(WORDS) == noted


def test_every_word_says_where_it_stands() -> None:
    lacking = [entry.source for entry in interface.template().entries if not any(entry.hints)]
    assert lacking == []


def test_the_notes_for_translators_carry_no_mark() -> None:
    assert not [hint for entry in interface.template().entries for hint in entry.hints if "translators" in hint]


def test_no_word_stands_twice() -> None:
    keys = [entry.key for entry in interface.template().entries]
    assert len(set(keys)) == len(keys)


# The translations


@pytest.mark.parametrize("tag", SHIPPED)
def test_a_shipped_catalog_translates_every_word_of_the_template_and_no_other(tag: str) -> None:
    shipped = catalog(tag)
    assert [entry.key for entry in shipped.active()] == [entry.key for entry in interface.template().entries]
    assert [entry.source for entry in shipped.entries if not entry.translated] == []


@pytest.mark.parametrize("tag", SHIPPED)
def test_a_shipped_catalog_carries_the_notes_of_the_template(tag: str) -> None:
    assert [entry.hints for entry in catalog(tag).entries] == [entry.hints for entry in interface.template().entries]


@pytest.mark.parametrize("tag", SHIPPED)
def test_nothing_in_a_shipped_catalog_was_left_in_the_source_language(tag: str) -> None:
    same = {(tag, entry.source) for entry in catalog(tag).entries if entry.target.casefold() == entry.source.casefold()}
    assert same <= {("fr", "Articles")}, "only a word that is the same in both languages"


@pytest.mark.parametrize("tag", SHIPPED)
def test_a_shipped_sentence_ends_like_one_and_a_label_does_not(tag: str) -> None:
    ends = (".", "。", "।", "۔")
    for entry in catalog(tag).entries:
        assert entry.target == entry.target.strip()
        assert entry.target.endswith(ends) is entry.source.endswith("."), entry.target


@pytest.mark.parametrize("tag", SHIPPED)
def test_a_shipped_catalog_says_its_language_and_plural_forms(tag: str) -> None:
    shipped = catalog(tag)
    assert shipped.field("Language") == tags.gettext_name(tag)
    assert shipped.field("Plural-Forms") == tags.plural_forms(tag)
    assert shipped.field("Content-Type") == "text/plain; charset=UTF-8"


@pytest.mark.parametrize("tag", SHIPPED)
def test_msgfmt_accepts_a_shipped_catalog(tag: str, gettext: str) -> None:
    command = [f"{gettext}/msgfmt", "-c", "-o", "/dev/null", str(FOLDER / f"{tag}.po")]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize("tag", ["ar", "de", "es", "fr", "ja", "nb"])
def test_every_locale_of_this_project_is_shipped(tag: str) -> None:
    assert tag in SHIPPED


# Which file serves which locale


def test_a_locale_is_served_by_its_own_file() -> None:
    assert interface.shipped("de") == catalog("de").by_key()
    assert interface.shipped("zh-Hant") == catalog("zh-Hant").by_key()


@pytest.mark.parametrize(
    ("tag", "file"),
    [("de-CH", "de"), ("pt-BR", "pt"), ("zh-CN", "zh"), ("zh-TW", "zh-Hant"), ("zh-Hant-HK", "zh-Hant")],
)
def test_a_regional_locale_is_served_by_its_language_in_the_same_script(tag: str, file: str) -> None:
    assert interface.shipped(tag) == catalog(file).by_key()


@pytest.mark.parametrize("tag", ["hi-Latn", "sw", "nn"])
def test_a_locale_in_another_script_or_without_a_file_gets_nothing(tag: str) -> None:
    assert interface.shipped(tag) == {}
