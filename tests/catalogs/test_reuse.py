"""Translations reused for segments that were changed, split or joined."""

from __future__ import annotations

from localize.catalogs import reuse
from localize.model.catalog import Entry, Previous

SIP = Entry("Sip water.", "Trinken Sie Wasser.")
GUM = Entry("Chew <a>gum</a>.", "Kauen Sie <a>Kaugummi</a>.")


def test_a_changed_segment_has_its_previous_translation_as_fuzzy() -> None:
    new = reuse.changed(SIP, Entry("Sip cold water."))
    assert (new.source, new.target, new.fuzzy) == ("Sip cold water.", SIP.target, True)
    assert new.previous == Previous("Sip water.")


def test_an_empty_entry_stays_empty_and_is_not_fuzzy() -> None:
    new = reuse.changed(Entry("Sip water.", fuzzy=True), Entry("Sip cold water."))
    assert (new.target, new.fuzzy, new.previous) == ("", False, None)


def test_a_waiver_for_another_source_no_longer_counts() -> None:
    waived = Entry("5 mg", "6 mg", comments=(" check-ok: numbers",))
    assert reuse.changed(waived, Entry("7 mg")).comments == (" check-ok (lapsed): numbers",)


def test_tags_follow_their_new_numbers_as_they_were_typed() -> None:
    new = reuse.changed(Entry("<a>one</a>", "<a >eins</a>"), Entry("<a1>one</a1>"))
    assert new.target == "<a1 >eins</a1>"


def test_joined_segments_are_finished_where_only_the_cut_has_changed() -> None:
    joined = reuse.joined([SIP, GUM], Entry("Sip water. Chew <a>gum</a>."), "de")
    assert joined.target == "Trinken Sie Wasser. Kauen Sie <a>Kaugummi</a>."
    assert joined.translated
    changed = reuse.joined([SIP, GUM], Entry("Sip water. Chew more <a>gum</a>."), "de")
    assert changed.fuzzy
    assert changed.previous == Previous("Sip water. Chew <a>gum</a>.")


def test_a_split_translation_is_cut_at_its_sentences() -> None:
    whole = Entry(f"{SIP.source} {GUM.source}", f"{SIP.target} {GUM.target}")
    parts = reuse.pieces(whole, [Entry(SIP.source), Entry(GUM.source)], "de")
    assert [part.target for part in parts] == [SIP.target, GUM.target]
    assert all(part.translated for part in parts)


def test_a_piece_that_does_not_fit_its_source_is_fuzzy() -> None:
    whole = Entry("Take 5 mg. Rest.", "Ruhen Sie. Nehmen Sie 5 mg.")
    parts = reuse.pieces(whole, [Entry("Take 5 mg."), Entry("Rest.")], "de")
    assert [part.target for part in parts] == ["Ruhen Sie.", "Nehmen Sie 5 mg."]
    assert all(part.fuzzy for part in parts)


def test_a_translation_that_cannot_be_cut_goes_whole_to_each_part() -> None:
    whole = Entry("Sip water. Rest.", "Trinken Sie Wasser und ruhen Sie.")
    parts = reuse.pieces(whole, [Entry("Sip water."), Entry("Rest.")], "de")
    assert [(part.target, part.fuzzy) for part in parts] == [(whole.target, True)] * 2
