"""What the neighbours of a number say of it: magnitude, unit, sign, comparison."""

from __future__ import annotations

from decimal import Decimal

from localize.expressions import unicode_expression
from localize.language.quantities.clock import Clock
from localize.language.quantities.meanings import Meaning, units
from localize.language.quantities.model import Notation, Quantity, Unit
from localize.language.quantities.phrases import Phrases
from localize.language.quantities.scan import Event, is_vulgar, reaches

_MINUS = unicode_expression(r"(?:^|(?<=[(<>=≤≥])|(?<=[^0-9% ] )|(?<=^ ))-\Z")
_POWER = unicode_expression(r" ?[x×·⋅*] ?10(?:\^(-?[0-9]{1,2})(?![0-9])|([⁻]?[⁰¹²³⁴-⁹]{1,2}))")
_EXPONENT = unicode_expression(r"\^(-?[0-9]{1,2})(?![0-9])|([⁻]?[⁰¹²³⁴-⁹]{1,2})")
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_ELISION = unicode_expression(r"['’]\p{L}")
"""After a letter that is an article and no unit: "(2) l’avant du pied" has no litres in it."""
_NAME_AFTER = unicode_expression(r"(?<=[A-Z])[0-9]+[A-Za-z]")
"""After a letter that begins a name and is no unit: "2009 H1N1"."""
_SIGNS = ("−", "-")
_CLOSE = ("", " ")
_JOINED = ("", " ", "-", "'", " - ", ") ", ")")
_ORDINAL = (*_JOINED, ". ")
"""What may stand between a decade and its word: Czech "ve 30. letech"."""
_MULTIPLIED = ("", " ", "-", "+ ", "+")
"""What may stand before a word that multiplies: "$300+ billion"."""
_LONGEST_JOIN = max(map(len, (*_CLOSE, *_JOINED, *_MULTIPLIED)))
_DIVIDED = (" / ", "/", " /", "/ ")
_MOST_DIVISORS = 2
"""The most divisors of a unit, one after another: two in mg/kg/day."""
_MOST_VALUES = 6
"""The most values of one number that are looked at."""
_TEN = (Decimal(10),)
_HALF = (Decimal("0.5"),)
_COUNTERS = frozenset("个個片粒颗顆丸瓶杯勺匙錠")
"""What counts things, between a number and its half in Chinese and Japanese: 2片半 is 2.5 tablets."""
_MONTHS = {(Decimal(month),) for month in range(1, 13)}
_DECADES = {Decimal(decade) for decade in range(10, 100, 10)}
_DIGITS = frozenset(map(Decimal, range(1, 10)))
_TENS = frozenset(map(Decimal, range(20, 100, 10)))
_HUNDRED = Decimal(100)
_COMPOUND = (" ", "-")
"""What may stand between the words of one number."""
_NEARBY = 3
"""The most phrases that are looked at on each side of a number."""


class Neighbours:
    """What is near the numbers of one text."""

    def __init__(self, text: str, phrases: Phrases[Meaning]) -> None:
        self._text = text
        self._phrases = phrases
        self._clock = Clock(text)

    def extend(self, events: list[Event], index: int) -> None:
        """Gives the number at an index its magnitude and unit, its sign, percent and comparison."""
        number = events[index].number
        if number is None or number.month:
            return
        following = index + 1
        if number.written is Notation.WORD:
            number, following = self._compound(number, events, following)
        if number.written is not Notation.WORD or self._is_close(number, events, following):
            number, following = self._magnitudes(number, events, following)
        number = self._decade(number, events, index, following)
        if not number.month and self._is_close(number, events, following):
            number, following = self._clock.with_words(number, events, index, following)
            number, following = self._units(number, events, following)
            half = events[following] if following < len(events) and number.unit else None
            if half and half.start == number.end and self._is_half(half):
                number = _with_half(number, half)
        hour = self._clock.before_hour(number, events, index, following)
        number = self._clock.daytime(hour, events, index, following, clock=hour is not number)
        number = self._signed(number, events, index)
        events[index].number = self._compared(number, events, index, following)

    def _is_close(self, number: Quantity, events: list[Event], following: int) -> bool:
        """Whether a phrase stands so near behind a number that it can be its unit, or multiply it."""
        return following < len(events) and events[following].start - number.end <= _LONGEST_JOIN

    def _magnitudes(self, number: Quantity, events: list[Event], following: int) -> tuple[Quantity, int]:
        """What multiplies a number, adds a fraction to it, or makes it a month; and the index of what follows."""
        multiplied = False
        number = self._with_comparison(number, events, following)
        while following < len(events):
            event = events[following]
            gap = self._text[number.end : event.start]
            factors = tuple(meaning.value for meaning in event.all("magnitude"))
            if factors and gap in _MULTIPLIED and event.meaning_of("unit"):
                return self._multiplied(number, (Decimal(1), *factors)), following
            if factors and gap in _MULTIPLIED:
                number = self._multiplied(number, factors)._replace(end=event.end, parts=())
            elif gap in _CLOSE and event.meaning_of("numeral-month") and number.values in _MONTHS:
                number = number._replace(written=Notation.MONTH, month=int(number.values[0]), dated=True, end=event.end)
            elif not gap and event.number and number.values and is_vulgar(self._text, event):
                number = number._replace(values=(number.values[0] + event.number.values[0],), end=event.end)
            elif gap in _COUNTERS and self._is_half(event):
                number = _with_half(number, event)
            else:
                break
            multiplied = multiplied or bool(factors)
            event.number = None
            following += 1
        if multiplied:
            return self._with_rest(number, events, following)
        return self._powers(number, events, following)

    def _compound(self, number: Quantity, events: list[Event], following: int) -> tuple[Quantity, int]:
        """A number of several words as one: "two hundred and twenty-five"; and the index of what follows.

        In "twenty two-hour sessions" it may be the first of them alone.
        """
        may_be = len(number.values) == 1 and not self._phrases.spaceless
        while may_be and following < len(events):
            joined = events[following].meaning_of("list") and not events[following].number  # "hundred and two"
            event = events[following + 1] if joined and following + 1 < len(events) else events[following]
            other = event.number
            if other is None or other.written is not Notation.WORD or len(other.values) != 1:
                break
            gap = self._text[number.end : event.start]
            total = _total(number.values[0], other.values[0], gap)
            after = following + (2 if joined else 1)
            if total is None or (joined and self._is_hundreds(event, events, after)):
                break
            alone = number.values if gap == " " and self._text[event.end : event.end + 1] == "-" else ()
            number = number._replace(values=(total, *alone), end=event.end)
            event.number = None
            may_be, following = not alone, after
        return number, following

    def _is_hundreds(self, digit: Event, events: list[Event], following: int) -> bool:
        """Whether a word is followed by a hundred: "one hundred and two hundred" are two numbers."""
        hundred = events[following] if following < len(events) else None
        counted = hundred is not None and hundred.number is not None and hundred.number.values == (_HUNDRED,)
        return counted and self._text[digit.end : hundred.start if hundred else 0] in _COMPOUND

    def _with_comparison(self, number: Quantity, events: list[Event], following: int) -> Quantity:
        """The number with a comparison that stands before what multiplies it, read after that: 20多万 (> 200,000)."""
        pair = events[following : following + 2]
        if len(pair) < 2 or not self._phrases.spaceless or pair[0].number or not pair[0].meaning_of("after"):
            return number
        between = self._text[number.end : pair[0].start], self._text[pair[0].end : pair[1].start]
        if not pair[1].meaning_of("magnitude") or not set(between) <= set(_CLOSE):
            return number
        events[following : following + 2] = reversed(pair)
        return number._replace(end=pair[0].end)

    def _is_half(self, event: Event) -> bool:
        """Whether a phrase may be the half of a number before it: 1小时半 and 1个半小时 are 1.5 hours."""
        return self._phrases.spaceless and event.number is not None and event.number.values == _HALF

    def _multiplied(self, number: Quantity, factors: tuple[Decimal, ...]) -> Quantity:
        """A number times what the word after it can mean; with 1 where that can be a unit too: Icelandic "2 m"."""
        values = tuple(value * factor for factor in factors for value in number.values)
        return number._replace(values=tuple(dict.fromkeys(values))[:_MOST_VALUES])

    def _powers(self, number: Quantity, events: list[Event], following: int) -> tuple[Quantity, int]:
        """What a power of ten makes of a number: 10⁵, 2.5 × 10^5."""
        ten = number.values == _TEN
        power = (_EXPONENT if ten else _POWER).match(self._text, number.end)
        if not power or number.written is not Notation.DIGITS:
            return number, following
        exponent = int(power[1] or power[2].translate(_SUPERSCRIPT)) - (1 if ten else 0)
        values = tuple(value.scaleb(exponent) for value in number.values)
        while following < len(events) and events[following].start < power.end():
            events[following].number = None
            following += 1
        return number._replace(values=values, end=power.end(), parts=()), following

    def _with_rest(self, number: Quantity, events: list[Event], following: int) -> tuple[Quantity, int]:
        """What follows a magnitude at once is added to it: 3亿5000万."""
        rest = events[following].number if following < len(events) else None
        if not rest or events[following].start != number.end or not self._phrases.spaceless or not number.values:
            return number, following
        other, after = self._magnitudes(rest, events, following + 1)
        if not other.values or other.values[0] >= number.values[0]:
            return number, following
        events[following].number = None
        values = tuple(value + other.values[0] for value in number.values)
        return number._replace(values=values, end=other.end, parts=()), after

    def _decade(self, number: Quantity, events: list[Event], index: int, following: int) -> Quantity:
        """The 1930s as "30er Jahre", "années 30" or, with the century before it, "20世纪30年代"."""
        decade = number.values[0] if len(number.values) == 1 else None
        if decade not in _DECADES or not (
            self._before(events, index, "decade-before") or self._is_decade(number, events, following)
        ):
            return number
        before, word = events[index - 2] if index > 1 else None, events[index - 1] if index else None
        if (
            before
            and word
            and before.number
            and word.meaning_of("century")
            and not self._text[word.end : number.start].strip()
        ):
            century = (before.number.values or (Decimal(0),))[0]
            before.number = None
            return number._replace(values=((century - 1) * 100 + decade,), start=before.start)
        return number._replace(values=(decade, 1900 + decade))

    def _is_decade(self, number: Quantity, events: list[Event], following: int) -> bool:
        event = events[following] if following < len(events) else None
        return (
            event is not None
            and event.meaning_of("decade") is not None
            and self._text[number.end : event.start] in _ORDINAL
        )

    def _units(self, number: Quantity, events: list[Event], following: int) -> tuple[Quantity, int]:
        """The unit after a number, with those it is divided by: mg/kg."""
        units_read: tuple[Unit, ...] = ()
        end, divided = number.end, 0
        while following < len(events) and divided <= _MOST_DIVISORS:
            event = events[following]
            gap = self._text[end : event.start]
            choices = self._choices(number, event, divides=bool(units_read))
            if not choices or gap not in (_DIVIDED if units_read else _JOINED):
                break
            units_read = tuple(unit.per(choices[0]) for unit in units_read) or choices
            divided += 1
            end = event.end
            if event.number and event.number.written is Notation.WORD:
                event.number = None
            following += 1
        if number.unit or not units_read or (not units_read[0].loose and self._is_year(number, units_read[0])):
            return number, following
        return number._replace(unit=units_read[0], other_units=units_read[1:], end=end), following

    def _choices(self, number: Quantity, event: Event, *, divides: bool) -> tuple[Unit, ...]:
        """What a phrase after a number can mean as its unit, or as the divisor of its unit; none for another word."""
        meanings = [
            meaning for meaning in event.meanings if meaning.kind == "unit" or (divides and meaning.kind == "divisor")
        ]
        elided = self._phrases.elides and _ELISION.match(self._text, event.end)
        if not meanings or elided or _NAME_AFTER.match(self._text, event.end):
            return ()
        written = self._text[event.start : event.end]
        capitals = number.written is Notation.WORD and written.isupper()
        if capitals and any(meaning.symbol not in ("", written) for meaning in meanings):
            return ()  # "un MG" is a doctor
        return tuple(dict.fromkeys(meaning.value for meaning in meanings))

    def _is_year(self, number: Quantity, unit: Unit) -> bool:
        """Whether "г" or "a" after a number stands for a year."""
        written = self._text[number.start : number.end]
        return unit.name == "g" and len(written) == 4 and written.isdigit() and written[:2] in ("18", "19", "20")

    def _signed(self, number: Quantity, events: list[Event], index: int) -> Quantity:
        """With the minus or the percent sign before it."""
        before = events[index - 1] if index else None
        start = number.start
        sign = self._text[start - 1 : start]
        if sign not in _SIGNS and (before is None or start - before.end > 1):
            return number  # as most are
        minus = sign == "−" or (sign == "-" and _MINUS.search(self._text, max(0, start - 4), start))
        if before and before.meaning_of("minus") and self._text[before.end : start] in _CLOSE:
            return number._replace(values=tuple(-value for value in number.values), start=before.start)
        if minus and number.written is Notation.DIGITS:
            return number._replace(values=tuple(-value for value in number.values), start=start - 1)
        close = before is not None and self._text[before.end : start] in _CLOSE
        if before and close and number.unit is None and before.meaning_of("percent-before"):
            return number._replace(unit=units()["percent"], start=before.start)
        return number

    def _compared(self, number: Quantity, events: list[Event], index: int, following: int) -> Quantity:
        """With the comparison before or after it; ages without a unit are years."""
        if number.unit is None and self._before(events, index, "aged"):
            number = number._replace(unit=units()["year"])
        before, after = self._before(events, index, "before"), self._after(events, number, following)
        phrase = after if after and self._text[number.end : after.start] == " " else before or after  # "5 or more"
        meaning = phrase.meaning_of("after" if phrase is after else "before") if phrase else None
        timed = number.unit is not None and number.unit.dimension == "time"
        if phrase is None or meaning is None or (meaning.no_time and timed):
            return number
        return number._replace(comparison=meaning.value, sign=meaning.sign, compared=(phrase.start, phrase.end))

    def _before(self, events: list[Event], index: int, kind: str) -> Event | None:
        """The one of the phrases just before a number that says something of it."""
        start = events[index].start
        for event in reversed(events[max(0, index - _NEARBY) : index]):
            meaning = event.meaning_of(kind)
            if meaning and reaches(self._text, event.end, start, self._phrases, sign=meaning.sign):
                return event
            if event.number:
                break
        return None

    def _after(self, events: list[Event], number: Quantity, following: int) -> Event | None:
        for event in events[following : following + _NEARBY]:
            meaning = event.meaning_of("after")
            if meaning and reaches(self._text, number.end, event.start, self._phrases, sign=meaning.sign):
                return event
            if event.number:
                break
        return None


def _total(first: Decimal, second: Decimal, gap: str) -> Decimal | None:
    """What two number words mean as one number, by what stands between them; None if they are two numbers."""
    if gap in _COMPOUND and first < _HUNDRED == second and first in _DIGITS:
        return first * second
    tens = gap in _COMPOUND and first % _HUNDRED in _TENS and second in _DIGITS
    hundreds = (
        gap in (*_COMPOUND, " and ") and first % _HUNDRED == 0 < second < _HUNDRED and first // _HUNDRED in _DIGITS
    )
    return first + second if tens or hundreds else None


def _with_half(number: Quantity, half: Event) -> Quantity:
    """A number that may have a half behind it, or stand alone, as in 2次半片 (half a tablet twice)."""
    values = (*number.values, *(value + _HALF[0] for value in number.values[:1]))
    return number._replace(values=values, end=half.end)
