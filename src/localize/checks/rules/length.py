"""Translations that are too short or too long for their sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from localize.checks.pair import Message, Pair
from localize.checks.text_reading import TextReading
from localize.checks.usual_lengths import compared_sizes
from localize.expressions import expression, unicode_expression
from localize.language import lengths
from localize.model.finding import Confidence

_FAR = 3.4
"""Standard deviations from the expected length at least; about 0.5 % of published translations are farther away."""
_FAR_WITH_SENTENCES = 1.8
"""Those at least where as many sentences are missing, or too many."""
_FAR_WITH_CLAUSES = 2.9
"""Those at least where each sentence that is too many may be a clause of the source."""
_CLAUSE_END = expression(r"[,;:–—]\s|[،؛、，；：]")
_GLUED = unicode_expression(r"(?:\p{Ll}{2}|\p{Nd}{3})[.!?]\p{P}?(?=\p{Lu}\p{Ll}*[ ,])")
"""The end of a sentence after which the space was forgotten: "in March.In April, "."""
_REMARK = unicode_expression(r"[(（][^()（）]*+[)）]")
_ABBREVIATION = unicode_expression(r"(?<![\p{L}\p{N}-])\p{Lu}{2,6}(?![\p{L}\p{N}-])")
_WRITTEN_OUT = 8
"""Letters of the word that each letter of an abbreviation stands for."""


def length(pair: Pair) -> Iterator[Message]:
    """A translation that is much shorter or longer than others of such a source: something is left out or put in."""
    if (
        not (lengths.knows(pair.source_locale) and lengths.knows(pair.locale))
        or (sizes := compared_sizes(pair)) is None
    ):
        return
    source, target = sizes
    expected = lengths.expected(source, pair.source_locale, pair.locale)
    deviation = lengths.deviation(source, target, expected=expected)
    if deviation >= _FAR_WITH_SENTENCES:
        source += _WRITTEN_OUT * _written_out(pair)
        target -= _repeated_names(pair)
        expected = lengths.expected(source, pair.source_locale, pair.locale)
        deviation = max(0, lengths.deviation(source, target, expected=expected))
    if abs(deviation) < _FAR_WITH_SENTENCES:
        return
    more = _sentences(pair.target_reading) - _sentences(pair.source_reading)
    if 0 < more <= _clauses(pair) and deviation < _FAR_WITH_CLAUSES:
        return
    if abs(deviation) >= _FAR or more * deviation > 0:
        yield Message(
            _text(pair, expected / target, more=more if more * deviation > 0 else 0),
            (0, len(pair.target_text)),
            (0, len(pair.source_text)),
            Confidence.LIKELY,
        )


def _sentences(reading: TextReading) -> int:
    """How many sentences a text has, also where the space between two was forgotten."""
    return len(reading.sentences) + len(_GLUED.findall(reading.prose))


def _written_out(pair: Pair) -> int:
    """How many letters the abbreviations have that the source has in running text, and the translation has not."""
    source, target = (
        Counter(_ABBREVIATION.findall(_REMARK.sub(" ", reading.prose)))
        for reading in (pair.source_reading, pair.target_reading)
    )
    return sum(map(len, (source - target).elements()))


def _repeated_names(pair: Pair) -> int:
    """The letters and digits in brackets of the translation that repeat a name as the source has it."""
    return sum(
        lengths.size(remark[0])
        for remark in _REMARK.finditer(pair.target_reading.prose)
        if remark[0][1:-1] in pair.source_reading.prose and remark[0] not in pair.source_reading.prose
    )


def _clauses(pair: Pair) -> int:
    """How many clauses of the source may have become sentences: its commas and colons, in languages that do so."""
    return len(_CLAUSE_END.findall(pair.source_text)) if lengths.divides(pair.locale) else 0


def _text(pair: Pair, factor: float, *, more: int) -> str:
    """What is wrong; `factor` is how many times longer the translation is expected to be."""
    counts = ""
    if more:
        here, there = _sentences(pair.source_reading), _sentences(pair.target_reading)
        counts = f", and has {there} {'sentence' if there == 1 else 'sentences'} where the source has {here}"
    if factor > 1:
        shorter = f"the translation is {100 - 100 / factor:.0f} % shorter than such texts are in {pair.locale}"
        return f"{shorter}{counts}; something may be left out, expected all that the source says"
    longer = f"the translation is {100 / factor - 100:.0f} % longer than such texts are in {pair.locale}"
    return f"{longer}{counts}; something may be put in, expected only what the source says"
