"""Names of files that are safe on every system and in every address, made of names that people gave."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator

_LONGEST = 120
"""Bytes of a name; file systems take 255, and translators' files have longer names."""

_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "’": "", "'": ""}
)
_HYPHENS = re.compile(r"-+")
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
"""Names that Windows keeps for devices."""


def safe(text: str) -> str:
    """A name of small letters, digits and hyphens, empty where there is none: `Überblick (2).v3` to `uberblick-2-v3`.

    Letters of other scripts than Latin stay as they are.
    """
    plain = "".join(_plain(unicodedata.normalize("NFKC", text).lower().translate(_LETTERS)))
    words = "".join(char if unicodedata.category(char)[0] in "LMN" else "-" for char in plain)
    name = _HYPHENS.sub("-", unicodedata.normalize("NFC", words)).encode()[:_LONGEST].decode(errors="ignore").strip("-")
    return f"{name}-file" if _RESERVED.fullmatch(name) else name


def _plain(text: str) -> Iterator[str]:
    """The characters, those of Latin script without their accents."""
    latin = False
    for char in unicodedata.normalize("NFD", text):
        if not unicodedata.combining(char):
            latin = char.isascii()
        elif latin:
            continue
        yield char


def free(stem: str, suffix: str, taken: Container[str]) -> str:
    """The name with a number where it is taken already: `knee.png`, `knee-2.png`."""
    name, count = f"{stem}{suffix}", 1
    while name.casefold() in taken:
        count += 1
        name = f"{stem}-{count}{suffix}"
    return name
