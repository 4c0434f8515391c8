"""A run of digits and separators read as the writers of a locale mean it."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from localize.expressions import unicode_expression
from localize.language.tags import cldr

RUN = r"[0-9]++(?:[.,'٫٬·][0-9]++|[ ][0-9]{3}(?![0-9]))*+"
"""Digits with what may stand between them, in a text whose spaces, apostrophes and digits are those of ASCII."""

_SPLIT = unicode_expression(r"[^0-9]")
_ALWAYS_GROUP = " '٬"
_ALWAYS_DECIMAL = "٫·"
_LONGEST = 60
"""The most digits of a number; nobody compares a longer one."""

DigitReading = tuple[tuple[Decimal, ...], tuple[Decimal, ...]]
"""The values that a run can mean, the likeliest first; and the numbers in it if it is not one number but several."""


@lru_cache
def separators(tag: str) -> tuple[str, str]:
    """The decimal and the group separator of a locale where it writes Latin digits, by CLDR."""
    symbols = cldr(tag).number_symbols["latn"]
    return symbols.get("decimal") or ".", symbols.get("group") or ","


def written(value: Decimal, tag: str) -> str:
    """A number as a locale writes it in Latin digits, by CLDR: "1.200" in German."""
    from babel.numbers import format_decimal  # noqa: PLC0415  # not every command needs it

    return format_decimal(value, locale=cldr(tag), decimal_quantization=False)


@lru_cache(maxsize=4096)
def read_run(run: str, tag: str) -> DigitReading:
    """What a run of ASCII digits and separators means in a locale.

    Where a run can be read in two ways, the locale decides: "1.500" is 1500 in German and 1.5 in English. A run that is
    not good style in the locale keeps its plain sense, since style is another matter: "0.5" is a half everywhere.
    """
    groups = _SPLIT.split(run)
    marks = _SPLIT.findall(run)
    parts = tuple(_number(group) for group in groups) if marks else ()
    if not marks:
        return (_number(run),), ()
    return _values(groups, marks, *separators(tag)), parts


def _values(groups: list[str], marks: list[str], decimal: str, group: str) -> tuple[Decimal, ...]:
    last = marks[-1]
    whole = "".join(groups[:-1])
    if len(set(marks)) == 1:
        if len(marks) > 1 or last in _ALWAYS_GROUP:
            return (_number("".join(groups)),) if _grouped(groups) else ()
        broken = _number(f"{groups[0]}.{groups[1]}")
        if last in _ALWAYS_DECIMAL or not _grouped(groups) or last == decimal:
            return (broken,)
        joined = _number("".join(groups))
        return (joined,) if last == group else (joined, broken)
    if last in marks[:-1] or len(set(marks[:-1])) > 1 or last in _ALWAYS_GROUP or not _grouped(groups[:-1]):
        return ()
    return (_number(f"{whole}.{groups[-1]}"),)


def _grouped(groups: list[str]) -> bool:
    """Whether the groups are those of a whole number: by three, or as in India by two before the last three."""
    first, *middle, last = groups
    if first.startswith("0") or len(last) != 3 or len(first) > 3:
        return False
    return all(len(each) == 3 for each in middle) or (len(first) < 3 and all(len(each) == 2 for each in middle))


def _number(digits: str) -> Decimal:
    return Decimal(digits[:_LONGEST])
