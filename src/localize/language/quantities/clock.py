"""The hour of the day that a number is by the words beside it: 8 pm, 午後8時, 8 Uhr abends."""

from __future__ import annotations

from decimal import Decimal

from localize.expressions import expression
from localize.language.quantities.day_parts import DayPart
from localize.language.quantities.meanings import units
from localize.language.quantities.model import Quantity
from localize.language.quantities.scan import Event

_CLOSE = ("", " ", " '")
"""What may stand between an hour and the part of the day: Dutch "8 uur 's avonds"."""
_JOINED = (*_CLOSE, ". ", ".", "'", "-")
"""What may stand between an hour and the word of a clock, or a part of the day before it: "kl. 8", "8-kor"."""
_FACE = {Decimal(hour): hour for hour in range(13)}
"""The hours on the face of a clock; 0 is 12, as in Japanese 午後0時."""
_MINUTES = expression(r" ?: ?[0-5][0-9](?![0-9])")
_MOST_MINUTES = 59
_NOON = Decimal(12)


class Clock:
    """Reads the hours of one text."""

    def __init__(self, text: str) -> None:
        self._text = text

    def with_words(self, number: Quantity, events: list[Event], index: int, following: int) -> tuple[Quantity, int]:
        """The number with the words after it that go with hours only, such as "pm", and the index of what follows.

        They may tell the hour before its minutes: 12:30 am is 0:30.
        """
        event, part = self._after(number, events, following)
        if event is None or part is None or not part.alone or number.unit:
            return number, following
        event.number = None  # "12 noon" is one number
        if self._tell_hour_of(number, events, index, part):
            return number._replace(end=event.end), following + 1
        unit = None if event.meaning_of("unit") else units()["hour"]  # Arabic م is both "p.m." and "m"
        return _of_day(number, part)._replace(unit=unit, end=event.end), following + 1

    def daytime(self, number: Quantity, events: list[Event], index: int, following: int) -> Quantity:
        """The number as an hour of the day, if a word of clocks or minutes show that it is one: 8 Uhr morgens."""
        if number.unit is not None and number.unit.dimension != "time":
            return number
        clock = events[following - 1].meaning_of("clock") is not None
        if not clock and following < len(events) and events[following].meaning_of("clock"):
            clock = self._text[number.end : events[following].start] in _JOINED
            following += clock
        first = index - 1
        if first >= 0 and events[first].meaning_of("clock") and not events[first].number:
            clock = clock or self._text[events[first].end : number.start] in _JOINED
            first -= 1
        _, part = self._after(number, events, following)
        if part is not None and self._tell_hour_of(number, events, index, part):
            return number
        part = part or self._before(events, first)
        if part is None:
            return number
        hour = part.alone and number.unit is not None and number.unit.name == "hour"
        return _of_day(number, part) if hour or clock or _MINUTES.match(self._text, number.end) else number

    def _after(self, number: Quantity, events: list[Event], following: int) -> tuple[Event | None, DayPart | None]:
        """The part of the day just behind a number or the words that go with it."""
        event = events[following] if following < len(events) else None
        part = _part(event)
        if event is None or part is None or part.before:
            return None, None
        close = self._text[max(number.end, events[following - 1].end) : event.start] in _CLOSE
        return (event, part) if close else (None, None)

    def _before(self, events: list[Event], first: int) -> DayPart | None:
        """The part of the day just before a number or the word of clocks there."""
        part = _part(events[first]) if first >= 0 else None
        close = part and part.before and self._text[events[first].end : events[first + 1].start] in _JOINED
        return part if close else None

    def _tell_hour_of(self, minutes: Quantity, events: list[Event], index: int, part: DayPart) -> bool:
        """Make the number before minutes an hour of a part of the day; whether there is one."""
        clock = index > 0 and events[index - 1].meaning_of("clock") is not None
        before = events[index - 1 - clock] if index > clock else None
        if before is None or before.number is None:
            return False
        gap = self._text[before.number.end : minutes.start]
        if gap.strip() != ":" and not (clock and gap in _CLOSE and _is_minutes(minutes)):
            return False
        before.number = _of_day(before.number, part)
        return True


def with_hour_of(low: Quantity, high: Quantity) -> Quantity:
    """The first of two hours whose part of the day stands behind the second one only: "8 to 10 pm" begins at 20.

    It may also be the hour that is written, as in "11 to 2 pm".
    """
    face = _FACE.get(low.values[0]) if len(low.values) == 1 and high.daytime and low.unit in (None, high.unit) else None
    if face is None:
        return low
    last, hour = high.values[0], Decimal(face) % _NOON
    if last >= _NOON or hour > last:
        hour += _NOON
    return low._replace(values=(*low.values, hour)) if hour < last or last < _NOON else low


def _is_minutes(number: Quantity) -> bool:
    return bool(number.values) and number.values[0] <= _MOST_MINUTES


def _part(event: Event | None) -> DayPart | None:
    meaning = event.meaning_of("day-part") if event else None
    part: DayPart | None = meaning.value if meaning else None
    return part


def _of_day(hour: Quantity, part: DayPart) -> Quantity:
    """An hour on the face of a clock as one of the day: the hours of 24 that it can be, and itself."""
    face = _FACE.get(hour.values[0]) if hour.values else None
    if face is None:
        return hour
    hours = part.hours(face)
    values = dict.fromkeys((*map(Decimal, hours), hour.values[0]))
    return hour._replace(values=tuple(values), daytime=len(hours) == 1)
