"""The words of a text as people search them: case, accents and vowel marks do not count."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from localize.catalogs.word_differences import word_pieces
from localize.expressions import expression, unicode_expression
from localize.glossary.words import fold
from localize.language.scripts import SPACELESS
from localize.model.finding import Span
from localize.paths import BASE_LETTERS
from localize.segments import tags


class SearchWord(NamedTuple):
    """A word in the form in which it is searched, and its span in the text.

    In scripts without spaces each character is a word; `joined` says that the next one follows it directly.
    """

    text: str
    span: Span
    joined: bool = False


def search_words(text: str) -> tuple[SearchWord, ...]:
    """The words and numbers of a text; tags are passed over.

    Example: "Éloignez-vous de 2,5 mg" has the words `eloignez`, `vous`, `de`, `2·5` and `mg`.
    """
    texts: list[str] = []
    spans: list[Span] = []
    joined: list[bool] = []
    end = 0
    is_open = False
    for piece in word_pieces(text):
        begin, end = end, end + len(piece)
        plain, is_spaceless = _plain(piece)
        if plain:
            if is_open and is_spaceless:
                joined[-1] = True
            texts.append(plain)
            spans.append((begin, end))
            joined.append(False)
            is_open = is_spaceless
        elif is_open and not tags.whole(piece):
            is_open = False
    return tuple(map(SearchWord, texts, spans, joined))


def index_tokens(words: Sequence[SearchWord]) -> list[str]:
    """What an index holds of words, one token each: a character together with the one that is joined to it.

    So two characters are looked up by one token, and a single one by the tokens that begin with it.
    """
    texts = [word.text for word in words]
    return [
        text + texts[number + 1] if word.joined else text
        for number, (word, text) in enumerate(zip(words, texts, strict=True))
    ]


def occurrences(phrase: Sequence[str], words: Sequence[SearchWord]) -> Iterator[Span]:
    """The spans in which the words of a phrase follow each other; of its last word the beginning is enough."""
    *first, last = phrase
    texts = [word.text for word in words]
    for end, text in enumerate(texts[len(first) :], len(first)):
        if text.startswith(last) and texts[end - len(first) : end] == first:
            yield words[end - len(first)].span[0], words[end].span[1]


_MARKED = unicode_expression(
    r"(?!и\u0306)([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}])\p{M}+"
)
"""A letter with marks that people leave out as they search; Cyrillic "й" is a letter of its own.

In other scripts marks are vowels that a word is not known without.
"""
_IN_NUMBERS = expression(r"[.,:/]")
_NO_LETTER = expression(r"[\x00-\x2f\x3a-\x60\x7b-\x7f]")


@lru_cache(maxsize=65536)
def _plain(piece: str) -> tuple[str, bool]:
    """A word or number in small letters, with one sign for all that parts digits; "" for tags, spaces and signs.

    And whether it is a character of a script without spaces.
    """
    if tags.whole(piece) or not any(map(str.isalnum, piece)):
        return "", False
    folded = fold(piece)
    if not folded.isascii():
        bare = _MARKED.sub(r"\1", unicodedata.normalize("NFD", folded.translate(BASE_LETTERS)))
        folded = unicodedata.normalize("NFC", bare)
    return _NO_LETTER.sub("", _IN_NUMBERS.sub("·", folded)), SPACELESS.match(folded) is not None
