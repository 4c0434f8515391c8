"""URLs that an article may have, and how a browser reads them (URL Standard)."""

from __future__ import annotations

from localize.expressions import expression

SCHEMES = frozenset({"http", "https", "mailto", "tel", "sms", "geo"})
"""The schemes of URLs that lead out of the site."""

_ENDS = "".join(map(chr, range(0x21)))
_PASSED_OVER = str.maketrans("", "", "\t\n\r")
_NAMED = expression(r"([A-Za-z][A-Za-z0-9+.-]*):")
_ELSEWHERE = expression(r"//|/|\\")


def bare(address: str) -> str:
    """An address without the characters that a browser ignores (URL Standard, "basic URL parser", steps 1 to 3).

    These are controls and spaces at its ends, and tabs and line ends everywhere.
    """
    return address.strip(_ENDS).translate(_PASSED_OVER)


def scheme(address: str) -> str:
    """The scheme of an address in small letters, "" for one without."""
    found = _NAMED.match(bare(address))
    return found[1].lower() if found else ""


def is_relative(address: str) -> bool:
    """Whether an address leads to a file beside the article, or to a place in the page (`#…`)."""
    address = bare(address)
    leads_out = _NAMED.match(address) or _ELSEWHERE.match(address)
    return bool(address) and not leads_out and "{{" not in address and "{%" not in address
