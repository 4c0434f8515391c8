"""OpenDocument texts from XML, the same bytes on every machine."""

from __future__ import annotations

from collections.abc import Mapping

from support.word import archive

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
_NAMES = {
    **{name: name for name in ("office", "style", "text", "table", "meta", "manifest")},
    "draw": "drawing",
    "fo": "xsl-fo-compatible",
    "svg": "svg-compatible",
}
NAMESPACES = (
    "".join(f' xmlns:{prefix}="{_OASIS.format(name)}"' for prefix, name in _NAMES.items())
    + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def odt(body: str, *, styles: str = "", meta: str = "", extra: Mapping[str, str | bytes] | None = None) -> bytes:
    """The file: `body` is the inside of its text, `styles` are beside it, `extra` are more parts."""
    files: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": _part(
            "document-content",
            f"<office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body>",
        ),
        "meta.xml": _part("document-meta", f"<office:meta>{meta}</office:meta>"),
    }
    return archive(files | dict(extra or {}))


def _part(name: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<office:{name}{NAMESPACES}>{content}</office:{name}>'


def style(name: str, shown: str = "", text: str = "", *, family: str = "paragraph", more: str = "") -> str:
    """A style; `text` are the attributes of its words."""
    display = f' style:display-name="{shown}"' if shown else ""
    return (
        f'<style:style style:name="{name}"{display} style:family="{family}" {more}>'
        f"<style:text-properties {text}/></style:style>"
    )


def p(words: str, style_name: str = "Standard") -> str:
    return f'<text:p text:style-name="{style_name}">{words}</text:p>'


def h(words: str, level: int = 1) -> str:
    return f'<text:h text:outline-level="{level}">{words}</text:h>'


def frame(inside: str) -> str:
    return f"<draw:frame>{inside}</draw:frame>"


def image(path: str, alt: str = "") -> str:
    return frame(f'<draw:image xlink:href="{path}"/><svg:desc>{alt}</svg:desc>')
