"""The notice that a site shows in place of a recalled page; its words are in one PO file for each language."""

from __future__ import annotations

import io
from functools import lru_cache
from html import escape
from pathlib import Path

from localize.language import tags

TITLE = "Page withdrawn"
TEXT = "The publisher has withdrawn this page. Do not rely on earlier copies of it."
"""The English texts that the PO files translate."""
POLICY = "default-src 'none'; script-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'"
"""The Content-Security-Policy of the notice (CSP Level 3): nothing runs, and nothing is loaded."""
_FOLDER = Path(__file__).parent
_ENGLISH, _LEFT_TO_RIGHT = "en", "ltr"


def languages() -> tuple[str, ...]:
    """Return the tags of the languages that have a notice, besides English, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.po")))


def notice(locale: str, direction: str) -> bytes:
    """Return the notice that a page was withdrawn, in the language of the locale, else in English.

    `direction` is that of the locale: `ltr` or `rtl`.
    """
    language = _language(locale)
    if language:
        (title, text), lang = _words(language), locale
    else:
        title, text, lang, direction = TITLE, TEXT, _ENGLISH, _LEFT_TO_RIGHT
    return (
        "<!doctype html>\n"
        f'<html lang="{escape(lang)}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="robots" content="noindex">\n<title>{escape(title)}</title>\n</head>\n'
        f"<body>\n<main>\n<h1>{escape(title)}</h1>\n<p>{escape(text)}</p>\n</main>\n</body>\n</html>\n"
    ).encode()


def _language(locale: str) -> str:
    """Return the language of the notice for a locale, empty where there is none.

    A publisher may use a locale that CLDR does not know: then the first part of its tag decides.
    """
    available = languages()
    try:
        return tags.served_by(locale, available)
    except ValueError:
        language = tags.language(locale)
        return language if language in available else ""


@lru_cache
def _words(language: str) -> tuple[str, str]:
    """Return the title and text in a language that has a PO file."""
    from babel.messages.pofile import read_po  # noqa: PLC0415  # only where something was recalled

    catalog = read_po(io.BytesIO((_FOLDER / f"{language}.po").read_bytes()))
    title, text = (catalog[message].string for message in (TITLE, TEXT))
    return str(title), str(text)
