"""Addresses in markup: which of them lead to other files of the project."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|/|\\")
"""How an address begins that leaves the project: a scheme (RFC 3986), a host, or the root of the site."""

_NAMED = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_SPACES = re.compile(r"[\x00-\x20]+")

_CANDIDATE = re.compile(r"[ \t\n\f\r,]*+([^ \t\n\f\r]++)")


def is_relative(address: str) -> bool:
    """Whether an address leads to a file beside the article, or to a place in the page (`#…`)."""
    return bool(address) and not _SCHEME.match(address) and "{{" not in address and "{%" not in address


def scheme(address: str) -> str:
    """The scheme of an address in small letters, "" for one without; a browser passes over the spaces in it."""
    found = _NAMED.match(_SPACES.sub("", address))
    return found[1].lower() if found else ""


def in_srcset(value: str) -> Iterator[str]:
    """The addresses in a `srcset` (HTML Living Standard, "Parsing a srcset attribute")."""
    position = 0
    while match := _CANDIDATE.match(value, position):
        address = match[1].rstrip(",")
        yield address
        comma = match.end() if address != match[1] else value.find(",", match.end())
        position = comma if comma >= 0 else len(value)
