"""Web addresses, DOIs and e-mail addresses: the same ones, letter for letter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from localize.checks.pair import Pair
from localize.model.pattern import plain_text

_CHAR = r"[A-Za-z0-9\u00c0-\u024f._~:/?\#@!$&*+,;=%-]"
"""A character of an address; letters of other scripts are the text around it, which may have no spaces."""

_ADDRESS = re.compile(
    rf"""
      (?: https?:// | \bwww\. ) (?: {_CHAR} | \({_CHAR}*\) )+
    | (?<![A-Za-z0-9.]) 10\.\d{{4,9}}/ (?: {_CHAR} | \({_CHAR}*\) )+                                # DOI
    | (?<![A-Za-z0-9._%+-]) [A-Za-z0-9][A-Za-z0-9._%+-]{{0,63}}
      @[A-Za-z0-9] (?: [A-Za-z0-9-]{{0,62}}\. ){{1,4}} [A-Za-z]{{2,24}} (?![A-Za-z0-9])
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)


def addresses(pair: Pair) -> Iterator[str]:
    """An address of the source that the translation lacks, or one that the source has not."""
    wanted = Counter(_addresses(plain_text(pair.segment.pattern)))
    found = Counter(_addresses(plain_text(pair.reading.pattern)))
    for address in wanted - found:
        yield f"{address} is missing, expected it as in the source"
    for address in found - wanted:
        yield f"{address} is not in the source, expected the same addresses"


def _addresses(text: str) -> Iterator[str]:
    return (match[0].rstrip(".,;:!?") for match in _ADDRESS.finditer(text))
