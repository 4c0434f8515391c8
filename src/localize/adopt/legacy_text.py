"""Plain texts from times before UTF-8, in the encoding in which Windows saved those of their language."""

from __future__ import annotations

import codecs
from dataclasses import replace

from localize.adopt.adopted import AdoptedArticle, AdoptedText
from localize.dataclass import dataclass
from localize.language.code_pages import code_page, readable_name

SUFFIXES = frozenset({".txt", ".md", ".markdown", ".mdx", ".rst"})
"""The formats that are plain text, and cannot name their encoding."""
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class RecodedText:
    """A text in UTF-8; `guessed` is the name of the encoding that it was read in without a proof, empty for none."""

    data: bytes
    guessed: str = ""


def in_utf8(data: bytes, locale: str) -> RecodedText:
    """A text in UTF-8, whatever it was in: UTF-16 by its mark, else UTF-8, else the code page of a locale's language.

    What none of them can read is left as it is.
    """
    try:
        if data.startswith(_UTF_16):
            return RecodedText(data.decode("utf-16").encode())
        if b"\0" in data or _is_utf8(data):
            return RecodedText(data)
        page = code_page(locale)
        return RecodedText(data.decode(page).encode(), readable_name(page))
    except UnicodeDecodeError:
        return RecodedText(data)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def as_guessed(adopted: AdoptedArticle, encoding: str) -> AdoptedArticle:
    """The texts of a document in a guessed encoding; none with letters beyond ASCII is certain: these may be others."""
    return replace(adopted, texts=tuple(_as_guessed(text, encoding) for text in adopted.texts))


def _as_guessed(text: AdoptedText, encoding: str) -> AdoptedText:
    if text.text.isascii():
        return text
    return replace(text, certain=False, remarks=(*text.remarks, f"it was read as {encoding}"))
