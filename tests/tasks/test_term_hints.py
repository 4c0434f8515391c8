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
    locales = load_sources(open_project(Workspace(project.root))).locales
    hints = TermHints(locales).of(TEMPLATE)
    assert hints["de"] == {
        (None, "A cold pack in a cloth"): ("Glossary: cold pack → Kühlpackung (not: Eisbeutel)",),
        (None, "Voltarol"): ("Glossary: Voltarol (do not translate)",),
    }
    assert hints["ar"]["alt", "cloth"] == ("Glossary: cloth → قماش",)
    for locale in locales:
        for entry in TEMPLATE.entries:
            assert hints[locale.tag].get(entry.key, ()) == locale.hints(entry)


def test_without_locales_there_is_nothing_to_tell() -> None:
    assert TermHints(()).of(TEMPLATE) == {}
