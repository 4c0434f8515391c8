"""Texts that are the same in a locale as in the source, so that nobody needs to translate them."""

from __future__ import annotations

from collections.abc import Iterator

from localize.language.quantities import same_form
from localize.language.remembered import Remembered
from localize.segments import tags

_LOCKED = frozenset({"code", "ph"})
"""Elements whose content is always that of the source."""


def is_same(text: str, source_locale: str, locale: str) -> bool:
    """Whether a text, as translators see it, is proved to be the same in a locale.

    That are texts that are the same everywhere, and numbers that are written in the same way in both locales.
    """
    if text[:1].isalpha():  # most texts
        return False
    is_bare, number = _FORMS[text]
    return is_bare or (number != "" and same_form(number, source_locale, locale))


def is_same_everywhere(text: str) -> bool:
    """Whether a text, as translators see it, has no letter and no digit outside of code and of template tags.

    `<code>localize check</code>.` has none, `{{ phone }}` neither.
    """
    if text[:1].isalnum():  # most texts
        return False
    return _FORMS[text][0]


def _form(text: str) -> tuple[bool, str]:
    """Whether a text is the same everywhere, and the number that it may be; empty where it is none for sure."""
    plain = tags.without_tags(text)
    return not any(map(str.isalnum, _translated(text))), plain if plain[:1].isdigit() else ""


_FORMS = Remembered(_form, most=1 << 10, longest=400)
"""An update asks for each text of an article several times in each locale."""


def _translated(text: str) -> Iterator[str]:
    """The characters that stand in no locked element."""
    locked = ""
    for piece in tags.pieces(text):
        if isinstance(piece, str):
            if not locked:
                yield from tags.unescape(piece)
        elif not locked and not piece.closes and piece.element in _LOCKED:
            locked = piece.name
        elif piece.closes and piece.name == locked:
            locked = ""
