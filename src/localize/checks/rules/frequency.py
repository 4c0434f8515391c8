"""Frequencies: how often, and at which interval, as in the source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from localize.checks import guards
from localize.checks.pair import Message, Pair
from localize.checks.rules.units import with_other_unit
from localize.language.frequencies import ONE, Frequency, Range
from localize.model.finding import Confidence, Span

_Frequencies = Sequence[Frequency]


def frequency(pair: Pair) -> Iterator[Message]:
    """Another frequency or interval than in the source: "every two days" for "twice daily"; compared by value."""
    if not guards.frequent(pair.source_locale, pair.locale):
        return
    if pair.source_reading.frequencies:
        yield from _other_frequencies(pair)
    if any(number.has_firm_unit for number in pair.source_reading.numbers) or pair.source_reading.frequencies:
        yield from _lost_need(pair)


def _other_frequencies(pair: Pair) -> Iterator[Message]:
    source, target = pair.source_reading.frequencies, pair.target_reading.frequencies
    lost, gained = _differing(source, target)
    numbers = _reported(pair) if lost else frozenset()
    for expected, other in zip(lost, gained, strict=False):
        if numbers.isdisjoint({*_offsets(expected, 0), *_offsets(other, 1)}):
            yield _exchanged(pair, expected, other)
    for expected in () if target else lost:
        if expected.precise and numbers.isdisjoint(_offsets(expected, 0)):
            text = f"{_source_text(pair, expected)} is missing, expected it as in the source: {_meaning(expected)}"
            yield Message(text, source=expected.span, confidence=Confidence.POSSIBLE)


def _lost_need(pair: Pair) -> Iterator[Message]:
    """That a dose is for when there is a need for it, and the translation does not say so."""
    expected = next((cue for cue in pair.source_reading.as_needed if cue.hard), None)
    if expected and not pair.target_reading.as_needed:
        text = f"{expected.text!r} is missing, expected it as in the source"
        yield Message(text, source=(expected.start, expected.end), confidence=Confidence.POSSIBLE)


def _differing(source: _Frequencies, target: _Frequencies) -> tuple[_Frequencies, _Frequencies]:
    """The frequencies of each side that the other one lacks, in order.

    One that is written once for two of the same value is not lacking, if no other one stands there for the second.
    """
    rest = list(target)
    lost: list[Frequency] = []
    for each in source:
        match = next((other for other in rest if each.equals(other)), None)
        if match:
            rest.remove(match)
        else:
            lost.append(each)
    only_lost, only_gained = _lacking(lost, target), _lacking(rest, source)
    if not only_lost and not only_gained:
        return (), ()
    return only_lost or lost, only_gained or rest


def _lacking(some: _Frequencies, others: _Frequencies) -> list[Frequency]:
    return [each for each in some if not any(map(each.equals, others))]


def _exchanged(pair: Pair, expected: Frequency, other: Frequency) -> Message:
    text = (
        f"{pair.target_text[slice(*other.span)]!r} is {_meaning(other)}, "
        f"expected {_source_text(pair, expected)}: {_meaning(expected)}"
    )
    confidence = Confidence.LIKELY if expected.meets(other) else Confidence.CERTAIN
    return Message(text, other.span, expected.span, confidence=confidence)


def _source_text(pair: Pair, frequency: Frequency) -> str:
    return repr(pair.source_text[slice(*frequency.span)])


def _reported(pair: Pair) -> frozenset[tuple[int, int]]:
    """The offsets of what other rules say of numbers and units, with 0 for the source, 1 for the translation."""
    numbers = pair.numbers
    spans: list[tuple[Span, int]] = [(number.span, 0) for number in numbers.lost]
    spans += ((number.span, 1) for number in numbers.gained)
    for both in with_other_unit(pair):
        spans += ((number.span, side) for side, number in enumerate(both))
    return frozenset((offset, side) for (start, end), side in spans for offset in range(start, end))


def _offsets(frequency: Frequency, side: int) -> Iterator[tuple[int, int]]:
    return ((offset, side) for offset in range(*frequency.span))


def _meaning(frequency: Frequency) -> str:
    """A frequency in words: "2 times a day", "once every 8 hours"."""
    times = "once" if frequency.times == ONE else f"{_written(frequency.times)} times"
    if frequency.period == ONE:
        return f"{times} {'an' if frequency.unit == 'hour' else 'a'} {frequency.unit}"
    return f"{times} every {_written(frequency.period)} {frequency.unit}s"


def _written(numbers: Range) -> str:
    low, high = (f"{number.normalize():f}" for number in numbers)
    return low if low == high else f"{low} to {high}"
