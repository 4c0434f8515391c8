"""Numbers that are written in the same way in two locales."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from localize.expressions import expression
from localize.language.quantities.digits import written
from localize.language.quantities.model import Notation
from localize.language.quantities.reader import read
from localize.language.tags import cldr

_NUMBER = expression(r"[0-9][0-9.,]{0,30}")
_MAY_BE_CALLED = expression(r"1[3-9]|9[0-4]|[0-9]{3}")
"""Numbers that are dialled in an emergency in some country: those of three digits, and of two these ranges.

After the emergency numbers of all regions in the metadata of libphonenumber 9.0; others that have two digits begin
with 0, as no amount does.
"""
_CUSTOMARY = frozenset({"latn", "hanidec"})
"""Digits beside which no locale writes others with its amounts: hanidec are Chinese numerals, as words are."""


def same_form(text: str, one: str, other: str) -> bool:
    """Whether a text is a number, and proved to be written in the same way in two locales.

    It is where both read it as one value, and CLDR writes that value so in both: "12" is, and "1,000" in English and
    Chinese; in English and German "1,000" is not, and neither is "911", which may have to become another number.
    Where a locale also has digits of its own, nothing is proved.
    """
    if not _NUMBER.fullmatch(text) or _MAY_BE_CALLED.fullmatch(text):
        return False
    values = {_value(text, tag) for tag in (one, other)}
    return len(values) == 1 and None not in values


def _value(text: str, tag: str) -> Decimal | None:
    """The value of a number that is written as CLDR writes it in a locale; None for any other text."""
    found = read(text, tag) if _has_latin_digits(tag) else ()
    if len(found) != 1 or found[0].span != (0, len(text)) or found[0].written is not Notation.DIGITS:
        return None
    values = found[0].values
    return values[0] if len(values) == 1 and written(values[0], tag) == text else None


@lru_cache
def _has_latin_digits(tag: str) -> bool:
    locale = cldr(tag)
    native = locale.other_numbering_systems.get("native", "latn")
    return locale.default_numbering_system == "latn" and native in _CUSTOMARY
