"""How numbers, units of time, and what joins two numbers are written in a language, for expressions that look for them.

What a form means, `read` and `unit_names` say. "*" at the end of a form stands for any ending.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from localize.language.quantities.meanings import plain_forms, unit_forms


@lru_cache
def number_forms(tag: str) -> tuple[str, ...]:
    """The words that are a number in a locale's language, in small letters, longest first."""
    return _longest_first(plain_forms(tag, "number"))


@lru_cache
def range_forms(tag: str) -> tuple[str, ...]:
    """What stands between two numbers that are the ends of a range, or two of a list: "to", "or", "-"."""
    return _longest_first(["-", *plain_forms(tag, "range", "list")])


@lru_cache
def time_forms(tag: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names and symbols of some units in a locale's language, longest first."""
    return _longest_first(unit_forms(tag, names))


def _longest_first(forms: Collection[str]) -> tuple[str, ...]:
    return tuple(sorted({form.lower() for form in forms}, key=lambda form: (-len(form), form)))
