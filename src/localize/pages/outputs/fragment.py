"""The article of a page alone, for the templates of other sites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import TYPE_CHECKING
from urllib.parse import unquote

from localize.expressions import expression
from localize.language import tags
from localize.pages.outputs.bundle import BundleSettings
from localize.pages.outputs.rendered import OutputFile, RenderedPage
from localize.pages.parsed_html import parsed
from localize.release.fragments import prefix_for

if TYPE_CHECKING:
    import turbohtml

SUFFIX = ".fragment.html"

_SINGLE = frozenset({"popovertarget", "list", "form", "commandfor", "aria-activedescendant"})
_SEVERAL = frozenset(
    {
        *("aria-controls", "aria-describedby", "aria-details", "aria-errormessage", "aria-flowto", "aria-labelledby"),
        *("aria-owns", "for", "headers", "itemref"),
    }
)
"""Attributes that name one id or several (HTML Living Standard, WAI-ARIA 1.3)."""

_ADDRESSES = frozenset({"href", "usemap", "xlink:href"})
_PAINT = frozenset(
    {"fill", "stroke", "clip-path", "mask", "filter", "style", "marker-start", "marker-mid", "marker-end"}
)
_URL = expression(r"""url\((['"]?)#([^'")]*)\1\)""")
"""How an attribute of SVG names another element (CSS Values and Units)."""

_NAMED = frozenset({"a", "map", "details"})
"""Elements whose `name` holds for the whole page, and so is taken for an id."""

_LEFT_OUT = frozenset({"script", "style", "link", "meta", "base"})
_SPACES = expression(r"[ \t\n\f\r]+")


def fragment(article: str, *, locale: str, direction: str, prefix: str) -> str:
    """The `article` element with its own `lang` and `dir`, without scripts and styles.

    `article` is the inner HTML of that element. Ids get the prefix, and references to them too, so that several
    fragments can be in one page.
    """
    top = parsed(f'<article lang="{locale}" dir="{direction}">\n{article}\n</article>\n', "main")
    ids = {each for element in top.iter_elements() for each in _ids(element)}
    for element in list(top.iter_elements()):
        if element.tag in _LEFT_OUT:
            element.decompose()
        elif ids:
            _prefix(element, ids, prefix)
    return top.inner_html


def _ids(element: turbohtml.Element) -> Iterator[str]:
    attributes = element.attrs
    for name in ("id", "name") if element.tag in _NAMED else ("id",):
        if value := attributes.get(name):
            yield str(value)


def _prefix(element: turbohtml.Element, ids: Set[str], prefix: str) -> None:
    attributes = element.attrs
    for name, value in list(attributes.items()):
        text = " ".join(value) if isinstance(value, list) else str(value)
        if name in _SEVERAL:
            attributes[name] = " ".join(prefix + each if each in ids else each for each in _SPACES.split(text))
        elif name in _SINGLE or name == "id" or (name == "name" and element.tag in _NAMED):
            attributes[name] = prefix + text if text in ids else text
        elif name in _ADDRESSES and text[:1] == "#" and not ids.isdisjoint((text[1:], unquote(text[1:]))):
            attributes[name] = f"#{prefix}{text[1:]}"
        elif name in _PAINT:
            attributes[name] = _URL.sub(lambda match: _painted(match, ids, prefix), text)


def _painted(match: re.Match[str], ids: Set[str], prefix: str) -> str:
    return f"url({match[1]}#{prefix}{match[2]}{match[1]})" if match[2] in ids else match[0]


def file(_settings: BundleSettings, rendered: RenderedPage) -> OutputFile:
    """The fragment of a page."""
    page = rendered.page
    html = fragment(
        rendered.content.article,
        locale=page.locale,
        direction=tags.direction(page.locale),
        prefix=prefix_for(page.article),
    )
    return OutputFile(f"{page.path}{SUFFIX}", html.encode("utf-8"), role="fragment", article=page.article)
