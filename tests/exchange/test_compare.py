"""What an import does to an entry, and what it never does."""

from __future__ import annotations

import pytest

from localize.catalogs.progress import EntryState, Resolved
from localize.exchange.compare import ComparedMessage, MessageVerdict, compare
from localize.exchange.model import ExchangeMessage, fingerprint
from localize.model.block import Pattern
from localize.model.catalog import Entry, Previous
from localize.segments.inline import to_text
from support.documents import pair

PATTERN: Pattern = ("Read ", *pair("a", '<a href="x">', "this"), ".")
SOURCE = to_text(PATTERN)
ALT = "Lies <a>dies</a>."
NEU = "Lesen Sie <a>dies</a>."
JETZT = "Jetzt <a>dies</a>."


def outcome(
    target: str,
    *,
    state: EntryState = EntryState.TRANSLATED,
    now: str = ALT,
    now_fuzzy: bool = False,
    digest_of: str | None = ALT,
    digest_fuzzy: bool = False,
    pattern: Pattern | None = PATTERN,
    overwrite: bool = False,
) -> ComparedMessage:
    """The import of `target` over `now`, exported when the translation was `digest_of`."""
    digest = "" if digest_of is None else fingerprint(digest_of, fuzzy=digest_fuzzy)
    own = Entry(SOURCE, now, fuzzy=now_fuzzy, previous=Previous("Read that.") if now_fuzzy else None)
    here = EntryState.MISSING if not now else EntryState.FUZZY if now_fuzzy else EntryState.TRANSLATED
    found = Resolved(here, own if now else None)
    return compare(
        ExchangeMessage(SOURCE, target, state, digest=digest), pattern, resolved=found, entry=own, overwrite=overwrite
    )


def test_a_new_translation_takes_the_place_of_the_exported_one() -> None:
    assert outcome(NEU).entry == Entry(SOURCE, NEU)
    assert outcome(NEU).old == ALT


def test_an_empty_entry_is_filled() -> None:
    assert outcome(NEU, now="", digest_of="").entry == Entry(SOURCE, NEU)
    assert outcome(NEU, now="", digest_of=None).entry == Entry(SOURCE, NEU)


def test_an_empty_translation_empties_nothing() -> None:
    assert outcome("", state=EntryState.MISSING).verdict is MessageVerdict.SAME


def test_what_needs_review_comes_in_as_fuzzy() -> None:
    entry = outcome(NEU, state=EntryState.FUZZY).entry
    assert entry is not None
    assert entry.fuzzy


def test_a_finished_translation_takes_the_fuzzy_mark_and_the_former_source_away() -> None:
    entry = outcome(NEU, now_fuzzy=True, digest_fuzzy=True).entry
    assert entry == Entry(SOURCE, NEU)


def test_a_change_of_the_state_alone_is_a_change() -> None:
    finished = outcome(ALT, now_fuzzy=True, digest_fuzzy=True).entry
    assert finished == Entry(SOURCE, ALT)
    doubted = outcome(ALT, state=EntryState.FUZZY).entry
    assert doubted == Entry(SOURCE, ALT, fuzzy=True)


def test_what_was_finished_here_since_the_export_does_not_become_fuzzy_again() -> None:
    assert outcome(ALT, state=EntryState.FUZZY, digest_fuzzy=True).verdict is MessageVerdict.SAME
    assert outcome(ALT, state=EntryState.FUZZY, digest_of=None).verdict is MessageVerdict.SAME


def test_a_translation_that_changed_here_since_the_export_is_left_alone() -> None:
    found = outcome(NEU, now=JETZT)
    assert (found.verdict, found.entry) == (MessageVerdict.CONFLICT, None)
    assert found.reason == "the translation has changed since the export"


def test_a_translation_that_was_approved_here_since_the_export_is_left_alone() -> None:
    assert outcome(NEU, digest_fuzzy=True).verdict is MessageVerdict.CONFLICT


def test_the_same_change_on_both_sides_is_no_conflict() -> None:
    assert outcome(JETZT, now=JETZT).verdict is MessageVerdict.SAME


def test_without_a_digest_a_finished_translation_is_left_alone_and_a_fuzzy_one_replaced() -> None:
    found = outcome(NEU, digest_of=None)
    assert (found.verdict, found.reason) == (MessageVerdict.CONFLICT, "a finished translation differs")
    assert outcome(NEU, digest_of=None, now_fuzzy=True).verdict is MessageVerdict.CHANGED


@pytest.mark.parametrize("digest_of", [ALT, None])
def test_overwriting_must_be_asked_for(digest_of: str | None) -> None:
    assert outcome(NEU, now=JETZT, digest_of=digest_of, overwrite=True).entry == Entry(SOURCE, NEU)


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("Lies dies.", "<a> is lost"),
        ("Lies <a>dies.", "<a> is not closed"),
        ("Lies <x7> <a>dies</a>.", "unknown tag <x7>"),
        ("Lies &lt;a>dies&lt;/a> <a>x</a>.", "<a> stands there as text, expected it as a tag"),
        ("<a>Lies</a> 5\x9610 mg.", "control character U+0096, expected text"),
        (" \u00a0", "only spaces, expected a translation; <a> is lost"),
    ],
)
def test_what_would_break_a_page_is_refused_even_when_overwriting(target: str, reason: str) -> None:
    found = outcome(target, overwrite=True)
    assert (found.verdict, found.entry, found.reason) == (MessageVerdict.REFUSED, None, reason)


def test_a_text_that_is_no_longer_in_the_article_is_told() -> None:
    assert outcome(NEU, pattern=None).verdict is MessageVerdict.GONE


def test_a_wrong_translation_that_nobody_touched_changes_nothing() -> None:
    broken = "Lies <a>dies."
    assert outcome("Lies &lt;a>dies.", now=broken, digest_of=broken).verdict is MessageVerdict.SAME
    assert outcome(broken, now=broken, digest_of=broken).verdict is MessageVerdict.SAME


def test_line_ends_that_a_tool_put_in_are_taken_out() -> None:
    entry = outcome("\n      Lesen Sie\r\n      <a>dies</a>.\n  ").entry
    assert entry == Entry(SOURCE, NEU)


def test_spaces_that_a_person_typed_stay() -> None:
    entry = outcome("Lesen\u00a0 Sie <a>dies</a>. ").entry
    assert entry == Entry(SOURCE, "Lesen\u00a0 Sie <a>dies</a>. ")
