"""The data of languages: the files are the list, and no code names a language."""

from __future__ import annotations

import ast
import re
from importlib.resources import files
from pathlib import Path

import pytest

from localize.language.datafiles import data, languages
from localize.language.tags import cldr

ROOT = Path(__file__).parents[2]
DATA = files("localize.language") / "data"
SUBJECTS = sorted(folder.name for folder in DATA.iterdir())
NO_LANGUAGE = {"all", "units"}


def test_a_file_makes_a_language_known() -> None:
    assert "ro" in languages("sentences")
    assert "dr" in data("sentences", "ro")["joined"]


def test_what_has_no_file_has_no_data() -> None:
    assert data("sentences", "tlh") == {}


def test_a_language_may_have_the_data_of_another_one() -> None:
    assert data("sentences", "nn") == data("sentences", "nb") != {}
    assert "nn" not in languages("sentences")


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_file_is_called_after_a_language_that_cldr_knows(subject: str) -> None:
    names = {path.name.removesuffix(".toml") for path in (DATA / subject).iterdir()} - NO_LANGUAGE
    assert all(cldr(name) for name in names)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_what_no_language_is_called_is_no_language(subject: str) -> None:
    assert not NO_LANGUAGE & {*languages(subject)}


def test_the_languages_with_sentences_have_cases_and_the_cases_data() -> None:
    cases = {path.stem for path in (ROOT / "tests/cases/sentences").glob("*.txt")}
    assert cases == {*languages("sentences")}


def test_no_code_about_languages_names_one() -> None:
    """A dictionary or set with tags as keys would be a second list of languages."""
    known = {*languages("sentences"), *languages("negation"), *languages("typography")}
    named = []
    for path in sorted((ROOT / "src/localize/language").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            keys = node.keys if isinstance(node, ast.Dict) else node.elts if isinstance(node, ast.Set) else []
            tags = {key.value for key in keys if isinstance(key, ast.Constant) and isinstance(key.value, str)}
            named += [(path.name, tag) for tag in sorted(tags & known)]
    assert named == []


def test_the_page_on_adding_a_language_names_every_subject_and_its_cases() -> None:
    page = (ROOT / "docs/contributing/language.md").read_text(encoding="utf-8")
    assert [subject for subject in SUBJECTS if f"`{subject}/`" not in page] == []
    cases = re.findall(r"`((?:tests|src)/[^`]*)` \|$", page, re.MULTILINE)
    assert [path for path in cases if not (ROOT / path).exists()] == []
    case = page.partition("```text\n")[2].partition("```")[0]
    shown = "\n".join(line.strip() for line in case.strip().splitlines())
    assert shown in (ROOT / "tests/cases/sentences/ro.txt").read_text(encoding="utf-8")
