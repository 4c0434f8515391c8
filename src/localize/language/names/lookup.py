"""Looks up which names a word of a text may begin: the word as it is written, or as it sounds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from localize.language.names import table
from localize.language.names.forms import LITERAL, NameForm, NameForms, forms, written_forms
from localize.language.names.sounds import Sounds, script_of, sounds_of
from localize.language.remembered import Remembered

ENGLISH = "en"
"""The language whose names are compared as they are written."""
_CLOSED = frozenset({"Kana", "Hang"})
"""Scripts in which other words may follow a name without a space."""
_MOST = 1 << 15
"""The most words that are remembered: most are of a source whose language is not English."""
_BEHIND_BRAND = 3
_VOWELS = "aeiou"
Endings = Sequence[tuple[int, int]]
_ENDINGS: Endings = ((8, 30), (6, 4), (0, 0))
"""How many sounds may follow a name, by the fewest sounds of the name: "Ibuprofentabletten", but "codeine" only."""
_CONSONANTS: Endings = ((6, 1), (0, 0))

Beginning = tuple[NameForm, int]
"""A form, and how many letters of the word its first word takes with its ending."""


@cache
def beginning(code: str) -> Remembered[Sequence[Beginning]]:
    """The forms that may begin with a word of a language, those of the most words first."""
    ordinary = table.ordinary_words(code)

    def look_up(word: str) -> Sequence[Beginning]:
        folded = word.casefold()
        if folded.startswith(ordinary):
            return ()
        if code == ENGLISH:
            return _written(folded)
        script = script_of(word)
        hits = _heard(word, sounds_of(script, code), forms(script, code)) if script else ()
        return sorted(hits, key=lambda hit: -len(hit[0].words))

    return Remembered(look_up, most=_MOST)


def _written(folded: str) -> Sequence[Beginning]:
    """What an English word is, with the ending of the plural."""
    index = written_forms()
    of_word = index.get(folded) or index.get(folded.removesuffix("s"), ())
    return [(form, len(folded)) for form in of_word]


def _heard(word: str, sounds: Sounds, index: NameForms) -> Iterator[Beginning]:
    """The forms whose first word a word sounds like, the longest first."""
    if len(word) <= LITERAL:
        yield from ((form, len(word)) for form in index.get(word.casefold(), ()))
    if sounds.script in _CLOSED:
        for size in range(len(word), 1, -1):
            piece = word[:size]
            hits = [form for form in index.get(sounds.key(piece), ()) if _is_heard(piece, form, sounds)]
            yield from ((form, size) for form in sorted(hits, key=lambda form: -_likeness(piece, form, sounds)))
        return
    endings = _ENDINGS if sounds.vowels else _CONSONANTS
    for bare in _without_prefixes(word, sounds):
        key = sounds.key(bare)
        for size in range(len(key), 1, -1):
            for form in index.get(key[:size], ()):
                if _may_end(form, key[size:], endings) and _is_heard(bare, form, sounds):
                    yield form, len(word)


def _is_heard(word: str, form: NameForm, sounds: Sounds) -> bool:
    """Whether a word with the key of a name is as it: with its vowels, or by its letters."""
    if form.letters:
        return word.casefold().startswith(form.letters)
    return not sounds.alike or _likeness(word, form, sounds) >= sounds.alike


def _likeness(word: str, form: NameForm, sounds: Sounds) -> float:
    """How alike a word and a name are with their vowels, 0 to 100."""
    from rapidfuzz import fuzz  # noqa: PLC0415  # a run with nothing new hears no name

    return fuzz.ratio(sounds.spoken(word), form.spoken)


def _may_end(form: NameForm, ending: str, endings: Endings) -> bool:
    """Whether these sounds may follow a form in a word: those of a short acid begin with a vowel."""
    if form.acid and ending[:1] in _VOWELS:
        return True
    longest = next(most for fewest, most in endings if len(form.words[0]) >= fewest)
    return len(ending) <= (min(longest, _BEHIND_BRAND) if form.brand else longest)


def _without_prefixes(word: str, sounds: Sounds) -> Iterator[str]:
    """A word, and what it may be behind an article or preposition."""
    yield word
    for prefix in sounds.prefixes:
        if word.startswith(prefix):
            yield word[len(prefix) :]
