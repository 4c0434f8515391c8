"""The files of a new project."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
import yaml

from localize.errors import ConfigError
from localize.files.folder import Folder
from localize.tasks.new_project import CI_FILES, NewProject, new_files
from localize.version import __version__

TODAY = date(2026, 11, 29)


def files(folder: Path, *locales: str, source: str = "en", ci: tuple[str, ...] = ()) -> dict[str, str]:
    """The files that a project in a folder lacks."""
    made = new_files(Folder(folder), NewProject(source, locales, ci=ci), TODAY)
    return {path: data.decode() for path, data in made.new}


def test_the_configuration_names_the_locales(tmp_path: Path) -> None:
    made = files(tmp_path, "de", "pt-BR")
    assert tomllib.loads(made["localize.toml"]) == {"source-locale": "en", "locales": {"de": {}, "pt-BR": {}}}
    assert f"localize-articles=={__version__}\n" in made["requirements.txt"]


@pytest.mark.parametrize(
    ("source", "locales", "message"),
    [
        ("en", ("xx",), "unknown locale 'xx'"),
        ("de", ("de",), "'de' is the source locale"),
        ("EN", (), "unknown locale"),
    ],
)
def test_locales_that_cannot_be_used_are_told(
    tmp_path: Path, source: str, locales: tuple[str, ...], message: str
) -> None:
    with pytest.raises(ConfigError, match=message):
        files(tmp_path, *locales, source=source)


@pytest.mark.parametrize(
    ("source", "begins", "rows"),
    [
        ("en", "Meta-description: How to use", {"en", "de"}),
        ("de-CH", "Meta-description: Wie Sie", {"de-CH", "de"}),
        ("fr", "Meta-description: Comment", {"fr", "de"}),
        ("ja", "Meta-description: How to use", set()),
    ],
)
def test_article_and_terms_are_in_the_source_language_where_there_is_a_sample(
    tmp_path: Path, source: str, begins: str, rows: set[str]
) -> None:
    made = files(tmp_path, "de", "ar", source=source)
    assert made["source/ankle-sprain.txt"].startswith(begins)
    assert "\nDate: 2026-11-29\n" in made["source/ankle-sprain.txt"]
    assert {line.split(",")[1] for line in made["glossary.csv"].splitlines()[1:]} == rows


def test_no_marker_is_left(tmp_path: Path) -> None:
    made = files(tmp_path, "de", ci=tuple(CI_FILES))
    for name in ("source", "locales", "version", "today"):
        assert not [path for path, text in made.items() if f"@{name}@" in text]


def test_ci_files_are_yaml(tmp_path: Path) -> None:
    made = files(tmp_path, "de", ci=tuple(CI_FILES))
    for path, _ in CI_FILES.values():
        assert "localize" in str(yaml.safe_load(made[path]))


def test_what_is_there_stays(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.write("source/mine.txt", b"Mine\n\nText.\n")
    folder.write("Makefile", b"all:\n")
    folder.write("pyproject.toml", b"[tool.localize]\n")
    made = new_files(folder, NewProject("en", ("de",)), TODAY)
    assert made.taken == ("Makefile", "pyproject.toml")
    assert {path for path, _ in made.new} == {
        "glossary.csv",
        "requirements.txt",
        ".gitignore",
        ".pre-commit-config.yaml",
    }
