"""Merging: what becomes of translations when the article changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from localize.catalogs.merge import merge
from localize.catalogs.template import header
from localize.model.catalog import Catalog, Entry, Previous

Texts = list[str]


def template(sources: Texts, segmentation: str = "sentence 1") -> Catalog:
    return Catalog(header("x", segmentation), tuple(Entry(source) for source in sources))


def catalog(pairs: dict[str, str], segmentation: str = "sentence 1") -> Catalog:
    return Catalog(header("x", segmentation), tuple(Entry(source, target) for source, target in pairs.items()))


def merged(old: dict[str, str] | Catalog, new: Texts, locale: str = "de") -> dict[str, tuple[str, bool]]:
    """Sources in use with their translation, and whether it is finished."""
    before = old if isinstance(old, Catalog) else catalog(old)
    result = merge(template(new), before, locale=locale)
    return {entry.source: (entry.target, entry.translated) for entry in result.active()}


WASH = "Wash your hands."
DOSE = "Take 300 mg in the morning with a glass of water."
STOP = "Do not stop the medicine suddenly without advice."
REST = "Rest for a day after the treatment if you can."
OLD = {WASH: "Waschen.", DOSE: "Nehmen.", STOP: "Nicht absetzen.", REST: "Ruhen."}


def test_moved_segments_stay_translated() -> None:
    assert merged(OLD, [REST, WASH, STOP, DOSE]) == {
        REST: ("Ruhen.", True),
        WASH: ("Waschen.", True),
        STOP: ("Nicht absetzen.", True),
        DOSE: ("Nehmen.", True),
    }


def test_a_changed_segment_takes_its_former_translation_as_fuzzy_with_the_previous_text() -> None:
    new = DOSE.replace("300", "600")
    result = merge(template([WASH, new, STOP, REST]), catalog(OLD), locale="de")
    assert result.entries[1] == Entry(new, "Nehmen.", fuzzy=True, previous=Previous(DOSE))
    assert len(result.entries) == 4


def test_a_segment_changed_twice_before_it_was_translated_keeps_the_text_its_translation_was_made_from() -> None:
    once = merge(template([DOSE.replace("300", "600")]), catalog({DOSE: "Nehmen."}), locale="de")
    twice = merge(template([DOSE.replace("300", "900")]), once, locale="de")
    assert twice.entries == (Entry(DOSE.replace("300", "900"), "Nehmen.", fuzzy=True, previous=Previous(DOSE)),)


def test_a_finished_entry_loses_what_helped_to_finish_it_when_it_is_written_anew() -> None:
    note = "Memory: 83 % like 'Take 200 mg.' in knees"
    done = Entry(DOSE, "Nehmen.", previous=Previous("Take 200 mg."), hints=("Paragraph", note))
    wanted = replace(template([DOSE]), entries=(Entry(DOSE, hints=("Paragraph",)),))
    (after,) = merge(wanted, replace(catalog({}), entries=(done,)), locale="de").entries
    assert (after.previous, after.hints) == (None, ("Paragraph",))
    alone = replace(done, hints=("Paragraph",))
    assert merge(wanted, replace(catalog({}), entries=(alone,)), locale="de").entries == (alone,)
    (carried,) = merge(template([f"{DOSE} Now."]), replace(catalog({}), entries=(done,)), locale="de").entries
    assert (carried.previous, carried.hints, carried.fuzzy) == (Previous(DOSE), (), True)


def test_a_segment_moved_and_changed_finds_its_translation() -> None:
    new = STOP.replace("suddenly", "at once")
    assert merged(OLD, [new, WASH, DOSE, REST])[new] == ("Nicht absetzen.", False)


def test_an_inserted_segment_gets_no_translation_of_its_neighbours() -> None:
    assert merged(OLD, [WASH, DOSE, "Your next visit is free of charge.", STOP, REST])[
        "Your next visit is free of charge."
    ] == (
        "",
        False,
    )


def test_joined_segments_get_their_translations_side_by_side() -> None:
    both = "Take 300 mg in the morning with a glass of water, and do not stop the medicine suddenly without advice."
    assert merged(OLD, [WASH, both, REST])[both] == ("Nehmen. Nicht absetzen.", False)
    assert merged(OLD, [WASH, both, REST], "ja")[both] == ("Nehmen.Nicht absetzen.", False)


def test_split_segments_get_the_sentences_of_the_translation_or_else_all_of_it() -> None:
    one = "Take 300 mg in the morning with water, and do not stop suddenly without advice."
    parts = ["Take 300 mg in the morning with water.", "Do not stop suddenly without advice."]
    assert merged({one: "Nehmen Sie 300 mg. Nicht absetzen."}, parts) == {
        parts[0]: ("Nehmen Sie 300 mg.", False),
        parts[1]: ("Nicht absetzen.", False),
    }
    assert merged({one: "Nehmen und nicht absetzen."}, parts) == dict.fromkeys(
        parts, ("Nehmen und nicht absetzen.", False)
    )


BLOCK = "Take 300 mg. Stop if <em>it</em> hurts. Does it hurt?"
SENTENCES = {
    "Take 300 mg.": "Nehmen Sie 300 mg.",
    "Stop if <em>it</em> hurts.": "<em>Stopp</em>.",
    "Does it hurt?": "Schmerzt es?",
}


def test_a_change_from_sentences_to_blocks_joins_finished_translations_to_a_finished_one() -> None:
    assert merged(SENTENCES, [BLOCK]) == {BLOCK: ("Nehmen Sie 300 mg. <em>Stopp</em>. Schmerzt es?", True)}
    unfinished = SENTENCES | {"Does it hurt?": ""}
    assert merged(unfinished, [BLOCK]) == {BLOCK: ("Nehmen Sie 300 mg. <em>Stopp</em>.", False)}


def test_a_change_from_blocks_to_sentences_cuts_translations_where_the_cut_is_certain() -> None:
    assert merged({BLOCK: "Nehmen Sie 300 mg. <em>Stopp</em>. Schmerzt es?"}, list(SENTENCES)) == {
        source: (target, True) for source, target in SENTENCES.items()
    }


@pytest.mark.parametrize(
    "target",
    [
        "Stopp bei <em>Schmerz</em>. Nehmen Sie 300 mg. Schmerzt es?",  # the order is another: numbers do not fit
        "Nehmen Sie 300 mg. Stopp. <em>Schmerzt</em> es?",  # a tag is in another sentence
        "Nehmen Sie 300 mg. Schmerzt <em>es</em>? Stopp.",  # a question answers a statement
        "Nehmen Sie 300 mg, <em>Stopp</em>. Schmerzt es?",  # one sentence less
    ],
)
def test_a_cut_that_is_not_certain_leaves_the_translations_fuzzy(target: str) -> None:
    assert not any(finished for _, finished in merged({BLOCK: target}, list(SENTENCES)).values())


def test_the_header_tells_how_the_catalog_is_cut_now() -> None:
    result = merge(template([BLOCK], "block"), catalog(SENTENCES), locale="de")
    assert result.field("X-Segmentation") == "block"


def test_tags_that_were_renumbered_are_renamed_in_the_translation() -> None:
    old = {"Read <a>this trial</a> before you start the treatment.": "Lesen Sie <a>die Studie</a>."}
    new = "Read <a1>this trial</a1> before you <a2>start</a2> the treatment."
    same = "Read <cite>this trial</cite> before you start the treatment."
    assert merged(old, [new])[new] == ("Lesen Sie <a>die Studie</a>.", False)
    assert merged(old, [same])[same] == ("Lesen Sie <cite>die Studie</cite>.", False)


def test_unused_entries_become_obsolete_and_come_back_as_they_were() -> None:
    without = merge(template([WASH]), catalog(OLD), locale="de")
    assert [(entry.source, entry.obsolete) for entry in without.entries] == [
        (WASH, False),
        (DOSE, True),
        (STOP, True),
        (REST, True),
    ]
    assert merged(without, list(OLD)) == {source: (target, True) for source, target in OLD.items()}


def test_an_obsolete_entry_that_is_much_alike_is_proposed_and_kept() -> None:
    without = merge(template([WASH]), catalog(OLD), locale="de")
    new = STOP.replace("medicine", "treatment")
    result = merge(template([WASH, new]), without, locale="de")
    assert result.entries[1] == Entry(new, "Nicht absetzen.", fuzzy=True, previous=Previous(STOP))
    assert STOP in [entry.source for entry in result.entries if entry.obsolete]


def test_a_split_of_which_one_part_was_known_before_loses_no_translation() -> None:
    old = Catalog(
        header("x"),
        (
            Entry("Drink much clean water daily. Sleep eight hours every night.", "Viel trinken. Neu: nachts ruhen."),
            Entry("Sleep eight hours every night.", "Alt schlafen.", obsolete=True),
        ),
    )
    first, second = merge(
        template(["Drink much clean water daily.", "Sleep eight hours every night."]), old, locale="de"
    ).entries
    assert (first.target, first.fuzzy) == ("Viel trinken. Neu: nachts ruhen.", True)
    assert (second.target, second.translated) == ("Alt schlafen.", True)


def test_entries_without_translation_or_comment_are_not_kept() -> None:
    old = Catalog(header("x"), (Entry(DOSE), Entry(REST, comments=(" ask the clinic",))))
    assert merge(template([WASH]), old, locale="de").entries == (
        Entry(WASH),
        Entry(REST, comments=(" ask the clinic",), obsolete=True),
    )


def test_comments_and_flags_of_people_go_with_their_translation() -> None:
    old = Catalog(header("x"), (replace(Entry(DOSE, "Nehmen."), comments=(" sic",), flags=("no-wrap",)),))
    (entry,) = merge(template([DOSE.replace("300", "600")]), old, locale="de").entries
    assert (entry.comments, entry.flags) == ((" sic",), ("no-wrap",))


def test_metadata_is_only_carried_to_the_same_field() -> None:
    old = Catalog(header("x"), (Entry("Pain", "Schmerz", context="title"),))
    new = Catalog(header("x"), (Entry("Pain", context="description"),))
    assert not merge(new, old, locale="de").entries[0].target


def test_headers_that_people_filled_in_survive() -> None:
    old = replace(
        catalog(OLD),
        header=(("Last-Translator", "Åse <ase@example.org>"), ("X-Generator", "Poedit 3.4"), ("Language", "xx")),
    )
    fields = dict(merge(template(list(OLD)), old, locale="de").header)
    assert fields["Last-Translator"] == "Åse <ase@example.org>"
    assert fields["X-Generator"] == "Poedit 3.4"
    assert fields["Language"] == "de"
    assert fields["Plural-Forms"] == "nplurals=2; plural=(n != 1);"
