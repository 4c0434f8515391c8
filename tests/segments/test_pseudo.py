"""Made-up text: longer, accented or turned, with all that must stay as it is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize.language.pseudo import Pseudo
from localize.segments.pseudo import translate
from localize.segments.tags import tags_in


def test_words_are_accented_and_longer_and_stand_in_brackets() -> None:
    assert translate("Stop <em>now</em>!", Pseudo.ACCENTED, source_locale="en") == "⟦Šţööþ <em>ñööŵ</em>!~~~⟧"
    assert translate("Apply", Pseudo.ACCENTED, source_locale="en") == "⟦Ååþþļý⟧"


def test_words_are_turned_one_by_one() -> None:
    turned = "\u200f\u202e{}\u202c\u200f"
    assert (
        translate("Stop <em>now</em>!", Pseudo.BIDI, source_locale="en")
        == f"{turned.format('Stop')} <em>{turned.format('now')}</em>!"
    )


@pytest.mark.parametrize(
    "kept",
    [
        "10 mg",
        "1,000.5\u00a0mmol/L",
        "<5 %",
        "45–60 minutes",
        "COVID-19",
        "https://health.example/a?b=c",
        "www.health.example",
        "doi:10.1000/1",
        "editor@health.example",
        "<a1>",
        "</strong>",
        "<br>",
        "<a >",
        "<br />",
        "&lt;",
        "&nbsp;",
        "x < 5",
    ],
)
@pytest.mark.parametrize("pseudo", Pseudo)
def test_what_is_no_prose_stays(kept: str, pseudo: Pseudo) -> None:
    protected = kept.removeprefix("x ")
    assert protected in translate(f"Then take {kept} every morning.", pseudo, source_locale="en")


def test_a_word_after_a_number_that_is_no_unit_is_changed() -> None:
    assert translate("5 people", Pseudo.ACCENTED, source_locale="en") == "⟦5 þééööþļéé⟧"


def test_units_are_those_of_the_source_language() -> None:
    assert translate("10 мг", Pseudo.BIDI, source_locale="ru") == "10 мг"


def test_a_paragraph_gets_about_two_fifths_longer() -> None:
    text = (
        "Many people with neuralgia look for further help when medicines give too little relief or cause side effects."
    )
    assert 1.38 <= len(translate(text, Pseudo.ACCENTED, source_locale="en")) / len(text) <= 1.5


@given(st.text(max_size=60), st.sampled_from(Pseudo))
def test_digits_and_tags_are_those_of_the_source(text: str, pseudo: Pseudo) -> None:
    made_up = translate(text, pseudo, source_locale="en")
    assert re.findall(r"\d", made_up) == re.findall(r"\d", text)
    assert [tag.text for tag in tags_in(made_up)] == [tag.text for tag in tags_in(text)]


@given(st.text(max_size=60))
def test_every_turn_has_its_end(text: str) -> None:
    made_up = translate(text, Pseudo.BIDI, source_locale="en")
    assert made_up.count("\u202e") - text.count("\u202e") == made_up.count("\u202c") - text.count("\u202c")
