"""What the words of a text may be: a look at each of them tells that a reading would find nothing in the text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Literal

from localize.checks.text_keys import folded
from localize.language import addresses, frequencies, meanings, names, negation, quantities
from localize.language.remembered import Remembered

Kind = Literal["address", "number", "frequency", "denial", "prohibition", "meaning", "name"]


def _may_name(piece: str, tag: str) -> bool:
    return names.may_begin(frozenset(folded(piece).split()), piece, tag)


_LOOKS: Mapping[Kind, Callable[[str, str], bool]] = {
    "address": lambda piece, _tag: addresses.has_address(piece),
    "number": quantities.may_count,
    "frequency": frequencies.may_begin,
    "denial": negation.may_deny,
    "prohibition": negation.may_forbid,
    "meaning": meanings.may_mean,
    "name": _may_name,
}
"""What tells of a piece of text without spaces whether it may be, or begin, a thing of a kind."""


def may_have(kind: Kind, pieces: Iterable[str], tag: str) -> bool:
    """Whether a text of a locale may have a thing of a kind in it, by its pieces without spaces.

    Only the data of this kind is loaded: a reading that no rule asks for costs nothing.
    """
    return any(map(_hints(kind, tag).__getitem__, pieces))


@lru_cache
def _hints(kind: Kind, tag: str) -> Remembered[bool]:
    """Whether a piece of a locale's text without spaces may be or begin a thing of a kind."""
    look = _LOOKS[kind]
    return Remembered(lambda piece: look(piece, tag))
