"""How far a translation is, its fallbacks counted in."""

from __future__ import annotations

from localize.catalogs.progress import EntryState, Resolved, count, first_finished, resolve
from localize.model.catalog import Catalog, Entry

ONE, TWO, THREE, FOUR = ((None, text) for text in ("one", "two", "three", "four"))
SWISS = Catalog(
    (), (Entry("one", "eis"), Entry("two", "zwöi", fuzzy=True), Entry("three"), Entry("four", "x", obsolete=True))
)
GERMAN = Catalog((), (Entry("one", "eins"), Entry("two", "zwei"), Entry("three", "drei", fuzzy=True)))


def test_the_nearest_finished_translation_stands_and_unfinished_ones_give_way() -> None:
    found = resolve([ONE, TWO, THREE, FOUR], [("de-CH", SWISS), ("de", GERMAN)])
    assert {key: (value.state, value.entry and value.entry.target, value.locale) for key, value in found.items()} == {
        ONE: (EntryState.TRANSLATED, "eis", "de-CH"),
        TWO: (EntryState.TRANSLATED, "zwei", "de"),
        THREE: (EntryState.FUZZY, "drei", "de"),
        FOUR: (EntryState.MISSING, None, ""),
    }
    assert count(found) == {EntryState.TRANSLATED: 2, EntryState.FUZZY: 1, EntryState.MISSING: 1}


def test_without_catalogs_everything_is_missing() -> None:
    assert resolve([ONE], []) == {ONE: Resolved(EntryState.MISSING)}


def test_the_nearest_finished_translation_is_the_one_that_readers_get() -> None:
    lookups = [SWISS.by_key(), GERMAN.by_key()]
    assert [first_finished(key, lookups) for key in (ONE, TWO, THREE, FOUR)] == ["eis", "zwei", "", ""]
