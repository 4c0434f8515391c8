"""Inline tags: each stands in the translation as often as in the source, and as well nested."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks.pair import Message, Pair


def tags(pair: Pair) -> Iterator[Message]:
    """Lost, doubled, unknown or badly nested tags; dropping a tag that only stresses text is no finding."""
    for problem in pair.reading.problems:
        yield Message(f"{problem}, expected the tags of the source")
