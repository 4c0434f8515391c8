"""The configuration stands in localize.toml, or in a table of pyproject.toml, and in one of them only."""

from __future__ import annotations

from pathlib import Path

import pytest

from localize.errors import ConfigError
from localize.files.folder import Folder
from localize.tasks.configuration import read_config

KEYS = 'base-url = "https://health.example/"\nsource-locale = "en"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path, name="")


def refusal(folder: Folder) -> str:
    with pytest.raises(ConfigError) as caught:
        read_config(folder)
    return str(caught.value)


def test_it_is_read_from_localize_toml(folder: Folder) -> None:
    folder.write("localize.toml", f"{KEYS}[locales.de]\n".encode())
    config = read_config(folder)
    assert (config.source_locale, config.base_url, list(config.locales)) == ("en", "https://health.example/", ["de"])


def test_it_is_read_from_the_table_of_pyproject_toml(folder: Folder) -> None:
    text = f'[project]\nname = "x"\n[tool.localize]\n{KEYS}[tool.localize.locales.de]\n'
    folder.write("pyproject.toml", text.encode())
    assert list(read_config(folder).locales) == ["de"]


def test_a_pyproject_toml_of_something_else_stands_beside_it(folder: Folder) -> None:
    folder.write("localize.toml", f"{KEYS}[locales.de]\n".encode())
    folder.write("pyproject.toml", b'[project]\nname = "x"\n')
    assert list(read_config(folder).locales) == ["de"]


def test_it_stands_in_one_place_only(folder: Folder) -> None:
    folder.write("localize.toml", KEYS.encode())
    folder.write("pyproject.toml", f"[tool.localize]\n{KEYS}".encode())
    assert refusal(folder) == (
        "pyproject.toml: [tool.localize] stands here and the keys in localize.toml, expected one of them"
    )


def test_a_folder_without_it_is_no_project(folder: Folder) -> None:
    expected = "no configuration, expected localize.toml, or [tool.localize] in pyproject.toml"
    assert refusal(folder) == f"{folder.root}: {expected}; `localize init` begins a project"
    folder.write("pyproject.toml", b'[project]\nname = "x"\n')
    assert refusal(folder) == f"{folder.root}: {expected}; `localize init` begins a project"


def test_a_file_that_is_no_text_or_cannot_be_read_is_reported(folder: Folder) -> None:
    folder.write("localize.toml", b'base-url = "\xff"\n')
    assert refusal(folder).startswith("localize.toml:1: ")
    (folder.root / "localize.toml").unlink()
    (folder.root / "localize.toml").mkdir()
    assert refusal(folder) == "localize.toml: cannot be read (Is a directory), expected a file"


def test_a_level_for_a_rule_that_is_not_there_is_reported_with_its_line(folder: Folder) -> None:
    folder.write("localize.toml", f'{KEYS}[checks]\nno-such-rule = "off"\n'.encode())
    assert refusal(folder).startswith("localize.toml:4: ")
