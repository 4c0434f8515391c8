"""Whether a text has a term that it should have. It is generous: nobody is to be warned of a term that is there.

A term counts in any form of its words, as a part of a compound, by the dictionary forms of its words, with a word or
two between its words, and in another order in languages that do so.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise, permutations

from localize.dataclass import dataclass
from localize.expressions import unicode_expression
from localize.glossary.compounds import is_part, parts_shared
from localize.glossary.index import in_case, is_acronym, keys_of, kinds_of, term_keys
from localize.glossary.spans import SpanContext
from localize.glossary.words import JOINING, between, fold, pieces, written
from localize.language.forms import Forms, forms_of
from localize.language.lemmas import lemma
from localize.language.remembered import once
from localize.language.scripts import SPACELESS
from localize.language.tags import language
from localize.model.glossary import Status, Term

_BETWEEN = 2
"""The most words between two words of a term, not counting articles and prepositions."""
_FURTHEST = 5
"""The most words from one word of a term to the next, articles and prepositions included."""
_MOST_ORDERED = 3
"""The most words of a term that is also looked for in other orders."""
_BRACKETS = unicode_expression(r"([^()（）]+?)\s*+[(（]([^()（）]++)[)）]\s*+")
_LONG_VOWEL = "ー"
_KATAKANA = unicode_expression(r"[\p{Katakana}ー]+")
_ONE_WORD = 3
"""The number of pieces of a text with one word: the word, and the text on both sides."""
_SHORT = 2
"""The most characters of a word in Katakana that is not looked for inside other words."""


class Translation:
    """A text in which terms are looked for; each of its words is looked up once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._context = SpanContext(text)
        self._keys: dict[str, list[frozenset[str]]] = {}

    def has(self, term: Term) -> bool:
        """Whether the text has the term, in any of its spellings."""
        if term.status is Status.DO_NOT_TRANSLATE:
            return any(written(spelling) in self._written for spelling in term.spellings)
        spellings = _spellings(term)
        text = self._written if term.case_sensitive else self._folded_text
        if any(each.exact and each.exact in text for each in spellings):
            return True
        return any(self._has(term, each) for each in spellings) or any(
            self._has_by_dictionary(term, each) for each in spellings
        )

    @once
    def _cut(self) -> list[str]:
        return pieces(self._text)

    @once
    def words(self) -> list[str]:
        """The words of the text, as they are written."""
        return self._cut[1::2]

    @once
    def _folded_text(self) -> str:
        return fold(self._text)

    @once
    def _written(self) -> str:
        return written(self._text)

    @once
    def _joined(self) -> str:
        """The text without spaces and hyphens."""
        return JOINING.sub("", fold(self._text))

    @once
    def _folded(self) -> list[str]:
        return [fold(word) for word in self.words]

    @once
    def _breaks(self) -> list[int]:
        """For each word, how many commas, stops and the like stand before it."""
        breaks, count = [], 0
        for separator in self._cut[0:-1:2]:
            count += bool(_broken(separator))
            breaks.append(count)
        return breaks

    @once
    def _ends(self) -> list[int]:
        ends, length = [], 0
        for piece in self._cut:
            length += len(piece)
            ends.append(length)
        return ends

    def _keys_in(self, forms: Forms) -> list[frozenset[str]]:
        if forms.language not in self._keys:
            self._keys[forms.language] = [_keys(word, forms.language) for word in self.words]
        return self._keys[forms.language]

    def _has(self, term: Term, spelling: _Spelling) -> bool:
        if spelling.spaceless:
            return self._has_characters(term, spelling.text)
        required = TermSpelling.of(term, spelling.text)
        if len(required.words) == 1:
            return any(
                self._is_here(term, required, index) for index in self._word_indexes(required, 0)
            ) or self._elliptic(required)
        return self._in_order(required, [self._word_indexes(required, number) for number in range(len(required.words))])

    def _has_by_dictionary(self, term: Term, spelling: _Spelling) -> bool:
        """The same by dictionary forms, for words with the first letter of the term."""
        if spelling.spaceless or term.case_sensitive:
            return False
        required = TermSpelling.of(term, spelling.text)
        indexes = []
        for number, word in enumerate(required.words):
            of_word = self._word_indexes(required, number)
            if not of_word and not is_acronym(word):
                code = required.forms.language
                first, meant = fold(word)[:1], lemma(written(word), code)
                of_word = [
                    index
                    for index, other in enumerate(self._folded)
                    if other.startswith(first) and lemma(written(self.words[index]), code) == meant
                ]
            if not of_word and number not in required.light:
                return False
            indexes.append(of_word)
        if len(indexes) == 1:
            return any(self._is_here(term, required, index) for index in indexes[0])
        return self._in_order(required, indexes)

    def _has_characters(self, term: Term, spelling: str) -> bool:
        """Whether a term in a script without spaces is anywhere in the text; a short one in Katakana as a word only."""
        text = self._joined if not term.case_sensitive else JOINING.sub("", self._written)
        words = "".join(pieces(spelling)[1:-1])  # without brackets and stops around them
        sought = JOINING.sub("", written(words) if term.case_sensitive else fold(words))
        if not sought:
            return False
        shorter = sought.removesuffix(_LONG_VOWEL)
        if len(shorter) > _SHORT:
            sought = shorter
        start = text.find(sought)
        while start >= 0:
            whole = len(sought) > _SHORT or not _KATAKANA.fullmatch(sought)
            around = text[start - 1 : start] + text[start + len(sought) :][:1]
            if whole or not _KATAKANA.search(around):
                return True
            start = text.find(sought, start + 1)
        return False

    def _word_indexes(self, required: TermSpelling, number: int) -> list[int]:
        """The indexes of the words of the text that are a given word of the term."""
        keys, folded = required.keys[number], fold(required.words[number])
        strict = required.strict
        texts = self._keys_in(required.forms)
        alike = [index for index, each in enumerate(texts) if not keys.isdisjoint(each)]
        if alike or strict:
            return [
                index
                for index in alike
                if not strict or in_case((required.words[number],), [self.words[index]], strictly=True)
            ]
        if is_acronym(required.words[number]):
            return []
        code = required.forms.language
        compound = number in (0, len(required.words) - 1)
        return [index for index, other in enumerate(self._folded) if compound and is_part(folded, keys, other, code)]

    def _is_here(self, term: Term, required: TermSpelling, index: int) -> bool:
        """Whether a word is the term (of one word): it is no proper name and, where nouns have capitals, no verb."""
        start, end = self._ends[2 * index], self._ends[2 * index + 1]
        compound = self._keys_in(required.forms)[index].isdisjoint(required.keys[0])
        if (
            required.forms.capitals
            and not compound
            and not in_case(required.words, [self.words[index]], strictly=False)
        ):
            return False
        return not self._context.is_name(start, end, forms=required.forms, term=term, strictly=False)

    def _in_order(self, required: TermSpelling, indexes: list[list[int]]) -> bool:
        heavy = [number for number in range(len(indexes)) if number not in required.light]
        if not heavy:
            return self._chain(required, indexes, list(range(len(indexes))))
        if self._chain(required, indexes, heavy):
            return True
        if required.forms.free_order and len(heavy) <= _MOST_ORDERED:
            return any(self._chain(required, indexes, list(order)) for order in permutations(heavy))
        return bool(required.joined) and any(
            is_part(required.joined, required.joined_keys, other, required.forms.language)
            or not required.joined_keys.isdisjoint(keys)
            for other, keys in zip(self._folded, self._keys_in(required.forms), strict=True)
        )

    def _chain(self, required: TermSpelling, indexes: list[list[int]], order: list[int]) -> bool:
        """Whether the words of a term follow each other, with little between them and no comma."""
        reached = indexes[order[0]]
        for last, number in pairwise(order):
            here = set(reached)
            separator = required.between[number] if number == last + 1 else ""
            reached = [
                index
                for index in indexes[number]
                if any(self._near(required, one, index, separator) for one in here & _before(index))
            ]
            if not reached:
                return False
        return bool(reached)

    def _near(self, required: TermSpelling, one: int, other: int, separator: str) -> bool:
        """Whether two words are near enough; `separator` is the text between them in the term."""
        if separator and other == one + 1 and between(self._cut[2 * other]) == separator:
            return True
        if self._breaks[one] != self._breaks[other]:
            return False
        others = sum(word not in required.forms.function_words for word in self._folded[one + 1 : other])
        return others <= _BETWEEN

    def _elliptic(self, required: TermSpelling) -> bool:
        """Whether the term is a compound that shares its last part with the next one: "Leber- und Nierenversagen"."""
        if not required.forms.compounds.links:
            return False
        term = fold(required.words[0])
        for index in range(len(self.words) - 1):
            if not self._cut[2 * index + 2].startswith("- "):
                continue
            for rest in parts_shared(term, self._folded[index], required.forms):
                keys = required.forms.of_term(rest)
                if any(
                    is_part(rest, keys, other, required.forms.language) for other in self._folded[index + 1 : index + 4]
                ):
                    return True
        return False


@dataclass(frozen=True, slots=True)
class _Spelling:
    """A spelling of a term; `exact` is how it stands in a text as it is, signs included, empty for a single word."""

    text: str
    exact: str
    spaceless: bool


@lru_cache(maxsize=20_000)
def _spellings(term: Term) -> tuple[_Spelling, ...]:
    """All spellings of a term that have words."""
    spellings = []
    for text in (part for spelling in term.spellings for part in _alternatives(spelling)):
        count, spaceless = len(pieces(text)), SPACELESS.search(text) is not None
        several = count > _ONE_WORD and not spaceless
        exact = (written(text) if term.case_sensitive else fold(text)) if several else ""
        if count > 1:
            spellings.append(_Spelling(text, exact, spaceless))
    return tuple(spellings)


class TermSpelling:
    """One spelling of a term, taken apart."""

    def __init__(self, term: Term, spelling: str) -> None:
        self.forms = forms_of(language(term.locale))
        cut = pieces(spelling)
        self.words = tuple(cut[1::2])
        self.between = [between(separator) for separator in cut[0:-1:2]]
        self.strict = term.case_sensitive
        kinds = kinds_of(term, self.words, self.forms)
        self.keys = [term_keys(word, self.forms, kinds) for word in self.words]
        self.light = {number for number, word in enumerate(self.words) if fold(word) in self.forms.function_words}
        self.joined = fold("".join(self.words)) if self.forms.compounds.links and len(self.words) == 2 else ""
        self.joined_keys = self.forms.of_term(self.joined) if self.joined else frozenset()

    @staticmethod
    @lru_cache(maxsize=20_000)
    def of(term: Term, spelling: str) -> TermSpelling:
        """The spelling taken apart, from a cache where it has been before."""
        return TermSpelling(term, spelling)


def _alternatives(spelling: str) -> tuple[str, ...]:
    """The spellings in a spelling: for "severe acute respiratory syndrome (SARS)" the words and the abbreviation."""
    match = _BRACKETS.fullmatch(spelling)
    if match is None:
        return (spelling,)
    return (match[1], match[2]) if sum(map(str.isupper, match[2])) > 1 else (spelling, match[1])


def _before(index: int) -> set[int]:
    return set(range(index - _FURTHEST, index))


def _broken(separator: str) -> str:
    return "" if separator == " " else between(separator).strip("\"'“”„«»()[]")


@lru_cache(maxsize=50_000)
def _keys(word: str, code: str) -> frozenset[str]:
    return keys_of(word, forms_of(code))
