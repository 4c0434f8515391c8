"""What readers see of a pair, with "x" in place of addresses and of what must not be translated."""

from __future__ import annotations

from functools import lru_cache

from localize.checks.pair import Pair
from localize.language.addresses import without_addresses
from localize.model.block import Pattern


def source(pair: Pair) -> str:
    """The source; offsets are those of `pair.source_text`."""
    return _prose(pair.segment.pattern)


def target(pair: Pair) -> str:
    """The translation; offsets are those of `pair.target_text`."""
    return _prose(pair.reading.pattern)


@lru_cache(maxsize=8)
def _prose(pattern: Pattern) -> str:
    text = "".join(part if isinstance(part, str) else "x" * len(part.content) for part in pattern)
    return without_addresses(text, by="x")
