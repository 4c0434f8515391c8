"""A paragraph and its translation in sentences: what belongs together, and how sure that is."""

from __future__ import annotations

from localize.adopt.cutting import SentencePair, sentence_pairs
from localize.checks.clues import ClueReader
from localize.glossary.match import Matcher
from localize.model.block import Kind, Pattern, Placeholder

READERS = (ClueReader("en", Matcher(())), ClueReader("de", Matcher(())))


def pairs(source: str, target: str) -> list[tuple[str, str, str]]:
    """The sentences, their translations, and why these are not certain."""
    return [(words(pair, "source"), words(pair, "target"), pair.reason) for pair in _pairs(source, target)]


def _pairs(source: str, target: str) -> tuple[SentencePair, ...]:
    return sentence_pairs((source,), (target,), READERS)


def words(pair: SentencePair, side: str) -> str:
    return "".join(part for part in getattr(pair, side) if isinstance(part, str))


def test_as_many_sentences_that_agree_are_certain() -> None:
    assert pairs(
        "Wrap the pack in a cloth. Use it for 10 minutes.",
        "Wickeln Sie die Kompresse in ein Tuch. Verwenden Sie sie 10 Minuten lang.",
    ) == [
        ("Wrap the pack in a cloth.", "Wickeln Sie die Kompresse in ein Tuch.", ""),
        ("Use it for 10 minutes.", "Verwenden Sie sie 10 Minuten lang.", ""),
    ]


def test_two_sentences_for_one_stay_together() -> None:
    first, second = pairs(
        "Take 500 mg of paracetamol in the evening with a glass of water. Call 112 if you cannot breathe.",
        "Nehmen Sie abends 500 mg Paracetamol. Trinken Sie dazu ein Glas Wasser. Rufen Sie 112 an, wenn Sie nicht "
        "atmen können.",
    )
    assert first[1] == "Nehmen Sie abends 500 mg Paracetamol. Trinken Sie dazu ein Glas Wasser."
    assert second[1] == "Rufen Sie 112 an, wenn Sie nicht atmen können."


def test_one_sentence_for_two_is_cut_between_its_clauses_where_that_is_certain() -> None:
    cut = _pairs(
        "Take 500 mg of paracetamol in the evening. Call 112 if you cannot breathe.",
        "Nehmen Sie abends 500 mg Paracetamol, und rufen Sie 112 an, wenn Sie nicht atmen können.",
    )
    assert [words(pair, "target") for pair in cut] == [
        "Nehmen Sie abends 500 mg Paracetamol,",
        "und rufen Sie 112 an, wenn Sie nicht atmen können.",
    ]
    assert all(pair.is_part and not pair.reason for pair in cut)


def test_one_sentence_for_two_is_not_cut_between_clauses_that_have_other_numbers() -> None:
    first, second = pairs(
        "Take 500 mg of paracetamol in the evening. Call 112 if you cannot breathe.",
        "Rufen Sie 112 an, wenn Sie nicht atmen können, und nehmen Sie abends 500 mg Paracetamol.",
    )
    assert first[1] == second[1]
    assert {first[2], second[2]} == {"of several sentences together"}


def test_one_sentence_for_two_without_certain_clauses_goes_to_both() -> None:
    first, second = pairs("Stop if it hurts. Then rest.", "Hören Sie auf, wenn es wehtut, und ruhen Sie sich dann aus.")
    assert first[1] == second[1] == "Hören Sie auf, wenn es wehtut, und ruhen Sie sich dann aus."
    assert {first[2], second[2]} == {"of several sentences together"}


def test_a_number_that_is_lost_is_never_certain() -> None:
    first, _ = pairs("Take 5 mg. Then wait 10 minutes.", "Nehmen Sie das Mittel. Warten Sie dann 10 Minuten.")
    assert first[2] == "cut from a paragraph"


def test_a_number_in_digits_may_be_in_words_there() -> None:
    first, second = pairs(
        "The class has a lunch break of 1 hour. This leaves 3 hours for the morning class.",
        "Der Unterricht hat eine Stunde Mittagspause. Damit bleiben drei Stunden für den Unterricht am Vormittag.",
    )
    assert (first[2], second[2]) == ("", "")


def test_a_translation_is_not_cut_after_what_is_not_translated() -> None:
    key = Placeholder(Kind.LOCKED, "code", "<code>Stop!</code>", content="Stop!")
    source: Pattern = ("Press ", key, " at once. Then rest.")
    target: Pattern = ("Drücken Sie ", key, " Das hilft sofort. Ruhen Sie sich dann aus.")
    first, second = sentence_pairs(source, target, READERS)
    assert first.target == ("Drücken Sie ", key, " Das hilft sofort.")
    assert second.target == ("Ruhen Sie sich dann aus.",)


def test_as_many_sentences_are_not_enough_where_other_ones_deny() -> None:
    swapped = pairs("It is safe. It is not safe for children.", "Es ist nicht sicher für Kinder. Es ist sicher.")
    assert [reason for *_, reason in swapped] == ["cut from a paragraph"] * 2
    _, joined, _ = pairs(
        "Take one tablet. Take it with water. Do not chew it.",
        "Nehmen Sie eine Tablette mit Wasser. Nicht kauen. Nicht zerdrücken.",
    )
    assert joined == ("Take it with water.", "Nicht kauen.", "cut from a paragraph")


def test_sentences_that_were_moved_are_not_certain_whatever_else_they_share() -> None:
    denied = pairs(
        "Do not drive after it. Rest for 2 hours at home.",
        "Ruhen Sie sich danach zu Hause aus. Fahren Sie 2 Stunden lang nicht.",
    )
    assert [reason for *_, reason in denied] == ["cut from a paragraph"] * 2

    def code(text: str) -> Placeholder:
        return Placeholder(Kind.LOCKED, "code", f"<code>{text}</code>", content=text)

    source: Pattern = ("Use ", code("find(a)"), " here. Use ", code("find(b)"), " there.")
    target: Pattern = ("Verwenden Sie dort ", code("find(b)"), ". Verwenden Sie hier ", code("find(a)"), ".")
    assert all(pair.reason for pair in sentence_pairs(source, target, READERS))


def test_a_word_that_may_stand_for_a_denial_is_no_sign_of_moved_sentences() -> None:
    free_of_pain = pairs(
        "If the swelling is so large that you cannot bend the knee, rest. A brace helps you to walk with less pain.",
        "Wenn die Schwellung zu groß ist, um das Knie zu beugen, ruhen Sie sich aus. Eine Schiene hilft Ihnen, "
        "schmerzfrei zu gehen.",
    )
    assert [reason for *_, reason in free_of_pain] == ["", ""]


def test_as_many_sentences_are_enough_where_one_of_two_may_deny() -> None:
    few_ways = pairs(
        "If you have a fever, drink as much as you would on a hot day. There are a few things that bring it down.",
        "Wenn Sie Fieber haben, trinken Sie so viel wie an einem heißen Tag. Es gibt einige Mittel, die es senken.",
    )
    assert [reason for *_, reason in few_ways] == ["", ""]
