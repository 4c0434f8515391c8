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


HEADER = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def test_of_entries_that_stand_twice_the_first_finished_one_counts(tmp_path: Path) -> None:
    project = ProjectFolder(tmp_path)
    project.write("localize.toml", CONFIG)
    project.write("source/heat.md", "# Heat\n\nRest.\n")
    entries = ('#, fuzzy\nmsgid "Rest."\nmsgstr "Pause."\n', 'msgid "Rest."\nmsgstr "Ruhen Sie."\n')
    project.write("old/de.po", HEADER + "\n".join((*entries, 'msgid "Rest."\nmsgstr "Ausruhen."\n')))
    result = read(project, "old/de.po")
    assert [text.text for article in result.articles for text in article.texts] == ["Ruhen Sie."]
    assert [(finding.line, finding.severity.value, finding.message) for finding in result.findings] == [
        (10, "warning", "duplicate entry 'Rest.', expected one (first on line 7)"),
        (13, "warning", "duplicate entry 'Rest.', expected one (first on line 7)"),
    ]


def test_a_row_of_a_table_with_other_fields_is_left_out_and_told(tmp_path: Path) -> None:
    project = ProjectFolder(tmp_path)
    project.write("localize.toml", CONFIG)
    project.write("source/heat.md", "# Heat\n\nRest.\n")
    project.write("old/de.csv", "source,target\nHeat,Hitze\nRest.,Ruhen Sie.,?\n")
    result = read(project, "old/de.csv")
    assert [text.text for article in result.articles for text in article.texts] == ["Hitze"]
    assert [finding.line for finding in result.findings] == [3]


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("Heat,Hitze\nRest.,Ruhen Sie.\n", "source, target"),
        ("a:1,Heat,Hitze\na:2,Rest.,Ruhen Sie.\n", "location, source, target"),
        (
            "a:1,Heat,Hitze,,False,,,\na:2,Rest.,Ruhen Sie.,,False,,,\n",
            "location, source, target, id, fuzzy, context, translator comments, developer comments",
        ),
    ],
)
def test_the_columns_of_a_table_without_a_header_are_guessed_and_told(table: str, columns: str, tmp_path: Path) -> None:
    project = ProjectFolder(tmp_path)
    project.write("localize.toml", CONFIG)
    project.write("source/heat.md", "# Heat\n\nRest.\n")
    project.write("old/de.csv", table)
    result = read(project, "old/de.csv")
    assert [text.text for article in result.articles for text in article.texts] == ["Hitze", "Ruhen Sie."]
    (finding,) = result.findings
    assert (finding.line, finding.message) == (1, f"no header, read as the columns {columns}")


def test_a_table_without_the_columns_is_refused(tmp_path: Path) -> None:
    project = ProjectFolder(tmp_path)
    project.write("localize.toml", CONFIG)
    project.write("source/heat.md", "# Heat\n\nRest.\n")
    project.write("old/de.csv", "text,translated text,note,date\nHeat,Hitze,,\n")
    (finding,) = read(project, "old/de.csv").findings
    assert finding.message == (
        "columns 'text, translated text, note, date', expected source and target, or a column for each locale"
    )


GERMAN = {
    "Rest for a day.": "Schonen Sie sich einen Tag, und gehen Sie nicht zum Sport.",
    "See a doctor.": "Gehen Sie zum Arzt, wenn die Schmerzen nach einer Woche nicht weg sind.",
    "Then rest.": "Dann ist das Bein hoch zu lagern, oder es wird mit einem Verband umwickelt.",
}


def test_a_catalog_in_another_language_than_it_is_said_to_be_is_not_adopted(project: ProjectFolder) -> None:
    entries = "".join(f'\nmsgid "{source}"\nmsgstr "{target}"\n' for source, target in GERMAN.items())
    path = str(project.write("old/guide.po", f'msgid ""\nmsgstr "Language: ar\\n"\n{entries}'))
    result = project.run("adopt", "--as", "translated", path)
    assert f"{path}: error: it is in German, expected a text in Arabic" in result.stderr
    assert "0 adopted as translated, 0 adopted as fuzzy" in result.stdout


def test_what_a_catalog_has_left_in_the_language_of_the_source_says_nothing(project: ProjectFolder) -> None:
    sources = (*GERMAN, "It is in the box for you, as we had it, and you can have it if it was not for me.")
    texts = "".join(f'\nmsgid "{source}"\nmsgstr "{source}"\n' for source in sources)
    path = str(project.write("old/guide.po", f'msgid ""\nmsgstr "Language: de\\n"\n{texts}'))
    assert "expected a text in" not in project.run("adopt", path).stderr
