"""What becomes of a translation that exists elsewhere, by what its entry has already."""

from __future__ import annotations

from dataclasses import replace

import pytest

from localize.adopt.adopted import AdoptedText
from localize.adopt.verdict import AdoptOptions, Verdict, adopted_entry, judge
from localize.catalogs.progress import EntryState, Resolved
from localize.config import Worth
from localize.model.catalog import Entry, Previous

SOURCE = "Take 5 mg."
EMPTY = Entry(SOURCE)
CERTAIN = AdoptedText((None, SOURCE), "Nehmen Sie 5 mg.", 1.0, certain=True, path="old/de.po", line=12)
UNCERTAIN = replace(CERTAIN, confidence=0.637, certain=False, neighbours=("Davor.", "Danach."))
AS_FINISHED = AdoptOptions(Worth.TRANSLATED)


def verdict(text: AdoptedText, entry: Entry, options: AdoptOptions = AS_FINISHED) -> Verdict:
    if entry.empty:
        resolved = Resolved(EntryState.MISSING)
    else:
        resolved = Resolved(EntryState.FUZZY if entry.fuzzy else EntryState.TRANSLATED, entry, "de")
    return judge(text, entry, resolved, options).verdict


FINISHED = Entry(SOURCE, "Fünf Milligramm nehmen.")
FUZZY = replace(FINISHED, fuzzy=True)
REPLACING = AdoptOptions(Worth.TRANSLATED, overwrite=True)


@pytest.mark.parametrize(
    ("text", "entry", "options", "expected"),
    [
        (CERTAIN, EMPTY, AS_FINISHED, Verdict.TRANSLATED),
        (CERTAIN, EMPTY, AdoptOptions(), Verdict.FUZZY),
        (UNCERTAIN, EMPTY, AS_FINISHED, Verdict.FUZZY),
        (CERTAIN, FINISHED, AS_FINISHED, Verdict.OTHER),
        (CERTAIN, FUZZY, AS_FINISHED, Verdict.OTHER),
        (CERTAIN, FINISHED, REPLACING, Verdict.TRANSLATED),
        (UNCERTAIN, FUZZY, REPLACING, Verdict.FUZZY),
        (UNCERTAIN, FINISHED, REPLACING, Verdict.OTHER),
        (CERTAIN, replace(FINISHED, target=CERTAIN.text), AS_FINISHED, Verdict.SAME),
        (CERTAIN, replace(FUZZY, target=CERTAIN.text), REPLACING, Verdict.SAME),
        (replace(CERTAIN, text=" "), EMPTY, AS_FINISHED, Verdict.REFUSED),
        (replace(CERTAIN, text="a\x00b"), EMPTY, AS_FINISHED, Verdict.REFUSED),
        (CERTAIN, replace(EMPTY, plural="Take 5 mgs."), AS_FINISHED, Verdict.REFUSED),
    ],
)
def test_an_entry_takes_a_text_if_nobody_has_translated_it(
    text: AdoptedText, entry: Entry, options: AdoptOptions, expected: Verdict
) -> None:
    assert verdict(text, entry, options) is expected


def test_a_finished_translation_of_a_fallback_gives_way_only_to_a_certain_text() -> None:
    inherited = Resolved(EntryState.TRANSLATED, FINISHED, "de")
    assert judge(CERTAIN, EMPTY, inherited, AS_FINISHED).verdict is Verdict.TRANSLATED
    assert judge(UNCERTAIN, EMPTY, inherited, AS_FINISHED).verdict is Verdict.OTHER
    assert judge(replace(CERTAIN, text=FINISHED.target), EMPTY, inherited, AS_FINISHED).verdict is Verdict.SAME


def taken(text: AdoptedText, entry: Entry = EMPTY) -> Entry:
    return adopted_entry(entry, judge(text, entry, Resolved(EntryState.MISSING), AdoptOptions()))


def test_a_note_tells_where_a_fuzzy_text_comes_from() -> None:
    assert taken(CERTAIN).hints == ("Adopted: old/de.po:12",)
    assert taken(UNCERTAIN).hints == ("Adopted: old/de.po:12, 63 % sure, after 'Davor.', before 'Danach.'",)
    first = replace(UNCERTAIN, neighbours=("", "Danach."))
    assert taken(first).hints == ("Adopted: old/de.po:12, 63 % sure, before 'Danach.'",)


def test_a_new_note_takes_the_place_of_one_from_before() -> None:
    again = replace(taken(UNCERTAIN, Entry(SOURCE, hints=("Paragraph",))), target="")
    assert taken(CERTAIN, again).hints == ("Paragraph", "Adopted: old/de.po:12")


def test_the_text_that_it_translated_is_recorded_if_it_is_another_one() -> None:
    near = replace(UNCERTAIN, source="Take 4 mg.")
    assert taken(near).previous == Previous("Take 4 mg.")
    assert taken(replace(CERTAIN, source=SOURCE)).previous is None


def test_comments_of_translators_come_along_and_waivers_do_not_count() -> None:
    text = replace(CERTAIN, comments=(" ask Anna", " check-ok: tags"))
    assert taken(text, Entry(SOURCE, comments=(" mine",))).comments == (
        " mine",
        " ask Anna",
        " check-ok (lapsed): tags",
    )
