"""The interface words as a catalog, and the translations that come with the program."""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import lru_cache
from pathlib import Path

from localize.catalogs import po
from localize.catalogs.template import header
from localize.language import tags
from localize.model.catalog import Catalog, Entry, Key
from localize.pages.interface.words import WORDS

NAME = "interface"
"""The catalog's name, beside those of the articles; no article may have it."""

LOCALE = "en"
"""The locale of the words in the templates."""

FOLDER = Path(__file__).parent


@lru_cache
def template() -> Catalog:
    """The template of the interface words."""
    return Catalog(header(NAME), tuple(Entry(word, hints=(note,)) for word, note in WORDS))


def shipped(locale: str, folder: Path = FOLDER) -> Mapping[Key, Entry]:
    """The translations in a folder of catalogs that come with the program, by key; empty for a locale without any.

    A locale is served by the file of its own tag, or of its language where that is written in the same script:
    `zh-TW` by `zh-Hant`, `pt-BR` by `pt`.
    """
    tag = tags.served_by(locale, available(folder))
    return po.read((folder / f"{tag}.po").read_bytes(), f"{tag}.po").by_key() if tag else {}


def available(folder: Path) -> Set[str]:
    """The tags of the catalogs in a folder."""
    return {path.stem for path in folder.glob("*.po")}
