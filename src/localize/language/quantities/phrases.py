"""Phrases found among the tokens of a text, the longest first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import field
from functools import lru_cache, partial
from typing import Generic, NamedTuple, TypeVar

import regex

from localize.dataclass import dataclass
from localize.expressions import expression, unicode_expression
from localize.language.quantities.digits import RUN
from localize.language.remembered import Remembered
from localize.language.scripts import WITHOUT_SPACES
from localize.language.spelling import LOOK_ALIKES

_T = TypeVar("_T")

_ONE_BY_ONE = rf"[{WITHOUT_SPACES}\p{{Hangul}}]"
_TOKEN = unicode_expression(
    rf"""(?P<run>{RUN}) | {_ONE_BY_ONE} | [\p{{Latin}}\p{{M}}]++
    | [[\p{{L}}\p{{M}}]--{_ONE_BY_ONE}--\p{{Latin}}]++ | [%/‰] | [^\s\p{{L}}\p{{M}}\p{{P}}0-9]""",
    regex.VERBOSE | regex.VERSION1,
)
_LATIN_TEXT = expression(r"[\n -~\u00a1-\u00ac\u00ae-\u00b4\u00b6-\u024f\u2018-\u201e]*")
_LATIN_TOKEN = expression(
    rf"""(?P<run>{RUN}) | [A-Za-z\xaa\xba\xc0-\xd6\xd8-\xf6\xf8-\u024f]++ | [%/]
    | [^\s0-9A-Za-z\xaa\xba\xc0-\xd6\xd8-\xf6\xf8-\u024f!"\#%&'()*,\-./:;?@\[\\\]_{{}}¡§«¶·»¿\u2018-\u201e]""",
    re.VERBOSE,
)
"""The same as `_TOKEN` in a text of these letters and marks, which most texts in Latin letters are; much faster."""
_ENDINGS = 7
"""The most letters in the ending of an inflected word."""
_SHORTEST_STEM = 2
_LONGEST_WORD = 40
_LEFT_OUT = frozenset({7, *range(27, 36)})
"""The canonical combining classes of nuktas and of the vowel signs of Arabic (UAX #44)."""
_LONGEST = 12
"""The most words of a phrase."""
_GAP = 2
"""Characters that may stand between the words of a phrase: a space, an apostrophe, a stop and a space."""
_CLITICS = ("وال", "بال", "فال", "كال", "ولل", "لل", "ال", "و", "ف", "ب", "ل", "ك")
"""What Arabic writes together with the word that follows."""


class Token(NamedTuple):
    """A run of digits, a word, or a sign.

    In scripts without spaces each character is a token. Latin letters in a row are a token by themselves: "mg" in the
    Korean "5mg을".
    """

    text: str
    start: int
    end: int
    run: bool


_token = partial(tuple.__new__, Token)
"""Makes a token of its fields in half the time."""


def one_word(piece: str) -> str:
    """The word in small letters that a piece of a text is, with marks around it or none; "" where it may be more."""
    word = piece.strip(".,;:()")
    return word.lower() if word.isalpha() and _LATIN_TEXT.fullmatch(word) else ""


def tokens(text: str) -> list[Token]:
    """The tokens of a text, in order; punctuation is no token."""
    expression = _LATIN_TOKEN if _LATIN_TEXT.fullmatch(text) else _TOKEN
    return [
        _token((match[0], *match.span(), match.lastindex is not None))  # the only group is "run"
        for match in expression.finditer(text)
    ]


@lru_cache(maxsize=4096)
def _folded(word: str) -> str:
    """A word in one form, without marks that are often left out: nuktas of Indic scripts (फ़रवरी), Arabic vowels."""
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFD", word)
    plain = "".join(char for char in parts if unicodedata.combining(char) not in _LEFT_OUT)
    return unicodedata.normalize("NFC", plain).translate(LOOK_ALIKES)


_FOLDED_CLITICS = tuple(map(_folded, _CLITICS))


@dataclass(slots=True)
class _PhraseNode(Generic[_T]):
    meanings: list[_T] = field(default_factory=list)
    next: dict[str, _PhraseNode[_T]] = field(default_factory=dict)
    stems: dict[str, _PhraseNode[_T]] = field(default_factory=dict)
    counts: bool = False
    """Whether a phrase through this node is a number."""


@dataclass(frozen=True, slots=True)
class _Start(Generic[_T]):
    """What begins with a word: the nodes of phrases, what the word means alone, and whether phrases go on."""

    nodes: tuple[_PhraseNode[_T], ...]
    meanings: tuple[_T, ...]
    continues: bool


class Phrases(Generic[_T]):
    """What phrases mean; a `*` at the end of a word stands for any ending."""

    def __init__(self, *, arabic: bool = False, spaceless: bool = False, elides: bool = False) -> None:
        self._root: _PhraseNode[_T] = _PhraseNode()
        self._arabic = arabic
        self.spaceless = spaceless
        self.elides = elides
        self.starts = Remembered(self._starting_with)
        """What begins with a word in small letters; None where nothing does, as for most words."""

    def add(self, phrase: str, meaning: _T, *, counts: bool = False) -> None:
        """Add a phrase; its case does not count. `counts` says that it is a number without any other beside it."""
        path = [self._root]
        lowered = phrase.lower()
        for token in tokens(lowered):
            stem = lowered[token.end : token.end + 1] == "*"
            branch = path[-1].stems if stem else path[-1].next
            path.append(branch.setdefault(_folded(token.text), _PhraseNode()))
        node = path[-1]
        if node is not self._root and meaning not in node.meanings:
            node.meanings.append(meaning)
        if counts:
            for each in path:
                each.counts = True

    def at(self, items: list[Token], first: int, most: int = _LONGEST) -> tuple[int, tuple[_T, ...]]:
        """The longest phrase at token `first`: how many tokens it has, at most `most`, and its meanings; 0 for none."""
        best: tuple[int, tuple[_T, ...]] = (0, ())
        start = self.starts[items[first].text]
        if start is None:
            return best
        nodes, best = start.nodes, (1, start.meanings) if start.meanings else best
        for index in range(first + 1, min(len(items), first + most) if start.continues else 0):
            token = items[index]
            if token.start - items[index - 1].end > _GAP or len(token.text) > _LONGEST_WORD:
                break
            word = _folded(token.text)
            nodes = tuple(found for node in nodes for found in self._step(node, word))
            if not nodes:
                break
            meanings = tuple(meaning for node in nodes for meaning in node.meanings)
            if meanings:
                best = (index - first + 1, meanings)
        return best

    def may_count(self, word: str) -> bool:
        """Whether a phrase that is a number may begin with a word in small letters."""
        start = self.starts[word]
        return start is not None and any(node.counts for node in start.nodes)

    def _starting_with(self, word: str) -> _Start[_T] | None:
        nodes = tuple(self._step(self._root, _folded(word))) if len(word) <= _LONGEST_WORD else ()
        if not nodes:
            return None
        meanings = tuple(meaning for node in nodes for meaning in node.meanings)
        return _Start(nodes, meanings, continues=any(node.next or node.stems for node in nodes))

    def _step(self, node: _PhraseNode[_T], word: str) -> Iterator[_PhraseNode[_T]]:
        for form in self._forms(word) if self._arabic else (word,):
            if form in node.next:
                yield node.next[form]
            if node.stems:
                for length in range(max(_SHORTEST_STEM, len(form) - _ENDINGS), len(form) + 1):
                    if form[:length] in node.stems:
                        yield node.stems[form[:length]]

    def _forms(self, word: str) -> Iterator[str]:
        yield word
        yield from (
            word[len(clitic) :] for clitic in _FOLDED_CLITICS if word.startswith(clitic) and len(word) > len(clitic)
        )
