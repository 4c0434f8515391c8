"""Texts in the head of a page that readers see elsewhere: in search results, and where the page is shared."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from localize.formats.html import url_attributes
from localize.formats.html.protect import protected
from localize.model import characters
from localize.model.block import Block, BodyPart, LanguageMark, PageValue, Role, Slot

_TEXTS = frozenset({"headline", "alternativeHeadline", "name", "description", "abstract", "text", "caption"})
"""Properties of schema.org that search engines show."""

ADDRESSES = frozenset(
    {"@id", "url", "sameAs", "image", "logo", "contentUrl", "embedUrl", "thumbnailUrl", "urlTemplate"}
)
"""Properties of schema.org that name another page or file; a site may turn them into links."""

_NAMED = frozenset({"Person", "Organization", "MedicalOrganization", "Brand", "Corporation", "WebSite", "Hospital"})
"""Types whose `name` is that of a person or an organization."""

_DEEPEST = 40
_encode = json.JSONEncoder(ensure_ascii=False).encode

Known = Mapping[str, str]
"""The texts of the metadata with their msgctxt."""


def linked_data(text: str, line: int, known: Known) -> Iterator[BodyPart]:
    """The script element with this JSON-LD, its texts as blocks; nothing for what is no JSON, or is nested too deep.

    `NaN`, which Python accepts, is no JSON (RFC 8259). Data with characters that no text may have is left out too.

    The language of the content becomes that of the page. `<` is escaped, so that no text can end the element.
    """
    try:
        data = json.loads(text)
        json.dumps(data, allow_nan=False)
    except (ValueError, RecursionError):
        return
    if _depth(data) <= _DEEPEST and not any(map(characters.refused, _texts(data))):
        yield '<script type="application/ld+json">'
        yield from _value(data, line, known=known)
        yield "</script>\n"


def _texts(data: Any) -> Iterator[str]:
    """All texts in the data, names included; form feeds become spaces."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield characters.spaced(key)
            yield from _texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value)
    elif isinstance(data, str):
        yield characters.spaced(data)


def _value(data: Any, line: int, *, known: Known, key: str = "") -> Iterator[BodyPart]:
    """A value as it is written; `key` is its property, also for a value in a list."""
    if isinstance(data, dict):
        yield "{"
        for number, (name, value) in enumerate(data.items()):
            yield f"{',' if number else ''}{json_text(name)}:"
            if isinstance(value, str):
                yield from _text(name, value, kinds=types(data), line=line, known=known)
            else:
                yield from _value(value, line, known=known, key=name)
        yield "}"
    elif isinstance(data, list):
        yield "["
        for number, value in enumerate(data):
            yield "," if number else ""
            yield from _value(value, line, known=known, key=key)
        yield "]"
    else:
        yield json_text("" if is_forbidden(key, data) else data)


def is_forbidden(key: str, value: Any) -> bool:
    """Whether a property names an address that no link may lead to."""
    return key in ADDRESSES and isinstance(value, str) and url_attributes.forbidden("href", value) != ""


def types(data: Mapping[str, Any]) -> frozenset[str]:
    """The types of a node of JSON-LD: `@type` is a text or a list of texts."""
    found = data.get("@type")
    return frozenset(each for each in (found if isinstance(found, list) else [found]) if isinstance(each, str))


def _text(key: str, value: str, *, kinds: frozenset[str], line: int, known: Known) -> Iterator[BodyPart]:
    if key == "inLanguage":
        yield '"'
        yield PageValue.LOCALE
        yield '"'
    elif key in _TEXTS and not (key == "name" and kinds & _NAMED) and any(char.isalnum() for char in value):
        pattern = protected(characters.spaced(value))
        yield Block(Role.DATA, pattern, lines=((0, line),), context=known.get(value, "json-ld"), slot=Slot.JSON)
    else:
        yield from _value(value, line, known=known, key=key)


def json_text(value: Any) -> str:
    """A value as JSON that may stand in a script element (HTML Living Standard, "Restrictions for script elements")."""
    return _encode(value).replace("<", "\\u003c").replace("\u2028", "\\u2028")


def _depth(data: Any) -> int:
    level, depth = [data], 0
    while level and depth <= _DEEPEST:
        level = [
            inner
            for value in level
            if isinstance(value, dict | list)
            for inner in (value.values() if isinstance(value, dict) else value)
        ]
        depth += 1
    return depth


def shared(name: str, text: str, line: int, *, known: Known) -> Iterator[BodyPart]:
    """A `meta` element of the Open Graph protocol or of X, such as `og:title`, with its content as a block."""
    role = Role.SOCIAL_TITLE if name.endswith("title") else Role.SOCIAL_DESCRIPTION
    key = "name" if name.startswith("twitter:") else "property"
    yield f'<meta {key}="{escape(name)}" content="'
    yield Block(role, protected(text), lines=((0, line),), context=known.get(text, name), slot=Slot.ATTRIBUTE)
    yield '"'
    yield LanguageMark.OF_ATTRIBUTES
    yield ">\n"
