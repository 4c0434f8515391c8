"""Which sentences keep pages from being finished, and where they stand."""

from __future__ import annotations

from dataclasses import replace

from localize.model.catalog import Entry
from localize.tasks.project import open_project
from localize.tasks.sources import load_sources
from localize.tasks.status import report_status
from localize.tasks.unfinished import UnfinishedArticle, UnfinishedState, unfinished
from localize.tasks.workspace import Workspace
from support.folder import CONFIG, ProjectFolder, shout

DE = "locales/de/LC_MESSAGES/cold-packs.po"
AR = "locales/ar/LC_MESSAGES/cold-packs.po"


def work(folder: ProjectFolder, *locales: str) -> list[UnfinishedArticle]:
    project = open_project(Workspace(folder.root), locales=locales)
    report = report_status(load_sources(project))
    articles = list(unfinished(report.catalogs, [page.page for page in report.pages]))
    project.files.keep_results()
    return articles


def line_of(folder: ProjectFolder, path: str, source: str) -> int:
    return folder.read(path).split(f'msgid "{source}')[0].count("\n") + 1


def spoilt(entry: Entry) -> Entry:
    """One segment missing, one fuzzy, one with another dose."""
    done = shout(entry)
    if entry.source.startswith("Wrap"):
        return replace(done, target="")
    if entry.source.startswith("Use"):
        return replace(done, target=done.target.replace("10 ", "100 "))
    return replace(done, fuzzy=entry.source.startswith("Then"))


def test_each_segment_is_told_with_its_state_and_the_line_of_its_entry(translated: ProjectFolder) -> None:
    translated.translate(DE, spoilt)
    (article,) = work(translated, "de")
    assert (article.name, article.path, article.total) == ("cold-packs", "source/cold-packs.txt", 8)
    assert [(each.text, each.line, each.words) for each in article.segments] == [
        ("Wrap the pack in a cloth.", 5, 6),
        ("Use it for 10 minutes.", 5, 5),
        ("Then rest.", 9, 2),
    ]
    entries = [each.entries for each in article.segments]
    assert [[(entry.state, entry.rules) for entry in each] for each in entries] == [
        [(UnfinishedState.MISSING, ())],
        [(UnfinishedState.BLOCKED, ("numbers",))],
        [(UnfinishedState.FUZZY, ())],
    ]
    for each in article.segments:
        assert (each.entries[0].path, each.entries[0].line) == (DE, line_of(translated, DE, each.text))


def test_the_locales_that_wait_for_a_segment_are_told_together(translated: ProjectFolder) -> None:
    translated.translate(DE, spoilt)
    (article,) = work(translated)
    wrap = next(each for each in article.segments if each.text.startswith("Wrap"))
    assert [(entry.locale, entry.state) for entry in wrap.entries] == [
        ("de", UnfinishedState.MISSING),
        ("ar", UnfinishedState.MISSING),
    ]
    assert article.whole == ("ar",)
    assert {entry.locale for each in article.without(article.whole) for entry in each.entries} == {"de"}


def test_what_is_kept_is_told_again_until_a_catalog_changes(translated: ProjectFolder) -> None:
    translated.translate(DE, spoilt)
    first = work(translated)
    assert work(translated) == first
    translated.translate(DE)
    (article,) = work(translated)
    assert {entry.locale for each in article.segments for entry in each.entries} == {"ar"}


def test_what_a_regional_locale_lacks_is_mended_where_it_stands(translated: ProjectFolder) -> None:
    translated.write("localize.toml", f'{CONFIG}[locales.de-CH]\nfallback = ["de"]\n')
    translated.run("update")
    translated.translate(DE, spoilt)
    (article,) = work(translated, "de-CH")
    assert {(entry.locale, entry.path) for each in article.segments for entry in each.entries} == {("de-CH", DE)}


def test_a_segment_that_is_in_no_catalog_yet_has_no_line(translated: ProjectFolder) -> None:
    translated.write("source/warm-packs.txt", "Warm packs\n\nUse them.\n")
    warm = next(each for each in work(translated, "de") if each.name == "warm-packs")
    entries = [entry for each in warm.segments for entry in each.entries]
    assert {(entry.path, entry.line) for entry in entries} == {("locales/de/LC_MESSAGES/warm-packs.po", 0)}


def test_a_catalog_in_another_script_blocks_all_that_is_in_it(translated: ProjectFolder) -> None:
    translated.translate(DE, lambda entry: replace(entry, target="Сначала спросите врача о лекарстве.", fuzzy=False))
    (article,) = work(translated, "de")
    assert [each.entries[0].rules for each in article.segments] == [("script",)] * 8


def test_interface_words_are_told_too(translated: ProjectFolder) -> None:
    path = "locales/de/LC_MESSAGES/interface.po"
    translated.translate(
        path, lambda entry: replace(entry, target="", flags=()) if entry.source == "Languages" else entry
    )
    (words,) = work(translated, "de")
    assert [(each.text, each.entries[0].path) for each in words.segments] == [("Languages", path)]
    assert words.segments[0].entries[0].line == line_of(translated, path, "Languages")


def test_a_finished_page_has_nothing(translated: ProjectFolder) -> None:
    assert work(translated, "de") == []
