from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize.catalogs.word_differences import Edited, WordRun, word_difference, word_pieces


def drawn(before: str, after: str) -> str:
    """The difference as people write it down: [-removed-] and {+added+}."""
    marks = {Edited.SAME: "{}", Edited.REMOVED: "[-{}-]", Edited.ADDED: "{{+{}+}}"}
    return "".join(marks[run.edited].format(run.text) for run in word_difference(before, after))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Take one tablet.", "Take one tablet.", "Take one tablet."),
        ("Take one tablet.", "Take one coated tablet.", "Take one {+coated +}tablet."),
        ("Take one coated tablet.", "Take one tablet.", "Take one [-coated -]tablet."),
        ("Take one tablet daily.", "Take two tablets daily.", "Take [-one tablet-]{+two tablets+} daily."),
        ("Take it.", "take it.", "[-Take-]{+take+} it."),
        ("", "New.", "{+New.+}"),
        ("Gone.", "", "[-Gone.-]"),
    ],
)
def test_words_are_removed_and_added_whole(before: str, after: str, expected: str) -> None:
    assert drawn(before, after) == expected


def test_a_number_is_never_shown_in_part() -> None:
    assert drawn("Take 2.5 mg at 10:30.", "Take 2.0 mg at 10:45.") == "Take [-2.5-]{+2.0+} mg at [-10:30-]{+10:45+}."
    assert drawn("Up to 1,000 mg", "Up to 10,000 mg") == "Up to [-1,000-]{+10,000+} mg"


def test_a_tag_is_whole() -> None:
    expected = "See [-<a1>-]{+<a2>+}this[-</a1>-]{+</a2>+} page."
    assert drawn("See <a1>this</a1> page.", "See <a2>this</a2> page.") == expected
    assert drawn("A <em>dry</em> mouth", "A dry mouth") == "A [-<em>-]dry[-</em>-] mouth"


def test_in_scripts_without_spaces_characters_are_words() -> None:
    assert drawn("每日服用一片", "每日服用两片") == "每日服用[-一-]{+两+}片"
    assert drawn("กินยาเม็ด", "กินยาน้ำ") == "กินยา[-เม็ด-]{+น้ำ+}"


def test_words_of_other_scripts_keep_their_marks() -> None:
    assert drawn("दवा लें", "दवाएं लें") == "[-दवा-]{+दवाएं+} लें"
    assert drawn("تناول قرصًا", "تناول قرصين") == "تناول [-قرصًا-]{+قرصين+}"


def test_brackets_around_the_same_words_change_nothing_else() -> None:
    assert drawn("well known", "(well) (known)") == "{+(+}well{+)+} {+(+}known{+)+}"


TEXTS = st.text(st.sampled_from("ab AB.,1<>/em 药物กิ\u0301ء\n"), max_size=40)


@given(TEXTS, TEXTS)
def test_the_runs_make_up_both_texts(before: str, after: str) -> None:
    runs = word_difference(before, after)

    assert "".join(run.text for run in runs if run.edited is not Edited.ADDED) == before
    assert "".join(run.text for run in runs if run.edited is not Edited.REMOVED) == after
    assert all(run.text for run in runs)


@given(TEXTS)
def test_the_pieces_make_up_the_text(text: str) -> None:
    assert "".join(word_pieces(text)) == text
    assert word_difference(text, text) == ((WordRun(text, Edited.SAME),) if text else ())
