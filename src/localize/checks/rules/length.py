"""Translations that are too short or too long for their sources."""

from __future__ import annotations

import re
from collections.abc import Iterator

from localize.checks.pair import NAMES, Message, Pair
from localize.language import lengths, tags
from localize.model.finding import Confidence

_FREE = NAMES | {"description", "keywords", "slug"}
"""The contexts of texts whose length is a matter of its own: a description has a limit."""
_FAR = 3.4
"""Standard deviations from the expected length at least; about 0.5 % of published translations are farther away."""
_FAR_WITH_SENTENCES = 1.8
"""Those at least where as many sentences are missing, or too many."""
_FAR_WITH_CLAUSES = 2.9
"""Those at least where each sentence that is too many may be a clause of the source."""
_CLAUSE_END = re.compile(r"[,;:–—]\s|[،؛、，；：]")
_FEWEST = 12
"""Letters of the longer text at least."""


def length(pair: Pair) -> Iterator[Message]:
    """A translation that is much shorter or longer than others of such a source: something is left out or put in."""
    if pair.entry.context in _FREE or tags.language(pair.locale) == tags.language(pair.source_locale):
        return
    if not (lengths.knows(pair.source_locale) and lengths.knows(pair.locale)):
        return
    source, target = pair.source_reading.size, pair.target_reading.size
    if max(source, target) < _FEWEST or not target:
        return
    expected = lengths.expected(source, pair.source_locale, pair.locale)
    deviation = lengths.deviation(source, target, expected=expected)
    if abs(deviation) < _FAR_WITH_SENTENCES:
        return
    more = len(pair.target_reading.sentences) - len(pair.source_reading.sentences)
    if 0 < more <= _clauses(pair) and deviation < _FAR_WITH_CLAUSES:
        return
    if abs(deviation) >= _FAR or more * deviation > 0:
        yield Message(
            _text(pair, expected / target, more=more if more * deviation > 0 else 0),
            (0, len(pair.target_text)),
            (0, len(pair.source_text)),
            Confidence.LIKELY,
        )


def _clauses(pair: Pair) -> int:
    """How many clauses of the source may have become sentences: its commas and colons, in languages that do so."""
    return len(_CLAUSE_END.findall(pair.source_text)) if lengths.divides(pair.locale) else 0


def _text(pair: Pair, factor: float, *, more: int) -> str:
    """What is wrong; `factor` is how many times longer the translation is expected to be."""
    counts = ""
    if more:
        here, there = len(pair.source_reading.sentences), len(pair.target_reading.sentences)
        counts = f", and has {there} {'sentence' if there == 1 else 'sentences'} where the source has {here}"
    if factor > 1:
        shorter = f"the translation is {100 - 100 / factor:.0f} % shorter than such texts are in {pair.locale}"
        return f"{shorter}{counts}; something may be left out, expected all that the source says"
    longer = f"the translation is {100 / factor - 100:.0f} % longer than such texts are in {pair.locale}"
    return f"{longer}{counts}; something may be put in, expected only what the source says"
