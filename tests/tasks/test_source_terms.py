"""Terms in source texts: looked for once, as long as glossary and text are the same."""

from __future__ import annotations

from localize.tasks.project import open_project
from localize.tasks.source_terms import SourceTerms
from localize.tasks.sources import Sources, load_sources
from localize.tasks.workspace import Workspace
from support.folder import ProjectFolder

HEADER = "concept,locale,term,status,part_of_speech,case,forms,definition,note\n"
ROWS = "name,en,Voltarol,do-not-translate,,,,,\ncloth,en,cloth,preferred,,,,,\ncloth,de,Tuch,preferred,,,,,\n"


def opened(project: ProjectFolder) -> Sources:
    return load_sources(open_project(Workspace(project.root)))


def test_each_text_has_the_numbers_of_its_terms_among_those_of_the_source_locale(project: ProjectFolder) -> None:
    project.write("glossary.csv", HEADER + ROWS)
    terms = SourceTerms(opened(project), "en")
    assert [term.text for term in terms.terms] == ["Voltarol", "cloth"]
    assert terms.of("knee", ["Cloths with Voltarol", "Rest"]) == {"Cloths with Voltarol": (1, 0)}


def test_a_text_that_another_run_has_searched_is_looked_up(project: ProjectFolder) -> None:
    project.write("glossary.csv", HEADER + ROWS)
    first = opened(project)
    SourceTerms(first, "en").of("knee", ["A cloth", "Rest"])
    first.project.files.keep_results()
    second = opened(project)
    assert SourceTerms(second, "en").of("knee", ["A cloth", "Voltarol"]) == {"A cloth": (1,), "Voltarol": (0,)}
    assert second.targets["en"]["de"].terms.source.searched == ("Voltarol",)


def test_without_terms_nothing_is_searched(project: ProjectFolder) -> None:
    project.write("glossary.csv", HEADER)
    assert SourceTerms(opened(project), "en").of("knee", ["A cloth"]) == {}
