"""A made-up corpus is what this program would have written, the same each time, and gives the checks honest work."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from benchmarks import corpus
from benchmarks.corpus_words import LOCALES, SOURCE, VOICES

from support.folder import ProjectFolder

ARTICLES = 3


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("corpus")
    corpus.write_project(root, articles=ARTICLES, locales=LOCALES, seed=1)
    return root


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(made: Path, tmp_path: Path) -> None:
    corpus.write_project(tmp_path / "again", articles=ARTICLES, locales=LOCALES, seed=1)
    corpus.write_project(tmp_path / "other", articles=ARTICLES, locales=LOCALES, seed=2)
    other = files(tmp_path / "other")
    assert files(tmp_path / "again") == files(made)
    assert other.keys() == files(made).keys()
    assert other != files(made)


def test_update_would_have_written_the_same_templates_and_catalogs(made: Path) -> None:
    before = files(made)
    ProjectFolder(made).run("update")
    assert {path: data for path, data in files(made).items() if path in before} == before


def test_articles_have_about_73_entries_and_850_words(made: Path) -> None:
    for path in sorted((made / "source").rglob("article-*")):
        words = len(re.sub(r"<[^>]*>", " ", path.read_text(encoding="utf-8")).split())
        assert 750 <= words <= 1050, path
    for path in sorted((made / "locales/templates").rglob("article-*.pot")):
        assert 69 <= path.read_bytes().count(b"\nmsgid ") <= 76, path


def test_numbers_are_written_as_the_language_does(made: Path) -> None:
    text = corpus.text_of(0, articles=ARTICLES, seed=1)
    catalogs = {locale: corpus.catalog(text, locale) for locale in LOCALES}
    english = re.findall(r'^msgid ".*?(\d,\d{3} mg|\d\.\d mg)', catalogs["de"], re.MULTILINE)
    german = re.findall(r'^msgstr ".*?(\d\.\d{3} mg|\d,\d mg)', catalogs["de"], re.MULTILINE)
    assert english
    assert sorted(number.translate(str.maketrans(",.", ".,")) for number in english) == sorted(german)


def test_no_word_is_taken_for_a_term_and_each_word_is_one_word_in_each_language() -> None:
    for voice in VOICES.values():
        words = [corpus.word(voice, number) for number in range(corpus.VOCABULARY)]
        terms = [corpus.term(voice, number) for number in range(2 * corpus.CONCEPTS)]
        assert len({*words, *terms}) == len(words) + len(terms), voice.name
        assert not any(word.lower().endswith(voice.mark) for word in words), voice.name


def test_all_languages_have_the_same_slots_in_each_frame() -> None:
    from benchmarks import corpus_words as words  # noqa: PLC0415  # all its tables

    for frame in (*words.SENTENCES, *words.HEADINGS, words.TITLE, words.LINK, words.CELL, words.WARNING, words.ALT):
        slots = {locale: Counter(re.findall(r"{(\w+)}", frame[locale])) for locale in (SOURCE, *LOCALES)}
        assert all(each == slots[SOURCE] for each in slots.values()), frame[SOURCE]


def test_the_checks_find_no_error_and_little_to_warn_of(made: Path) -> None:
    result = ProjectFolder(made).run("check", "--locale", "de")
    assert "0 errors" in result.output
    assert result.output.count("warning:") <= 5
