"""The tags of HTML that is written as plainly as this program writes it, read without building a tree.

In such HTML each `<` begins a tag that ends at the next `>`, names are plain, and values stand in double quotes.
However a parser may nest or leave out the elements, or take some for text: it makes none that is not among these tags,
and gives none another attribute (HTML Living Standard, "Tokenization").
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from html import unescape

from localize.dataclass import dataclass
from localize.expressions import expression

_TAG = expression(r"<[^<>]*>")
_VALUE = r'[^"<>&]*(?:&(?:amp|quot|lt|gt|#x27);[^"<>&]*)*'
_NAME = "[A-Za-z][A-Za-z0-9:_-]*"
_ATTRIBUTE = expression(rf' ({_NAME})(?:="({_VALUE})")?')
_START = expression(rf'<([a-z][a-z0-9]*)((?: {_NAME}(?:="{_VALUE}")?)*)>')
_END = expression(r"</([a-z][a-z0-9]*)>")


@dataclass(frozen=True, slots=True)
class PlainTag:
    """A start tag, or an end tag: the name of its element, and the attributes with their values."""

    name: str
    attributes: tuple[tuple[str, str], ...] = ()


@lru_cache(maxsize=1)  # several look at one article, one after another
def tags_of(html: str) -> Sequence[str] | None:
    """The tags of plain HTML as they are written, each once and in order; None for HTML that needs a parser.

    Whether each tag by itself is plain, is for `read` to say.
    """
    tags = _TAG.findall(html)
    return tuple(dict.fromkeys(tags)) if len(tags) == html.count("<") else None


def start_tags(html: str) -> Sequence[PlainTag] | None:
    """The start tags of plain HTML that have attributes, each once and in their order; None for other HTML."""
    tags = tags_of(html)
    if tags is None:
        return None
    read_ = [read(tag) for tag in tags]
    return None if None in read_ else [tag for tag in read_ if tag is not None and tag.attributes]


@lru_cache(maxsize=2048)
def read(tag: str) -> PlainTag | None:
    """A tag by its text; None for one that is not plain."""
    if match := _END.fullmatch(tag):
        return PlainTag(match[1])
    match = _START.fullmatch(tag)
    if match is None:
        return None
    attributes = tuple((name.lower(), unescape(value)) for name, value in _ATTRIBUTE.findall(match[2]))
    is_plain = len(attributes) == len(dict(attributes))
    return PlainTag(match[1], attributes) if is_plain else None
