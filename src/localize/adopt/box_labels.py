"""Labels that a translation has in its text ("Warnung: …") where the article has them as the title of a box."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from localize.adopt.adopted import AdoptedText
from localize.expressions import unicode_expression
from localize.model.article import Article
from localize.model.block import Role
from localize.model.catalog import Key

_MOST_WORDS = 3
"""Words of a label at most: "Note", "À savoir", "Bitte beachten Sie"."""

_LABEL = unicode_expression(
    r"([\p{L}\p{M}][\p{L}\p{M} '’\u00a0-]{0,30}+)(?<![ \u00a0])[ \u00a0\u202f]?(?::\s+|：\s*)(?=\S)"
)
_HEADINGS = frozenset({Role.TITLE, Role.HEADING})


def without_labels(article: Article, texts: Mapping[Key, AdoptedText]) -> dict[Key, AdoptedText]:
    """The texts of an article without the label that one begins with, if the title before it stands for the label.

    A title without a translation gets the label, for a person to confirm. Where it has another translation than the
    label, and where the source has a label too, the text stays as it is.
    """
    result = dict(texts)
    for (title, name), (block, segment) in pairwise(article.translatable()):
        is_title = title.role is Role.HEADING and len(title.segments) == 1 and len(name.text.split()) <= _MOST_WORDS
        key, of_title = (block.context, segment.text), (title.context, name.text)
        text = result.get(key)
        if not is_title or block.role in _HEADINGS or text is None or _LABEL.match(segment.text):
            continue
        match = _LABEL.match(text.text)
        if match is None or len(match[1].split()) > _MOST_WORDS:
            continue
        label, rest = match[1], _begun_like(segment.text, text.text[match.end() :])
        known = result.get(of_title)
        if known is not None and known.text.rstrip(" :：").casefold() != label.casefold():
            continue
        result[key] = replace(text, text=rest)
        if known is None:
            result[of_title] = replace(
                text,
                key=of_title,
                text=label,
                confidence=text.confidence / 2,
                certain=False,
                neighbours=("", rest),
                remarks=("it was the beginning of the next text",),
                untranslated=(),
            )
    return result


def _begun_like(source: str, text: str) -> str:
    """A text with a capital first letter if its source has one: what followed a colon need not have had it."""
    return text[0].upper() + text[1:] if source[:1].isupper() else text
