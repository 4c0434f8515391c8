"""Prohibitions: what the source forbids the translation forbids."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks.pair import Message, Pair


def prohibition(pair: Pair) -> Iterator[Message]:
    """A sentence that forbids ("do not", "never", "avoid") in the source, and denies nothing in the translation."""
    for cue in pair.forbidden:
        message = f"prohibition lost: {cue.text!r} in the source, expected the translation to forbid the same"
        yield Message(message, source=(cue.start, cue.end))
