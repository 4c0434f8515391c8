"""Limits: each is included or excluded as in the source."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks.number_texts import around
from localize.checks.pair import Message, Pair
from localize.checks.rules.comparison import LOWER, UPPER


def strictness(pair: Pair) -> Iterator[Message]:
    """A limit that is included where the source excludes it, or the other way round: "at most 5" for "less than 5"."""
    for source, target in pair.numbers.matched:
        if not source.comparison or not target.comparison or source.comparison & target.comparison:
            continue
        one_way = (source.comparison | target.comparison) <= UPPER or (source.comparison | target.comparison) <= LOWER
        if one_way and not (source.sign and target.sign):
            yield Message(
                f"{around(pair.target_text, target)} is another bound than {around(pair.source_text, source)},"
                " expected the number itself to be in or out as in the source",
                target.span,
                source.span,
            )
