"""Files with translations made elsewhere: which reader gets them, and what is adopted where several have a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from localize.adopt.adopted import AdoptedArticle, AdoptedText, LeftOver
from localize.formats.unread import INSTEAD
from localize.model.finding import Severity
from localize.tasks import adopt_readers
from localize.tasks.adopted_files import AdoptedFiles, AdoptReader, GivenFile, read_adopted
from localize.tasks.project import open_project
from localize.tasks.sources import Sources, load_sources
from localize.tasks.watch import Watch
from localize.tasks.workspace import Workspace
from support.folder import ProjectFolder

WRAP, REST = (None, "Wrap the pack in a cloth."), (None, "Then rest.")


@pytest.fixture
def sources(project: ProjectFolder) -> Sources:
    return load_sources(open_project(Workspace(project.root)))


def named(path: Path, *, certain: bool) -> AdoptedFiles:
    """What a reader makes of a file: one text that says which file it is from."""
    text = AdoptedText(WRAP, f"from {path}", 1.0 if certain else 0.5, certain=certain, path=str(path), line=1)
    left_over = (LeftOver("Rest.", str(path), 2, "nothing like it"),)
    return AdoptedFiles((AdoptedArticle("cold-packs", "de", (text,), (REST,), left_over),))


def read_certain(_: Sources, files: Sequence[GivenFile], __: Watch) -> AdoptedFiles:
    return named(files[0].path, certain=True)


def read_uncertain(_: Sources, files: Sequence[GivenFile], __: Watch) -> AdoptedFiles:
    return named(files[0].path, certain=False)


def read_each_certain(_: Sources, files: Sequence[GivenFile], __: Watch) -> AdoptedFiles:
    articles = (article for file in files for article in named(file.path, certain=True).articles)
    return AdoptedFiles(tuple(articles))


def has_suffix_md(path: Path) -> bool:
    return path.suffix == ".md"


def has_suffix_po(path: Path) -> bool:
    return path.suffix == ".po"


READERS = (AdoptReader(has_suffix_md, read_uncertain), AdoptReader(has_suffix_po, read_certain))


def test_each_file_goes_to_the_first_reader_that_recognizes_it(sources: Sources) -> None:
    read = read_adopted(sources, [Path("old.po")], READERS)
    assert [text.text for text in read.articles[0].texts] == ["from old.po"]


def test_what_several_files_have_for_an_article_is_joined_the_certain_text_first(sources: Sources) -> None:
    read = read_adopted(sources, [Path("a.md"), Path("b.po")], READERS)
    (article,) = read.articles
    assert [text.text for text in article.texts] == ["from b.po"]
    assert article.missing == (REST,)
    assert [each.path for each in article.left_over] == ["a.md", "b.po"]


def test_a_file_that_nothing_reads_is_told_and_the_others_are_read(sources: Sources) -> None:
    read = read_adopted(sources, [Path("a.pdf"), Path("b.po")], READERS)
    assert [(finding.path, finding.rule) for finding in read.findings] == [("a.pdf", "adopt-file")]
    assert len(read.articles) == 1


def test_two_files_that_differ_are_a_question_whatever_comes_after_them(sources: Sources) -> None:
    readers = (AdoptReader(has_suffix_po, read_each_certain),)
    read = read_adopted(sources, [Path("old.po"), Path("new.po"), Path("newer.po")], readers)
    (text,) = read.articles[0].texts
    assert (text.text, text.certain) == ("from old.po", False)
    assert text.remarks == ("new.po:1 has 'from new.po'",)


def test_two_files_with_the_same_text_are_no_question(sources: Sources) -> None:
    readers = (AdoptReader(has_suffix_po, read_each_certain),)
    (text,) = read_adopted(sources, [Path("old.po"), Path("old.po")], readers).articles[0].texts
    assert text.certain


def test_catalogs_in_a_folder_are_read_and_documents_that_cannot_be_are_told(
    sources: Sources, project: ProjectFolder
) -> None:
    for name in ("de/old.po", "Scan ü.pdf", "a.doc", "b.doc", "c.doc", "d.doc", "photo.png"):
        project.write(f"drawer/{name}", "x")
    drawer = project.root / "drawer"
    readers = (AdoptReader(has_suffix_po, read_each_certain),)
    read = read_adopted(sources, [drawer], readers)
    assert [text.text for text in read.articles[0].texts] == [f"from {drawer / 'de/old.po'}"]
    assert [(finding.path, finding.severity, finding.message) for finding in read.findings] == [
        (str(drawer), Severity.WARNING, f"not read: 'Scan ü.pdf': {INSTEAD['.pdf']}"),
        (str(drawer), Severity.WARNING, f"not read: 'a.doc', 'b.doc', 'c.doc' and 1 more: {INSTEAD['.doc']}"),
    ]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("old.doc", f"{INSTEAD['.doc']}"),
        ("photo.png", ".png is read by nothing here, expected a document or a catalog"),
        ("gone.md", "no such file, expected a document, a catalog or a folder"),
    ],
)
def test_a_file_that_is_not_read_says_what_was_expected(
    sources: Sources, project: ProjectFolder, name: str, message: str
) -> None:
    path = project.root / name
    if name != "gone.md":
        path.write_bytes(b"x")
    (finding,) = read_adopted(sources, [path], ()).findings
    assert (finding.path, finding.message) == (str(path), message)


def test_a_folder_is_walked_once_for_all_readers(
    project: ProjectFolder, sources: Sources, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.write("old/deep/cold-packs.de.md", "# Kalte Packungen\n\nText.\n")
    project.write("old/de.po", 'msgid "Then rest."\nmsgstr "Dann ruhen."\n')
    walked: list[str] = []
    entries = Path.iterdir

    def noted(folder: Path) -> Iterator[Path]:
        walked.append(folder.name)
        return entries(folder)

    monkeypatch.setattr(Path, "iterdir", noted)
    read = read_adopted(sources, [project.root / "old"], adopt_readers.READERS)
    assert {article.locale for article in read.articles} == {"de"}
    assert walked == ["old", "deep"]
