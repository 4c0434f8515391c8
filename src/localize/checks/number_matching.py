"""Matches the numbers of a source with those of its translation, by what they mean."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Set
from decimal import Decimal

from localize.dataclass import dataclass
from localize.language.quantities import Notation, Quantity

_ZERO = (Decimal(0),)
_ONE = (Decimal(1),)
_MINUTES = 2
"""The digits of minutes."""
_OPEN = "open"
"""Marks the hour on the face of a clock, where the part of the day may be open."""
_TEN = Decimal(10)
_EXPONENTS = range(1, 31)
_LONG = 7
"""Digits from which on numbers in a row are compared as one: a telephone number may be divided otherwise."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The result of matching the numbers of a source and its translation.

    `source` and `target` are all numbers. `matched` are the pairs (source, translation), in the order of the source.
    `lost` and `gained` are numbers in digits without a counterpart. `other_word` is the only number word of the source
    without a counterpart, with that of the translation, where nothing else lacks one but "one".
    """

    source: tuple[Quantity, ...]
    target: tuple[Quantity, ...]
    matched: tuple[tuple[Quantity, Quantity], ...]
    lost: tuple[Quantity, ...]
    gained: tuple[Quantity, ...]
    other_word: tuple[Quantity, Quantity] | None = None


_NO_NUMBERS = Comparison((), (), matched=(), lost=(), gained=())


def matched(source: tuple[Quantity, ...], target: tuple[Quantity, ...]) -> Comparison:
    """The numbers of a pair matched, best evidence first: value and unit, value, other readings, words."""
    if not source and not target:
        return _NO_NUMBERS
    matching = _Matching(_with_powers(source, target), _with_powers(target, source))
    matching.match_equal()
    if matching.has_hard:
        for keys in (_by_quantity, _by_size, _by_writing, _by_value, _by_any_value):
            matching.match(keys, _is_hard, _is_hard)
        matching.divide()
        for keys in (_by_size, _by_meaning, _by_share):
            matching.match(keys, _is_hard, _is_soft)
            matching.match(keys, _is_soft, _is_hard)
    matching.match(_by_meaning, _is_soft, _is_soft)
    return matching.result()


def _with_powers(numbers: tuple[Quantity, ...], others: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """The numbers with "10-18" as one, where the other text has 10⁻¹⁸: the exponent has lost its place above."""
    powers = {other.values[0] for other in others if other.values and 0 < other.values[0] < 1}
    if not powers:
        return numbers
    merged: list[Quantity] = []
    for number in numbers:
        low = merged[-1] if merged else None
        if low and low.ranged and low.values == (_TEN,) and number.values and number.start - low.end == 1:
            power = _power(number.values[0])
            if power in powers:
                merged[-1] = number._replace(values=(power,), start=low.start)
                continue
        merged.append(number)
    return tuple(merged)


def _power(exponent: Decimal) -> Decimal | None:
    """Ten to the power of minus a small whole number; None for another one."""
    return Decimal(1).scaleb(-int(exponent)) if exponent in _EXPONENTS else None


def _is_soft(number: Quantity) -> bool:
    """Whether a number may be left out or said in another way, because it is written as a word."""
    return number.written in (Notation.WORD, Notation.MONTH)


def _is_hard(number: Quantity) -> bool:
    return not _is_soft(number)


_Keys = Callable[[Quantity], Iterable[Hashable]]
_Choice = Callable[[Quantity], bool]


def _by_quantity(number: Quantity) -> Iterator[Hashable]:
    if number.values:
        yield number.values[0], number.unit and number.unit.name, number.comparison, number.written


def _are_equal(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers have the same key of `_by_quantity`."""
    return (
        one.values[:1] == other.values[:1] != ()
        and (one.unit and one.unit.name) == (other.unit and other.unit.name)
        and one.comparison == other.comparison
        and one.written is other.written
    )


def _by_size(number: Quantity) -> Iterator[Hashable]:
    """The size in the base unit of its dimension (0.5 g is 500 mg); for a quotient, the size of the dividend too."""
    for unit in number.units if number.values else ():
        for each in (unit, *unit.parts[:1]):
            yield (number.values[0] * each.factor).normalize(), each.dimension


def _by_writing(number: Quantity) -> Iterator[Hashable]:
    """The value and the way it is written; for several numbers in one ("03.04.2020", "1.2.3"), the parts."""
    yield number.values[0] if number.values else number.parts, number.written


def _by_value(number: Quantity) -> Iterator[Hashable]:
    if number.values:
        yield number.values[0]


def _by_any_value(number: Quantity) -> Iterator[Hashable]:
    """All that a number can mean; 8 pm is 20, or the 8 of a text that leaves the part of the day open, and no 8 am."""
    if not number.daytime:
        yield from number.values
        yield from ((_OPEN, value) for value in number.values)
        return
    yield number.values[0]
    yield from ((_OPEN, value) for value in number.values[1:])


def _by_meaning(number: Quantity) -> Iterator[Hashable]:
    """The same, each with the fact whether it is in a date: the word "first" alone is no day of March."""
    dated = number.dated and not number.month
    yield from ((value, dated) for value in _by_any_value(number))


def _by_share(number: Quantity) -> Iterator[Hashable]:
    """A percentage as the fraction that a word may say: 50 % is half; the name of a month and an hour are none."""
    if number.month or number.daytime:
        return
    percent = number.unit is not None and number.unit.name == "percent"
    yield from (value / 100 if percent else value for value in number.values)


class _Matching:
    """The state of one comparison: the numbers still without a counterpart."""

    def __init__(self, source: tuple[Quantity, ...], target: tuple[Quantity, ...]) -> None:
        self._source, self._target = source, target
        self._left, self._right = list(source), list(target)
        self._matched: list[tuple[Quantity, Quantity]] = []

    def match_equal(self) -> None:
        """Match the numbers in digits where they are the same in the same order, as in most translations."""
        left, right = list(filter(_is_hard, self._left)), list(filter(_is_hard, self._right))
        if len(left) == len(right) and all(map(_are_equal, left, right)):
            self._matched += zip(left, right, strict=True)
            self._left = list(filter(_is_soft, self._left))
            self._right = list(filter(_is_soft, self._right))

    @property
    def has_hard(self) -> bool:
        """Whether a number in digits, or one with parts, is still without a counterpart."""
        return any(number.parts or _is_hard(number) for number in (*self._left, *self._right))

    def match(self, keys: _Keys, left: _Choice, right: _Choice) -> None:
        """Match numbers that share a key, in order; only numbers that the choice of their side accepts."""
        if not any(map(left, self._left)) or not any(map(right, self._right)):
            return
        waiting: dict[Hashable, deque[int]] = defaultdict(deque)
        for index, number in enumerate(self._right):
            if right(number):
                for key in keys(number):
                    waiting[key].append(index)
        used: set[int] = set()
        rest = []
        for number in self._left:
            match = self._find(keys(number), waiting, used) if left(number) else None
            if match is None:
                rest.append(number)
            else:
                used.add(match)
                self._matched.append((number, self._right[match]))
        self._left = rest
        self._right = [number for index, number in enumerate(self._right) if index not in used]

    def _find(self, keys: Iterable[Hashable], waiting: dict[Hashable, deque[int]], used: set[int]) -> int | None:
        for key in keys:
            queue = waiting.get(key)
            while queue:
                index = queue.popleft()
                if index not in used:
                    return index
        return None

    def divide(self) -> None:
        """Match a remaining number with several of the other side that are its parts: "1,2" with "1, 2"."""
        if not self._left or not self._right:
            return
        self._left, self._right = self._divided(self._left, self._right, swapped=False)
        self._right, self._left = self._divided(self._right, self._left, swapped=True)

    def _divided(
        self, numbers: list[Quantity], others: list[Quantity], *, swapped: bool
    ) -> tuple[list[Quantity], list[Quantity]]:
        """The numbers and the others that remain after each number is matched with all its parts."""
        waiting: dict[Decimal, deque[int]] = defaultdict(deque)
        for index, other in enumerate(others):
            for value in other.values:
                waiting[value].append(index)
        used: set[int] = set()
        rest = []
        for number in numbers:
            indexes = [waiting[part].popleft() for part in number.parts if waiting.get(part)]
            complete = bool(number.parts) and len(indexes) == len(number.parts)
            if not complete or used.intersection(indexes) or (_is_quotient(number) and others[indexes[0]].ranged):
                for part, index in zip(number.parts, indexes, strict=False):
                    waiting[part].appendleft(index)
                rest.append(number)
                continue
            used.update(indexes)
            for part, index in zip(number.parts, indexes, strict=True):
                pair = number._replace(values=(part,), parts=()), others[index]
                self._matched.append((pair[1], pair[0]) if swapped else pair)
        return rest, [other for index, other in enumerate(others) if index not in used]

    def result(self) -> Comparison:
        lost = _demanded(self._left, self._source, self._target)
        gained = _demanded(self._right, self._target, self._source)
        if not _renamed(lost, gained):
            lost, gained = _digits(lost), _digits(gained)
        if lost and gained and _in_a_row(lost) == _in_a_row(gained) and len(_in_a_row(lost)) >= _LONG:
            lost = gained = []
        words, other_words = _number_words(self._left), _number_words(self._right)
        single = len(words) == len(other_words) == 1 and not lost and not gained
        return Comparison(
            self._source,
            self._target,
            matched=tuple(sorted(self._matched, key=lambda both: both[0].start)),
            lost=tuple(lost),
            gained=tuple(gained),
            other_word=(words[0], other_words[0]) if single else None,
        )


def _number_words(numbers: list[Quantity]) -> list[Quantity]:
    """The number words but "one", which is an article, a pronoun or part of a verb as well ("nehmen Sie … ein")."""
    return [number for number in numbers if number.written is Notation.WORD and number.values != _ONE]


def _is_quotient(number: Quantity) -> bool:
    """Whether a number is a fraction of two, which is no range of them: "1/2" is not "1–2"."""
    return len(number.parts) == 2 and bool(number.values) and number.values[0] * number.parts[1] == number.parts[0]


def _demanded(
    numbers: list[Quantity], everything: tuple[Quantity, ...], others: tuple[Quantity, ...]
) -> list[Quantity]:
    """The numbers in digits that need a counterpart, of everything in their text.

    A 1 may be a word in the other text ("once", "daily", "a").
    """
    single = any(other.values[:1] == _ONE for other in others)
    hour_ends = {number.end for number in everything}
    return [
        number
        for number in numbers
        if _is_hard(number)
        and not (single and number.values == _ONE and _is_loose(number))
        and not (number.values == _ZERO and _is_full_hour(number, hour_ends))
    ]


def _is_full_hour(zero: Quantity, hour_ends: Set[int]) -> bool:
    """Whether a zero is the minutes of "8:00", "8:00 am" or "8時00分", which may be left out."""
    timed = zero.unit is None or zero.unit.dimension == "time"
    return timed and zero.end - zero.start >= _MINUTES and not hour_ends.isdisjoint((zero.start, zero.start - 1))


def _is_loose(number: Quantity) -> bool:
    return not number.dated and not number.has_firm_unit


def _digits(numbers: list[Quantity]) -> list[Quantity]:
    return [number for number in numbers if number.written is Notation.DIGITS]


def _renamed(lost: list[Quantity], gained: list[Quantity]) -> bool:
    """Whether the digits of a name have changed; a whole name may be lost or gained ("the virus" for it)."""
    return all(any(number.written is Notation.CODE for number in numbers) for numbers in (lost, gained))


def _in_a_row(numbers: list[Quantity]) -> str:
    return "".join(str(value) for number in numbers for value in number.parts or number.values[:1])
