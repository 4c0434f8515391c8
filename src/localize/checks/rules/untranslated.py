"""Sentences of a translation that are still in the language of the source."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks import windows
from localize.checks.pair import Message, Pair


def untranslated(pair: Pair) -> Iterator[Message]:
    """A sentence of the source that stands in the translation as it is, or nearly so."""
    for each in pair.left:
        text = windows.short(pair.target_text[slice(*each.target)].strip())
        yield Message(
            f"{text!r} is still in the language of the source, expected a translation", each.target, each.source
        )
