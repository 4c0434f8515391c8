"""One catalog brought up to date, step by step."""

from __future__ import annotations

from localize.catalogs.memory import MemoryPair, Proposal
from localize.model.catalog import Catalog, Entry, Key
from localize.pages import interface
from localize.tasks.catalog_job import CatalogJob
from localize.tasks.loaded import FileState, Loaded
from localize.tasks.losses import CatalogId

TEMPLATE = Catalog((), (Entry("One."), Entry("Two.")))
OLD = Catalog((("Language", "de"),), (Entry("One.", "Eins."),))


def job(before: Catalog | None, fallback: tuple[str, ...] = (), name: str = "x") -> CatalogJob:
    file = Loaded(FileState.ABSENT, Catalog((), ())) if before is None else Loaded(FileState.READ, before)
    hints: dict[Key, tuple[str, ...]] = {(None, "Two."): ("Glossary: two → zwei",)}
    return CatalogJob(
        CatalogId("de", name), TEMPLATE, hints=hints, file=file, begin=before, fallback=fallback, source_locale="en"
    )


def test_a_catalog_is_merged_with_its_template_and_the_hints_of_its_locale() -> None:
    one, two = job(OLD).merged(OLD).entries
    assert (one.target, two.target, two.hints) == ("Eins.", "", ("Glossary: two → zwei",))


def test_only_new_entries_are_asked_for_and_filled() -> None:
    each = job(OLD)
    merged = each.merged(OLD)
    assert each.questions(merged) == ((None, "Two."),)
    proposal = Proposal(MemoryPair("Two.", "Zwei.", context=None, origin="y"), 1.0)
    filled = each.filled(merged, {(None, "Two."): proposal}, finished=False)
    assert [(entry.target, entry.fuzzy) for entry in filled.entries] == [("Eins.", False), ("Zwei.", True)]
    assert job(filled).questions(merged) == ()


def test_a_regional_catalog_and_interface_words_ask_nothing() -> None:
    assert job(OLD, ("de-AT",)).questions(TEMPLATE) == ()
    assert job(OLD, name=interface.NAME).questions(TEMPLATE) == ()


def test_a_regional_catalog_keeps_what_differs_and_is_the_same_when_it_is_merged_again() -> None:
    base = Catalog((), (Entry("One.", "Eins."), Entry("Two.", "Zwei.")))
    own = Catalog((), (Entry("One.", "Eis."), Entry("Two.", "Zwei.")))
    each = job(own, ("de-AT",))
    after = each.regional(each.merged(own), [("de-AT", base)])
    assert [entry.target for entry in after.active()] == ["Eis."]
    again = job(after, ("de-AT",))
    assert again.regional(again.merged(after), [("de-AT", base)]) == after
