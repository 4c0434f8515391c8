"""Numerals that are no digits: Chinese and Roman ones."""

from __future__ import annotations

from decimal import Decimal

from localize.expressions import unicode_expression

_ROMAN = unicode_expression(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})\Z")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10}
_LONGEST_ROMAN = 6
ROMAN = frozenset(
    tens + ones
    for tens in ("", "x", "xx", "xxx")
    for ones in ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
) - {""}
"""The Roman numerals up to 39 in small letters."""
_HAN_DIGITS = {char: value for value, chars in enumerate(("〇零", "一", "二两兩", *"三四五六七八九")) for char in chars}
_HAN_TENS = {"十": 10, "百": 100, "千": 1000}
_HAN_GROUPS = {"万": 10**4, "萬": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12}
HAN_FACTORS = _HAN_TENS.keys() | _HAN_GROUPS.keys()
HAN = _HAN_DIGITS.keys() | HAN_FACTORS
LONGEST_HAN = 24
"""The most characters of a Chinese numeral."""


def roman(written: str) -> Decimal | None:
    """The value of a Roman numeral up to 39, in capitals; None for another word."""
    if len(written) > _LONGEST_ROMAN or not _ROMAN.match(written):
        return None
    digits = [_ROMAN_DIGITS[char] for char in written]
    return Decimal(sum(-low if low < high else low for low, high in zip(digits, [*digits[1:], 0], strict=True)))


def han(numeral: str) -> Decimal:
    """The value of a Chinese numeral: 三千五百万; digits in a row (二〇二〇) are read one by one."""
    if not set(numeral) & HAN_FACTORS:
        return Decimal("".join(str(_HAN_DIGITS[char]) for char in numeral))
    total = group = digit = 0
    for char in numeral:
        if char in _HAN_DIGITS:
            digit = _HAN_DIGITS[char]
        elif char in _HAN_TENS:
            group += (digit or 1) * _HAN_TENS[char]
            digit = 0
        else:
            total += ((group + digit) or 1) * _HAN_GROUPS[char]
            group = digit = 0
    return Decimal(total + group + digit)
