"""A reading is passed over only where it would find nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from typing import get_args

import pytest

from localize.checks import cases
from localize.checks.table import RULES
from localize.checks.text_reading import TextReading
from localize.checks.word_hints import Kind, may_have
from localize.language import frequencies, meanings, names, negation, quantities
from localize.language.addresses import has_address, without_addresses

_EVERY = 7
"""Of the texts of all cases, one of so many is read."""
_Read = Callable[[TextReading], object]

READINGS: Sequence[tuple[_Read, _Read]] = (
    (lambda text: text.has_address, lambda text: has_address(text.text)),
    (lambda text: bool(text.numbers), lambda text: bool(quantities.read(without_addresses(text.text), text.locale))),
    (lambda text: text.cues, lambda text: negation.cues(text.cue_text, text.locale)),
    (lambda text: text.prohibitions, lambda text: negation.prohibitions(text.cue_text, text.locale)),
    (lambda text: text.mentions, lambda text: names.read(text.prose, text.locale)),
    (lambda text: text.frequencies, lambda text: frequencies.read(text.text, text.locale, text.numbers)),
    (
        lambda text: text.sure_meanings,
        lambda text: meanings.read(negation.cue_text(text.prose, text.locale), text.locale),
    ),
)
"""What a text has by the hints of its words, and what it has if it is read as a whole."""


def _texts() -> list[TextReading]:
    pairs = [
        each.pair for rule in RULES for case in cases.of_rule(rule.name).cases for each in cases.translations(case)
    ]
    readings = (reading for pair in pairs for reading in (pair.source_reading, pair.target_reading))
    return list(islice(readings, 0, None, _EVERY))


def test_what_is_passed_over_has_nothing_in_it() -> None:
    texts = _texts()
    assert len(texts) > 500
    for by_hints, as_a_whole in READINGS:
        assert [by_hints(text) for text in texts] == [as_a_whole(text) for text in texts]


def test_a_name_with_a_space_in_it_is_not_passed_over() -> None:
    assert [each.text for each in TextReading(("服用维生素 C。",), "zh").mentions] == ["维生素 C"]


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        ("pharmacy", set()),
        ("(seven", {"number"}),
        ("www.nhs.uk", {"address"}),
        ("Never", {"denial", "prohibition", "meaning"}),
        ("ibuprofen,", {"name"}),
        ("daily", {"number", "frequency"}),
    ],
)
def test_most_words_are_of_no_kind(piece: str, expected: set[Kind]) -> None:
    assert {kind for kind in get_args(Kind) if may_have(kind, [piece], "en")} == expected
