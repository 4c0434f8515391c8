"""What becomes of catalogs that come back from other tools: messages, findings and changes, and nothing written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from localize.catalogs import po
from localize.exchange import FORMATS
from localize.exchange.compare import MessageVerdict
from localize.exchange.model import ExchangeDocument
from localize.tasks.catalogs import load_catalog_inputs
from localize.tasks.exchange import article_jobs, export_files, load_document
from localize.tasks.exchange_import import CatalogImport, import_documents, read_files
from localize.tasks.project import open_project
from localize.tasks.sources import Sources, load_sources
from localize.tasks.workspace import Workspace
from support.folder import ProjectFolder

DE = "locales/de/LC_MESSAGES/cold-packs.po"


@pytest.fixture
def sources(translated: ProjectFolder) -> Sources:
    return load_sources(open_project(Workspace(translated.root)))


def exported(sources: Sources) -> ExchangeDocument:
    """The German article as it goes out."""
    job = next(job for job in article_jobs(sources) if job.locale == "de")
    return load_document(load_catalog_inputs(sources, sources.project.selection.locales), job).value


def translated_as(document: ExchangeDocument, target: str, number: int = 0) -> ExchangeDocument:
    messages = list(document.messages)
    messages[number] = replace(messages[number], target=target)
    return replace(document, messages=tuple(messages))


def verdicts(imported: CatalogImport) -> set[MessageVerdict]:
    return {message.compared.verdict for message in imported.messages}


def rules(imported: CatalogImport) -> list[str]:
    return [finding.rule for finding in imported.findings]


def import_all(sources: Sources, documents: Iterable[ExchangeDocument], *, only: str | None = None) -> CatalogImport:
    return import_documents(sources, documents, overwrite=False, only=only)


def test_an_untouched_document_changes_nothing(sources: Sources) -> None:
    imported = import_all(sources, [exported(sources)])
    assert verdicts(imported) == {MessageVerdict.SAME}
    assert (imported.findings, imported.changes) == ((), ())


def test_a_new_translation_changes_its_entry_and_no_other_and_nothing_is_written(
    sources: Sources, translated: ProjectFolder
) -> None:
    before = translated.read(DE)
    document = exported(sources)
    imported = import_all(sources, [translated_as(document, "Neu")])
    (change,) = imported.changes
    assert change.path == DE
    assert change.data is not None
    new, old = (po.read(data, DE).by_key() for data in (change.data, before.encode()))
    key = document.messages[0].key
    assert new[key].target == "Neu"
    assert {name for name in new if new[name].target != old[name].target} == {key}
    (message,) = (each for each in imported.messages if each.compared.verdict is MessageVerdict.CHANGED)
    assert (message.path, message.line) == (DE, old[key].line)
    assert translated.read(DE) == before


def test_of_two_documents_that_differ_in_an_entry_the_first_is_taken(sources: Sources) -> None:
    document = exported(sources)
    imported = import_all(sources, [translated_as(document, "Eins"), translated_as(document, "Zwei")])
    assert rules(imported) == ["import-conflict"]
    assert imported.findings[0].message == "the import also has 'Eins' for it"
    assert b"Eins" in (imported.changes[0].data or b"")


@pytest.mark.parametrize(("article", "locale"), [("source/other.txt", "de"), ("source/cold-packs.txt", "fr"), ("", "")])
def test_a_document_that_is_not_of_this_project_is_named(sources: Sources, article: str, locale: str) -> None:
    other = replace(exported(sources), article=article, locale=locale, path="back.xlf")
    (finding,) = import_all(sources, [other]).findings
    assert (finding.rule, finding.path) == ("import-file", "back.xlf")
    assert "expected an article and a target locale of this project" in finding.message


def test_an_article_is_known_by_path_and_name_and_a_locale_in_any_spelling(sources: Sources) -> None:
    document = translated_as(exported(sources), "Neu")
    for article, locale in (("cold-packs", "de"), ("source/cold-packs.txt", "DE")):
        assert len(import_all(sources, [replace(document, article=article, locale=locale)]).changes) == 1


def test_one_catalog_can_be_compared_again_by_itself(sources: Sources) -> None:
    document = translated_as(exported(sources), "Neu")
    stranger = replace(document, article="source/other.txt")
    assert import_all(sources, [document, stranger], only=DE).findings == ()
    assert import_all(sources, [document], only="locales/ar/LC_MESSAGES/cold-packs.po") == CatalogImport()


def test_a_catalog_that_cannot_be_read_is_named_and_left_alone(sources: Sources, translated: ProjectFolder) -> None:
    document = translated_as(exported(sources), "Neu")
    translated.write(DE, "msgid")
    imported = import_all(sources, [document])
    assert (imported.messages, imported.changes) == ((), ())
    assert [finding.path for finding in imported.findings] == [DE]


def test_files_are_written_for_each_job_and_read_back(sources: Sources, translated: ProjectFolder) -> None:
    folder = translated.root / "out"
    jobs = list(article_jobs(sources))
    export = export_files(sources, jobs, FORMATS["xliff"], folder=folder)
    assert (export.written, export.findings) == (len(jobs), ())
    read = read_files([folder / "de/cold-packs.xlf", folder / "none.xlf"])
    assert [document.locale for document in read.documents] == ["de"]
    assert [(finding.rule, finding.path) for finding in read.findings] == [("import-file", str(folder / "none.xlf"))]
