"""Facts about the elements and attributes of HTML: what is a block, what is void, what holds texts or addresses."""

from __future__ import annotations

from collections.abc import Mapping

from localize.model.block import Role

BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "col", "colgroup", "dd", "details"),
        *("dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame"),
        *("frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "legend", "li"),
        *("listing", "main", "menu", "nav", "ol", "p", "plaintext", "pre", "search", "section", "summary", "table"),
        *("tbody", "td", "tfoot", "th", "thead", "tr", "ul", "xmp", "option", "optgroup"),
    }
)
"""Elements that are never part of a text: no phrasing content (HTML Living Standard, "Kinds of content").

All other elements, also unknown ones, are inline as in a browser, unless one of these stands inside them
("transparent" content).
"""

VOID = frozenset(
    {
        *("area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen"),
        *("link", "meta", "param", "source", "track", "wbr"),
    }
)
"""Elements without an end tag (HTML Living Standard, "Serializing HTML fragments")."""

RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes", "plaintext"})
"""Elements whose text is written without escaping (the same section); readers do not see it as text of the page."""

TEXT_ONLY = RAW | {"textarea", "title"}
"""Elements that hold only text, even where it looks like tags (HTML Living Standard, "Elements")."""

OBSOLETE_PRE = frozenset({"listing", "plaintext", "xmp"})
"""Elements that become `pre`: `plaintext` never ends, and in `xmp` no `<` can be written ("Obsolete features")."""

HIDDEN = frozenset({"script", "style", "template", "iframe", "noembed", "noframes", "link", "meta", "base", "title"})
"""Elements of HTML that stay as they are: what stands in them is no text of the article."""

OBJECTS = frozenset(
    {"audio", "canvas", "datalist", "map", "object", "picture", "select", "svg", "textarea", "video", "math"}
)
"""Inline elements that a translator sees as one tag; the texts inside are entries of their own."""

LOCKED = frozenset({"code", "math"})
"""Elements whose text is never translated."""

PREFORMATTED = frozenset({"pre", "textarea"})
"""Elements in which white space counts (HTML Living Standard, "Rendering")."""

DRAWN_TEXTS = frozenset({"title", "desc", "text"})
"""Elements of SVG that hold text."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

ROLES: Mapping[str, Role] = {
    **dict.fromkeys(sorted(HEADINGS), Role.HEADING),
    "li": Role.ITEM,
    "dt": Role.TERM,
    "dd": Role.DEFINITION,
    "th": Role.COLUMN,
    "td": Role.CELL,
    "caption": Role.CAPTION,
    "figcaption": Role.CAPTION,
    "legend": Role.CAPTION,
    "summary": Role.SUMMARY,
    "blockquote": Role.QUOTATION,
    "pre": Role.PREFORMATTED,
    "textarea": Role.PREFORMATTED,
    "button": Role.BUTTON,
    "option": Role.OPTION,
    "section": Role.PARAGRAPH,
    "article": Role.PARAGRAPH,
    "aside": Role.PARAGRAPH,
}
"""The role of the blocks in an element; inside all other elements the role is that of the element around them."""

INLINE_ROLES: Mapping[str, Role] = {"button": Role.BUTTON, "label": Role.LABEL}
"""The role of a text in one of these elements, where nothing else gives it a role."""

HEADING_CLASSES = frozenset({"admonition-title", "markdown-alert-title"})
"""Classes of headings that are no heading elements: the title of a box."""

TEXT_ATTRIBUTES: Mapping[str, tuple[Role, frozenset[str]]] = {
    "alt": (Role.ALTERNATIVE, frozenset({"img", "area", "input"})),
    "title": (Role.TOOLTIP, frozenset()),
    "aria-label": (Role.SPOKEN, frozenset()),
    "aria-description": (Role.SPOKEN, frozenset()),
    "aria-placeholder": (Role.PLACEHOLDER, frozenset()),
    "aria-roledescription": (Role.SPOKEN, frozenset()),
    "aria-valuetext": (Role.SPOKEN, frozenset()),
    "placeholder": (Role.PLACEHOLDER, frozenset({"input", "textarea"})),
    "label": (Role.OPTION, frozenset({"option", "optgroup", "track"})),
    "abbr": (Role.COLUMN, frozenset({"th"})),
    "summary": (Role.CAPTION, frozenset({"table"})),
}
"""Attributes that readers see or hear, with their role and the elements that can have them (all if none is named).

HTML Living Standard, "The translate attribute" ("translatable attributes"), and WAI-ARIA 1.2.
"""

BUTTONS = frozenset({"button", "reset", "submit"})
"""Types of `input` whose `value` is the text on a button."""

CONTEXTS: Mapping[str, str] = {"title": "tooltip"}
"""The msgctxt of an attribute where it is not the attribute's name: `title` is the msgctxt of an article's title."""

FILE_ATTRIBUTES = frozenset(
    {
        *(("img", "src"), ("source", "src"), ("track", "src"), ("video", "src"), ("video", "poster"), ("audio", "src")),
        *(("embed", "src"), ("input", "src"), ("object", "data"), ("image", "href"), ("image", "xlink:href")),
    }
)
"""Attributes that name a file which the page shows, by element."""

LINK_ATTRIBUTES = frozenset({("a", "href"), ("area", "href")})
"""Attributes that lead to another page or file, by element."""

SAFETY_CLASSES = frozenset(
    {
        *("warning", "danger", "caution", "dosing", "dose"),
        *("markdown-alert-warning", "markdown-alert-caution"),
    }
)
"""Classes with which an author marks doses and warnings."""
