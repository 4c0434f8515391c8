"""The interface words: what the templates themselves say, as a catalog of their own."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

from babel.messages.extract import extract

from localize.catalogs import po
from localize.catalogs.template import header
from localize.language import tags
from localize.model.catalog import Catalog, Entry, Key

NAME = "interface"
"""The catalog's name, beside those of the articles; no article may have it."""

LOCALE = "en"
"""The locale of the words in the templates."""

_NOTE = "translators:"
_OPTIONS = {"silent": "false"}
_LABEL = {"Label": None}


@lru_cache
def template() -> Catalog:
    """The template of the interface words, extracted from the page templates and the labels that parsers set."""
    notes: dict[str, tuple[str, ...]] = {}
    for word, hints in _words():
        notes[word] = tuple(dict.fromkeys((*notes.get(word, ()), *hints)))
    entries = tuple(Entry(word, hints=hints) for word, hints in notes.items())
    return Catalog(header(NAME), entries)


def _words() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each word with the notes its author left for translators."""
    package = files("localize")
    for path in sorted((package / "pages" / "templates").iterdir(), key=lambda path: path.name):
        if path.name.endswith(".html"):
            found = extract(
                "jinja2.ext:babel_extract", io.BytesIO(path.read_bytes()), comment_tags=[_NOTE], options=_OPTIONS
            )
            yield from _noted(found)
    for path in sorted((package / "formats").iterdir(), key=lambda path: path.name):
        if path.name.endswith(".py"):
            found = extract("python", io.BytesIO(path.read_bytes()), keywords=_LABEL, comment_tags=[_NOTE])
            yield from _noted(found)


def _noted(found: Iterable[tuple[int, Any, list[str], str | None]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for _, message, comments, _ in found:
        yield str(message), tuple(comment.removeprefix(_NOTE).strip() for comment in comments)


def shipped(locale: str) -> Mapping[Key, Entry]:
    """The translations of the interface words that come with the program, by key; empty for a locale without any.

    A locale is served by the file of its own tag, or of its language where that is written in the same script:
    `zh-TW` by `zh-Hant`, `pt-BR` by `pt`.
    """
    folder = files("localize.pages") / "interface"
    available = {path.name.removesuffix(".po") for path in folder.iterdir() if path.name.endswith(".po")}
    tag = tags.served_by(locale, available)
    return po.read((folder / f"{tag}.po").read_bytes(), f"{tag}.po").by_key() if tag else {}
