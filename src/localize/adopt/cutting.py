"""A paragraph and its translation cut into sentences that belong together, where that is certain."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from localize.formats.html.runs import trimmed
from localize.language import sentences
from localize.model.block import Kind, Pattern, Placeholder, plain_text
from localize.segments.split import cut
from localize.segments.tag_differences import droppable

_DIGIT = re.compile(r"\d")
_QUESTION = re.compile(r"[?？؟]")


def in_sentences(pattern: Pattern, locale: str) -> list[Pattern]:
    """The sentences of a text, without white space around each."""
    pieces = cut(pattern, tuple(sentences.starts(plain_text(pattern), locale)))
    return [tuple(trimmed(list(piece))[1]) for piece in pieces]


def belong_together(source: Pattern, target: Pattern) -> bool:
    """Whether a text can be the translation of another, as far as digits, elements and question marks tell."""
    return (
        _digits(source) == _digits(target) and _elements(source) == _elements(target) and _asks(source) == _asks(target)
    )


def cut_alike(sources: Sequence[Pattern], targets: Sequence[Pattern]) -> bool:
    """Whether sentences are as many as their translations, and each belongs to the one at its side."""
    return len(sources) == len(targets) and all(map(belong_together, sources, targets))


def _digits(pattern: Pattern) -> Counter[int]:
    return Counter(unicodedata.digit(digit) for digit in _DIGIT.findall(plain_text(pattern)))


def _elements(pattern: Pattern) -> Counter[str]:
    """The elements that are more than stress; the content of one that is not translated counts."""
    parts = [part for part in pattern if isinstance(part, Placeholder) and part.kind is not Kind.CLOSE]
    return Counter(f"{part.tag} {part.content}" for part in parts if not droppable(part))


def _asks(pattern: Pattern) -> bool:
    return bool(_QUESTION.search(plain_text(pattern)))
