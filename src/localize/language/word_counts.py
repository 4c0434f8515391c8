"""How many words a text has, as translations are counted and paid."""

from __future__ import annotations

from typing import Final

from localize.expressions import unicode_expression
from localize.language.remembered import ANY_LENGTH, Remembered
from localize.language.scripts import WITHOUT_SPACES

_TAG: Final = unicode_expression(r"</?[A-Za-z][^<>]*>")
_CHARACTER = r"[\p{Han}\p{Hiragana}\p{Katakana}ーｰ]"
_WORD: Final = unicode_expression(
    rf"(?P<character>{_CHARACTER})|(?P<run>(?:(?!{_CHARACTER})[{WITHOUT_SPACES}])+)|[\p{{L}}\p{{N}}][^\s{WITHOUT_SPACES}]*"
)
_LETTERS_OF_A_WORD = 6
"""In scripts without spaces between words, as GMX-V 2.0 has it for Thai."""


def word_count(text: str) -> int:
    """Return the number of words of a text as translators see it; its tags are no words.

    A word is what stands between spaces and has a letter or a digit: `well-known` and `250` are one. In Chinese and
    Japanese each character counts as a word, as in translation tools; in Thai, Lao, Khmer and Burmese six letters do.
    """
    return _COUNTS[text]


def _counted(text: str) -> int:
    total = 0
    for match in _WORD.finditer(_TAG.sub("", text)):
        run = match["run"]
        total += -(-len(run) // _LETTERS_OF_A_WORD) if run else 1
    return total


_COUNTS: Final = Remembered(_counted, longest=ANY_LENGTH)
