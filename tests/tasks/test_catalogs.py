"""Catalogs read from disk: absent, unreadable and read are three different things."""

from __future__ import annotations

from localize.catalogs.source_forms import SourceForms
from localize.model.catalog import Catalog
from localize.pages import interface
from localize.tasks.catalogs import ArticleCatalogs, load_catalog_inputs, load_catalogs, load_orphans, with_fallbacks
from localize.tasks.loaded import FileState, Loaded
from localize.tasks.project import open_project
from localize.tasks.sources import Sources, load_sources
from localize.tasks.workspace import Workspace
from support.folder import CONFIG, ProjectFolder

DE = "locales/de/LC_MESSAGES/cold-packs.po"
REGIONAL = CONFIG + '[locales.de-CH]\nfallback = ["de"]\n[locales.de-AT]\nfallback = ["de-CH"]\n'


def sources(folder: ProjectFolder) -> Sources:
    return load_sources(open_project(Workspace(folder.root)))


def catalogs(folder: ProjectFolder, *tags: str, name: str = "cold-packs") -> ArticleCatalogs:
    return load_catalogs(load_catalog_inputs(sources(folder), tags), name=name, tags=tags)


def file(folder: ProjectFolder, tag: str, *, name: str = "cold-packs") -> Loaded[Catalog]:
    return catalogs(folder, tag, name=name).files[tag]


def test_a_catalog_that_is_there_is_read_with_what_its_file_is_known_by(translated: ProjectFolder) -> None:
    de = file(translated, "de")
    assert (de.state, de.findings) == (FileState.READ, ())
    assert all(entry.translated for entry in de.value.active())
    assert de.base is not None


def test_a_catalog_that_never_was_is_absent_and_empty(project: ProjectFolder) -> None:
    assert file(project, "de") == Loaded(FileState.ABSENT, Catalog((), ()))


def test_a_catalog_that_is_no_po_file_is_unreadable_and_told(translated: ProjectFolder) -> None:
    translated.write(DE, "msgid\n")
    de = file(translated, "de")
    assert de.unreadable
    assert {(finding.rule, finding.path, finding.locale) for finding in de.findings} == {("catalog", DE, "de")}


def test_a_catalog_that_is_gone_with_its_translations_is_unreadable_not_absent(translated: ProjectFolder) -> None:
    translated.run("update")  # which sees the translations
    (translated.root / DE).unlink()
    de = file(translated, "de")
    assert de.unreadable
    assert "the file is missing: " in de.findings[0].message


def test_where_no_interface_words_are_translated_ours_stand_for_them(project: ProjectFolder) -> None:
    words = file(project, "de", name=interface.NAME)
    assert words.state is FileState.ABSENT
    assert all(entry.translated for entry in words.value.active())


def test_fallbacks_are_read_first_and_those_of_fallbacks_too(project: ProjectFolder) -> None:
    project.write("localize.toml", REGIONAL)
    opened = sources(project).project
    assert with_fallbacks(opened, ["de-AT", "ar", "de"]) == ["de", "de-CH", "de-AT", "ar"]


def test_a_chain_is_the_locale_then_its_fallbacks(translated: ProjectFolder) -> None:
    translated.write("localize.toml", REGIONAL)
    read = catalogs(translated, "de-CH")
    assert [tag for tag, _ in read.catalogs("de-CH")] == ["de-CH", "de"]
    assert read.chain("de-CH") == [*read.catalogs("de-CH"), ("de-CH", SourceForms("en", "de-CH"))]
    assert not read.unreadable("de-CH")


def test_a_locale_whose_fallback_cannot_be_read_cannot_be_resolved(translated: ProjectFolder) -> None:
    translated.write("localize.toml", REGIONAL)
    translated.write(DE, "msgid\n")
    read = catalogs(translated, "de-CH")
    assert read.unreadable("de-CH")
    assert {finding.path for finding in read.findings("de-CH")} == {DE}
    assert read.files["de-CH"].state is FileState.ABSENT


def test_characters_that_no_page_can_show_are_told_of_headers(translated: ProjectFolder) -> None:
    text = translated.read(DE)
    translated.write(DE, text.replace('"Language: de\\n"', '"Language: de\\n"\n"X-Note: a\ufdd0b\\n"'))
    de = file(translated, "de")
    assert de.state is FileState.READ
    assert ["X-Note" in finding.message for finding in de.findings] == [True]


def test_orphans_are_the_catalogs_of_articles_that_are_gone(translated: ProjectFolder) -> None:
    translated.write("locales/de/LC_MESSAGES/gone.po", translated.read(DE))
    translated.write("locales/de/LC_MESSAGES/torn.po", "msgid\n")
    assert list(load_orphans(sources(translated).project, "de")) == ["gone"]
