"""Which texts are the same when case and punctuation do not count, and how many words they have."""

from __future__ import annotations

from hashlib import blake2b

from localize.expressions import unicode_expression

_WORD_CHARACTER = unicode_expression(r"[\p{L}\p{M}\p{N}%<>=≤≥+]")
_WORD = unicode_expression(r"\p{L}[\p{L}\p{M}'’-]*+")
_FEWEST_WORDS = 4


class _Words(dict[int, str]):
    """A table for `str.translate`: characters of words and signs that change the meaning stay, others become spaces."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        value = self[code] = char if _WORD_CHARACTER.match(char) else " "
        return value


_WORDS = _Words()


def folded(text: str) -> str:
    """Return the words of a text in small letters, with a space between them.

    Signs that change the meaning stay.
    """
    return " ".join(text.casefold().translate(_WORDS).split())


def key_of(folded: str) -> bytes:
    """Return the key of a text by its `folded` words, for equal words the same; empty for a text without words."""
    return blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=16).digest() if folded else b""


def is_wordy(text: str) -> bool:
    """Return whether a text has four words or more."""
    return sum(1 for _, _ in zip(_WORD.finditer(text), range(_FEWEST_WORDS), strict=False)) == _FEWEST_WORDS
