"""Addresses in markup, read as a browser reads what is finally written."""

from __future__ import annotations

import re
from collections.abc import Iterator

SCHEMES = frozenset({"http", "https", "mailto", "tel", "sms", "geo"})
"""How addresses may begin that lead out of the site."""

_RUN = frozenset({"javascript", "vbscript", "data", "blob", "filesystem"})
"""What a browser, or a script of the page it is put into, could run."""

_SINGLE = frozenset(
    {
        *("href", "xlink:href", "src", "cite", "poster", "action", "formaction", "background", "longdesc", "data"),
        *("manifest", "icon", "profile", "usemap", "lowsrc", "dynsrc", "codebase", "classid"),
    }
)
_SEVERAL = frozenset({"ping", "archive"})
_SETS = frozenset({"srcset", "imagesrcset"})
"""Attributes that hold one address, several, or a set of them (HTML Living Standard, "Attributes"; SVG 2; HTML 4)."""

_PAINT = frozenset(
    {
        *("fill", "stroke", "clip-path", "mask", "filter", "cursor", "marker", "marker-start", "marker-mid"),
        "marker-end",
    }
)
"""Attributes that are values of CSS, and may name what they paint with (SVG 2, "Presentation attributes")."""

_PAINTED = re.compile(r"""(?:[^\\(]|\b(?:rgba?|hsla?)\(|url\(\s*["']?\s*#)*""", re.IGNORECASE)
"""Colours, and what stands in the same drawing: no other function of CSS, and none that is escaped."""

_SHOWN = 20
_ENDS = "".join(map(chr, range(0x21)))
_PASSED_OVER = str.maketrans("", "", "\t\n\r")
_NAMED = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_ELSEWHERE = re.compile(r"//|/|\\")
_TEMPLATE_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_ALIGN = re.compile(
    r"(?:.*;)?\s*text-align\s*:\s*(start|end|left|right|center|justify)\s*(?:!\s*important\s*)?(?:;.*)?",
    re.IGNORECASE | re.DOTALL,
)
_CANDIDATE = re.compile(r"[ \t\n\f\r,]*+([^ \t\n\f\r]++)")


def bare(address: str) -> str:
    """An address without what a browser passes over in it (URL Standard, "basic URL parser", steps 1 to 3).

    Those are controls and spaces at its ends, tabs and line ends wherever they stand.
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


def forbidden(name: str, value: str) -> str:
    """How an address begins that no attribute of that name may hold; "" for a value that may stand there.

    What `data-*` and `item*` hold is often no address: "Dose: 5 mg" is none, and stays. What a drawing is painted
    with must stand in it. An address is judged without template tags too, which may stand for nothing.
    """
    if name in _PAINT:
        return "" if _PAINTED.fullmatch(value) else value[:_SHOWN]
    if ":" not in value:
        return ""  # as in most values
    is_text = name.startswith(("data-", "item"))
    for address in [value] if is_text else in_attribute(name, value):
        for found in (scheme(address), scheme(_TEMPLATE_TAG.sub("", address))):
            if found in _RUN or (found and not is_text and found not in SCHEMES):
                return f"{found}:"
    return ""


def aligned(style: str) -> str:
    """The part of a `style` that may stand in an article, the alignment of a cell; "" for none."""
    found = _ALIGN.fullmatch(style)
    return f"text-align:{found[1].lower()}" if found else ""


def in_attribute(name: str, value: str) -> Iterator[str]:
    """The addresses in an attribute."""
    if name in _SINGLE:
        yield value
    elif name in _SEVERAL:
        yield from value.split()
    elif name in _SETS:
        yield from in_srcset(value)


def in_srcset(value: str) -> Iterator[str]:
    """The addresses in a `srcset` (HTML Living Standard, "Parsing a srcset attribute")."""
    position = 0
    while match := _CANDIDATE.match(value, position):
        address = match[1].rstrip(",")
        yield address
        comma = match.end() if address != match[1] else value.find(",", match.end())
        position = comma if comma >= 0 else len(value)
