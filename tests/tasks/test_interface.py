"""The interface words of a locale: those of the project, or else those that come with the program."""

from __future__ import annotations

from dataclasses import replace

from localize.catalogs.progress import EntryState
from localize.pages import interface
from localize.tasks.interface import interface_words, update_interface


def words(locale: str, *, ship: bool = True) -> dict[str, str]:
    return {entry.source: entry.target for entry in update_interface(None, locale, ship=ship).entries}


def test_a_new_catalog_has_all_words_with_our_translations() -> None:
    found = words("de")
    assert list(found) == [entry.source for entry in interface.template().entries]
    assert (found["References"], found["Languages"]) == ("Literatur", "Sprachen")


def test_a_regional_catalog_has_them_without_translations() -> None:
    assert set(words("de-AT", ship=False).values()) == {""}


def test_what_a_person_typed_stays() -> None:
    before = update_interface(None, "de", ship=True)
    typed = [replace(entry, target="Quellen") if entry.source == "References" else entry for entry in before.entries]
    after = update_interface(replace(before, entries=tuple(typed)), "de", ship=True)
    assert {entry.source: entry.target for entry in after.entries}["References"] == "Quellen"
    assert update_interface(after, "de", ship=True) == after


def test_a_locale_takes_the_words_that_it_has_not_from_its_fallbacks() -> None:
    catalogs = [("de-AT", update_interface(None, "de-AT", ship=False)), ("de", update_interface(None, "de", ship=True))]
    resolved = interface_words(catalogs, "de-AT")
    found = resolved[(None, "References")]
    assert (found.state, found.locale, found.entry and found.entry.target) == (EntryState.TRANSLATED, "de", "Literatur")


def test_the_locale_of_the_templates_needs_no_translation() -> None:
    assert {each.state for each in interface_words((), interface.LOCALE).values()} == {EntryState.TRANSLATED}
