"""Directional formatting characters: each that opens is closed, so that no text after the segment turns round."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator

from localize.checks.pair import Message, Pair

_EMBEDDINGS = "\u202a\u202b\u202d\u202e"
_ISOLATES = "\u2066\u2067\u2068"
_POP_EMBEDDING, _POP_ISOLATE = "\u202c", "\u2069"
_ALL = frozenset(_EMBEDDINGS + _ISOLATES + _POP_EMBEDDING + _POP_ISOLATE)


def bidi_balance(pair: Pair) -> Iterator[Message]:
    """A directional embedding or isolate that is not closed in the translation, or closed without being open."""
    text = pair.target_text
    if _ALL.isdisjoint(pair.target_reading.characters):
        return
    allowed = Counter(pair.source_text[at] for at in _unmatched(pair.source_text))
    for at in _unmatched(text):
        char = text[at]
        if allowed[char] > 0:
            allowed[char] -= 1
            continue
        name = f"U+{ord(char):04X} ({unicodedata.name(char)})"
        if char in (_POP_EMBEDDING, _POP_ISOLATE):
            yield Message(f"{name} closes nothing, expected one that opens before it", (at, at + 1))
        else:
            closing = _POP_ISOLATE if char in _ISOLATES else _POP_EMBEDDING
            expected = f"U+{ord(closing):04X} ({unicodedata.name(closing)})"
            yield Message(f"{name} is not closed, expected {expected} after it", (at, at + 1))


def _unmatched(text: str) -> list[int]:
    """The offsets of characters without a partner, by the pairs of UAX #9, X1 to X8.

    The end of an isolate also ends what is open inside it, as does the end of a line; what is ended so counts as
    unmatched. An embedding cannot be closed from inside an isolate.
    """
    lost: list[int] = []
    opened: list[int] = []
    isolates = 0
    for at, char in enumerate(text):
        if char not in _ALL:
            continue
        if char == _POP_ISOLATE:
            if not isolates:
                lost.append(at)
                continue
            isolates -= 1
            while text[opened[-1]] not in _ISOLATES:
                lost.append(opened.pop())
            opened.pop()
        elif char == _POP_EMBEDDING:
            if opened and text[opened[-1]] in _EMBEDDINGS:
                opened.pop()
            else:
                lost.append(at)
        else:
            isolates += char in _ISOLATES
            opened.append(at)
    return sorted(lost + opened)
