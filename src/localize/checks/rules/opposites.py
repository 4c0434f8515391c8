"""Opposites: what the source says is not turned round."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks.pair import Message, Pair
from localize.checks.rules_of_meaning import messages


def opposites(pair: Pair) -> Iterator[Message]:
    """A word of the source that became one of the opposite meaning: "after" for "before", "low" for "high"."""
    yield from messages(pair, "opposites")
