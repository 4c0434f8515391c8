"""The names of months that CLDR gives in a locale, read without what Babel keeps of other locales.

Where one context has the names of another one ("stand-alone" those of "format"), CLDR has an alias. Babel writes what
the alias leads to into data that all locales share, so that a locale read later gets the months of one read earlier:
after Japanese, French had a second form of "mars". So the files of Babel are read here by themselves.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from babel import Locale, localedata
from babel.core import get_global

Months = Mapping[str, Mapping[str, Mapping[int, str]]]
"""Context ("format", "stand-alone") to width ("wide", "abbreviated") to month (from 1) to its name."""


def month_names(locale: Locale) -> Months:
    """The names of the months in a locale, with those it inherits; aliases are left out."""
    names: dict[str, dict[str, dict[int, str]]] = {}
    for name in reversed(list(_with_parents(str(locale)))):
        for context, widths in _of_file(name).items():
            for width, months in widths.items():
                own = months[1] if isinstance(months, tuple) else months  # an alias, and what differs from it
                if isinstance(own, dict):
                    names.setdefault(context, {}).setdefault(width, {}).update(own)
    return names


def _with_parents(name: str) -> Iterator[str]:
    """A locale and those it inherits from, the root of all left out (UTS #35, "Parent Locales")."""
    while name and name != "root":
        yield name
        parent = get_global("parent_exceptions").get(name)
        name = parent or ("" if _in_another_script(name) else name.rpartition("_")[0])


def _in_another_script(name: str) -> bool:
    """Whether a locale is a language in a script that it is seldom written in: it inherits from the root."""
    language, *rest = name.split("_")
    likely = get_global("likely_subtags").get(language, "").split("_")
    return len(rest) == 1 and len(rest[0]) == 4 and rest[0] not in likely


def _of_file(name: str) -> Mapping[str, Any]:
    """What the file of a locale says of months."""
    data: Mapping[str, Any] = pickle.loads(Path(localedata.resolve_locale_filename(name)).read_bytes())
    months: Mapping[str, Any] = data.get("months", {})
    return months
