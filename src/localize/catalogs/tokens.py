"""The tokens of a source text: what is compared where two texts may be alike."""

from __future__ import annotations

from functools import lru_cache

import regex

from localize.expressions import unicode_expression
from localize.language.scripts import WITHOUT_SPACES
from localize.segments import tags

_TOKEN = unicode_expression(rf"{tags.TAG}|[{WITHOUT_SPACES}]|[^\W_]+|[^\w\s]", regex.VERSION1)


@lru_cache(maxsize=8192)
def tokens(text: str) -> tuple[str, ...]:
    """The words, signs and tags of a text in small letters; in scripts without spaces each character is a word."""
    return tuple(_TOKEN.findall(text.lower()))
