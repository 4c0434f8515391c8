"""Heading ids: stable, readable, unique within an article."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

PAGE_IDS = frozenset({"content"})
"""Ids that the templates give to parts of every page."""

_NO_WORD = re.compile(r"[\W_]+")
_LONGEST = 80
_OWN_WAY = {
    "de": str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"}),
    "nb": str.maketrans({"å": "aa", "ø": "oe", "æ": "ae"}),
    "da": str.maketrans({"å": "aa", "ø": "oe", "æ": "ae"}),
}
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})


class Slugs:
    """Makes ids for one article; the second heading of the same words gets `-2`."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._counts: dict[str, int] = {}

    def make(self, text: str) -> str:
        """An id of the words of a heading: `What is it?` to `what-is-it`."""
        base = _NO_WORD.sub("-", unicodedata.normalize("NFKC", text).lower()).strip("-") or "section"
        slug, count = base, self._counts.get(base, 1)
        while slug in self._taken:
            count += 1
            slug = f"{base}-{count}"
        self._taken.add(slug)
        self._counts[base] = count
        return slug


def localized(text: str, language: str) -> str:
    """A name for a page from what a translator wrote: `Gürtelrose & Schmerz` to `guertelrose-schmerz`.

    Latin letters lose their marks, those of a language in its own way; letters of other scripts stay as they are, for
    no transliteration of them is right for all words. Empty where there is no letter and no digit.
    """
    written = unicodedata.normalize("NFKC", text).lower().translate(_OWN_WAY.get(language, {})).translate(_LETTERS)
    kept: list[str] = []
    base = ""
    for char in unicodedata.normalize("NFD", written):
        is_mark = unicodedata.category(char)[0] == "M"
        base = base if is_mark else char
        if char.isalnum() or (is_mark and base.isalnum() and not base.isascii()):
            kept.append(char)
        elif not is_mark and kept[-1:] != ["-"]:
            kept.append("-")
    return unicodedata.normalize("NFC", "".join(kept)[:_LONGEST]).strip("-")
