"""What stands for each text of a page: the nearest finished translation of the fallback chain."""

from __future__ import annotations

from localize.catalogs.progress import EntryState
from localize.gate.resolve import resolve_article, resolve_words, translated_words
from localize.model.catalog import Catalog, Entry
from support.articles import article, block

CLOSE: Entry = Entry("Close", "Schließen")


def catalog(*entries: Entry) -> Catalog:
    return Catalog((), entries)


def test_a_segment_is_taken_from_the_nearest_catalog_that_has_it_finished() -> None:
    source = article("<p>", block("Rest."), "</p>", title="Knee")
    chain = [
        ("de-CH", catalog(Entry("Rest.", "Ruhen Sie.", fuzzy=True))),
        ("de", catalog(Entry("Rest.", "Ruhen."), Entry("Knee", "Knie", context="title"))),
    ]
    resolved = {key[1]: (each.state, each.locale) for key, each in resolve_article(source, chain).items()}
    assert resolved["Rest."] == (EntryState.TRANSLATED, "de")


def test_a_segment_without_any_translation_is_missing() -> None:
    source = article("<p>", block("Rest."), "</p>", title="Knee")
    resolved = resolve_article(source, [("de", catalog())])
    assert {each.state for each in resolved.values()} == {EntryState.MISSING}
    assert {each.entry for each in resolved.values()} == {None}


def test_in_the_language_of_the_page_templates_a_word_stands_for_itself_unless_it_is_translated() -> None:
    keys = [(None, "Close"), (None, "Open")]
    chain = [("en-GB", catalog(Entry("Close", "Shut")))]
    resolved = resolve_words(keys, chain, locale="en-GB", template_locale="en")
    assert translated_words(resolved) == {"Close": "Shut", "Open": "Open"}
    assert {each.state for each in resolved.values()} == {EntryState.TRANSLATED}


def test_in_another_language_a_word_without_translation_is_missing() -> None:
    resolved = resolve_words(
        [(None, "Close"), (None, "Open")], [("de", catalog(CLOSE))], locale="de", template_locale="en"
    )
    assert translated_words(resolved) == {"Close": "Schließen"}
    assert resolved[None, "Open"].state is EntryState.MISSING


def test_a_word_that_no_page_can_show_counts_as_untranslated() -> None:
    chain = [("de", catalog(Entry("Close", "Schlie\0ßen")))]
    resolved = resolve_words([(None, "Close")], chain, locale="de", template_locale="en")
    assert resolved[None, "Close"].state is EntryState.MISSING
