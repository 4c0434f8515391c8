"""CLDR's names of the months and of the parts of a day in a locale, without those that Babel mixes in from others.

One context may have the same names as another one ("stand-alone" as "format"). CLDR then has an alias. Babel writes
what the alias leads to into data that all locales share. So a locale that is read later gets months of one that was
read earlier: after Japanese, French had a second form of "mars". This module therefore reads Babel's files itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from babel import Locale

from localize.language.cldr_files import file_of, with_parents

Months = Mapping[str, Mapping[str, Mapping[int, str]]]
"""Context ("format", "stand-alone") to width ("wide", "abbreviated") to month (from 1) to its name."""
DayPeriods = Mapping[str, Mapping[str, Mapping[str, str]]]
"""Context to width to the id of a part of the day ("am", "morning1", UTS #35 "Day Period Rules") to its name."""
_TABLES = ("months", "day_periods")


def month_names(locale: Locale) -> Months:
    """The names of the months in a locale, with those it inherits; aliases are left out."""
    return _names(locale, "months")


def day_period_names(locale: Locale) -> DayPeriods:
    """The names of the parts of a day in a locale, with those it inherits; aliases are left out."""
    return _names(locale, "day_periods")


def _names(locale: Locale, table: str) -> dict[str, dict[str, dict[Any, str]]]:
    names: dict[str, dict[str, dict[Any, str]]] = {}
    for name in reversed(list(with_parents(str(locale)))):
        for context, widths in _of_file(name)[table].items():
            for width, each in widths.items():
                own = each[1] if isinstance(each, tuple) else each  # an alias, and what differs from it
                if isinstance(own, dict):
                    names.setdefault(context, {}).setdefault(width, {}).update(own)
    return names


@lru_cache(maxsize=64)
def _of_file(name: str) -> Mapping[str, Any]:
    """What the file of a locale says of months and of the parts of a day."""
    data = file_of(name)
    return {table: data.get(table, {}) for table in _TABLES}
