"""The parts of a day, and which hour of it an hour on the face of a clock is in one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from babel import Locale

from localize.language.calendar_names import day_period_names

_NOON = 12
_DAY = 24
_SURE = 2
"""How many hours nearer to a part of the day one of two hours outside it must be: "9 at night" may be either."""
_HALVES = ("am", "pm")
"""The ids of the halves of a day, and their names in English."""
_WIDTHS = ("wide", "abbreviated")


class DayPart(NamedTuple):
    """A part of the day from the hour `first` to the hour `last`, which is smaller where midnight is between them.

    `alone` says that its words go with hours only: "8 pm", but not "1 abends", which may be a tablet in the evening.
    `before` says that they stand before the hour: 午後8時.
    """

    first: int
    last: int
    alone: bool = False
    before: bool = False

    def hours(self, hour: int) -> tuple[int, ...]:
        """The hours from 0 to 23 that an hour from 0 to 12 can be: one, or both where the words leave it open.

        People stretch the parts of the day: "11 at night" is 23, and "1 at night" is 1, with night from 0 to 5.
        """
        nearest, other = sorted((hour % _NOON, hour % _NOON + _NOON), key=self._distance)
        distance, farther = self._distance(nearest), self._distance(other)
        return (nearest,) if distance == 0 < farther or farther - distance > _SURE else (nearest, other)

    def _distance(self, hour: int) -> int:
        """How many hours an hour is before or after this part; 0 in it."""
        if (hour - self.first) % _DAY <= (self.last - self.first) % _DAY:
            return 0
        return min((self.first - hour) % _DAY, (hour - self.last) % _DAY)


_FORENOON, _AFTERNOON = DayPart(0, 11), DayPart(12, 23)
PARTS = {
    "forenoon": _FORENOON,
    "noon": DayPart(12, 12),
    "afternoon": _AFTERNOON,
    "night": DayPart(21, 4),
    "either": DayPart(0, 23),
}
"""By the names of the lists in the data files."""


def named_parts(locale: Locale, regions: Iterable[Locale]) -> Iterator[tuple[str, DayPart]]:
    """CLDR's names of the parts of the day after or before an hour in a language, with those of its regions.

    A morning is any time before noon, whatever CLDR divides it into. Names that are not translated are left out.
    """
    parts = dict([*zip(_HALVES, (_FORENOON, _AFTERNOON), strict=True), *_ruled(locale)])
    for each in regions:
        names = day_period_names(each).get("format", {})
        for width in _WIDTHS:
            for period, name in names.get(width, {}).items():
                if period in parts and name.lower() not in _HALVES:
                    yield name, parts[period]


def _ruled(locale: Locale) -> Iterator[tuple[str, DayPart]]:
    """The parts of the day by CLDR's rules for a language (UTS #35, "Day Period Rules"), by their ids."""
    for period, rules in locale.day_period_rules.get(None, {}).items():
        for rule in rules:
            first, last = (rule.get(key, rule.get("at", 0)) // 3600 for key in ("from", "before"))
            forenoon = period.startswith("morning") and last <= _NOON
            yield period, DayPart(0, _NOON) if forenoon else DayPart(first, last)
