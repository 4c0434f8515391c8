"""Cues of negation, found in running text."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize.language import negation
from localize.language.cue_search import Cue
from localize.language.datafiles import languages
from localize.language.negation import cue_text, forbids_to_stop, knows, prohibitions
from support.sizes import size
from support.work import assert_linear

DATA = files("localize.language") / "data" / "negation"
LANGUAGES = languages("negation")


def cues(text: str, tag: str) -> tuple[Cue, ...]:
    return negation.cues(cue_text(text, tag), tag)


def told(text: str, tag: str) -> list[tuple[str, bool]]:
    """Each cue and whether it is hard."""
    return [(cue.text, cue.hard) for cue in cues(text, tag)]


def test_there_is_data_for_the_languages_that_are_promised() -> None:
    promised = "en ar cs da de el es fa fi fr he hi hu it ja ko nb nl pl pt ru sv tr uk zh"
    assert set(promised.split()) <= set(LANGUAGES)


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_entry_of_the_data_stands_in_one_list_once(code: str) -> None:
    data = tomllib.loads((DATA / f"{code}.toml").read_text(encoding="utf-8"))
    entries = [entry for name in ("hard", "soft", "ignored") for entry in data[name]]
    marks = ("final", "small", "verbs", "unless", "only")
    assert sorted(entries) == sorted(set(entries))
    others = {"spaces", "prefixes", "particles", "doubled", "forbids", "stops", "urges", "affixes"}
    assert set(data) <= {*others, *marks, "hard", "soft", "ignored"}
    assert {entry for name in marks for entry in data.get(name, ())} <= set(entries)


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_affix_belongs_to_an_entry_of_the_data(code: str) -> None:
    data = tomllib.loads((DATA / f"{code}.toml").read_text(encoding="utf-8"))
    entries = [*data["hard"], *data["soft"]]
    affixes = data.get("affixes", [])
    unused = [each for each in affixes if each not in entries and not any(_begins(entry, each) for entry in entries)]
    assert unused == []


def _begins(entry: str, affix: str) -> bool:
    return affix.endswith("*") and entry.startswith(affix.rstrip("*"))


@pytest.mark.parametrize("code", LANGUAGES)
def test_asterisks_stand_at_the_ends_of_words_only(code: str) -> None:
    data = tomllib.loads((DATA / f"{code}.toml").read_text(encoding="utf-8"))
    words = [word for name in ("hard", "soft", "ignored") for entry in data[name] for word in entry.split(" ")]
    assert [word for word in words if "*" in word.strip("*")] == []


def test_a_cue_says_where_it_stands() -> None:
    text = "You do NOT need it."
    (cue,) = cues(text, "en")
    assert (cue.text, text[cue.start : cue.end], cue.hard) == ("NOT", "NOT", True)


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_contractions_deny_with_either_apostrophe(apostrophe: str) -> None:
    assert told(f"It doesn{apostrophe}t hurt", "en") == [(f"doesn{apostrophe}t", True)]


def test_a_possessive_is_no_contraction() -> None:
    assert told("The woman's skin", "en") == []


def test_what_only_looks_like_a_cue_is_left_out() -> None:
    assert told("Not only adults, no doubt: see no. 5 and understand it.", "en") == []


def test_a_soft_cue_may_stand_for_a_denial() -> None:
    assert told("The only way is to prevent it", "en") == [("only", False), ("prevent", False)]


def test_a_cue_may_deny_by_a_part_of_a_word_or_by_a_verb() -> None:
    unknown, avoid, no = cues("Unknown: avoid it, no doubts", "en")
    assert (unknown.affixed, avoid.affixed, no.affixed) == (True, False, False)
    assert (unknown.verbal, avoid.verbal, no.verbal) == (False, True, False)
    assert [cue.affixed for cue in cues("inconnu, évitez", "fr")] == [True, False]
    assert [cue.affixed for cue in cues("未知，避免", "zh")] == [True, False]


def test_a_phrase_counts_more_than_the_words_in_it() -> None:
    assert told("no more than two, whether or not it hurts", "en") == [("no more than", False)]


def test_a_phrase_may_have_words_between() -> None:
    assert told("Il ne faut donc plus en prendre", "fr") == [("ne faut donc plus", True)]


def test_a_phrase_does_not_reach_over_punctuation() -> None:
    assert told("Si ne, alors plus", "fr") == [("ne", False)]


def test_a_phrase_does_not_reach_over_another_denial() -> None:
    assert told("ne dites pas que", "fr") == [("ne dites pas", True)]


def test_the_two_parts_of_a_denial_are_one_cue() -> None:
    assert told("Je ne fume pas et ne bois pas.", "fr") == [("ne fume pas", True), ("ne bois pas", True)]


def test_words_that_deny_once_together_are_one_cue() -> None:
    assert len(cues("No se lo dé nunca a nadie.", "es")) == 1
    assert len(cues("Никто никогда этого не видел.", "ru")) == 1


def test_words_of_two_clauses_deny_twice() -> None:
    assert len(cues("No duele, nunca.", "es")) == 2


def test_a_word_may_have_another_attached_in_front() -> None:
    assert told("ولم يحدث", "ar") == [("ولم", True)]
    assert told("ושלא יכאב", "he") == [("ושלא", True)]


def test_vowel_signs_may_be_written() -> None:
    assert told("لَمْ يحدث", "ar") == [("لَمْ", True)]


def test_combining_characters_do_not_hide_a_cue() -> None:
    assert told("na\u0303o, ja\u0301 na\u0303o", "pt") == [("na\u0303o", True), ("ja\u0301 na\u0303o", True)]


def test_pieces_of_text_deny_in_languages_without_spaces() -> None:
    assert told("没有发烧，不断咳嗽", "zh") == [("没有", True)]
    assert told("食べないでください。必ず飲んでください。", "ja") == [("ない", True)]


def test_endings_deny() -> None:
    assert told("Aç karnına almayınız", "tr") == [("almayınız", True)]
    assert told("Niele pureskelematta", "fi") == [("pureskelematta", True)]


def test_what_may_be_another_word_denies_at_the_end_of_a_clause_only() -> None:
    assert told("Buz kullanma.", "tr") == [("kullanma", False)]
    assert told("Kullanma talimatı", "tr") == []


def test_a_name_that_begins_like_a_denial_is_none() -> None:
    assert told("Film o Nemovi", "cs") == []
    assert told("Nemá horečku. Nemá kašel.", "cs") == [("Nemá", True), ("Nemá", True)]


def test_both_names_of_norwegian_are_known() -> None:
    assert told("Det er ikke farlig", "no") == told("Det er ikke farlig", "nb-NO") == [("ikke", True)]


def test_a_language_without_data_has_no_cues() -> None:
    assert not knows("ka")
    assert cues("not", "ka") == ()


@given(st.text(), st.sampled_from(LANGUAGES))
def test_any_text_can_be_read_and_cues_stand_in_order(text: str, code: str) -> None:
    end = 0
    for cue in cues(text, code):
        assert end <= cue.start < cue.end <= len(text)
        end = cue.end


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("piece", ["a", "ne ", "n'", "不", "\u0301", "ولا", "no nunca "])
def test_a_long_text_takes_no_more_than_its_share_of_time(code: str, piece: str) -> None:
    assert_linear(lambda size: lambda: cues(piece * size, code), 500)
    cues(
        piece * (size(100_000, default=10_000) // len(piece)), code
    )  # a search that goes back again and again would not come to an end


@pytest.mark.parametrize(
    ("text", "forbidden"),
    [
        ("Do not stop it.", True),
        ("Never suddenly stop it.", True),
        ("Do not miss a dose.", True),
        ("Do not take it before you stop.", False),
        ("Stop and do not eat.", False),
    ],
)
def test_to_stop_is_forbidden_where_it_follows_at_once(text: str, forbidden: bool) -> None:
    assert forbids_to_stop(cue_text(text, "en"), "en") is forbidden


def test_what_urges_forbids_nothing() -> None:
    text = "Do not forget to drink, and don't hesitate to ask."
    assert prohibitions(cue_text(text, "en"), "en") == ()
