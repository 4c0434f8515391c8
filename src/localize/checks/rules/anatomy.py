"""Parts of the body: each is the part and the side that the source names."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks.pair import Message, Pair
from localize.checks.rules_of_meaning import messages


def anatomy(pair: Pair) -> Iterator[Message]:
    """A side or a part of the body that became another one: "right" for "left", "foot" for "hand"."""
    yield from messages(pair, "anatomy")
