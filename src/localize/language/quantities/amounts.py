"""Amounts as a whole: numbers with their signs, units, and the numbers and names that they are written with."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import regex

from localize.dataclass import dataclass
from localize.expressions import expression, unicode_expression
from localize.language.addresses import without_addresses
from localize.language.quantities.model import Notation, Quantity
from localize.language.quantities.reader import plain_form, read

_SIGNS_BEFORE = unicode_expression(r"(?:(?:[<>]=?|[≤≥⩽⩾≦≧≈~±+\p{Sc}]) ?){1,3}\Z")
_SIGNS_AFTER = unicode_expression(r"\+(?![\p{L}\p{N}])|[°′″²³⁰¹⁴-⁹⁻]{1,4}| ?\p{Sc}")
_SIGN = unicode_expression(r"[<>≤≥⩽⩾≦≧≈~±+-]")
_TIGHT = frozenset({"-", "/", ":", "×", "x", "*", "·", "="})
_SPACED = frozenset({" / ", " × ", " x ", " * ", " = "})
_IN_DATE = unicode_expression(r"[ ,.،/-]{0,3}")
_IN_LATIN = unicode_expression(r" \p{Latin}{1,10} ")
_PHONE = unicode_expression(
    r"""
      (?<![\p{Latin}\p{N}.,/-]) (?: \+\(?[0-9]{1,4}\)? | \(?0[0-9]{0,5}\)? | \([0-9]{2,5}\) )
        (?: [ .-]{1,2} \(?[0-9]{2,8}\)? ){1,6} (?![\p{N}/])
    | (?<![\p{Latin}\p{N}.,/-]) [0-9]{1,3} (?: [ -] [0-9]{3} ){2} [ -] [0-9]{4} (?![\p{N}/])
    """,
    regex.VERBOSE,
)
_LEAST_DIGITS = 7
_DIGIT = expression(r"\d")
_MANY_DIGITS = unicode_expression(rf"(?:[0-9][ ().-]{{0,4}}){{{_LEAST_DIGITS}}}")
"""What every telephone number has, looked for first."""
_WORD = r"[\p{Latin}\p{Greek}][\p{Latin}\p{Greek}\p{M}0-9'₀-₉²³⁺⁻-]{0,60}+"
_NUMBER = r"[0-9](?:[.,]?[0-9]){0,20}+"
_APART = r"[ ,;:.()/&=-]{1,3}"
_NAME_BEFORE = unicode_expression(
    rf"(?<![\p{{Latin}}\p{{Greek}}\p{{N}}]){_WORD}(?:{_APART}(?:{_WORD}|{_NUMBER}))*+(?: ?[=:] ?| )\Z"
)
_NAME_AFTER = unicode_expression(rf"(?:(?:{_APART}{_NUMBER}){{0,8}}{_APART}{_WORD}){{1,40}}+")
_ENDING = unicode_expression(rf"(?<=[0-9])-?{_WORD}")
_DIVIDED = unicode_expression(r"(?:/[\p{L}²³][\p{L}\p{M}²³]{0,30}){1,3}")
_NEARBY = 200
"""Characters before an amount that are looked at for its name."""
_STRONG = unicode_expression(r"\p{L}|٪")
_LATIN = unicode_expression(r"[\p{Latin}\p{Greek}]")


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount with all that belongs to it, from `start` to `end`: "120/80 mmHg", "> 5%", "2024-05-01", "pH < 7.4".

    `numbers` are its numbers in order, with their signs, units and offsets in the text. `fixed` says that they are the
    parts of a telephone number or of a date in figures.
    """

    start: int
    end: int
    numbers: tuple[Quantity, ...]
    fixed: bool = False


def amounts(text: str, tag: str) -> tuple[Amount, ...]:
    """The amounts of a text of a locale, in order: built of the numbers that `read` gives; none is in a web address.

    Words alone ("three hours") and digits in a name ("CoV-2") are no amounts. Words in Latin letters beside an amount
    belong to it if it runs from left to right as they do.
    """
    if not _DIGIT.search(text):
        return ()
    masked = without_addresses(text)
    plain, offsets = plain_form(masked)
    found = [_plain(number, offsets) for number in read(masked, tag) if _counts(number, masked)]
    found.sort(key=lambda number: number.start)
    groups = list(_grouped(plain, [_signed(plain, number) for number in found]))
    groups = _merged(_named(plain, group) for group in _merged(_telephones(plain, groups)))
    return tuple(_original(group, offsets) for group in groups if not _is_bare(plain[group.start : group.end]))


def _counts(number: Quantity, text: str) -> bool:
    if number.written is Notation.CODE:
        return False
    has_digits = any(map(str.isnumeric, text[number.start : number.end]))
    return has_digits or bool(number.month and number.dated)


def _plain(number: Quantity, offsets: list[int] | None) -> Quantity:
    """The number where it stands in the plain form of the text."""
    if offsets is None:
        return number
    return number._replace(start=bisect_left(offsets, number.start), end=bisect_left(offsets, number.end))


def _original(group: Amount, offsets: list[int] | None) -> Amount:
    """The amount where it stands in the text itself."""
    if offsets is None:
        return group
    numbers = tuple(each._replace(start=offsets[each.start], end=offsets[each.end - 1] + 1) for each in group.numbers)
    return replace(group, start=offsets[group.start], end=offsets[group.end - 1] + 1, numbers=numbers)


def _signed(text: str, number: Quantity) -> Quantity:
    """The number with the signs at its ends."""
    if number.month:
        return number
    before = _SIGNS_BEFORE.search(text, max(0, number.start - 6), number.start)
    after = _SIGNS_AFTER.match(text, number.end)
    if not before and not after:
        return number  # as most are
    start = before.start() if before else number.start
    return number._replace(start=start, end=after.end() if after else number.end)


def _grouped(text: str, numbers: list[Quantity]) -> Iterator[Amount]:
    """Numbers that are written as one: ranges, ratios, dates, times, products."""
    group: list[Quantity] = []
    for number in numbers:
        if group and number.start >= group[-1].end and not _are_one(text, group[-1], number):
            yield _group(text, group)
            group = []
        group.append(number)
    if group:
        yield _group(text, group)


def _group(text: str, numbers: list[Quantity]) -> Amount:
    start, end = numbers[0].start, max(number.end for number in numbers)
    gaps = {text[low.end : high.start] for low, high in pairwise(numbers)}
    in_figures = len(numbers) > 2 and gaps == {"-"} and not any(number.unit for number in numbers)
    return Amount(start, end, tuple(numbers), fixed=in_figures)


def _are_one(text: str, low: Quantity, high: Quantity) -> bool:
    gap = text[low.end : high.start]
    if low.month or high.month:
        return low.dated and high.dated and _IN_DATE.fullmatch(gap) is not None
    if gap in _TIGHT or gap in _SPACED or (gap == " - " and low.ranged):
        return True
    if gap in ("", " "):
        return _SIGN.match(text, high.start) is not None
    return (low.ranged or low.listed) and _IN_LATIN.fullmatch(gap) is not None


def _telephones(text: str, groups: list[Amount]) -> Iterator[Amount]:
    """The amounts, those in a telephone number as one (ITU-T E.164: at most 15 digits)."""
    found = _PHONE.finditer(text) if _MANY_DIGITS.search(text) else ()
    taken = [match.span() for match in found if _LEAST_DIGITS <= sum(map(str.isdecimal, match[0])) <= 15]
    for group in groups:
        phone = next(((start, end) for start, end in taken if start < group.end and group.start < end), None)
        if phone is None or any(number.unit for number in group.numbers):
            yield group
        else:
            yield replace(group, start=min(phone[0], group.start), end=max(phone[1], group.end), fixed=True)


def _named(text: str, group: Amount) -> Amount:
    """The amount with the words in Latin letters beside it, and with all that its unit is divided by."""
    start, end = group.start, group.end
    if match := _ENDING.match(text, end) or _DIVIDED.match(text, end):
        end = match.end()
    strong = _STRONG.search(text, start, end)
    if strong is not None and not _LATIN.match(strong[0]):
        return _spanning(group, group.start, end)
    if _is_bare(text[start:end]):
        return group
    if before := _NAME_BEFORE.search(text, max(0, start - _NEARBY), start):
        start = before.start()
    if _LATIN.search(text, start, end) and (after := _NAME_AFTER.match(text, end)):
        end = after.end()
    return _spanning(group, start, end)


def _spanning(group: Amount, start: int, end: int) -> Amount:
    return group if (group.start, group.end) == (start, end) else replace(group, start=start, end=end)


def _is_bare(written: str) -> bool:
    """Whether it is only a number, without a sign or a unit: nothing in it can change places."""
    return all(char.isdecimal() or char in ".,٫٬" for char in written) or len(written) == 1


def _merged(groups: Iterator[Amount]) -> list[Amount]:
    """The amounts in order; those that overlap become one."""
    merged: list[Amount] = []
    for group in groups:
        while merged and group.start < merged[-1].end:
            last = merged.pop()
            start, end = min(last.start, group.start), max(last.end, group.end)
            numbers = (*last.numbers, *group.numbers)
            group = Amount(start, end, numbers, fixed=last.fixed or group.fixed)  # noqa: PLW2901
        merged.append(group)
    return merged
