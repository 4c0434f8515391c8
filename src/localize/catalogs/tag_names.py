"""The names of tags in catalog texts, where a change of the source changes them."""

from __future__ import annotations

import re

TAG = re.compile(r"<(/?)([A-Za-z]+)(\d*)>")
"""A bare tag as catalogs show it: its slash, name and number."""


def plain_names(text: str) -> str:
    """The text with its tags unnumbered: `<a1>` to `<a>`."""
    return TAG.sub(r"<\1\2>", text) if "<" in text else text


def names(text: str) -> list[str]:
    """The names of the elements in a text, in the order in which they open: `["a1", "em"]`."""
    return [match[2] + match[3] for match in TAG.finditer(text) if not match[1]]


def renamed(target: str, old: list[str], new: list[str]) -> str:
    """A translation with its tags renamed as those of its source were.

    `old` and `new` are the names in the source before and after. Where these do not tell for sure which tag became
    which (another number of tags, other kinds), the translation stays as it is.
    """
    if old == new or len(old) != len(new):
        return target
    change = dict(zip(old, new, strict=True))
    certain = len(set(change.values())) == len(change) and all(
        change[before] == after for before, after in zip(old, new, strict=True)
    )
    if not certain:
        return target
    return TAG.sub(lambda match: f"<{match[1]}{change.get(match[2] + match[3], match[2] + match[3])}>", target)
