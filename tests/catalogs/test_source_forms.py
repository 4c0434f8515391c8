"""The source as the last catalog of a locale."""

from __future__ import annotations

import pytest

from localize.catalogs.progress import EntryState, resolve
from localize.catalogs.source_forms import SourceForms, everywhere_needed
from localize.model.catalog import Catalog, Entry, Key

CODE = "<code>localize check</code>."
FORMS = SourceForms("en", "de")
TEMPLATE = Catalog((), (Entry("Say it."), Entry(CODE), Entry("12"), Entry("1,000"), Entry("12", context="title")))


def sources(catalog: Catalog) -> list[Key]:
    return [entry.key for entry in catalog.entries]


def test_what_is_the_same_is_finished_by_itself_but_for_metadata() -> None:
    found = resolve(sources(TEMPLATE), [("de", Catalog((), ())), ("de", FORMS)])
    assert [(each.state, each.entry and each.entry.target, each.locale) for each in found.values()] == [
        (EntryState.MISSING, None, ""),
        (EntryState.TRANSLATED, CODE, "de"),
        (EntryState.TRANSLATED, "12", "de"),
        (EntryState.MISSING, None, ""),
        (EntryState.MISSING, None, ""),
    ]


def test_a_translation_that_differs_stands() -> None:
    catalog = Catalog((), (Entry(CODE, "<code>localize check</code>!"), Entry("12", "zwölf")))
    found = resolve([(None, CODE), (None, "12")], [("de", catalog), ("de", FORMS)])
    assert [each.entry for each in found.values()] == list(catalog.entries)


def test_entries_that_need_no_translation_are_left_out() -> None:
    needed = [(None, "Say it."), (None, "1,000"), ("title", "12")]
    assert sources(FORMS.without(TEMPLATE, None)) == needed
    assert sources(FORMS.without(TEMPLATE, TEMPLATE)) == needed
    same = Catalog((), tuple(Entry(each.source, each.source, context=each.context) for each in TEMPLATE.entries))
    assert sources(FORMS.without(TEMPLATE, same)) == needed


@pytest.mark.parametrize(
    "entry",
    [
        Entry("12", "zwölf"),
        Entry("12", "zwölf", fuzzy=True),
        Entry("12", "12", fuzzy=True),
        Entry("12", "12", comments=(" the ward",)),
        Entry("12", "zwölf", obsolete=True),
    ],
)
def test_an_entry_that_says_something_else_stays(entry: Entry) -> None:
    old = Catalog((), (entry,))
    assert (None, "12") in sources(FORMS.without(TEMPLATE, old))
    assert FORMS.without(old, old) == old


def test_a_template_is_without_what_is_the_same_in_every_locale() -> None:
    assert sources(everywhere_needed(TEMPLATE)) == [(None, "Say it."), (None, "12"), (None, "1,000"), ("title", "12")]
    small = Catalog((), (Entry("Say it."),))
    assert everywhere_needed(small) is small
