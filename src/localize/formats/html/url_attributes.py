"""The URLs in attributes of HTML, read as a browser will read them on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from localize.expressions import expression
from localize.formats.source_urls import SCHEMES, scheme

_RUN = frozenset({"javascript", "vbscript", "data", "blob", "filesystem"})
"""Schemes that a browser could run, or a script of the page that the article is put into."""

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
"""Attributes with values of CSS; these may name a file to paint with (SVG 2, "Presentation attributes")."""

_PAINTED = expression(r"""(?:[^\\(]|\b(?:rgba?|hsla?)\(|url\(\s*["']?\s*#)*""", re.IGNORECASE)
"""Colours, and references into the same drawing; no other function of CSS, also not in escaped form."""

_SHOWN = 20
_TEMPLATE_TAG = expression(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_CANDIDATE = expression(r"[ \t\n\f\r,]*+([^ \t\n\f\r]++)")


def forbidden(name: str, value: str) -> str:
    """The beginning of a URL that an attribute of that name must not hold; "" where the value is allowed.

    The value of `data-*` and `item*` is often no address: "Dose: 5 mg" stays. A drawing may be painted only with what
    it holds itself. An address is also judged without its template tags, because they may be empty on the page.
    """
    if name in _PAINT:
        return "" if _PAINTED.fullmatch(value) else value[:_SHOWN]
    if ":" not in value:
        return ""  # as in most values
    is_text = name.startswith(("data-", "item"))
    for address in [value] if is_text else in_attribute(name, value):
        for start in (scheme(address), scheme(_TEMPLATE_TAG.sub("", address))):
            if start in _RUN or (start and not is_text and start not in SCHEMES):
                return f"{start}:"
    return ""


def holds_urls(name: str) -> bool:
    """Whether an attribute of that name holds one or more addresses."""
    return name in _SINGLE or name in _SEVERAL or name in _SETS


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
