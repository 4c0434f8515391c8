"""The tokens of a source text: what is compared where two texts may be alike."""

from __future__ import annotations

import re
from functools import lru_cache

import regex

from localize.expressions import expression, unicode_expression
from localize.language.scripts import WITHOUT_SPACES
from localize.segments import tags

_WORD_OR_SIGN = r"[^\W_]+|[^\w\s]"
_TOKEN = unicode_expression(rf"{tags.TAG}|[{WITHOUT_SPACES}]|{_WORD_OR_SIGN}", regex.VERSION1)
_ASCII_TOKEN = expression(rf"{tags.TAG}|{_WORD_OR_SIGN}", re.ASCII)
"""The same for texts in ASCII, in a third of the time: the memory goes through all texts of a project."""


@lru_cache(maxsize=8192)
def tokens(text: str) -> tuple[str, ...]:
    """The words, signs and tags of a text in small letters; in scripts without spaces each character is a word."""
    return tuple((_ASCII_TOKEN if text.isascii() else _TOKEN).findall(text.lower()))
