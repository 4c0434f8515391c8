"""Ranges: from the low end to the high end, as in the source."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from localize.checks.pair import Message, Pair
from localize.language.quantities import Quantity
from localize.language.tags import direction
from localize.model.finding import Confidence


def range_order(pair: Pair) -> Iterator[Message]:
    """A range written from its high end to its low end, where the source has it the other way."""
    comparison = pair.numbers
    if not any(number.ranged for number in comparison.source):
        return
    target_of = {source.start: target for source, target in comparison.matched}
    after = {low.start: high for low, high in pairwise(comparison.target)}
    for low, high in pairwise(comparison.source):
        if not low.ranged or low.start not in target_of or high.start not in target_of:
            continue
        first, second = target_of[high.start], target_of[low.start]
        if first.ranged and after.get(first.start) == second and first.values != second.values:
            yield _turned_range(pair, (low, high), (first, second))


def _turned_range(pair: Pair, source: tuple[Quantity, Quantity], target: tuple[Quantity, Quantity]) -> Message:
    """The message on a reversed range; in right-to-left text perhaps somebody typed it in the order of display."""
    here, there = (target[0].start, target[1].end), (source[0].start, source[1].end)
    typed = direction(pair.locale) == "rtl" and "-" in pair.target_text[target[0].end : target[1].start]
    what = "is the range from its end to its start, typed as it is displayed" if typed else "is the range turned round"
    return Message(
        f"{pair.target_text[slice(*here)]!r} {what}, expected the order of {pair.source_text[slice(*there)]!r}",
        here,
        there,
        confidence=Confidence.LIKELY if typed else Confidence.CERTAIN,
    )
