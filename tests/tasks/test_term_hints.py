"""What the glossary tells translators, made for all locales at once."""

from __future__ import annotations

from localize.model.catalog import Catalog, Entry
from localize.tasks.project import open_project
from localize.tasks.sources import load_sources
from localize.tasks.term_hints import TermHints
from localize.tasks.workspace import Workspace
from support.folder import ProjectFolder

GLOSSARY = """\
concept,locale,term,status,part_of_speech,case,forms,definition,note
pack,en,cold pack,preferred,,,,,
pack,de,Kühlpackung,preferred,,,,,
pack,de,Eisbeutel,deprecated,,,,,
name,en,Voltarol,do-not-translate,,,,,
cloth,en,cloth,preferred,,,,,
cloth,ar,قماش,preferred,,,,,
"""
TEMPLATE = Catalog(
    (), (Entry("A cold pack in a cloth"), Entry("Voltarol"), Entry("Nothing"), Entry("cloth", context="alt"))
)


def test_each_locale_has_its_own_lines_for_the_entries_that_have_any(project: ProjectFolder) -> None:
    project.write("glossary.csv", GLOSSARY)
    sources = load_sources(open_project(Workspace(project.root)))
    hints = TermHints(sources).of("knee", TEMPLATE)
    assert hints["de"] == {
        (None, "A cold pack in a cloth"): ("Glossary: cold pack → Kühlpackung (not: Eisbeutel)",),
        (None, "Voltarol"): ("Glossary: Voltarol (do not translate)",),
    }
    assert hints["ar"]["alt", "cloth"] == ("Glossary: cloth → قماش",)
    for locale in sources.targets["en"].values():
        for entry in TEMPLATE.entries:
            assert hints[locale.tag].get(entry.key, ()) == locale.hints(entry)


def test_a_text_that_an_earlier_run_has_searched_is_not_searched_again(project: ProjectFolder) -> None:
    project.write("glossary.csv", GLOSSARY)
    first = load_sources(open_project(Workspace(project.root)))
    lines = TermHints(first).of("knee", TEMPLATE)
    first.project.files.keep_results()
    second = load_sources(open_project(Workspace(project.root)))
    more = Catalog((), (*TEMPLATE.entries, Entry("A cloth")))
    again = TermHints(second).of("knee", more)
    assert {key: each for key, each in again["de"].items() if key in lines["de"]} == lines["de"]
    assert again["ar"][None, "A cloth"] == ("Glossary: cloth → قماش",)
    assert second.targets["en"]["de"].terms.source.searched == ("A cloth",)


def test_what_was_found_with_another_glossary_is_searched_again(project: ProjectFolder) -> None:
    project.write("glossary.csv", GLOSSARY)
    first = load_sources(open_project(Workspace(project.root)))
    TermHints(first).of("knee", TEMPLATE)
    first.project.files.keep_results()
    project.write("glossary.csv", GLOSSARY.replace("cold pack,preferred", "pack,preferred"))
    second = load_sources(open_project(Workspace(project.root)))
    lines = TermHints(second).of("knee", TEMPLATE)["de"]
    assert lines[None, "A cold pack in a cloth"] == ("Glossary: pack → Kühlpackung (not: Eisbeutel)",)


def test_without_selected_locales_there_is_nothing_to_tell(project: ProjectFolder) -> None:
    project.write("glossary.csv", GLOSSARY)
    sources = load_sources(open_project(Workspace(project.root))).select(())
    assert TermHints(sources).of("knee", TEMPLATE) == {}
