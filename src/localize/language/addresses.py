"""Web addresses, DOIs and e-mail addresses in running text."""

from __future__ import annotations

import re

from localize.expressions import expression
from localize.language.remembered import Remembered

_CHAR = r"[A-Za-z0-9\u00c0-\u024f._~:/?\#@!$&*+,;=%-]"
"""A character of an address. Letters of other scripts belong to the text around it, which may have no spaces."""

_ENDINGS = "com|org|net|int|gov|edu|info"
"""Ends of host names, in small letters, that show an address even without "www.": "who.int"."""

ADDRESS = expression(
    rf"""
      (?: https?:// | \bwww\. ) (?: {_CHAR} | \({_CHAR}*\) )+
    | (?<![A-Za-z0-9.]) 10\.\d{{4,9}}/ (?: {_CHAR} | \({_CHAR}*\) )+                                # DOI
    | (?<![A-Za-z0-9._%+-]) [A-Za-z0-9][A-Za-z0-9._%+-]{{0,63}}
      @[A-Za-z0-9] (?: [A-Za-z0-9-]{{0,62}}\. ){{1,4}} [A-Za-z]{{2,24}} (?![A-Za-z0-9])
    | (?<![A-Za-z0-9._@/-]) (?: [a-z0-9][a-z0-9-]{{0,62}}\. ){{1,3}} (?-i:{_ENDINGS}) (?![A-Za-z0-9@.-]*[A-Za-z0-9@])
      (?: / (?: {_CHAR} | \({_CHAR}*\) )* )?
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)

TRAILING = ".,;:!?*_~&$="
"""Characters after an address that are no part of it."""


def has_address(text: str) -> bool:
    """Whether there is an address in a text."""
    return any(map(_HAS_ADDRESS.__getitem__, text.split()))


def _is_address(piece: str) -> bool:
    return any(mark in piece for mark in ".@/") and ADDRESS.search(piece) is not None


_HAS_ADDRESS = Remembered(_is_address)
"""By pieces of text without spaces, for no address has any."""


def without_addresses(text: str, *, by: str = " ") -> str:
    """The text with every character of an address replaced by `by`; the length and all offsets stay."""
    if not has_address(text):
        return text
    return ADDRESS.sub(lambda match: by * len(match[0].rstrip(TRAILING)) + _end(match[0]), text)


def _end(address: str) -> str:
    return address[len(address.rstrip(TRAILING)) :]
