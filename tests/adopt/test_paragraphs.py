"""Two paragraphs, cut into sentences and side by side."""

from __future__ import annotations

from localize.adopt.paragraphs import AlignedRun, ParagraphAlignment
from localize.adopt.word_pairs import NO_WORDS, WordPairs, learn
from localize.checks.clues import ClueReader
from localize.glossary.match import Matcher


def _align(sources: list[str], targets: list[str], *, words: WordPairs = NO_WORDS) -> tuple[AlignedRun, ...]:
    readers = ClueReader("en", Matcher(())), ClueReader("de", Matcher(()))
    return ParagraphAlignment(
        [(text,) for text in sources], [(text,) for text in targets], readers=readers, words=words
    ).runs()


def _numbers(runs: tuple[AlignedRun, ...]) -> list[tuple[list[int], list[int]]]:
    return [(list(run.sources), list(run.targets)) for run in runs]


ENGLISH = [
    "Take one tablet of 500 mg every 8 hours.",
    "Do not take more than 3 tablets in 24 hours.",
    "Ask your doctor if the pain does not go away.",
]
GERMAN = [
    "Nehmen Sie alle 8 Stunden eine Tablette zu 500 mg ein.",
    "Nehmen Sie in 24 Stunden nicht mehr als 3 Tabletten ein.",
    "Fragen Sie Ihren Arzt, wenn der Schmerz nicht nachlässt.",
]


def test_sentences_that_belong_together_are_certain() -> None:
    runs = _align(ENGLISH, GERMAN)
    assert _numbers(runs) == [([0], [0]), ([1], [1]), ([2], [2])]
    assert all(run.certain for run in runs)


def test_a_sentence_that_was_left_out_has_no_counterpart() -> None:
    assert _numbers(_align(ENGLISH, [GERMAN[0], GERMAN[2]])) == [([0], [0]), ([1], []), ([2], [1])]


def test_a_sentence_in_two_parts_gets_both() -> None:
    parts = ["Fragen Sie Ihren Arzt.", "Tun Sie das, wenn der Schmerz nicht nachlässt."]
    assert _numbers(_align(ENGLISH, [*GERMAN[:2], *parts])) == [([0], [0]), ([1], [1]), ([2], [2, 3])]


def test_two_sentences_that_are_one_in_the_translation_stay_together() -> None:
    german = [GERMAN[0][:-1] + ", nehmen Sie in 24 Stunden aber nicht mehr als 3 Tabletten ein.", GERMAN[2]]
    assert _numbers(_align(ENGLISH, german)) == [([0, 1], [0]), ([2], [1])]


def test_sentences_of_which_one_has_other_numbers_are_not_certain() -> None:
    runs = _align(["Take 5 mg.", "Rest."], ["Nehmen Sie 80 mg.", "Ruhen Sie."])
    assert not runs[0].certain


def test_nothing_is_aligned_with_nothing() -> None:
    assert _align([], []) == ()
    assert _numbers(_align(["One."], [])) == [([0], [])]


def test_words_that_are_known_to_translate_each_other_tell_what_does_not_belong_together() -> None:
    english = ["Look at the skin.", "Wait a moment, then wash."]
    german = ["Warten Sie einen Moment.", "Sehen Sie die Haut an, waschen Sie dann."]
    known = [({"skin", "look"}, {"haut"}), ({"wash"}, {"wasch"}), ({"wait", "moment"}, {"wart"})] * 5
    assert all(run.certain for run in _align(english, german))
    assert not any(run.certain for run in _align(english, german, words=learn(known)))


def test_two_sentences_for_one_are_not_certain_if_one_of_them_alone_fits_better() -> None:
    added = "Danach dürfen Sie."
    runs = _align(ENGLISH, [GERMAN[0], added, *GERMAN[1:]])
    assert not any(run.certain and len(run.targets) > 1 for run in runs)


def test_a_sentence_whose_stop_is_missing_is_divided_there() -> None:
    readers = ClueReader("en", Matcher(())), ClueReader("de", Matcher(()))
    german = "Alle 8 Stunden ist eine Tablette zu 500 mg einzunehmen Wenn man nicht atmen kann, hilft die 112."
    english = [(ENGLISH[0],), ("Call 112 if you cannot breathe.",)]
    alignment = ParagraphAlignment(english, [(german,)], readers=readers)
    assert alignment.beginnings(range(2), (german,)) == (german.index("Wenn"),)
