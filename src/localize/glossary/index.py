"""An index of the terms of one language by their words, in any of their forms."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import field
from functools import cached_property
from itertools import chain

from localize.dataclass import dataclass
from localize.glossary.words import between, fold, pieces, written
from localize.language.forms import ADJECTIVE, NOUN, VERB, Forms
from localize.language.remembered import ANY_LENGTH, Remembered
from localize.model.glossary import Status, Term

_MOST_REMEMBERED = 100_000
"""The most words of texts whose nodes are remembered: more than a language uses, some ten megabytes."""
_LONGEST_ENDING = 2
"""The most letters after an abbreviation in capitals: one in "SSRIs"."""

Path = int | tuple[str, int]
"""The step to the next word of a term: the number of that word, with the text that must stand before it, if any."""


@dataclass(frozen=True, slots=True)
class RankedTerm:
    """A term with its number in the list of terms, and its words as they are written."""

    rank: int
    term: Term
    words: tuple[str, ...]


@dataclass(slots=True)
class TermNode:
    """A node in the tree of terms: the terms that end here, and the next words."""

    terms: list[RankedTerm] = field(default_factory=list)
    next: dict[Path, TermNode] = field(default_factory=dict)


class TermIndex(Remembered[tuple[int, ...]]):
    """Maps a word of a text to the numbers of those words of terms that it is a form of."""

    def __init__(self, forms: Forms, terms: Iterable[tuple[int, Term]]) -> None:
        """Take the terms, each with its rank: its number in the list of all terms."""
        super().__init__(self._numbers_of, most=_MOST_REMEMBERED, longest=ANY_LENGTH)
        self.root = TermNode()
        self.starts = Remembered(self._starting_with, most=_MOST_REMEMBERED, longest=ANY_LENGTH)
        """The nodes of the terms that begin with a word of a text."""
        self._forms = forms
        self._numbers: dict[tuple[str, tuple[str, ...]], int] = {}
        self._by_key: dict[str, tuple[int, ...]] = {}
        self._stems: set[str] = set()
        self._numbers_in = Remembered(self._numbers_in_piece)
        self.begins = Remembered(lambda piece: any(map(self.starts.__getitem__, _words_in(piece))))
        """Whether a term may begin in a piece of a text without spaces."""
        for rank, term in terms:
            for spelling in term.spellings:
                self._add(rank, term, spelling)

    def may_find(self, text: str) -> bool:
        """Whether a text has all words of a term, in whatever order; a quick look if its words are known."""
        spaced = text.split()
        if not any(map(self.begins.__getitem__, spaced)):
            return False
        numbers = frozenset[int]().union(*map(self._numbers_in.__getitem__, spaced))
        return bool(numbers) and any(each <= numbers for each in self._words_of_terms)

    def _numbers_in_piece(self, piece: str) -> frozenset[int]:
        """The numbers of the words in a piece of a text without spaces."""
        return frozenset(chain.from_iterable(map(self.__getitem__, _words_in(piece))))

    @cached_property
    def _words_of_terms(self) -> frozenset[frozenset[int]]:
        """The numbers of the words of each term."""
        return frozenset(_paths(self.root, frozenset()))

    def _numbers_of(self, word: str) -> tuple[int, ...]:
        alike = {number for key in keys_of(word, self._forms, self._stems) for number in self._by_key.get(key, ())}
        return tuple(sorted(alike))

    def _starting_with(self, word: str) -> tuple[TermNode, ...]:
        first = self.root.next
        return tuple(first[number] for number in self[word] if number in first)

    def _add(self, rank: int, term: Term, spelling: str) -> None:
        cut = pieces(spelling)
        words = tuple(cut[1::2])
        if not words:
            return
        kinds = kinds_of(term, words, self._forms)
        node = self.root
        for index, word in enumerate(words):
            number = self._number(word, kinds)
            before = between(cut[2 * index]) if index else ""
            node = node.next.setdefault((before, number) if before else number, TermNode())
        if all(term is not other.term for other in node.terms):
            node.terms.append(RankedTerm(rank, term, words))

    def _number(self, word: str, kinds: tuple[str, ...]) -> int:
        named = (fold(word), kinds)
        number = self._numbers.get(named)
        if number is None:
            number = self._numbers[named] = len(self._numbers)
            for key in term_keys(word, self._forms, kinds):
                self._stems.add(key.partition("\t")[0])
                self._by_key[key] = (*self._by_key.get(key, ()), number)
        return number


def _words_in(piece: str) -> list[str]:
    """The words in a piece of a text without spaces; in capitals they may be any."""
    words = pieces(piece)[1::2]
    return words + [word.lower() for word in words if word.isupper()]


def _paths(node: TermNode, before: frozenset[int]) -> Iterator[frozenset[int]]:
    """The numbers on each path from a node to the end of a term, with those that came before."""
    if node.terms:
        yield before
    for step, following in node.next.items():
        yield from _paths(following, before | {step if isinstance(step, int) else step[1]})


def kinds_of(term: Term, words: tuple[str, ...], forms: Forms) -> tuple[str, ...]:
    """The parts of speech that the words of a term may be; none if the words have no other forms."""
    if term.status is Status.DO_NOT_TRANSLATE:
        return ()
    if term.part_of_speech.startswith(VERB):
        return (NOUN, VERB)
    lower_case = forms.capitals and words[0][:1].islower()
    if len(words) > 1 or term.part_of_speech.startswith(ADJECTIVE) or (lower_case and not term.part_of_speech):
        return (NOUN, ADJECTIVE)
    return (NOUN,)


def term_keys(word: str, forms: Forms, kinds: tuple[str, ...]) -> frozenset[str]:
    """The keys of a word of a term: itself, and the keys of its forms unless it is an abbreviation in capitals."""
    folded = fold(word)
    if not kinds or is_acronym(word):
        return frozenset((_itself(folded),))
    return forms.of_term(folded, kinds) | {_itself(folded)}


def keys_of(word: str, forms: Forms, stems: Container[str] | None = None) -> frozenset[str]:
    """The keys by which a word of a text is looked up; those whose stem is not among `stems` are left out."""
    folded = fold(word)
    if is_acronym(word):
        return frozenset((_itself(folded),))
    keys = forms.of_text(folded, stems) | {_itself(folded)}
    if word.islower():
        return keys
    if acronym := _inflected_acronym(word):
        keys |= {_itself(fold(acronym))}
    return keys


def _inflected_acronym(word: str) -> str:
    """The abbreviation in capitals with which a word begins, if only an ending follows it."""
    for length in range(1, _LONGEST_ENDING + 1):
        if word[-length:].islower() and is_acronym(word[:-length]):
            return word[:-length]
    return ""


def is_acronym(word: str) -> bool:
    """Whether a word is an abbreviation in capitals, which is a form of no other word: AIDS is no plural of aid."""
    return len(word) > 1 and word.isupper()


def _itself(folded: str) -> str:
    return "=" + folded


def in_case(words: tuple[str, ...], text_words: list[str], *, strictly: bool) -> bool:
    """Whether words of a text have the capitals of a term: in all letters if `strictly`, else in the first letter."""
    return all(
        _same_case(written(word), written(other)) if strictly else word[:1].islower() or not other[:1].islower()
        for word, other in zip(words, text_words, strict=True)
    )


def _same_case(word: str, other: str) -> bool:
    """Whether the common beginning of two words is in the same case; the endings of forms may differ."""
    pairs: Iterator[tuple[str, str]] = zip(word, other, strict=False)
    for one, two in pairs:
        if one != two:
            return one.casefold() != two.casefold()
    return True
