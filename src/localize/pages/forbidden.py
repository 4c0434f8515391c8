"""The last check before an article without trusted markup is written: it finds what must never be published.

Parsers have removed all of that before, unless this program has a fault. So this check relies on no earlier step, and
reads the HTML of the page again: tag by tag where it is plain, which proves most pages clean, otherwise with a parser.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from localize.formats.html import policy, url_attributes
from localize.formats.html.head import is_forbidden
from localize.formats.html.policy import TAGS
from localize.model import characters
from localize.model.page import Content, PageInfo
from localize.pages import plain_tags
from localize.pages.parsed_html import parsed

if TYPE_CHECKING:
    import turbohtml

_ACTIVE = frozenset({"srcdoc", "action", "formaction", "ping", "http-equiv", "background", "xlink:href"})
"""Attributes that no article has, beside those of events (`on…`)."""

_HEAD = frozenset({"meta", "script"})
_DATA = "application/ld+json"


def in_content(content: Content, info: PageInfo) -> str:
    """The first thing that must not stand in a page, its fragment or a list of pages; "" where there is none."""
    return next(_violations(content, info), "")


def _violations(content: Content, info: PageInfo) -> Iterator[str]:
    texts = [*_texts(content), *info.reviewers, *info.translators]
    yield from (characters.named(char) for char in map(characters.refused, texts) if char)
    if not _is_clean(content.article):
        yield from _in_article(content.article)
    for element in parsed(content.head, "head").iter_elements() if content.head else ():
        if element.tag not in _HEAD or (element.tag == "script" and element.attrs.get("type") != _DATA):
            yield f"<{element.tag}>"
        elif element.tag == "script":
            yield from _in_script(element.text)
        yield from _in_attributes(element)


def _texts(content: Content) -> Iterator[str]:
    """All texts of a page."""
    for each in fields(content):
        value = getattr(content, each.name)
        yield from (value,) if isinstance(value, str) else (*value, *value.values())


def _is_clean(article: str) -> bool:
    """Whether the tags of an article prove that there is nothing in it to be found; a parser finds no more of it."""
    tags = plain_tags.tags_of(article)
    return tags is not None and all(map(_is_harmless, tags))


@lru_cache(maxsize=2048)
def _is_harmless(tag: str) -> bool:
    read = plain_tags.read(tag)
    if read is None or read.name not in TAGS:
        return False
    return not any(_in_attribute(read.name, name, value) for name, value in read.attributes)


def _in_article(article: str) -> Iterator[str]:
    for element in parsed(article, "article").iter_elements():
        if element.tag not in TAGS:
            yield f"<{element.tag}>"
        yield from _in_attributes(element)


def _in_attributes(element: turbohtml.Element) -> Iterator[str]:
    for name, found in element.attrs.items():
        value = found if isinstance(found, str) else " ".join(found or ())
        if problem := _in_attribute(element.tag, name, value):
            yield problem


def _in_attribute(tag: str, name: str, value: str) -> str:
    """What is forbidden in an attribute; empty where nothing is."""
    if name.startswith("on") or name in _ACTIVE:
        return f"<{tag} {name}>"
    if name == "style" and value != policy.alignment(value):
        return f'<{tag} style="{value[:40]}">'
    begin = url_attributes.forbidden(name, value)
    return f'<{tag} {name}="{begin}…">' if begin else ""


def _in_script(text: str) -> Iterator[str]:
    try:
        yield from _in_data(json.loads(text))
    except (ValueError, RecursionError):
        yield "data for search engines that is no JSON"


def _in_data(data: Any, key: str = "") -> Iterator[str]:
    """Forbidden addresses in JSON-LD; `key` is the property whose value is `data`."""
    if is_forbidden(key, data):
        yield f'"{key}": "{data[:40]}"'
    elif isinstance(data, dict):
        for name, value in data.items():
            yield from _in_data(value, name)
    elif isinstance(data, list):
        for value in data:
            yield from _in_data(value, key)
