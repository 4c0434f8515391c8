"""Phrases that look like terms and have no row."""

from __future__ import annotations

import pytest

from localize.glossary.suggest import Candidate, Sentence, suggest
from localize.model.glossary import Status, Term
from support.work import assert_linear


def candidates(*texts: str, known: tuple[str, ...] = (), locale: str = "en", least: int = 2) -> list[Candidate]:
    """What is suggested for texts, each the only sentence of a line of one article."""
    sentences = [Sentence(text, "source/a.txt", line) for line, text in enumerate(texts, 1)]
    terms = [Term(word, locale, text=word, status=Status.PREFERRED) for word in known]
    return suggest(sentences, terms, locale=locale, least=least)


def phrases(*texts: str, known: tuple[str, ...] = (), locale: str = "en", least: int = 2) -> list[str]:
    return [found.phrase for found in candidates(*texts, known=known, locale=locale, least=least)]


def test_a_phrase_is_suggested_with_its_counts_and_its_first_sentence() -> None:
    sentences = [
        Sentence("An epidural injection may help.", "source/a.txt", 3),
        Sentence("After the epidural injection you rest.", "source/b.txt", 7),
    ]
    (found,) = suggest(sentences, [], locale="en")
    assert (found.phrase, found.count, found.articles) == ("epidural injection", 2, 2)
    assert (found.example, found.path, found.line) == ("An epidural injection may help.", "source/a.txt", 3)
    assert found.example[found.at :].startswith("epidural injection")


def test_plural_and_singular_count_as_one_and_the_more_frequent_is_shown() -> None:
    (found,) = candidates("a nerve block", "two nerve blocks", "all nerve blocks")
    assert (found.phrase, found.forms, found.count) == ("nerve blocks", ("nerve blocks", "nerve block"), 3)


def test_capital_letters_do_not_count_and_small_ones_are_shown() -> None:
    (found,) = candidates("Nerve blocks are given.", "They give nerve blocks.")
    assert (found.phrase, found.count) == ("nerve blocks", 2)


def test_the_longest_phrase_is_preferred() -> None:
    assert phrases("a spinal nerve block", "the spinal nerve block") == ["spinal nerve block"]


def test_a_part_of_a_phrase_is_suggested_where_it_stands_by_itself_too() -> None:
    found = phrases("the nerve block", "this nerve block", "the nerve", "this nerve", "that nerve")
    assert found == ["nerve block", "nerve"]


def test_the_ranking_is_the_c_value() -> None:
    scores = {
        found.phrase: found.score for found in candidates("the nerve block", "this nerve block", *["the nerve"] * 3)
    }
    assert scores["nerve block"] == pytest.approx(2 * 1.584962500721156)
    assert scores["nerve"] == pytest.approx(5 - 2)


def test_a_phrase_that_stands_once_is_none_unless_asked_for() -> None:
    assert phrases("an epidural injection") == []
    assert phrases("an epidural injection", least=1) == ["epidural injection"]


@pytest.mark.parametrize("between", [", ", ". ", " (", ": ", " – ", " | ", "/"])
def test_a_phrase_never_crosses_punctuation(between: str) -> None:
    assert sorted(phrases(*[f"nerve{between}tablet"] * 2)) == ["nerve", "tablet"]


def test_a_phrase_never_crosses_sentences() -> None:
    assert sorted(phrases("nerve", "tablet", "nerve", "tablet")) == ["nerve", "tablet"]


def test_stop_words_part_phrases_but_some_link_them() -> None:
    assert sorted(phrases(*["shortness of breath with the fever"] * 2)) == ["fever", "shortness of breath"]


def test_some_words_are_no_terms_by_themselves() -> None:
    assert phrases("a side effect", "the side effects", "this side", "that side", "your side") == ["side effect"]


@pytest.mark.parametrize("text", ["take 300 mg", "don't", "it's 5", "2026", "T."])
def test_numbers_units_and_contractions_are_no_terms(text: str) -> None:
    assert [word for word in phrases(*[text] * 2) if word != "T"] == []


def test_a_number_may_stand_inside_a_phrase() -> None:
    assert phrases(*["with type 2 diabetes", "for type 2 diabetes"]) == ["type 2 diabetes"]


def test_a_known_term_is_not_suggested_nor_a_part_of_it() -> None:
    assert phrases(*["the nerve block helps"] * 3, known=("nerve block",)) == []


def test_a_known_term_is_not_suggested_in_another_number() -> None:
    assert phrases(*["the nerve blocks help"] * 3, known=("nerve block",)) == []


def test_a_part_of_a_known_term_is_suggested_where_it_stands_outside() -> None:
    found = candidates("the nerve block", "the nerve", "this nerve", known=("nerve block",))
    assert [(one.phrase, one.count) for one in found] == [("nerve", 2)]


def test_a_phrase_with_a_known_term_in_it_is_suggested() -> None:
    assert phrases(*["a spinal nerve block"] * 2, known=("nerve block",)) == ["spinal nerve block"]


@pytest.mark.parametrize(
    ("locale", "texts", "expected"),
    [
        ("de", ("Die Nervenblockade hilft.", "Zwei Nervenblockaden helfen."), "Nervenblockade"),
        ("fr", ("une perte d’appétit", "la perte d’appétit"), "perte d’appétit"),
        ("es", ("la dificultad para respirar y el dolor de cabeza", "un dolor de cabeza"), "dolor de cabeza"),
        ("nb", ("en nerveblokade", "flere nerveblokader"), "nerveblokade"),
        ("ru", ("при головной боли", "от головной боли"), "головной боли"),
        ("ar", ("هذا الألم العصبي", "من ألم عصبي"), "ألم عصبي"),
        ("ja", ("帯状疱疹の痛みです。", "帯状疱疹を防ぐ。"), "帯状疱疹"),
        ("ja", ("帯状疱疹ワクチンです。", "帯状疱疹ワクチンを打つ。"), "帯状疱疹ワクチン"),
        ("zh", ("您的冠状病毒。", "这是冠状病毒。"), "冠状病毒"),
        ("th", ("aspirin tablet", "aspirin tablet"), "aspirin tablet"),
    ],
)
def test_phrases_of_other_languages(locale: str, texts: tuple[str, ...], expected: str) -> None:
    assert expected in phrases(*texts, locale=locale)


def test_the_same_texts_give_the_same_order() -> None:
    texts = ["the red tablet", "a red tablet", "the blue pill", "a blue pill"]
    assert phrases(*texts) == phrases(*reversed(texts)) == ["blue pill", "red tablet"]


@pytest.mark.parametrize("text", ["word ", "疼", "a1-", "of ", "ク", "'", "ا"])
@pytest.mark.parametrize("locale", ["en", "zh"])
def test_a_long_text_is_read_in_linear_time(text: str, locale: str) -> None:
    assert_linear(lambda size: lambda: phrases(text * size, locale=locale), 1000)
