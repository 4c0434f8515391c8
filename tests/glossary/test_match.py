"""Terms in running text: whole words, the longest first, in any script."""

from __future__ import annotations

import pickle

import pytest

from localize.glossary.match import Matcher, fold, written
from localize.model.glossary import Status, Term

STATUSES = {"drug": Status.FORBIDDEN, "medicine": Status.PREFERRED}


def term(text: str, *forms: str, case_sensitive: bool = False) -> Term:
    """A term whose concept is its own text."""
    return Term(text, "en", text=text, status=Status.PREFERRED, case_sensitive=case_sensitive, forms=forms)


def found(text: str, *terms: Term | str) -> list[str]:
    """The stretches of a text in which terms were found, in order."""
    matcher = Matcher(term(each) if isinstance(each, str) else each for each in terms)
    return [text[hit.start : hit.end] for hit in matcher.find(text)]


def test_a_term_is_found_wherever_it_stands_as_a_whole_word() -> None:
    assert found("Pain? No pain, all painless: pain", "pain") == ["Pain", "pain", "pain"]


def test_a_term_is_not_found_inside_a_word_or_a_number() -> None:
    assert found("spain painful pain2 painkiller", "pain") == []


def test_all_forms_of_a_term_are_found() -> None:
    (hit, other) = Matcher([term("dose", "doses")]).find("One dose or two doses")
    assert (hit.terms[0].text, other.terms[0].text) == ("dose", "dose")
    assert (other.start, other.end) == (16, 21)


def test_no_term_is_found_in_an_empty_text_or_by_an_empty_glossary() -> None:
    assert found("", "pain") == []
    assert found("pain") == []


def test_a_term_without_letters_and_numbers_is_never_found() -> None:
    assert found("50 % of %", "%") == []


# The longest match


def test_the_longest_term_wins_over_those_inside_it() -> None:
    text = "neuropathic pain and pain"
    assert found(text, "pain", "neuropathic", "neuropathic pain") == ["neuropathic pain", "pain"]


def test_a_longer_term_wins_over_one_that_begins_before_it() -> None:
    assert found("chronic nerve pain relief", "chronic nerve", "nerve pain relief") == ["nerve pain relief"]


def test_beside_the_longest_term_the_words_left_over_are_terms_still() -> None:
    text = "chronic nerve pain relief"
    assert found(text, "chronic", "chronic nerve", "nerve pain relief") == ["chronic", "nerve pain relief"]


def test_of_two_equally_long_terms_that_overlap_the_first_wins() -> None:
    assert found("left side left", "left side", "side left") == ["left side"]


def test_a_longer_term_that_is_not_completed_leaves_the_shorter_one() -> None:
    assert found("side effect only", "side", "side effect profile") == ["side"]


def test_a_term_may_have_any_number_of_words() -> None:
    text = " ".join(f"word{number}" for number in range(30))
    assert found(f"a {text} b", text) == [text]


def test_terms_that_are_spelled_alike_are_found_together() -> None:
    patch = Term("patch", "en", text="patch", status=Status.PREFERRED)
    plaster = Term("plaster", "en", text="Patch", status=Status.ADMITTED)
    (hit,) = Matcher([patch, plaster]).find("a patch")
    assert hit.terms == (patch, plaster)


def test_terms_of_one_span_are_in_the_order_they_were_given_whatever_words_they_share_with_others() -> None:
    plural, singular = term("daily doses"), term("daily dose")
    for others in ([], [term("large dose")]):
        (hit,) = Matcher([*others, plural, singular]).find("Two daily doses.")
        assert hit.terms == (plural, singular)


def test_all_terms_are_those_too_that_a_longer_one_hides() -> None:
    side, effect, both = term("side"), term("effect"), term("side effect")
    matcher = Matcher([side, effect, both])
    assert set(matcher.all_terms("A side effect.")) == {side, effect, both}
    assert matcher.all_terms("No such thing.") == []


def avoided(text: str, *texts: str) -> list[str]:
    """The pieces of a text that are terms to avoid."""
    matcher = Matcher(Term(each, "en", text=each, status=Status.FORBIDDEN) for each in texts)
    return [text[hit.start : hit.end] for hit in matcher.avoided(text)]


def test_terms_to_avoid_are_found_in_all_forms_and_in_capitals() -> None:
    assert avoided("Old drug (addicts). An addict", "addict") == ["addicts", "addict"]
    assert avoided("OLD DRUG ADDICTS", "drug addict") == ["DRUG ADDICTS"]
    assert avoided("薬物中毒者の治療", "中毒者") == ["中毒者"]
    assert avoided("drug", "drug addict") == []


def test_a_term_to_avoid_that_is_a_term_of_another_concept_too_need_not_be_avoided() -> None:
    drug, medicine = (Term(each, "en", text="drug", status=status) for each, status in STATUSES.items())
    assert Matcher([drug]).avoided("a drug")
    assert not Matcher([drug, medicine]).avoided("a drug")
    longer = Term("addict", "en", text="drug addict", status=Status.PREFERRED)
    assert not Matcher([drug, longer]).avoided("a drug addict")


def test_a_text_is_searched_for_terms_to_avoid_only_if_it_has_all_words_of_one() -> None:
    matcher = Matcher([term("pain"), Term("sick", "en", text="mentally sick", status=Status.DEPRECATED)])
    assert matcher.avoided("Pain when you feel sick") == ()
    assert not matcher.searched
    assert matcher.avoided("Sick, but not mentally") == ()
    assert matcher.searched == ("Sick, but not mentally",)


def test_another_process_gets_the_terms_alone_and_finds_the_same() -> None:
    matcher = Matcher([term(f"word{number}") for number in range(100)])
    before = pickle.dumps(matcher)
    assert matcher.find("A word7.")
    assert pickle.dumps(matcher) == before
    assert pickle.loads(before).find("A word7.") == matcher.find("A word7.")


# What stands between the words of a term


@pytest.mark.parametrize("text", ["side effect", "side-effect", "side‑effect", "side\u00a0effect", "side\n effect"])
def test_spaces_and_hyphens_between_words_are_alike(text: str) -> None:
    assert found(f"A {text}.", "side effect") == [text]
    assert found(f"A {text}.", "side-effect") == [text]


@pytest.mark.parametrize("text", ["For pain, relief takes time.", "Pain. Relief", "pain (relief)", "pain – relief"])
def test_words_with_punctuation_between_them_are_no_term(text: str) -> None:
    assert found(text, "pain relief") == []


def test_punctuation_inside_a_term_is_part_of_it() -> None:
    assert found("E. coli or 5 km/h", "E. coli", "km/h") == ["E. coli", "km/h"]


def test_straight_and_typographic_apostrophes_are_alike() -> None:
    assert found("Crohn’s disease, Crohn's disease", "Crohn's disease") == ["Crohn’s disease", "Crohn's disease"]


# Word forms (those of each language are in tests/cases/terms)


def test_inflected_forms_are_found_without_being_listed() -> None:
    assert found("Kidney stones, overdoses, biopsies", "kidney stone", "overdose", "biopsy") == [
        "Kidney stones",
        "overdoses",
        "biopsies",
    ]


def test_a_word_that_only_begins_like_a_term_is_none_of_its_forms() -> None:
    assert found("pillow, organization, medical, careful", "pill", "organ", "medication", "care") == []


def test_forms_of_verbs_are_found_where_the_term_is_a_verb() -> None:
    assert found("stroked", "stroke") == []
    verb = Term("prescribe", "en", text="prescribe", status=Status.PREFERRED, part_of_speech="verb")
    assert found("She prescribed it, prescribing more", verb) == ["prescribed", "prescribing"]


def test_an_abbreviation_is_found_with_an_ending_and_is_no_form_of_another_word() -> None:
    assert found("Two MRIs", "MRI") == ["MRIs"]
    assert found("AIDS", "aid") == []
    assert found("first aid, AIDS", term("AIDS", case_sensitive=True), "aid") == ["aid", "AIDS"]


def test_in_a_heading_in_capitals_forms_are_found() -> None:
    assert found("RARE SIDE EFFECTS", "side effect") == ["SIDE EFFECTS"]


def test_what_is_not_to_be_translated_is_found_as_it_is_written_only() -> None:
    name = Term("clinic", "en", text="Pain Clinic", status=Status.DO_NOT_TRANSLATE, case_sensitive=True)
    assert found("the Pain Clinic and Pain Clinics", name) == ["Pain Clinic"]


def test_each_term_has_the_forms_of_its_own_language() -> None:
    french = Term("kidney", "fr", text="rein", status=Status.PREFERRED)
    german = Term("kidney", "de", text="Niere", status=Status.PREFERRED)
    assert found("reins, Nieren, rein", french, german) == ["reins", "Nieren", "rein"]


# Case


def test_a_case_sensitive_term_is_found_only_as_written() -> None:
    aids = term("AIDS", "AIDSs", case_sensitive=True)
    assert found("AIDS aids Aids AIDSs", aids) == ["AIDS", "AIDSs"]


def test_a_case_sensitive_term_is_found_with_another_kind_of_space() -> None:
    assert found("vitamin\u00a0B12, Vitamin B12", term("vitamin B12", case_sensitive=True)) == ["vitamin\u00a0B12"]


def test_where_case_rules_the_longer_term_out_the_shorter_one_is_found() -> None:
    assert found("us clinic", term("US clinic", case_sensitive=True), term("clinic")) == ["clinic"]


def test_case_is_folded_not_lowered() -> None:
    assert found("STRASSE ΣΊΣΥΦΟΣ", "Straße", "Σίσυφος") == ["STRASSE", "ΣΊΣΥΦΟΣ"]


# Unicode


@pytest.mark.parametrize("text", ["nevralgie", "nevralgies", "n\u00e9vralgiex"])
def test_accents_count(text: str) -> None:
    assert found(text, "névralgie") == []


def test_composed_and_decomposed_letters_are_alike() -> None:
    assert found("la ne\u0301vralgie", "n\u00e9vralgie") == ["ne\u0301vralgie"]
    assert found("la n\u00e9vralgie", "ne\u0301vralgie") == ["n\u00e9vralgie"]


def test_compatibility_forms_are_alike() -> None:
    assert found("ＭＲＩ ﬁbre", "mri", "fibre") == ["ＭＲＩ", "ﬁbre"]


def test_soft_hyphens_do_not_count() -> None:
    assert found("Nerven\u00adschmerzen", "Nervenschmerzen") == ["Nerven\u00adschmerzen"]


def test_arabic_vowel_marks_and_stretching_do_not_count() -> None:
    assert found("أَلَمٌ عَصَبِيّ أو ألــم عصبي", "ألم عصبي") == ["أَلَمٌ عَصَبِيّ", "ألــم عصبي"]


def test_arabic_letters_with_and_without_hamza_are_different() -> None:
    assert found("الم", "ألم") == []


def test_an_arabic_term_is_found_behind_what_is_written_together_with_it() -> None:
    arabic = Term("pain", "ar", text="ألم", status=Status.PREFERRED)
    assert found("وألم بالألم", arabic) == ["وألم", "بالألم"]
    assert found("ألمانيا", arabic) == []


def test_in_devanagari_a_word_ends_where_its_vowel_signs_end() -> None:
    assert found("दर्दनाक दर्द", "दर्द") == ["दर्द"]
    assert found("दवाई", "दव") == []


# Scripts without spaces


def test_a_japanese_term_is_found_inside_running_text() -> None:
    assert found("慢性の神経痛に対する鍼治療", "神経痛", "鍼治療", "神経") == ["神経痛", "鍼治療"]


def test_a_long_japanese_term_is_found() -> None:
    snri = "セロトニン・ノルアドレナリン再取り込み阻害薬"
    assert found(f"{snri}を飲む", snri, "セロトニン") == [snri]


@pytest.mark.parametrize("text", ["神経、痛み", "神経。痛み", "神経・痛み", "神経（痛み）"])
def test_a_japanese_term_is_not_found_across_punctuation(text: str) -> None:
    assert found(text, "神経痛") == []


def test_half_width_and_decomposed_kana_are_alike() -> None:
    assert found("ｶﾞﾊﾞﾍﾟﾝﾁﾝを", "ガバペンチン") == ["ｶﾞﾊﾞﾍﾟﾝﾁﾝ"]
    assert found("カ\u3099ハ\u3099を", "ガバ") == ["カ\u3099ハ\u3099"]
    assert found("ガバを", "カハ") == []


def test_a_latin_word_in_japanese_text_needs_no_spaces_around_it() -> None:
    assert found("頭部MRI検査でSSRIxyzは", "MRI", "SSRI", "MRI検査") == ["MRI検査"]
    assert found("頭部MRIを", "MRI") == ["MRI"]


def test_a_thai_term_is_found_inside_running_text() -> None:
    assert found("อาการปวดเส้นประสาท", "ปวด") == ["ปวด"]


# How texts are compared


def test_folding_a_text_twice_changes_nothing() -> None:
    for text in ("Straße", "ＭＲＩ", "أَلَم", "E‑Mail’s", "ﾊﾞ", "a\u00a0b"):
        assert fold(fold(text)) == fold(text)
        assert written(written(text)) == written(text)


def test_case_is_kept_for_case_sensitive_terms() -> None:
    assert written("Vitamin\u00a0B12") == "Vitamin B12"
    assert fold("Vitamin\u00a0B12") == "vitamin b12"
