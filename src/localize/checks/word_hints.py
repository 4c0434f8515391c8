"""What the words of a text may be: one look at each of them tells which readings would find nothing in the text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from localize.checks.text_keys import folded
from localize.language import addresses, frequencies, meanings, names, negation, quantities
from localize.language.remembered import Remembered

ADDRESS, NUMBER, FREQUENCY, DENIAL, PROHIBITION, MEANING, NAME = (1 << bit for bit in range(7))


def _may_name(piece: str, tag: str) -> bool:
    return names.may_begin(frozenset(folded(piece).split()), piece, tag)


_LOOKS: Mapping[int, Callable[[str, str], bool]] = {
    ADDRESS: lambda piece, _tag: addresses.has_address(piece),
    NUMBER: quantities.may_count,
    FREQUENCY: frequencies.may_begin,
    DENIAL: negation.may_deny,
    PROHIBITION: negation.may_forbid,
    MEANING: meanings.may_mean,
    NAME: _may_name,
}
"""What tells of a piece of text without spaces whether it may be, or begin, a thing of a kind."""


@lru_cache
def word_hints(tag: str) -> Remembered[int]:
    """The kinds of things that a piece of a locale's text without spaces may be or begin, as the sum of their bits."""
    return Remembered(lambda piece: sum(kind for kind, may_be in _LOOKS.items() if may_be(piece, tag)))
