"""Duties: what must be, must not be, need not be and may be stays so."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks.pair import Message, Pair
from localize.checks.rules_of_meaning import messages


def modality(pair: Pair) -> Iterator[Message]:
    """A duty, a prohibition or a permission that became another one: "need not" for "must not"."""
    yield from messages(pair, "modality")
