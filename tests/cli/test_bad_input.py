"""Bad input: one clear message for each problem, no traceback, no file changed or lost."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from localize.errors import PageError, Problem
from localize.gate.decide import Decision, Outcome
from localize.model.catalog import Catalog, Entry
from localize.tasks.imported_memory import load_imported_memory
from localize.tasks.make_release import after_release, decide_project, make_release
from localize.tasks.project import open_project
from localize.tasks.release_pages import rejected, without
from localize.tasks.sources import load_sources
from localize.tasks.status import report_status
from localize.tasks.update_batch import update_batch
from localize.tasks.update_plan import plan_update
from localize.tasks.workspace import Workspace
from support.folder import ARTICLE, ProjectFolder

DE = "locales/de/LC_MESSAGES/cold-packs.po"
HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@dataclass(frozen=True)
class Case:
    """A file that is wrong, and the messages it must cause."""

    path: str
    content: str | bytes
    messages: tuple[str, ...]


SOURCES = {
    "empty": Case("source/x.txt", "", ("source/x.txt:1: error: the file is empty, expected an article with a title",)),
    "blank": Case("source/x.txt", " \n\n", ("source/x.txt:1: error: the file is empty",)),
    "not UTF-8": Case("source/x.txt", b"Title\n\nCaf\xe9.\n", ("source/x.txt:3: error: byte 0xE9 is not UTF-8",)),
    "UTF-16": Case(
        "source/x.txt", "Title\n\nText.".encode("utf-16"), ("source/x.txt:1: error: byte 0xFF is not UTF-8",)
    ),
    "NUL": Case(
        "source/x.txt", "Title\n\nA\0B.\n", ("source/x.txt:3: error: control character U+0000, expected text",)
    ),
    "no title": Case("source/x.txt", "Meta-description: A.\n\n", ("source/x.txt:3: error: no title, expected one",)),
    "no text": Case("source/x.txt", "Only a title\n", ("error: no text, expected at least one paragraph",)),
    "bad header": Case(
        "source/x.txt",
        "Meta-description: A.\nDate: yesterday\nLanguage: Elvish\nDate: 2026-01-01\n\nTitle\n\nText.\n",
        ("source/x.txt:3: error: the language is 'Elvish', expected a BCP 47 tag such as 'en'",),
    ),
    "same name": Case(
        "source/Cold-Packs.txt",
        "T\n\nText.\n",
        ("source/Cold-Packs.txt: error: the same article name as source/cold-packs.txt but for capital letters, exp",),
    ),
    "reserved name": Case(
        "source/interface.txt",
        "T\n\nText.\n",
        ("source/interface.txt: error: the name 'interface' is a reserved name",),
    ),
}
CATALOGS = {
    "syntax": Case(
        DE,
        HEAD + 'msgid "a"\nmsgstr "b" c\n\nmsgid "d"\nmsgfoo "e"\n',
        (f"{DE}:5: error: string 'c', expected", f"{DE}:8: error: not a line of a PO file: 'msgfoo \"e\"'"),
    ),
    "unclosed": Case(DE, HEAD + 'msgid "a\nmsgstr ""\n', (f"{DE}:4: error: string",)),
    "cut off": Case(DE, HEAD + 'msgid "a"\n', (f"{DE}:4: error: the entry is cut off, expected msgstr",)),
    "duplicate": Case(
        DE,
        HEAD + 'msgid "a"\nmsgstr ""\n\nmsgid "a"\nmsgstr "b"\n',
        (f"{DE}:7: error: duplicate entry 'a', expected one (first on line 4)",),
    ),
    "conflict": Case(
        DE,
        HEAD + 'msgid "a"\n<<<<<<< ours\nmsgstr "b"\n=======\nmsgstr "c"\nmsgstr "d"\n>>>>>>> theirs\n',
        (f"{DE}:5: error: merge conflict (lines 6–6 against 8–9), expected one side without the markers",),
    ),
    "wrong charset": Case(
        DE, HEAD.encode() + b'msgid "a"\nmsgstr "\xe9"\n', (f"{DE}:5: error: byte 0xE9 is not UTF-8",)
    ),
    "UTF-8 under another name": Case(
        DE,
        HEAD.replace("UTF-8", "ISO-8859-1") + 'msgid "a"\nmsgstr "Übung"\n',
        (f"{DE}:2: error: the text is UTF-8, the header says ISO-8859-1, expected charset=UTF-8",),
    ),
    "unknown charset": Case(
        DE,
        HEAD.replace("UTF-8", "KLINGON"),
        (f"{DE}:2: error: unknown charset 'KLINGON' in the header, expected UTF-8",),
    ),
}
GLOSSARY_HEAD = "concept,locale,term,status,part_of_speech,case,forms,definition,note\n"
GLOSSARIES = {
    "ragged": Case(
        "glossary.csv",
        GLOSSARY_HEAD + "a,en,b\nc,en,d,preferred,,,,,\nc,en,d,preferred,,,,,\n",
        (
            "glossary.csv:2: error: 3 fields in 'a,en,b', expected 9",
            "glossary.csv:4: error: duplicate term 'd' of c in en, expected one row (first on line 3)",
        ),
    ),
    "columns": Case(
        "glossary.csv", "term,translation\n", ("glossary.csv:1: error: the first line is 'term,translation'",)
    ),
}


def parameters(cases: dict[str, Case]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", cases.values(), ids=cases.keys())


@parameters(SOURCES)
def test_a_source_that_cannot_be_read_is_told_and_the_others_go_on(project: ProjectFolder, case: Case) -> None:
    if "cold" in case.path.lower():
        project.write("source/other.txt", "Other\n\nText.\n")
    project.write(case.path, case.content)
    result = project.run("update")
    for message in case.messages:
        assert message in result.stderr
    assert result.exit_code == 1
    assert len([path for path in project.snapshot() if path.startswith("locales/de/")]) == 2
    assert project.run("check").exit_code == 1


@parameters(CATALOGS)
def test_a_broken_catalog_is_told_and_left_as_it_is_and_other_locales_go_on(project: ProjectFolder, case: Case) -> None:
    place = project.write(case.path, case.content)
    before = place.read_bytes()
    result = project.run("update")
    for message in case.messages:
        assert message in result.stderr
    assert result.exit_code == 1
    assert place.read_bytes() == before
    assert (project.root / "locales/ar/LC_MESSAGES/cold-packs.po").exists()
    findings = project.json("check")["findings"]
    assert {finding["rule"] for finding in findings} == {"catalog"}
    assert {finding["locale"] for finding in findings} == {"de"}


def test_a_page_whose_catalog_breaks_goes_by_the_policy_for_nobody_knows_whether_it_still_holds(
    translated: ProjectFolder,
) -> None:
    translated.run("publish")
    translated.write(DE, HEAD + 'msgid "a"\n')
    result = translated.run("publish")
    assert result.exit_code == 1
    assert f"de/cold-packs: withheld: {DE} cannot be read" in result.stdout
    assert "removed dist/de/cold-packs.html" in result.stdout


def test_a_page_whose_catalog_or_source_breaks_stays_under_the_policy_keep(translated: ProjectFolder) -> None:
    translated.write(
        "localize.toml", translated.read("localize.toml").replace("[locales.de]", '[locales.de]\npolicy = "keep"')
    )
    translated.run("publish")
    catalog = translated.read(DE)
    translated.write(DE, HEAD + 'msgid "a"\n')
    result = translated.run("publish")
    assert f"de/cold-packs: kept: {DE} cannot be read" in result.stdout
    assert "WRAP THE PACK" in translated.read("dist/de/cold-packs.html")
    translated.write(DE, catalog)
    translated.write("source/cold-packs.txt", b"\xff\xfe")
    assert translated.run("publish").exit_code == 1
    assert "WRAP THE PACK" in translated.read("dist/de/cold-packs.html")
    assert not (translated.root / "dist/en/cold-packs.html").exists()


@parameters(GLOSSARIES)
def test_a_broken_glossary_is_told_whole_and_nothing_is_written(project: ProjectFolder, case: Case) -> None:
    project.write(case.path, case.content)
    before = project.snapshot()
    for command in ("update", "publish"):
        result = project.run(command)
        assert result.exit_code == 1
        assert result.stdout.startswith("nothing ")
        for message in case.messages:
            assert message in result.stderr
    assert project.snapshot() == before
    assert {finding["rule"] for finding in project.json("check")["findings"]} == {"glossary-file"}


def test_what_makes_work_impossible_has_status_2_and_a_message(project: ProjectFolder) -> None:
    for arguments, message in (
        (["update", "--locale", "xx"], "xx: no such locale, expected one of: en, de, ar"),
        (["update", "nothing"], "nothing: no such article, expected one of: cold-packs"),
    ):
        result = project.run(*arguments)
        assert (result.exit_code, result.stderr) == (2, f"error: {message}\n")


def test_a_project_without_configuration_sources_or_source_folder_cannot_run(project: ProjectFolder) -> None:
    (project.root / "source/cold-packs.txt").unlink()
    assert "source: no source article, expected a file that ends in .txt" in project.run("update").stderr
    (project.root / "source").rmdir()
    assert "source: no such folder, expected one with source articles" in project.run("update").stderr
    (project.root / "localize.toml").unlink()
    result = project.run("update")
    assert "no configuration, expected localize.toml, or [tool.localize] in pyproject.toml" in result.stderr
    assert result.exit_code == 2


def test_byte_order_mark_and_foreign_line_ends_are_no_problem(project: ProjectFolder) -> None:
    project.run("update")
    plain = project.read("locales/templates/cold-packs.pot")
    project.write("source/cold-packs.txt", b"\xef\xbb\xbf" + ARTICLE.replace("\n", "\r\n").encode())
    project.run("update")
    assert project.read("locales/templates/cold-packs.pot") == plain


def test_a_folder_in_the_place_of_a_catalog_is_told(project: ProjectFolder) -> None:
    (project.root / DE).mkdir(parents=True)
    result = project.run("update")
    assert f"{DE}: error: cannot be read (Is a directory), expected a file" in result.stderr
    assert (project.root / "locales/ar/LC_MESSAGES/cold-packs.po").exists()


def test_links_in_a_circle_and_pipes_are_told_and_other_locales_go_on(project: ProjectFolder) -> None:
    place = project.root / DE
    place.parent.mkdir(parents=True)
    place.symlink_to(place.name)
    assert f"{DE}: error: a circle of links, expected a file" in project.run("update").stderr
    place.unlink()
    os.mkfifo(place)
    assert f"{DE}: error: cannot be read (a pipe or device), expected a file" in project.run("update").stderr
    assert (project.root / "locales/ar/LC_MESSAGES/cold-packs.po").exists()


def test_a_broken_link_in_the_output_is_left_alone(project: ProjectFolder) -> None:
    (project.root / "dist").mkdir()
    (project.root / "dist/x.html").symlink_to("nowhere")
    assert project.run("publish").exit_code == 0
    assert (project.root / "dist/x.html").is_symlink()


@pytest.mark.parametrize("name", [b"lat\xe9.txt", b"two\nlines.txt", b"a.html/x.txt"])
def test_file_names_that_no_page_can_have_are_told_and_the_others_go_on(project: ProjectFolder, name: bytes) -> None:
    place = Path(os.fsdecode(os.fsencode(project.root / "source") + b"/" + name))
    place.parent.mkdir(exist_ok=True)
    place.write_text("Title\n\nText.\n")
    result = project.run("update")
    assert "expected another" in result.stderr
    assert result.exit_code == 1
    assert (project.root / DE).exists()


class Torn(bytes):
    """What no reader foresees: a file whose content cannot be looked at."""

    def decode(self, *_: object, **__: object) -> str:
        raise ZeroDivisionError("torn")


class TornFiles(Workspace):
    """A project in which the files of these paths are torn."""

    torn: frozenset[str] = frozenset()

    def read(self, path: str, most: int = sys.maxsize) -> bytes | None:
        data = super().read(path, most)
        return Torn(data) if path in self.torn and data is not None else data


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("source/cold-packs.txt", "source"),
        (DE, "catalog"),
        ("glossary.csv", "glossary-file"),
        ("locales/de/approvals.csv", "approvals"),
        ("memory/de.tmx", "memory"),
    ],
)
def test_what_a_reader_throws_unforeseen_is_a_finding_of_that_file(
    translated: ProjectFolder, path: str, rule: str
) -> None:
    translated.write("source/other.txt", "Other\n\nText.\n")
    if not (translated.root / path).exists():
        translated.write(path, "x")
    translated.forget()  # or else a source that was read before need not be read again
    files = TornFiles(translated.root)
    files.torn = frozenset({path})
    sources = load_sources(open_project(files))
    report = report_status(sources)
    memory = load_imported_memory(sources.project, "de", "en")
    assert ("other", "de") in [(row.article, row.locale) for row in report.rows()]
    assert sources.glossary.unreadable == (path == "glossary.csv")
    (finding,) = [each for each in (*report.findings(), *memory.findings) if each.path == path]
    assert finding.rule == rule
    assert finding.blocking
    assert finding.message.startswith("cannot be used: ZeroDivisionError: torn in localize.")
    assert "please report it, with the file" in finding.message


def test_a_catalog_that_cannot_be_merged_costs_only_itself(translated: ProjectFolder) -> None:
    other = "locales/de/LC_MESSAGES/other.po"
    translated.write("source/other.txt", "Other\n\nText.\n")
    translated.run("update")
    translated.write("source/cold-packs.txt", "Cold packs\n\nNew.\n")
    project = open_project(Workspace(translated.root), locales=["de"])
    ((_, batch),) = plan_update(load_sources(project), ["cold-packs", "other"], {}).first()
    broken = Catalog((), (Entry(source=None),))  # type: ignore[arg-type]  # nothing that can be merged
    whole, torn = (replace(each, proposals={}) for each in batch.articles)
    updates = update_batch(replace(batch, articles=(whole, replace(torn, template=broken))))
    assert [change.path for update in updates for change in update.changes] == [DE]
    (finding,) = (finding for update in updates for finding in update.findings)
    assert finding.path == other


def test_a_page_that_cannot_be_made_is_withheld_and_the_others_are_published(translated: ProjectFolder) -> None:
    text = translated.read("localize.toml")
    translated.write("localize.toml", text.replace("[locales.de]", '[locales.de]\npolicy = "keep"'))
    translated.run("publish")
    page = translated.read("dist/de/cold-packs.html")
    translated.write("dist/de/cold-packs.html", page[: page.index("<article>") + len("<article>")])
    translated.write("source/cold-packs.txt", ARTICLE.replace("10 minutes", "15 minutes"))
    translated.run("update")
    result = translated.run("publish")
    assert result.exit_code == 1, result.stderr
    assert "de/cold-packs: withheld: 1 fuzzy, the page cannot be made\n" in result.stdout
    assert "source/cold-packs.txt: error: the page cannot be made: ValueError: " in result.stderr
    assert "15 minutes" in translated.read("dist/en/cold-packs.html")
    assert not (translated.root / "dist/de/cold-packs.html").exists()


def test_a_page_that_turned_out_to_be_none_is_in_no_release(translated: ProjectFolder) -> None:
    project = decide_project(load_sources(open_project(Workspace(translated.root))))
    made = make_release(project)
    assert [page.article for page in made.release.index.pages["de"]] == ["cold-packs"]
    assert made.rejected == ()
    problem = Problem("de/cold-packs.html", 0, "cannot be used: KeyError: 'x'")
    page = rejected(PageError(problem, article="cold-packs", locale="de"))
    release = without(made.release, [page], articles=["cold-packs"])
    assert list(release.index.pages["de"]) == []
    assert [each.article for each in release.index.pages["en"]] == ["cold-packs"]
    status = after_release(project.pages["cold-packs", "de"], {("cold-packs", "de"): page.reason})
    assert status.decision == Decision(Outcome.WITHHELD, ("the page cannot be made",))


def test_a_frameset_in_an_article_is_left_out_and_told(project: ProjectFolder) -> None:
    project.write("source/frames.md", "# Frames\n\n<frameset cols=1><frame src=a></frameset>\n\nText.\n")
    project.write("source/page.md", "<frameset>\n\n# Frames first\n\nText.\n")
    assert project.run("update").exit_code == 0
    assert 'msgid "Text."' in project.read("locales/de/LC_MESSAGES/frames.po")
    assert 'msgid "Frames first"' in project.read("locales/de/LC_MESSAGES/page.po")


def test_an_empty_glossary_is_none(project: ProjectFolder) -> None:
    project.write("glossary.csv", "\n")
    assert project.run("update").exit_code == 0


def test_nothing_is_read_or_written_outside_the_project(
    project: ProjectFolder, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (project.root / "locales").symlink_to(outside)
    result = project.run("update")
    assert "leads out of the project, expected a file inside it" in result.stderr
    assert list(outside.iterdir()) == []


def test_an_output_that_cannot_be_written_is_told(project: ProjectFolder) -> None:
    project.write("dist/en", "a file where a folder should be")
    result = project.run("publish")
    assert "dist/en/cold-packs.html: cannot be written (en is no folder), expected a writable place" in result.stderr
    assert result.exit_code == 2
    assert project.read("dist/en") == "a file where a folder should be"
