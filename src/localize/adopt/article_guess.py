"""Which article a translated document translates, by what both have: numbers, addresses, names, images, terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from math import log

from localize.adopt.document_texts import ReadDocument

_TELLING = "#@=~dticx"
_LEAST = 0.25
"""The least share of what a document tells, by how seldom it is, that its article has too."""
_MARGIN = 1.3
"""How many times as much the best article must have than the next one."""


class ArticleGuess:
    """Knows the clues of all articles that may be meant."""

    def __init__(self, articles: Mapping[str, frozenset[str]]) -> None:
        self._articles = articles
        counts = Counter(key for keys in articles.values() for key in keys)
        self._worth = {key: log((len(articles) + 1) / count) for key, count in counts.items()}

    def of(self, document: ReadDocument) -> str:
        """The name of the article, empty if none is clearly the one."""
        keys = telling_keys(document)
        total = sum(self._worth.get(key, 0.0) for key in keys)
        if not total:
            return ""
        shares = {name: sum(self._worth[key] for key in keys & known) / total for name, known in self._articles.items()}
        ranked = sorted(shares, key=shares.__getitem__, reverse=True)
        second = shares[ranked[1]] if len(ranked) > 1 else 0.0
        clear = shares[ranked[0]] >= _LEAST and shares[ranked[0]] >= _MARGIN * second
        return ranked[0] if clear else ""


def telling_keys(document: ReadDocument) -> frozenset[str]:
    """The clues of a document that tell it from others."""
    return frozenset(
        key
        for passage in (*document.metadata.values(), *document.passages)
        for key in passage.clues.keys
        if key[0] in _TELLING
    )
