"""Translations from catalogs of other tools, as files that a linguist can read and add to: tests/cases/adopt/."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from localize.adopt.adopted import AdoptedText
from localize.tasks.adopt_catalogs import READER
from localize.tasks.adopted_files import AdoptedFiles, read_adopted
from localize.tasks.project import open_project
from localize.tasks.sources import load_sources
from localize.tasks.workspace import Workspace
from support.folder import ProjectFolder

CASES = Path(__file__).parent.parent / "cases/adopt"
CONFIG = 'source-locale = "en"\n[locales.de]\n[locales.fr]\n[locales.pt-BR]\n'


def sections(text: str) -> dict[str, str]:
    """The files of a case by their paths, and what is adopted from them."""
    pieces = re.split(r"^=== (.*)\n", text, flags=re.M)[1:]
    return dict(zip(pieces[::2], pieces[1::2], strict=True))


def read(project: ProjectFolder, *paths: str) -> AdoptedFiles:
    sources = load_sources(open_project(Workspace(project.root)))
    return read_adopted(sources, [project.root / path for path in paths], (READER,))


def told(text: AdoptedText) -> Iterator[str]:
    context, source = text.key
    yield f"{context}: {source}" if context else source
    doubt = "" if text.certain else "~ "
    remarks = f" ({'; '.join(text.remarks)})" if text.remarks else ""
    yield f"  {doubt}{text.text}{remarks}{''.join(f' #{comment}' for comment in text.comments)}"


def lines(files: AdoptedFiles) -> Iterator[str]:
    for article in files.articles:
        for text in article.texts:
            yield from told(text)
        yield from (f"missing: {source}" for _, source in article.missing)
    yield from (f"left over: {text.text}" for text in files.left_over)


@pytest.mark.parametrize("path", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
def test_a_catalog_of_another_tool(path: Path, tmp_path: Path) -> None:
    files = sections(path.read_text(encoding="utf-8"))
    expected = files.pop("adopted")
    project = ProjectFolder(tmp_path)
    project.write("localize.toml", CONFIG)
    for name, content in files.items():
        project.write(name, content)
    result = read(project, *(name for name in files if not name.startswith("source/")))
    assert "\n".join(lines(result)) + "\n" == expected
    assert result.findings == ()
