"""Giving a drug: by the route and at the time that the source names."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks.pair import Message, Pair
from localize.checks.rules_of_meaning import messages


def administration(pair: Pair) -> Iterator[Message]:
    """A route, a time of day, or a relation to meals that became another one: "intravenous" for "oral"."""
    yield from messages(pair, "administration")
