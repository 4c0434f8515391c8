"""Numbers that belong together: ranges, lists, dates."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from localize.language.quantities.clock import with_hour_of
from localize.language.quantities.meanings import Meaning
from localize.language.quantities.model import Quantity
from localize.language.quantities.phrases import Phrases, tokens
from localize.language.quantities.scan import Event, lower

_COMMAS = (",", "،", "，")
_ENUMERATION = "、"
_DATE_GAP = 6
"""The most characters between two parts of a date: "4 de marzo", "March 28, 2020"."""
_YEARS = range(1000, 3000)
_LONGEST_PART = 24
"""The most characters between a part and its whole: "5 of the first 20"."""
_NOT_IN_DATES = frozenset(";:!?()")


class Groups:
    """Brings together the numbers of one text that belong together."""

    def __init__(self, text: str, phrases: Phrases[Meaning]) -> None:
        self._text = text
        self._phrases = phrases

    def join(self, events: list[Event]) -> None:
        """Marks the ends of ranges, the parts of lists that share a unit, and the numbers of dates."""
        numbered = [index for index, event in enumerate(events) if event.number]
        if len(numbered) < 2:
            return
        hour: int | None = None  # the number before that is an hour, if this one is its minutes
        pending: list[int] = []  # numbers before commas, a list only if an "and" or "or" comes
        for index, other in pairwise(numbered):
            low, high = events[index].number, events[other].number
            assert low is not None
            assert high is not None
            gap = self._text[low.end : high.start].strip().removeprefix(".").lstrip()  # "4. til 6."
            word = self._word_between(events, index, other)
            if word and word.meaning_of("of") and len(gap) <= _LONGEST_PART:
                events[index].number = low = low._replace(parted=True)
            ranged = gap == "-" or bool(word and word.meaning_of("range") and gap == self._written(word))
            is_list = not ranged and (self._is_list(gap, word, pending) or self._is_bracketed(gap, high))
            if low.month or high.month:
                events[index].number = low._replace(ranged=ranged)
            elif ranged:
                events[index].number = self._ranged(low, high)
                events[other].number = self._shared(low, self._short_year(low, high))
            elif gap in _COMMAS:
                pending.append(index)
                continue
            elif is_list:
                events[index].number = self._scaled(low, high)
                for member in (*pending, index):
                    self._mark(events[member], listed=True)
            if ranged or is_list:
                self._tell_hour(events[index if hour is None else hour], high)
            hour = index if gap == ":" else None
            pending = []
        self._date(events, numbered)

    def _word_between(self, events: list[Event], index: int, other: int) -> Event | None:
        """The only phrase between two numbers."""
        between = events[index + 1 : other]
        return between[0] if len(between) == 1 and not between[0].number else None

    def _written(self, event: Event) -> str:
        return self._text[event.start : event.end]

    def _mark(self, event: Event, *, listed: bool = False, dated: bool = False) -> None:
        if event.number:
            number = event.number
            event.number = number._replace(listed=number.listed or listed, dated=number.dated or dated)

    def _tell_hour(self, event: Event, high: Quantity) -> None:
        if high.daytime and event.number:
            event.number = with_hour_of(event.number, high)

    def _is_list(self, gap: str, word: Event | None, pending: list[int]) -> bool:
        """Whether two numbers are of one list: "5 or 10 mg"; after a comma only if the list has more commas."""
        if gap == _ENUMERATION:
            return True
        if word is None or not word.meaning_of("list"):
            return False
        return gap.lstrip("".join(_COMMAS)).strip() == self._written(word) and (gap[0] not in _COMMAS or bool(pending))

    def _is_bracketed(self, gap: str, high: Quantity) -> bool:
        """Whether a bracket between number and unit holds another: "5 (2–9) days", but not "5 (2%) patients"."""
        return gap == "(" and (high.unit is None or ")" in self._text[high.start : high.end])

    def _date(self, events: list[Event], numbered: list[int]) -> None:
        """Marks months beside a number, and the numbers beside a month with those of their list."""
        for position, index in enumerate(numbered):
            number = events[index].number
            if number is None or not number.month:
                continue
            for step in (-1, 1):
                near = number
                for other in numbered[position + step :: step][:2] if position + step >= 0 else ():
                    part = events[other].number
                    if part is None or part.month or not self._is_part(near, part, first=near is number):
                        break
                    self._mark(events[other], dated=True)
                    self._mark(events[index], dated=True)
                    near = part
                    if part.values and part.values[0] in _YEARS:
                        break

    def _is_part(self, near: Quantity, part: Quantity, *, first: bool) -> bool:
        """Whether a number continues a date: it stands beside the month, or is a year after it, or a second day."""
        low, high = sorted((near, part), key=lambda number: number.start)
        gap = self._text[low.end : high.start]
        if len(gap) > _DATE_GAP or set(gap) & _NOT_IN_DATES:
            return False
        year = bool(part.values) and part.values[0] in _YEARS
        if any(comma in gap for comma in _COMMAS):
            return year
        return first or year or low.listed or low.ranged

    def _without_implied(self, low: Quantity, high: Quantity) -> Quantity:
        """The lower number without the years of "aged", where the higher one has a unit: "aged 6 to 12 months"."""
        implied = low.unit is not None and self._text[low.end - 1].isdigit()
        return low._replace(unit=None) if implied and high.unit else low

    def _shared(self, low: Quantity, high: Quantity) -> Quantity:
        """The upper end of a range whose percent sign stands before the lower one: Turkish %33-43."""
        before = self._text[low.start : low.start + 1] == "%"
        return high._replace(unit=low.unit) if before and high.unit is None else high

    def _short_year(self, low: Quantity, high: Quantity) -> Quantity:
        """The second year of "2010–11", which is 2011 too."""
        if len(low.values) != 1 or len(high.values) != 1 or not 1000 <= low.values[0] < 2100 or high.unit:
            return high
        year = low.values[0] // 100 * 100 + high.values[0]
        return high._replace(values=(*high.values, year)) if low.values[0] < year < low.values[0] + 100 else high

    def _ranged(self, low: Quantity, high: Quantity) -> Quantity:
        """The lower end of a range, which shares the magnitude of the upper one."""
        return self._without_implied(self._scaled(low, high), high)._replace(ranged=True, listed=True)

    def _scaled(self, low: Quantity, high: Quantity) -> Quantity:
        """A number that may have the magnitude of the one after it: "between 2 and 3 million"."""
        if not (low.values and high.values and low.end - low.start <= 4 and high.values[0] >= 1000 * low.values[0]):
            return low
        written = self._text[high.start : high.end]
        magnitude = next((meaning.value for meaning in self._magnitudes_in(written)), None)
        return low._replace(values=(*low.values, low.values[0] * magnitude)) if magnitude else low

    def _magnitudes_in(self, text: str) -> Iterator[Meaning]:
        items = tokens(lower(text))
        for index in range(len(items)):
            yield from (meaning for meaning in self._phrases.at(items, index)[1] if meaning.kind == "magnitude")
