"""Translations of an article that stand at the entry of another source; the cases are in rules/misplaced.txt."""

from __future__ import annotations

from itertools import pairwise

from localize.checks import cases
from localize.checks.cases import Case, CaseKind
from localize.checks.misplaced import misplaced
from localize.checks.pair import Located


def located(texts: list[tuple[str, str]]) -> list[Located]:
    sources, targets = zip(*texts, strict=True)
    return cases.translations(
        Case("", 0, kind=CaseKind.INVALID, locale="de", sources=tuple(sources), targets=tuple(targets))
    )


def numbered(count: int) -> list[tuple[str, str]]:
    """Sentences that are like each other but for two numbers."""
    return [
        (f"Take {number} mg of it on day {7 * number}.", f"Am Tag {7 * number} sind es {number} mg davon.")
        for number in range(100, 100 + count)
    ]


def slipped(texts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    sources, targets = [list(each) for each in zip(*texts, strict=True)]
    return list(zip(sources, [*targets[1:], targets[0]], strict=True))


def test_in_a_long_catalog_that_slipped_each_but_the_last_is_told_with_the_next_one() -> None:
    texts = numbered(400)
    others = misplaced(located(slipped(texts)))
    for (source, _), (expected, _) in pairwise(texts):
        assert others[None, source].source == expected


def test_in_a_right_catalog_nothing_is_told() -> None:
    assert misplaced(located(numbered(400))) == {}


def test_the_same_sentences_over_and_over_are_not_told() -> None:
    assert misplaced(located([("Rest the left arm today.", "Den linken Arm heute schonen.")] * 40)) == {}


def test_one_translation_alone_is_not_told() -> None:
    assert misplaced(located(numbered(1))) == {}
    assert misplaced([]) == {}
