"""What a text shares with its translation: numbers, names, addresses, terms, what its words mean, how it is written."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache

import regex

from localize.checks.text_reading import TextReading
from localize.dataclass import dataclass
from localize.expressions import unicode_expression
from localize.glossary.match import Matcher
from localize.language import lengths, tags
from localize.language.scripts import SPACELESS, WITHOUT_SPACES
from localize.language.snowball import stemmer
from localize.model.block import Pattern, plain_text

DENIAL = "!"
"""The clue that a text denies something."""

SHARED: Mapping[str, float] = {
    "#": 0.9,  # a number in digits
    "w": 0.5,  # a number in words
    "m": 0.8,  # the name of a month
    "@": 0.95,  # an address
    "=": 0.6,  # a word in Latin capitals or with digits: WHO, SARS-CoV-2
    "~": 0.3,  # how a longer Latin word begins
    "d": 0.8,  # a drug
    "t": 0.8,  # a term of the glossary
    "&": 0.5,  # what a word means: "before", "must"
    DENIAL: 0.6,
    "c": 0.8,  # a country
    "p": 0.8,  # marks: brackets, quotes, "?"
    "<": 0.7,  # an element
    "i": 0.95,  # an image, or another file
    "x": 0.95,  # the whole text, where it is not translated
}
"""How probably a clue of a kind, its first character, is in the translation too; a document may show other shares."""

_LATIN_WORD = unicode_expression(r"\p{Script=Latin}{5,}")
_WORD = unicode_expression(rf"[{WITHOUT_SPACES}]+|[\p{{L}}\p{{M}}]{{2,}}", regex.VERSION1)
_BEGINNING = 5
_LONGEST_STEM = 5


@dataclass(frozen=True, slots=True)
class Clues:
    """The size of a text as lengths are compared, its clues, and its words as they are counted in a document."""

    size: int
    keys: frozenset[str]
    words: frozenset[str]

    def __or__(self, other: Clues) -> Clues:
        """Those of two texts together."""
        return Clues(self.size + other.size, self.keys | other.keys, self.words | other.words)


NO_CLUES = Clues(0, frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class ClueReader:
    """Reads the clues of texts in a locale; `terms` finds those of the glossary."""

    locale: str
    terms: Matcher

    def read(self, pattern: Pattern) -> Clues:
        """The clues of a text."""
        return self.of(TextReading(pattern, self.locale))

    def of(self, reading: TextReading) -> Clues:
        """The clues of a text that was read."""
        keys = reading.plain_clues.union(self._in_text(reading))
        return Clues(reading.size, keys, frozenset(_words(reading.text, self.locale)))

    def words(self, pattern: Pattern) -> frozenset[str]:
        """The words alone."""
        return frozenset(_words(plain_text(pattern), self.locale))

    def _in_text(self, reading: TextReading) -> Iterator[str]:
        yield from _beginnings(reading.prose)
        yield from (f"d{'/'.join(sorted(mention.drugs))}" for mention in reading.mentions)
        yield from (f"t{term.concept}" for term in self.terms.all_terms(reading.text))
        yield from (f"&{frame}/{word.side}" for frame, words in reading.sure_meanings.items() for word in words)
        if reading.cues:
            yield DENIAL
        yield from (f"c{_countries(self.locale)[1][match[0].casefold()]}" for match in _country_names(reading))


def plain_clues(reading: TextReading) -> Clues:
    """The clues of a text that take no data of its language but for numbers, and none of its words."""
    return Clues(reading.size, reading.plain_clues, frozenset())


def _country_names(reading: TextReading) -> Iterator[regex.Match[str]]:
    return _countries(reading.locale)[0].finditer(reading.text)


def _beginnings(text: str) -> Iterator[str]:
    """How longer Latin words begin, without accents."""
    for word in _LATIN_WORD.findall(text):
        plain = unicodedata.normalize("NFKD", word.casefold())
        yield f"~{''.join(char for char in plain if char.isalpha())[:_BEGINNING]}"


@lru_cache(maxsize=64)
def _countries(locale: str) -> tuple[regex.Pattern[str], Mapping[str, str]]:
    """Finds the names of countries in a locale's language (CLDR), and gives the code for what was found."""
    names: dict[str, str] = {}
    spaced = not tags.is_spaceless(locale)
    for code, name in tags.cldr(locale).territories.items():
        if len(code) == 2 and len(name) > 1 and "(" not in name:
            end = max(4, len(name) - 1) if spaced else len(name)  # the last letter changes with the form
            names.setdefault(name.casefold()[:end], code)
    listed = "|".join(map(regex.escape, sorted(names, key=len, reverse=True))) or "(?!)"
    return regex.compile(rf"\b(?:{listed})" if spaced else listed, regex.IGNORECASE), names


def _words(text: str, locale: str) -> Iterator[str]:
    """The words of a text as they are counted: by their stems; in scripts without spaces, each two characters."""
    stem = stemmer(tags.language(locale))
    for word in _WORD.findall(text.casefold()):
        if SPACELESS.match(word):
            yield from (word[at : at + 2] for at in range(max(1, len(word) - 1)))
        elif stem:
            yield stem(word)
        else:
            yield word[:_LONGEST_STEM]


def usual_ratio(locale: str, other: str) -> float:
    """The size of a translation for each letter of its source, by what is known of the languages; 1 if nothing is."""
    return lengths.expected(1000, locale, other) / 1000 if lengths.knows(locale) and lengths.knows(other) else 1.0
