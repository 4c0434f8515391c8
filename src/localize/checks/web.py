"""Web addresses, DOIs and e-mail addresses: the same ones, letter for letter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from localize.checks.pair import Pair, Remark
from localize.model.finding import Span

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


def addresses(pair: Pair) -> Iterator[Remark]:
    """An address of the source that the translation lacks, or one that the source has not."""
    wanted = list(_addresses(pair.source_text))
    found = list(_addresses(pair.target_text))
    for address, place in _beyond(wanted, found):
        yield Remark(f"{address} is missing, expected it as in the source", source=place)
    for address, place in _beyond(found, wanted):
        yield Remark(f"{address} is not in the source, expected the same addresses", place)


def _addresses(text: str) -> Iterator[tuple[str, Span]]:
    for match in _ADDRESS.finditer(text):
        address = match[0].rstrip(".,;:!?")
        yield address, (match.start(), match.start() + len(address))


def _beyond(those: list[tuple[str, Span]], these: list[tuple[str, Span]]) -> Iterator[tuple[str, Span]]:
    """What stands more often among those, once each."""
    counts = Counter(address for address, _ in those)
    counts.subtract(address for address, _ in these)
    for address, place in those:
        if counts[address] > 0:
            counts[address] = 0
            yield address, place
