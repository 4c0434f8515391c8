"""The measure of meaning counts a mistake as found only for what is new about it, and makes the same ones each time."""

from __future__ import annotations

from benchmarks import mistakes
from benchmarks.aligned import Row
from benchmarks.meaning import Catalog
from benchmarks.mistakes import Mistake, Sample

ROWS = [
    Row("a:1", "Take 5 mg after meals.", "Prenez 5 mg après le repas."),
    Row("a:2", "Take 6 mg after work .", "Prenez 7 mg après le travail ."),
    Row("a:3", "Do you smoke after meals now?", "Fumez-vous maintenant après les repas ?"),
]


def test_a_mistake_is_found_by_the_rules_that_report_more_than_of_the_right_translation() -> None:
    catalog = Catalog(ROWS, "fr")
    wrong = [
        Mistake("dose", 0, "Prenez 50 mg après le repas."),
        Mistake("none", 1, "Prenez 7 mg après votre travail ."),
    ]
    first, second = catalog.judged(wrong)
    assert first.blocking == ("numbers",)
    assert (second.blocking, second.warning) == ((), ())


def test_rules_that_compare_translations_see_the_mistake_among_the_right_ones() -> None:
    (outcome,) = Catalog(ROWS, "fr").judged([Mistake("another sentence", 0, ROWS[2].target)])
    assert "translated-alike" in outcome.warning


def test_the_same_seed_makes_the_same_mistakes_at_most_one_of_a_kind_in_a_translation() -> None:
    tables = {"fr": ROWS}
    made = list(mistakes.made(tables, "fr", mistakes.KINDS, Sample(seed=1, most=2)))
    assert made == list(mistakes.made(tables, "fr", mistakes.KINDS, Sample(seed=1, most=2)))
    assert len({(each.kind, each.index) for each in made}) == len(made)
    assert [each.kind for each in made].count("before / after") == 2
    assert all(each.text != ROWS[each.index].target for each in made)
