"""How much the heaviest tests do: a part by default, the whole with LOCALIZE_TESTS=whole (`make test-whole`)."""

from __future__ import annotations

import os

WHOLE = os.environ.get("LOCALIZE_TESTS") == "whole"


def size(whole: int, *, default: int) -> int:
    """Return the length of a text, the number of kills or of examples, or the like, for this run."""
    return whole if WHOLE else default
