"""Catalogs of pseudo locales filled with made-up text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from localize.catalogs import po
from localize.errors import ConfigError
from localize.model.catalog import Entry
from localize.tasks.catalogs import load_catalog_inputs
from localize.tasks.exchange import article_jobs
from localize.tasks.pseudo import FilledCatalog, fill
from support.folder import ProjectFolder
from support.opened import sources

PATH = "locales/en_XA/LC_MESSAGES/cold-packs.po"


@pytest.fixture
def folder(project: ProjectFolder) -> ProjectFolder:
    project.write("localize.toml", 'base-url = "https://health.example/"\n[locales.en-XA]\n[locales.de]\n')
    project.run("update")
    return project


def filled(folder: ProjectFolder, locale: str = "en-XA") -> FilledCatalog:
    found = sources(folder, locales=[locale])
    (job,) = article_jobs(found)
    return fill(load_catalog_inputs(found, [locale]), job)


def entries(done: FilledCatalog) -> dict[str, Entry]:
    (change,) = done.changes
    assert change.data is not None
    return {entry.source: entry for entry in po.read(change.data, PATH).active()}


def test_empty_entries_are_filled_with_text_that_can_be_told_from_the_source(folder: ProjectFolder) -> None:
    found = entries(filled(folder))
    assert all(entry.translated and entry.target != entry.source for entry in found.values())
    assert "10" in found["Use it for 10 minutes."].target


def test_a_second_time_nothing_is_to_be_filled(folder: ProjectFolder) -> None:
    (change,) = filled(folder).changes
    assert (change.path, change.base is None) == (PATH, False)
    assert change.data is not None
    folder.write(PATH, change.data)
    assert filled(folder) == FilledCatalog((), ())


def test_what_a_person_typed_stays(folder: ProjectFolder) -> None:
    folder.translate(PATH, lambda entry: replace(entry, target="typed" if entry.source == "Then rest." else ""))
    assert entries(filled(folder))["Then rest."].target == "typed"


def test_a_real_locale_is_refused(folder: ProjectFolder) -> None:
    with pytest.raises(ConfigError, match=r"^de: not a pseudo locale, expected one with CLDR's region XA"):
        filled(folder, "de")


def test_a_catalog_that_cannot_be_read_is_reported_and_left(folder: ProjectFolder) -> None:
    folder.write(PATH, b"\xff")
    done = filled(folder)
    assert done.changes == ()
    assert [finding.path for finding in done.findings] == [PATH]
