"""The frequencies of a text, in order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from localize.dataclass import dataclass
from localize.expressions import unicode_expression
from localize.language import quantities
from localize.language.frequencies.finder import PhraseFinder
from localize.language.frequencies.model import DAYS, ONE, Frequency, Range
from localize.language.frequencies.templates import (
    LanguagePhrases,
    Needs,
    PhraseTable,
    begins_period,
    has_phrases,
    language_phrases,
)
from localize.language.frequencies.tree import Span
from localize.language.quantities import Quantity, plain_form
from localize.language.tags import language

_BREAK = unicode_expression(r"[.,;:!?()。，；：！？（）、،؛؟।\n]")
_MOST_WORDS = 3
"""The most words between how many times and in which period: "günde en fazla iki kez"."""
_MOST_AMOUNT_WORDS = 2
"""The most words between an amount and its period: "20 mg ibuprofen daily"."""
_LONGEST_GAP = 24
_LONGEST_SPACELESS_GAP = 6


@dataclass(frozen=True, slots=True)
class _PhraseHit:
    """A phrase and what it says; one without a unit says how many times only."""

    start: int
    end: int
    times: Range | None
    period: Range
    unit: str
    numbered: bool
    needs: Needs


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number, and whether it has a unit as doses have, that is never left out."""

    start: int
    end: int
    dose: bool


def knows(tag: str) -> bool:
    """Whether there is data on how a locale's language says how often."""
    return has_phrases(language(tag))


def read(text: str, tag: str, numbers: Sequence[Quantity]) -> tuple[Frequency, ...]:
    """The frequencies of a text of a locale, with offsets into it; `numbers` are those that were read in it.

    None where there is no data for the locale's language, or no unit of time in the text.
    """
    code = language(tag)
    if not has_phrases(code) or not any(map(begins_period(code).__getitem__, text.split())):
        return ()
    phrases = language_phrases(code)
    plain, offsets = plain_form(text)
    reader = _FrequencyReader(quantities.lower(plain), tag, phrases)
    frequencies = reader.frequencies(sorted(_amounts(numbers, offsets), key=lambda amount: amount.start))
    if offsets is None:
        return tuple(frequencies)
    return tuple(replace(each, start=offsets[each.start], end=offsets[each.end - 1] + 1) for each in frequencies)


def may_begin(piece: str, tag: str) -> bool:
    """Whether a frequency may begin in a piece of text without spaces; in a text without such pieces there is none."""
    code = language(tag)
    return has_phrases(code) and begins_period(code)[piece]


def _amounts(numbers: Sequence[Quantity], offsets: list[int] | None) -> Iterator[_Amount]:
    """The numbers that are no dates, where they stand in the plain form of the text."""
    for number in numbers:
        if not number.dated:
            start, end = number.span
            if offsets:
                start, end = bisect_left(offsets, start), bisect_left(offsets, end)
            yield _Amount(start, end, dose=number.has_firm_unit)


class _FrequencyReader:
    """Reads one text in its plain form, in small letters."""

    def __init__(self, text: str, tag: str, phrases: LanguagePhrases) -> None:
        self._text = text
        self._tag = tag
        self._phrases = phrases

    def frequencies(self, amounts: Sequence[_Amount]) -> Iterator[Frequency]:
        """The frequencies in order; `amounts` are the numbers of the text, in order."""
        phrases = self._phrases
        periods = list(self._hits(phrases.periods))
        if not periods:
            return
        hits = _apart([*periods, *self._hits(phrases.times)])
        used = -1
        for index, period in enumerate(hits):
            if not period.unit:
                continue
            often = None if period.times else self._times_near(hits, index, used)
            if often is not None:
                used = often
                yield _frequency(period, hits[often], precise=True)
                continue
            amount = None if period.needs is Needs.TIMES else self._amount_near(period, amounts)
            if period.times or amount or period.needs is Needs.NOTHING:
                yield _frequency(period, None, precise=bool(period.times or (amount and amount.dose)))

    def _hits(self, finder: PhraseFinder[PhraseTable]) -> Iterator[_PhraseHit]:
        for table, match in finder.find(self._text):
            meaning = table.meanings[match.phrase]
            number = _number(self._written(match.number), self._tag) if meaning.number else None
            unit = meaning.unit or _unit(self._written(match.unit), self._tag)
            if (meaning.number and number is None) or (not unit and finder is not self._phrases.times):
                continue
            yield _PhraseHit(
                match.start,
                match.end,
                number if meaning.number == "times" else meaning.times,
                (number if meaning.number == "period" else None) or meaning.period,
                unit,
                numbered=number is not None,
                needs=table.needs,
            )

    def _written(self, span: Span | None) -> str:
        return self._text[slice(*span)] if span else ""

    def _times_near(self, hits: list[_PhraseHit], index: int, used: int) -> int | None:
        """The index of the phrase next to a period that says how many times; those up to `used` are taken."""
        near = [at for at in (index - 1, index + 1) if used < at < len(hits) and not hits[at].unit]
        gaps = {at: self._gap(*hits[min(at, index) :][:2]) for at in near}
        close = {at: gap for at, gap in gaps.items() if gap is not None}
        return min(close, key=close.__getitem__, default=None)

    def _gap(self, first: _PhraseHit, second: _PhraseHit) -> int | None:
        """How many characters stand between two phrases; None where they do not belong together."""
        gap = self._text[first.end : second.start]
        most = _LONGEST_GAP if self._phrases.spaces else _LONGEST_SPACELESS_GAP
        if len(gap) > most or _BREAK.search(gap) or len(gap.split()) > _MOST_WORDS:
            return None
        return len(gap)

    def _amount_near(self, period: _PhraseHit, amounts: Sequence[_Amount]) -> _Amount | None:
        """The amount next to a period: "20 mg daily", "two tablets a day", "1日20mg"."""
        following = bisect_left(amounts, period.start, key=lambda amount: amount.start)
        if following:
            amount = amounts[following - 1]
            if amount.end > period.start:
                return amount if self._text[period.start] == "/" else None
            if self._is_near(self._text[amount.end : period.start], _LONGEST_GAP):
                return amount
        if self._phrases.amount_after:
            after = next((amount for amount in amounts[following : following + 3] if amount.start >= period.end), None)
            gap = self._text[period.end : after.start] if after else ""
            most = _LONGEST_GAP if self._phrases.spaces else _LONGEST_SPACELESS_GAP
            if after and not gap.strip():
                return after
            if after and after.dose and self._is_near(gap, most):
                return replace(after, dose=False)  # what stands between may be another amount's
        return None

    def _is_near(self, gap: str, most: int) -> bool:
        """Whether what stands between an amount and its period leaves them together: "1日に水を2リットル"."""
        return not _BREAK.search(gap) and len(gap) <= most and len(gap.split()) <= _MOST_AMOUNT_WORDS


def _frequency(period: _PhraseHit, often: _PhraseHit | None, *, precise: bool) -> Frequency:
    start, end = period.start, period.end
    if often:
        start, end = min(start, often.start), max(end, often.end)
    times = (often and often.times) or period.times or ONE
    precise = precise or period.numbered or period.period != ONE
    return Frequency(times, period.period, period.unit, start, end, precise=precise)


def _apart(hits: Iterable[_PhraseHit]) -> list[_PhraseHit]:
    """The phrases in order; of those that overlap, the first and longest."""
    apart: list[_PhraseHit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not apart or hit.start >= apart[-1].end:
            apart.append(hit)
    return apart


def _number(written: str, tag: str) -> Range | None:
    """What a number or a range of numbers in a phrase is; None where it is no number that can be compared."""
    values = [number.values[0] for number in quantities.read(written, tag) if number.values]
    if not values or min(values[0], values[-1]) <= 0:
        return None
    return min(values[0], values[-1]), max(values[0], values[-1])


def _unit(written: str, tag: str) -> str:
    """The name of the unit of time that a word of a locale means; "" for none."""
    names = quantities.unit_names(tag)[written] if written else frozenset()
    return next((name for name in DAYS if name in names), "")
