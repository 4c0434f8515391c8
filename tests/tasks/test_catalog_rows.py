"""Catalogs are read where they or their article have changed, and not otherwise."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from itertools import pairwise

import pytest

from localize.catalogs import po
from localize.checks.comparing_table import COMPARED
from localize.checks.consistency import ComparedRow
from localize.checks.target_locale import TargetLocale
from localize.model.catalog import Entry
from localize.tasks.articles import ArticleRow
from localize.tasks.catalog_rows import CatalogRowSteps
from localize.tasks.check import ProjectCatalogs
from localize.tasks.project import open_project
from localize.tasks.sources import load_sources
from support.counted import CountedFiles
from support.folder import ProjectFolder, shout

DE, AR = "locales/de/LC_MESSAGES/cold-packs.po", "locales/ar/LC_MESSAGES/cold-packs.po"


def opened(folder: ProjectFolder) -> tuple[ProjectCatalogs, CountedFiles]:
    files = CountedFiles(folder.root)
    catalogs = ProjectCatalogs(load_sources(open_project(files)), ["de", "ar"])
    files.reads.clear()
    return catalogs, files


def read_by_a_run(folder: ProjectFolder) -> set[str]:
    """The catalogs that a run reads; what it finds out is kept for the next one."""
    catalogs, files = opened(folder)
    assert [*catalogs.groups] == [("cold-packs",)]
    files.keep_results()
    return {path for path in files.reads if path in (DE, AR)}


def test_an_unchanged_catalog_is_read_once(translated: ProjectFolder) -> None:
    assert read_by_a_run(translated) == {DE, AR}
    assert read_by_a_run(translated) == set()


def test_a_changed_catalog_is_read_again_and_none_of_another_locale(translated: ProjectFolder) -> None:
    read_by_a_run(translated)
    translated.translate(DE, lambda entry: replace(shout(entry), fuzzy=True))
    assert read_by_a_run(translated) == {DE}
    assert read_by_a_run(translated) == set()


def test_a_catalog_that_cannot_be_read_is_read_in_each_run_and_told(translated: ProjectFolder) -> None:
    translated.write(DE, "msgid\n")
    for _ in range(2):
        catalogs, _files = opened(translated)
        row = catalogs.rows_of("cold-packs")["de"].row
        assert (row.unreadable, row.catalog_unreadable) == (True, True)
        assert [finding.path for finding in row.findings] == [DE]


def test_findings_name_catalogs_where_they_stand_after_their_folder_got_another_name(
    translated: ProjectFolder,
) -> None:
    translated.write(DE, translated.read(DE).replace("10 MINUTES", "15 MINUTES"))
    assert f"{DE}:" in translated.run("check").stdout
    (translated.root / "locales").rename(translated.root / "i18n")
    translated.write("localize.toml", f'catalogs = "i18n"\n{translated.read("localize.toml")}')
    assert f"{DE.replace('locales', 'i18n')}:" in translated.run("check").stdout


def test_a_row_names_the_translator_and_the_page(translated: ProjectFolder) -> None:
    toml = translated.read("localize.toml")
    translated.write("localize.toml", f'slugs = "localized"\n{toml}')
    translated.run("update")
    translated.translate(
        DE, lambda entry: Entry(entry.source, "Kalte Packungen", context="slug") if entry.context == "slug" else entry
    )
    row = opened(translated)[0].rows_of("cold-packs")["de"].row
    assert row.slug is not None
    assert (row.slug.name, row.slug.locale) == ("Kalte Packungen", "de")


def test_what_is_known_of_the_catalogs_of_a_group_is_kept_by_their_stamps(
    translated: ProjectFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    translated.write("localize.toml", f'slugs = "localized"\n{translated.read("localize.toml")}')
    translated.run("update")
    for path in (DE, AR):
        os.utime(translated.root / path, (1, 1))
    time.sleep(0.05)  # longer than a tick of the clock: the stamps are not to be trusted before
    read_by_a_run(translated)
    monkeypatch.setattr(CatalogRowSteps, "of", None)  # whoever looks at an article by itself fails
    catalogs, _files = opened(translated)
    (group,) = catalogs.groups.values()
    assert set(group.keys_of(("en", "de"))) == {"cold-packs"}
    translated.translate(DE, lambda entry: Entry(entry.source, "Kalt", context="slug") if entry.context else entry)
    monkeypatch.undo()
    (other,) = opened(translated)[0].groups.values()
    assert other.sums["en", "de"] != group.sums["en", "de"]
    assert other.sums["en", "ar"] == group.sums["en", "ar"]
    assert other.slugs["de"]["cold-packs"].name == "Kalt"


def test_nothing_is_kept_of_a_group_with_a_catalog_that_cannot_be_read(translated: ProjectFolder) -> None:
    translated.write(DE, "msgid\n")
    time.sleep(0.05)
    first, second = (opened(translated)[0].groups["cold-packs",] for _ in range(2))
    assert first.sums["en", "de"] != second.sums["en", "de"], "what is lost with it depends on other files"
    assert first.keys_of(("en", "de")) == {}
    assert set(first.keys_of(("en", "ar"))) == {"cold-packs"}


def test_the_sources_of_an_article_are_read_once_for_the_checks_of_all_locales(translated: ProjectFolder) -> None:
    translated.translate(AR, lambda entry: replace(entry, target=entry.source))
    sources = load_sources(open_project(CountedFiles(translated.root)))
    catalogs = ProjectCatalogs(sources, ["de", "ar"])
    article = sources.articles["cold-packs"]
    german, arabic = (catalogs.reader.pairs(article, locale).finished for locale in sources.targets["en"].values())
    assert german.keys() == arabic.keys() != set()
    for key, located in german.items():
        assert located.pair.source_reading is arabic[key].pair.source_reading


def test_after_a_change_only_the_changed_pair_is_read_again(translated: ProjectFolder) -> None:
    catalogs, _files = opened(translated)
    article, locale = catalogs.sources.articles["cold-packs"], catalogs.sources.targets["en"]["de"]
    before = dict(catalogs.reader.pairs(article, locale).finished)
    translated.write(DE, translated.read(DE).replace("THEN REST.", "Dann ruhen."))
    after = catalogs.reread(["cold-packs"]).reader.pairs(article, locale).finished
    assert [key for key, located in after.items() if located is not before[key]] == [(None, "Then rest.")]
    assert after[None, "Then rest."].pair.target_text == "Dann ruhen."


def before_it(folder: ProjectFolder, source: str) -> str:
    """The source of the entry before another one."""
    entries = po.read(folder.read(DE).encode(), DE).entries
    return next(each.source for each, then in pairwise(entries) if then.source == source)


def test_a_pair_whose_entry_has_moved_is_not_read_again_but_tells_its_line_as_it_is_now(
    translated: ProjectFolder,
) -> None:
    catalogs, _files = opened(translated)
    article, locale = catalogs.sources.articles["cold-packs"], catalogs.sources.targets["en"]["de"]
    before = catalogs.reader.pairs(article, locale).finished[None, "Then rest."]
    reading = before.pair.target_reading
    heading = before_it(translated, "Then rest.")
    translated.translate(DE, lambda each: replace(each, fuzzy=True) if each.source == heading else each)
    after = catalogs.reread(["cold-packs"]).reader.pairs(article, locale).finished[None, "Then rest."]
    assert after.pair.entry.line == before.pair.entry.line + 1
    assert after.pair.target_reading is reading


def test_what_is_compared_is_made_once_when_a_comparing_rule_is_on(
    translated: ProjectFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def count(_self: object, article: ArticleRow, locale: TargetLocale) -> tuple[ComparedRow, ...]:
        made.append(locale.tag)
        return compare(_self, article, locale)  # type: ignore[arg-type]

    compare = CatalogRowSteps._compare
    monkeypatch.setattr(CatalogRowSteps, "_compare", count)
    toml = translated.read("localize.toml")
    off = "".join(f'{name} = "off"\n' for name in COMPARED)
    translated.write("localize.toml", f"{toml}\n[checks]\n{off}")
    translated.run("check")
    assert made == []
    translated.write("localize.toml", toml)
    translated.run("check")
    assert sorted(made) == ["ar", "de"]
    translated.translate(AR, lambda entry: replace(entry, target=entry.source))
    translated.run("check")
    assert sorted(made) == ["ar", "ar", "de"]
