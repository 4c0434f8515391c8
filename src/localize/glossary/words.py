"""Words of texts, and how they are compared."""

from __future__ import annotations

import unicodedata

import regex

from localize.expressions import expression, unicode_expression
from localize.language.scripts import PLAIN_LETTERS, WITHOUT_SPACES

_WORD = unicode_expression(
    rf"([{WITHOUT_SPACES}][\p{{M}}ﾞﾟ]*+|[[\p{{L}}\p{{N}}\p{{M}}\u00ad\u200d]--[{WITHOUT_SPACES}]]++)", regex.V1
)
"""A word; in scripts without spaces each character, with its marks, is a word."""
_PLAIN_WORD = expression(r"([^\W_]+)")
"""The same in a text of plain letters."""

JOINING = unicode_expression(r"[\s'\u2010\u2011\u200b\u200c-]+")
"""Characters between words that do not count: "side-effect" is "side effect"; a comma as in "pain, relief" counts."""

_NOT_COMPARED = {
    **dict.fromkeys([0xAD, 0x200D, 0x0640, *range(0x064B, 0x0653), 0x0670]),  # soft hyphen, joiner, Arabic marks
    **dict.fromkeys(map(ord, "\t\n"), " "),
    **dict.fromkeys(map(ord, "\u2010\u2011"), "-"),
    ord("’"): "'",
}


def pieces(text: str) -> list[str]:
    """The text cut at its words: the text before the first, the first word, the text between, the second word, …."""
    if text.isascii() or PLAIN_LETTERS.fullmatch(text):
        return _PLAIN_WORD.split(text)
    cut = _WORD.split(text)
    return [piece or "" for piece in cut]


def between(separator: str) -> str:
    """The text between two words, as it is compared: nothing for a space or a hyphen."""
    return "" if separator == " " else JOINING.sub("", written(separator))


def written(text: str) -> str:
    """A text in the form in which case-sensitive terms are compared.

    Compatibility forms (NFKC), kinds of spaces, hyphens and apostrophes, soft hyphens and Arabic vowel marks do not
    count.
    """
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFKC", text).translate(_NOT_COMPARED)


def fold(text: str) -> str:
    """A text in the form in which other terms are compared: case does not count either."""
    return written(text).casefold()
