"""The HTML of the preview's own pages, from templates, in the language of whoever looks; all but Markup is escaped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from localize.glossary import hints
from localize.language import tags
from localize.pages.templates import environment
from localize.preview import interface

if TYPE_CHECKING:
    from jinja2 import Environment

_PIECE = 1000
"""Parts of a template, each a line of HTML or less, that go to a browser at once."""


def html(template: str, values: Mapping[str, Any], language: str = interface.LOCALE) -> str:
    """Return the HTML that a template makes of some values, with the words of a language of the preview."""
    return _environment(language).get_template(template).render(values)


def html_pieces(template: str, values: Mapping[str, Any], language: str = interface.LOCALE) -> Iterator[str]:
    """Yield the same piece by piece: a browser displays the beginning of a long page while the rest is made."""
    stream = _environment(language).get_template(template).stream(values)
    stream.enable_buffering(_PIECE)
    yield from stream


@lru_cache
def _environment(language: str) -> Environment:
    """Return the templates in a language: its words are known to all of them, so that what they share is made once."""
    made = environment("localize.preview").overlay()
    words = interface.words(language)
    known = {"_": words, "languages": interface.languages(), "script_words": words.translations}
    made.globals = {**made.globals, **known}
    made.filters["autonym"] = tags.autonym
    made.filters["long_date"] = tags.long_date
    made.tests["glossary_hint"] = lambda hint: hint.startswith(hints.MARK)
    return made
