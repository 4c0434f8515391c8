"""How letters are typed on a keyboard that does not have them: German "ä" as "ae". Data: `data/spelling/`.

Arabic yeh and kaf are typed for those of Persian and Urdu, and the other way round: they look alike in most places.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from localize.language.datafiles import data

LOOK_ALIKES = MappingProxyType({ord("ي"): "ی", ord("ك"): "ک"})
"""The table for `str.translate` after which letters are the same that are typed for each other."""


@lru_cache
def typed_letters(language: str) -> Mapping[int, str]:
    """The table of a language (its subtag) for `str.translate`: small letters only; empty where nothing is known."""
    pairs = (pair.split(":") for pair in data("spelling", language).get("typed", "").split())
    return MappingProxyType({ord(letter): typed for letter, typed in pairs})
