"""The hour of the day that a number is by the words beside it: 8 pm, 午後8時, 8 Uhr abends."""

from __future__ import annotations

from decimal import Decimal

from localize.expressions import expression
from localize.language.quantities.day_parts import DayPart
from localize.language.quantities.meanings import units
from localize.language.quantities.model import Notation, Quantity
from localize.language.quantities.scan import Event

_CLOSE = ("", " ", " '")
"""What may stand between an hour and the part of the day: Dutch "8 uur 's avonds"."""
_JOINED = (*_CLOSE, ". ", ".", "'", "-")
"""What may stand between an hour and the word of a clock, or a part of the day before it: "kl. 8", "8-kor"."""
_HOUR = 60
"""The minutes of an hour."""
_SOON = 2
"""How many phrases after an hour are looked at for its minutes: "neuf heures moins le quart"."""
_MIDNIGHT = Decimal(24)
_HOURS = frozenset(map(Decimal, range(1, 25)))
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

    def before_hour(self, number: Quantity, events: list[Event], index: int, following: int) -> Quantity:
        """The hour before a number that words beside it count minutes to: "halb neun" is 8:30, and so is 20:30.

        The words become its minutes.
        """
        if len(number.values) != 1 or number.values[0] not in _HOURS or not _may_be_hour(number):
            return number
        event, minutes = self._minutes_to(number, events, index, following)
        if event is None:
            return number
        written = event.number.values if event.number else ()
        values = tuple(dict.fromkeys((Decimal(_HOUR - minutes), *written)))
        event.number = Quantity(values, Notation.WORD, event.start, event.end)
        hour = (number.values[0] - 1) % _NOON
        return number._replace(values=(hour, hour + _NOON) if hour else (_NOON, hour))

    def _minutes_to(
        self, number: Quantity, events: list[Event], index: int, following: int
    ) -> tuple[Event | None, int]:
        """The phrase beside an hour that counts minutes to it, and how many."""
        before = events[index - 1] if index else None
        meaning = before.meaning_of("minutes-to") if before else None
        if before and meaning and self._text[before.end : number.start] in _CLOSE:
            return before, meaning.value
        end = number.end
        for event in events[following : following + _SOON]:
            if self._text[end : event.start] not in _CLOSE:
                break
            if meaning := event.meaning_of("minutes-to-after"):
                return event, meaning.value
            if not event.meaning_of("clock"):
                break
            end = event.end
        return None, 0

    def daytime(self, number: Quantity, events: list[Event], index: int, following: int, *, clock: bool) -> Quantity:
        """The number as an hour of the day, if a word of clocks or minutes show that it is one: 8 Uhr morgens.

        `clock` says that it is known to be one.
        """
        if not _may_be_hour(number):
            return number
        if number.unit and self._are_minutes(number, events, index):
            number = number._replace(unit=None, other_units=())  # "8:30 h" are no 30 hours
        clock = clock or events[following - 1].meaning_of("clock") is not None
        if not clock and following < len(events) and events[following].meaning_of("clock"):
            clock = self._text[number.end : events[following].start] in _JOINED
            following += clock
        first = index - 1
        if first >= 0 and events[first].meaning_of("clock") and not events[first].number:
            clock = clock or self._text[events[first].end : number.start] in _JOINED
            first -= 1
        minutes = bool(_MINUTES.match(self._text, number.end))
        if minutes and number.values == (_MIDNIGHT,):  # 24:00 is 0:00
            number = number._replace(values=(Decimal(0), _MIDNIGHT))
        event, part = self._after(number, events, following)
        if part is not None and self._tell_hour_of(number, events, index, part):
            return number
        if part is None and (part := self._before(events, first)):
            event = events[first]
        hour = part is not None and part.alone and number.unit is not None and number.unit.name == "hour"
        if event is None or part is None or not (hour or clock or minutes):
            return number
        event.number = None  # 正午12時 is one number
        return _of_day(number, part)

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

    def _are_minutes(self, number: Quantity, events: list[Event], index: int) -> bool:
        """Whether a number stands behind an hour and a colon."""
        before = events[index - 1].number if index else None
        return before is not None and self._text[before.end : number.start] == ":"

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


def _may_be_hour(number: Quantity) -> bool:
    return number.unit is None or number.unit.dimension == "time"


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
    midnight = (_MIDNIGHT,) if 0 in hours else ()
    values = dict.fromkeys((*map(Decimal, hours), *midnight, hour.values[0]))
    return hour._replace(values=tuple(values), daytime=len(hours) == 1)
