"""Helpers of the rules on spaces."""

from __future__ import annotations

import regex

from localize.checks import windows
from localize.checks.pair import Pair

SPACES = " \u00a0\u202f\u2009\u200a\u2002\u2003\u3000\t"
"""Spaces that a person types, or that come along with what is copied."""
NO_BREAK = "\u00a0\u202f"
"""Those of them at which no line ends."""


def around(pair: Pair, match: regex.Match[str]) -> str:
    """Return the words around a match in the translation, for messages."""
    return windows.around(pair.target_text, *match.span(), before=15, after=10)
