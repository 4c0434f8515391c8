"""Numbers: the same values, whatever the way a language writes them."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks.number_texts import in_source, in_target, misread
from localize.checks.pair import Message, Pair


def numbers(pair: Pair) -> Iterator[Message]:
    """A number that is lost, gained or another one; compared by value, in both directions."""
    comparison = pair.numbers
    lost, gained = list(comparison.lost), list(comparison.gained)
    for expected, other in zip(lost, gained, strict=False):
        message = misread(pair, expected, other) or (
            f"{in_target(pair, other)} is not in the source, expected {in_source(pair, expected)}"
        )
        yield Message(message, other.span, expected.span)
    for expected in lost[len(gained) :]:
        yield Message(
            f"{in_source(pair, expected)} is missing, expected the numbers of the source", source=expected.span
        )
    for other in gained[len(lost) :]:
        message = f"{in_target(pair, other)} is not in the source, expected its numbers only"
        yield Message(message, other.span)
