"""What markup an article may have where its project does not trust it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import nh3

from localize.expressions import expression
from localize.formats.html import url_attributes
from localize.formats.html.elements import BLOCKS, HIDDEN, TEXT_ONLY, VOID
from localize.formats.source_urls import SCHEMES

_TEXT = frozenset(
    {
        *("a", "abbr", "acronym", "area", "audio", "b", "bdi", "bdo", "big", "br", "button", "canvas", "cite", "code"),
        *("data", "datalist", "del", "dfn", "em", "font", "i", "img", "input", "ins", "kbd", "label", "map", "mark"),
        *("meter", "nobr", "optgroup", "option", "output", "picture", "progress", "q", "rb", "rp", "rt"),
        *("rtc", "ruby", "s", "samp", "select", "small", "source", "span", "strike", "strong", "sub", "sup"),
        *("textarea", "time", "track", "tt", "u", "var", "video", "wbr"),
    }
)
_DRAWING = frozenset(
    {
        *("svg", "g", "defs", "symbol", "use", "title", "desc", "text", "tspan", "textPath", "path", "rect", "circle"),
        *("ellipse", "line", "polyline", "polygon", "marker", "clipPath", "mask", "pattern", "linearGradient"),
        *("radialGradient", "stop"),
    }
)
_FORMULA = frozenset(
    {
        *("math", "mrow", "mi", "mn", "mo", "ms", "mtext", "mspace", "mfrac", "msqrt", "mroot", "msub", "msup"),
        *("msubsup", "munder", "mover", "munderover", "mmultiscripts", "mprescripts", "mtable", "mtr", "mtd"),
        *("mpadded", "mphantom", "menclose", "mstyle", "merror", "semantics", "annotation"),
    }
)
_PAGE = frozenset({"html", "head", "body", "frameset", "frame", "form", "plaintext", "xmp", "listing", "dir"})
TAGS = (BLOCKS - _PAGE) | _TEXT | _DRAWING | _FORMULA
"""Elements that stay. Other elements go, but their text stays."""

DRAWN = _DRAWING | _FORMULA | {"a"}
"""The elements that may stand in SVG or MathML; others are removed from there with all that stands in them."""

REMOVED = frozenset(
    {"script", "style", "iframe", "object", "embed", "form", "template", "link", "meta", "base", "noembed", "frameset"}
)
"""Elements whose removal is reported to the editor."""

_UNWRAPPED = (_DRAWING | _FORMULA | {"noscript"}) - {"title"}
_TAKEN_ALONG = TAGS | VOID | TEXT_ONLY | HIDDEN | REMOVED

_EMPTIED = frozenset({"script", "style", "iframe", "template", "noembed", "noframes"})
"""Elements that are removed with all that stands in them."""

_ATTRIBUTES: dict[str, frozenset[str]] = {
    "*": frozenset(
        {
            *(
                "id",
                "class",
                "lang",
                "dir",
                "title",
                "translate",
                "role",
                "hidden",
                "tabindex",
                "itemprop",
                "itemscope",
            ),
            *("itemtype", "itemid", "cite", "datetime", "width", "height", "align", "valign", "colspan", "rowspan"),
            *(
                "span",
                "scope",
                "headers",
                "abbr",
                "start",
                "value",
                "reversed",
                "type",
                "open",
                "name",
                "label",
                "xml:lang",
            ),
        }
    ),
    "a": frozenset({"href", "hreflang", "download", "rel", "target"}),
    "area": frozenset({"href", "hreflang", "alt", "shape", "coords", "download", "rel"}),
    "img": frozenset({"src", "alt", "srcset", "sizes", "loading", "decoding", "usemap"}),
    "source": frozenset({"src", "srcset", "sizes", "media"}),
    "track": frozenset({"src", "kind", "srclang", "default"}),
    "audio": frozenset({"src", "controls", "preload", "loop", "muted"}),
    "video": frozenset({"src", "poster", "controls", "preload", "loop", "muted", "playsinline"}),
    "input": frozenset({"alt", "src", "checked", "disabled", "placeholder", "min", "max", "step", "readonly"}),
    "textarea": frozenset({"placeholder", "rows", "cols", "disabled", "readonly"}),
    "select": frozenset({"multiple", "size", "disabled"}),
    "option": frozenset({"selected", "disabled"}),
    "button": frozenset({"disabled", "popovertarget", "command", "commandfor"}),
    "label": frozenset({"for"}),
    "output": frozenset({"for"}),
    "meter": frozenset({"min", "max", "low", "high", "optimum"}),
    "progress": frozenset({"max"}),
    "table": frozenset({"summary", "border"}),
    "th": frozenset({"style"}),
    "td": frozenset({"style"}),
    "details": frozenset({"name"}),
}
_SHAPE = frozenset(
    {
        *("viewBox", "xmlns", "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "opacity"),
        *("stroke-dasharray", "fill-opacity", "stroke-opacity", "fill-rule", "clip-rule", "transform", "x", "y", "x1"),
        *("y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "d", "points", "dx", "dy", "text-anchor", "font-size"),
        *("font-family", "font-weight", "dominant-baseline", "offset", "stop-color", "stop-opacity", "gradientUnits"),
        *("gradientTransform", "preserveAspectRatio", "focusable", "marker-end", "marker-start", "refX", "refY"),
        *("markerWidth", "markerHeight", "orient", "clip-path", "mask", "patternUnits", "clipPathUnits"),
    }
)
_SYMBOLS = frozenset(
    {"mathvariant", "display", "displaystyle", "stretchy", "columnalign", "rowspacing", "linethickness"}
)
_ALIGN = expression(
    r"(?:.*;)?\s*text-align\s*:\s*(start|end|left|right|center|justify)\s*(?:!\s*important\s*)?(?:;.*)?",
    re.IGNORECASE | re.DOTALL,
)


@lru_cache
def _cleaner() -> nh3.Cleaner:
    attributes = {tag: set(names) for tag, names in _ATTRIBUTES.items()}
    for tag in _DRAWING:
        attributes[tag] = attributes.get(tag, set()) | _SHAPE
    for tag in _FORMULA:
        attributes[tag] = attributes.get(tag, set()) | _SYMBOLS
    return nh3.Cleaner(
        tags=set(TAGS | (VOID & _TEXT)),
        clean_content_tags=set(_EMPTIED),
        attributes=attributes,
        generic_attribute_prefixes={"data-", "aria-", "its-"},
        url_schemes=set(SCHEMES),
        strip_comments=False,
        link_rel=None,
        filter_style_properties={"text-align"},
    )


_PLAIN = TAGS - _DRAWING - _FORMULA - {"noscript"}
_ALIGNED = frozenset(f"text-align:{side}" for side in ("start", "end", "left", "right", "center", "justify"))
_PREFIXED = expression(r"(?:data|aria|its)-[a-z0-9-]*")
_PLAIN_URL = expression(
    r"https?://(?:(?!xn--)[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#][!-~]*)?|(?:mailto|tel|sms|geo):[!-~]*|[!-9;-~]*"
)
"""URLs that each reader understands in the same way: no ports, no spaces, nothing but ASCII."""


def is_plain(tag: str, attributes: Iterable[tuple[str, str | list[str] | None]]) -> bool:
    """Whether an element of HTML stays as it is when it is cleaned; in doubt it is not plain."""
    if tag not in _PLAIN:
        return False
    return all(
        _is_plain_attribute(tag, name, value if isinstance(value, str) else " ".join(value or ()))
        for name, value in attributes
    )


def _is_plain_attribute(tag: str, name: str, value: str) -> bool:
    if name == "style":
        return tag in ("td", "th") and value in _ALIGNED
    if url_attributes.holds_urls(name) and not (name in ("href", "src", "cite") and _PLAIN_URL.fullmatch(value)):
        return False
    if name not in _ATTRIBUTES["*"] and name not in _ATTRIBUTES.get(tag, ()) and not _PREFIXED.fullmatch(name):
        return False
    return not url_attributes.forbidden(name, value)


def is_unwrapped(tag: str) -> bool:
    """Whether an element of HTML is removed before the rest is cleaned; what stands in it stays.

    nh3 would empty those with names of SVG and MathML, known ones and old ones such as `<set>`, `<max>` and `<pi>`. It
    takes the content of `noscript` for text and would not clean it, though a page without scripts shows it.
    """
    return tag in _UNWRAPPED or tag not in _TAKEN_ALONG


def cleaned(html: str) -> str:
    """The HTML with nothing in it that runs, loads other pages, sends forms or styles itself (nh3, i.e. ammonia)."""
    return _cleaner().clean(html)


def alignment(style: str) -> str:
    """The part of a `style` that may stand in an article, the alignment of a cell; "" for none."""
    match = _ALIGN.fullmatch(style)
    return f"text-align:{match[1].lower()}" if match else ""
