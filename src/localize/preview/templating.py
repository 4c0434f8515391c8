"""The HTML of the preview's own pages, from templates, in the language of whoever looks; all but Markup is escaped."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from localize.glossary import hints
from localize.language import tags
from localize.pages.templates import environment
from localize.preview import interface

if TYPE_CHECKING:
    from jinja2 import Environment


def html(template: str, values: Mapping[str, Any], language: str = interface.LOCALE) -> str:
    """Return the HTML that a template makes of some values, with the words of a language of the preview."""
    words = interface.words(language)
    known = {"languages": interface.languages(), "script_words": words.translations, **values, "_": words}
    return _environment().get_template(template).render(known)


@lru_cache
def _environment() -> Environment:
    made = environment("localize.preview")
    made.filters["autonym"] = tags.autonym
    made.filters["long_date"] = tags.long_date
    made.tests["glossary_hint"] = lambda hint: hint.startswith(hints.MARK)
    return made
