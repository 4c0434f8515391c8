"""Sentences that were typed or pasted twice."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks import windows
from localize.checks.pair import NAMES, Message, Pair


def doubled_sentence(pair: Pair) -> Iterator[Message]:
    """A sentence that stands in the translation twice, or all of it; not where the source repeats one too."""
    span = pair.target_reading.repeated
    if span is None or pair.entry.context in NAMES or pair.source_reading.repeated is not None:
        return
    text = windows.short(pair.target_text[slice(*span)])
    yield Message(f"{text!r} is written twice, expected it once", span)
