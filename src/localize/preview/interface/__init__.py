"""What the preview itself says to people, in each language that comes with the program.

Its catalogs stand apart from those of the readers' pages: a project does not translate them, and no page carries them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from functools import lru_cache
from pathlib import Path

from localize.catalogs.template import header
from localize.dataclass import dataclass
from localize.language import tags
from localize.model.catalog import Catalog, Entry
from localize.pages import interface
from localize.preview.interface.words import WORDS

NAME = "preview"
"""The name in the header of the catalogs."""

LOCALE = "en"
"""The language of the words in templates and scripts."""

FOLDER = Path(__file__).parent

_INSTEAD = {"no": "nb", "nn": "nb", "iw": "he"}
"""What serves a language that browsers name and that has no catalog by this name."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words in one language; a word without translation stands in English."""

    locale: str = LOCALE
    translations: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, word: str, **values: object) -> str:
        """Return a word with its values in it. Text is isolated, so that it keeps its own direction (UAX #9, FSI)."""
        text = self.translations.get(word, word)
        for name, value in values.items():
            text = text.replace(f"{{{name}}}", f"\u2068{value}\u2069" if isinstance(value, str) else f"{value}")
        return text

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`."""
        return tags.direction(self.locale)


def template() -> Catalog:
    """Return the template of the catalogs."""
    return Catalog(header(NAME), tuple(Entry(word, hints=(note,)) for word, note in WORDS))


@lru_cache
def languages() -> tuple[str, ...]:
    """Return the languages of the preview, in the order of their tags."""
    return tuple(sorted({LOCALE, *interface.available(FOLDER)}))


@lru_cache
def words(locale: str) -> Words:
    """Return the words of a language, or of the one that serves it; English for one that nothing serves."""
    tag = tags.served_by(locale, languages())
    entries = interface.shipped(tag, FOLDER) if tag else {}
    return Words(tag or LOCALE, {source: entry.target for (_, source), entry in entries.items()})


def preferred(accept_language: str) -> str:
    """Return the language of the preview that somebody likes best, by `Accept-Language` (RFC 9110, 12.5.4)."""
    ranges = [_weighted(each) for each in accept_language.split(",")]
    for tag, weight in sorted(ranges, key=lambda each: -each[1]):
        served = _served(tag) if weight > 0 else ""
        if served:
            return served
    return LOCALE


def _weighted(language_range: str) -> tuple[str, float]:
    """Return a language range and its weight; one that cannot be read has weight 0."""
    tag, _, weight = language_range.partition(";")
    name, _, value = weight.partition("=")
    try:
        return tag.strip(), float(value) if name.strip().lower() == "q" else 1.0
    except ValueError:
        return tag.strip(), 0.0


def _served(tag: str) -> str:
    """Return the language of the preview that serves a tag as browsers write it (`zh-tw`, `no`), empty if none."""
    first, *rest = tag.split("-")
    language = _INSTEAD.get(first.lower(), first.lower())
    parts = [part.title() if len(part) == 4 else part.upper() for part in rest]
    try:
        return tags.served_by("-".join([language, *parts]), languages())
    except ValueError:
        return ""
