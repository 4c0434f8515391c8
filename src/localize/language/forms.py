"""Word forms: which words of a language are forms of one another, by rules in `data/forms/<language>.toml`.

A paradigm lists the endings of words in dictionaries (`of`) and the endings of the forms of these words (`forms`). A
word has a key for each paradigm that it fits: its stem and the paradigm. Two words are forms of one another if they
share a key. Most words fit several paradigms. This does no harm: a form that does not exist stands in no text.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from localize.dataclass import dataclass
from localize.language import datafiles
from localize.language.snowball import stemmer

_LONGEST_WORD = 64
"""The most letters of a word that is taken apart. Names of chemicals are longer, and have no forms that we know."""
_FEWEST = 2
"""The fewest letters of a stem, where a paradigm gives no other number."""
_LONGEST_ENDING = 12
_MOST_CUT = 4
"""The most letters that Snowball may cut off a word; where it cuts more, the stem is that of another word."""
NOUN, ADJECTIVE, VERB = ALL_KINDS = ("noun", "adjective", "verb")
"""The kinds of words that a paradigm may be for, as the data files call them."""
_CHANGED = "changed"
"""The kind of a paradigm for nouns that change their vowel in other forms: "Zahn", "Zähne"."""

_Endings = Mapping[str, tuple[tuple[str, int], ...]]
"""For each ending the paradigms that have it, each with the fewest letters of its stems."""
_Irregular = Mapping[str, tuple[str, ...]]
"""Words to their keys."""


@dataclass(frozen=True, slots=True)
class Compounds:
    """How a language writes words together; `links` is empty in a language that does not."""

    links: tuple[str, ...] = ()
    """What may stand between two parts: "s" in "Nebenwirkungsrate". The parts may also follow each other at once."""
    shortened: tuple[tuple[str, str], ...] = ()
    """Ends of words, and what becomes of them before another part: "munuainen", "munuaissairaus"."""
    never_first: frozenset[str] = frozenset()
    """Prefixes that make another word of the word after them: "ver"."""
    never_last: tuple[str, ...] = ()
    """Suffixes that make another word of the word before them: "lich"."""


@dataclass(frozen=True, slots=True)
class Forms:
    """The word forms of one language. Words are given as `glossary.words.fold` leaves them."""

    language: str
    endings_of_terms: _Endings
    endings_in_texts: _Endings
    irregular: _Irregular
    letters: Mapping[int, str]
    """Letters that are written in place of one another: "ё" and "е"."""
    vowels: Mapping[int, str]
    """Vowels that change within a stem: "ä" in "Zähne"."""
    articles: tuple[str, ...]
    """Prefixes that a term may have in a glossary, and lack in a text: "ال"."""
    before: tuple[str, ...]
    """Words that are written together with the next one."""
    after: tuple[str, ...]
    """Words that are written together with the one before."""
    function_words: frozenset[str]
    free_order: bool
    """Whether adjectives stand before or behind their noun."""
    names: bool
    """Whether a capital within a sentence shows a proper name."""
    capitals: bool
    """Whether nouns are written with a capital."""
    titles: frozenset[str]
    """Words before the name of a person."""
    compounds: Compounds
    separate_endings: tuple[str, ...]
    """Endings that make another term, so that they stay: "ing", as "bleeding" is another term than "bleed"."""
    plural: str
    """A regular expression for the end of a plural that is the singular and one more letter: "[^aious]s"."""

    def of_term(self, word: str, kinds: tuple[str, ...] = (NOUN,)) -> frozenset[str]:
        """The keys of a word as it stands in a glossary; `kinds` is what it may be."""
        word = word.translate(self.letters)
        found = {word}
        if len(word) <= _LONGEST_WORD:
            for bare in _without(word, self.articles, ()):
                found.update(_keys(bare, self.endings_of_terms, self.irregular, (*kinds, _CHANGED)))
                found.add(bare)
            found.update(self._snowball(word))
        return frozenset(found)

    def of_text(self, word: str, stems: Container[str] | None = None) -> frozenset[str]:
        """The keys of a word in a text; those whose stem is not among `stems` are left out."""
        word = word.translate(self.letters)
        found = {word}
        if len(word) <= _LONGEST_WORD:
            for bare in _without(word, self.before, self.after):
                found.update(_keys(bare, self.endings_in_texts, self.irregular, ALL_KINDS, stems=stems))
                found.add(bare)
            if self.vowels and (plain := _last_vowel_changed(word, self.vowels)):
                found.update(_keys(plain, self.endings_in_texts, {}, (_CHANGED,), stems=stems))
            found.update(self._snowball(word))
        return frozenset(found)

    @property
    def has_rules(self) -> bool:
        """Whether the language has rules of its own, which are preferred to Snowball's."""
        return bool(self.endings_in_texts)

    def stem(self, word: str) -> str:
        """Its Snowball stem; the word itself where Snowball cuts off more than an ending."""
        algorithm = stemmer(self.language)
        stem = algorithm(word) if algorithm else word
        return stem if len(stem) >= _FEWEST + 1 and len(word) - len(stem) <= _MOST_CUT else word

    def _snowball(self, word: str) -> Iterator[str]:
        """For a language whose rules nobody has written."""
        if not self.has_rules:
            yield self.stem(word) + "\tstem"


def _keys(
    word: str,
    endings: _Endings,
    irregular: _Irregular,
    kinds: tuple[str, ...],
    *,
    stems: Container[str] | None = None,
) -> Iterator[str]:
    yield from irregular.get(word, ())
    for length in range(min(len(word), _LONGEST_ENDING) + 1 if endings else 0):
        stem = word[: len(word) - length]
        if stems is not None and stem not in stems:
            continue
        for paradigm, fewest in endings.get(word[len(stem) :], ()):
            if len(stem) >= fewest and paradigm.startswith(kinds):
                yield f"{stem}\t{paradigm}"


def _without(word: str, before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[str]:
    """The word, and what remains of it without the particles that may be written together with it."""
    yield word
    heads = [word, *(word[len(head) :] for head in before if word.startswith(head) and len(word) >= len(head) + 2)]
    yield from heads[1:]
    for head in heads:
        for tail in after:
            if head.endswith(tail) and len(head) >= len(tail) + 3:
                yield head[: -len(tail)]


def _last_vowel_changed(word: str, vowels: Mapping[int, str]) -> str:
    """The word with its last changed vowel changed back: "zahne" for "zähne"; empty where no vowel can have changed."""
    for index in range(len(word) - 1, -1, -1):
        if ord(word[index]) in vowels:
            return word[:index] + vowels[ord(word[index])] + word[index + 1 :]
    return ""


@lru_cache
def forms_of(language: str) -> Forms:
    """The word forms of a language (a language subtag); where it has no file, those Snowball knows."""
    data = datafiles.data("forms", language)
    of_terms, in_texts = _paradigms(data)

    def words(name: str) -> tuple[str, ...]:
        return tuple(data.get(name, "").split())

    return Forms(
        language=language,
        endings_of_terms=of_terms,
        endings_in_texts=in_texts,
        irregular=_irregular(data.get("irregular", ())),
        letters=_letters(data.get("letters", "")),
        vowels=_letters(data.get("vowels", "")),
        articles=words("articles"),
        before=words("before"),
        after=words("after"),
        function_words=frozenset(words("function-words")),
        free_order=data.get("free-order", False),
        names=data.get("names", False),
        capitals=data.get("capitals", False),
        titles=frozenset(words("titles")),
        compounds=_compounds(data.get("compounds", {})),
        separate_endings=words("kept-endings"),
        plural=data.get("plural", ""),
    )


def _paradigms(data: Mapping[str, Any]) -> tuple[_Endings, _Endings]:
    """The endings of words in glossaries, and those of words in texts, each with the paradigms that have it."""
    of_terms: dict[str, dict[tuple[str, int], None]] = {}
    in_texts: dict[str, dict[tuple[str, int], None]] = {}
    for number, paradigm in enumerate(data.get("paradigm", ())):
        kind = f"{paradigm.get('kind', 'noun')}{number}"
        for variant, (shown, all_forms) in enumerate(_expanded(paradigm, data.get("groups", {}))):
            key = (f"{kind}.{variant}", paradigm.get("stem", _FEWEST))
            for ending in shown:
                of_terms.setdefault(ending, {})[key] = None
            for ending in all_forms:
                in_texts.setdefault(ending, {})[key] = None
    return (
        {ending: tuple(keys) for ending, keys in of_terms.items()},
        {ending: tuple(keys) for ending, keys in in_texts.items()},
    )


def _irregular(lines: Iterable[str]) -> _Irregular:
    irregular: dict[str, tuple[str, ...]] = {}
    for line in lines:
        words = line.split()
        for word in words:
            irregular[word] = (*irregular.get(word, ()), f"{words[0]}\tirregular")
    return irregular


def _compounds(data: Mapping[str, str]) -> Compounds:
    return Compounds(
        tuple(data.get("links", "").split()),
        tuple((full, short.strip("-")) for full, short in _pairs(data.get("shortened", ""))),
        never_first=frozenset(data.get("never-first", "").split()),
        never_last=tuple(data.get("never-last", "").split()),
    )


def _letters(pairs: str) -> dict[int, str]:
    return {ord(one): other for one, other in _pairs(pairs)}


def _pairs(written: str) -> Iterator[tuple[str, str]]:
    for pair in written.split():
        one, _, other = pair.partition(":")
        yield one, other


def _expanded(paradigm: Mapping[str, Any], groups: Mapping[str, str]) -> Iterator[tuple[list[str], list[str]]]:
    """The paradigm written out: once for each of its pairs (1, 2, …) and each value of its capital letters."""
    vary: dict[str, str] = paradigm.get("vary", {})
    for pair in paradigm.get("pairs", "-").split():
        parts = pair.split(":")
        for values in itertools.product(*(value.split() for value in vary.values())):
            put = {str(number): part.strip("-") for number, part in enumerate(parts, 1)} | dict(
                zip(vary, values, strict=True)
            )
            fill = _filler(put)
            yield (
                _endings(paradigm["of"], fill, groups),
                _endings(f"{paradigm['of']} {paradigm['forms']}", fill, groups),
            )


def _filler(put: Mapping[str, str]) -> Callable[[str], str]:
    table = str.maketrans(dict(put))
    return lambda ending: ending.translate(table)


def _endings(written: str, fill: Callable[[str], str], groups: Mapping[str, str]) -> list[str]:
    """The endings of a list: `-` means no ending, `2o@local` one ending for each member of the group `local`."""
    return list(dict.fromkeys(fill(ending) for each in written.split() for ending in _grouped(each, groups)))


def _grouped(ending: str, groups: Mapping[str, str]) -> Iterable[str]:
    head, at, group = ending.partition("@")
    head = "" if head == "-" else head
    return [head + tail for tail in groups[group].split()] if at else [head]
