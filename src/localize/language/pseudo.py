"""Pseudo locales, whose catalogs are filled with made-up text: regions XA and XB of CLDR."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache


class Pseudo(Enum):
    """What a pseudo locale does to text; the value is its region."""

    ACCENTED = "XA"
    BIDI = "XB"


@lru_cache(maxsize=1000)
def kind(tag: str) -> Pseudo | None:
    """What a pseudo locale does to text; None for a real locale. Pseudo locales have CLDR's regions XA and XB."""
    region = tag.rpartition("-")[2]
    return next((pseudo for pseudo in Pseudo if pseudo.value == region and region != tag), None)
