"""docs/dependencies.md is true: every library stands in it, with the modules that import it and when."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
PROGRAM = ROOT / "src/localize"
MODULES = {
    "beautifulsoup4": "bs4",
    "markdown-it-py": "markdown_it",
    "mdit-py-plugins": "mdit_py_plugins",
    "pystemmer": "Stemmer",
    "s3fs": "fsspec",
    "pyyaml": "yaml",
}
"""What is imported under another name than it is installed by."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: where the library is imported, and whether only when it is used."""

    where: tuple[str, ...]
    when_used: bool


def table() -> dict[str, Row]:
    rows = {}
    for line in (ROOT / "docs/dependencies.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 7 and cells[0].startswith("`"):
            rows[cells[0].strip("`")] = Row(tuple(re.findall("`([^`]+)`", cells[2])), cells[3].startswith("when used"))
    return rows


def imports(module: str) -> list[tuple[str, bool]]:
    """The files that import a module, and whether that is done as they are loaded."""
    return [(path, is_at_start) for path, name, is_at_start in all_imports() if name == module]


@cache
def all_imports() -> tuple[tuple[str, str, bool], ...]:
    """For each import in the program its file, the package that is imported, and whether it is done at the start."""
    return tuple(
        (path.relative_to(PROGRAM).as_posix(), name.partition(".")[0], is_at_start)
        for path in sorted(PROGRAM.rglob("*.py"))
        for name, is_at_start in imported(ast.parse(path.read_text(encoding="utf-8")))
    )


def imported(tree: ast.Module) -> Iterator[tuple[str, bool]]:
    for node in ast.walk(tree):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
        yield from ((name, node in tree.body) for name in names)


def is_in(path: str, where: str) -> bool:
    return path.startswith(where) if where.endswith("/") else path == where


PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
REQUIRED = [Requirement(dependency).name for dependency in PROJECT["dependencies"]]
EXTRA = [Requirement(each).name for extra in PROJECT["optional-dependencies"].values() for each in extra]
NAMES = [*REQUIRED, *EXTRA]


def test_every_dependency_stands_in_the_table_in_order() -> None:
    assert list(table()) == NAMES
    assert sorted(REQUIRED) == REQUIRED
    assert sorted(EXTRA) == EXTRA


@pytest.mark.parametrize("name", NAMES)
def test_a_library_is_imported_where_the_table_says_and_nowhere_else(name: str) -> None:
    where = table()[name].where
    found = {path for path, _ in imports(MODULES.get(name, name))}
    assert {path for path in found if not any(is_in(path, each) for each in where)} == set()
    assert {each for each in where if not any(is_in(path, each) for path in found)} == set()


@pytest.mark.parametrize("name", NAMES)
def test_what_is_loaded_when_used_is_imported_in_functions_only(name: str) -> None:
    at_start = {path for path, is_at_start in imports(MODULES.get(name, name)) if is_at_start}
    if table()[name].when_used:
        # these modules are themselves imported for the first article in their format
        formats = ("formats/markdown/", "formats/restructuredtext/")
        assert {path for path in at_start if not path.startswith(formats)} == set()
    else:
        assert at_start
