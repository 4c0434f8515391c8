"""The names of a language by their sounds: what a word of a text is looked up in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

import regex

from localize.dataclass import dataclass
from localize.expressions import unicode_expression
from localize.language.names import table
from localize.language.names.sounds import LATIN, Sounds, script_of, sounds_of
from localize.language.names.table import Name

_ENDING = unicode_expression(r"(?:um|[aeiou]+)\Z")
_ACID = unicode_expression(r"ic acid\Z")
LITERAL = 3
"""The longest word of a name that is compared by its letters: the "B12" of a vitamin."""
_SPACELESS = unicode_expression(r"[\p{Script=Han}\p{Script=Hiragana}]")


@dataclass(frozen=True, slots=True)
class NameForm:
    """A name as it is looked for: its words by their sounds, the last one without what may follow it."""

    words: Sequence[str]
    drugs: frozenset[str]
    brand: bool = False
    spoken: str = ""
    """The sounds of its first word with its vowels."""
    letters: str = ""
    """What its first word begins with where sounds do not tell it from other words: a brand, a short name."""
    acid: bool = False
    """Whether it is the name of an acid or its salts, without what says so: "valpro"."""


NameForms = Mapping[str, Sequence[NameForm]]
"""NameForms by their first word."""


@cache
def forms(script: str, code: str) -> NameForms:
    """The forms of all names in the words of one script, in a language."""
    sounds = sounds_of(script, code)
    index: dict[str, list[NameForm]] = defaultdict(list)
    of_language = [
        name for name in table.names_in(code) if script_of(name.text) == script and not is_spaceless(name.text)
    ]
    for form in (*_spelled(of_language, sounds), *_international(script, sounds.code)):
        index[form.words[0]].append(form)
    return {word: sorted(of_word, key=lambda form: -len(form.words)) for word, of_word in index.items()}


@cache
def written_forms() -> NameForms:
    """The forms of English, where names are compared by their letters."""
    index: dict[str, list[NameForm]] = defaultdict(list)
    for name in table.english_names():
        words = name.text.casefold().replace("-", " ").split()
        index[words[0]].append(NameForm(words, name.drugs, name.brand))
        if words[-1] == "acid":
            index[words[0]].append(NameForm(words[:-1], name.drugs, name.brand))
    return {word: sorted(of_word, key=lambda form: -len(form.words)) for word, of_word in index.items()}


@cache
def _international(script: str, code: str) -> Sequence[NameForm]:
    """The forms in a script that follow from the English names."""
    sounds = sounds_of(script, code)
    several = (_forms_of(name, sounds) for name in table.english_names())
    return [form for of_name in several for form in of_name]


def _forms_of(name: Name, sounds: Sounds) -> Iterator[NameForm]:
    acid = _ACID.search(name.text)
    words = [name.text[: acid.start()]] if acid else name.text.replace("-", " ").split()
    shortest = sounds.shortest + (name.brand and sounds.script != LATIN)
    if len(words) == 1:
        for spoken in sounds.spoken_names(words[0]):
            stem = sounds.bare(spoken) if acid else _stem(spoken, sounds)
            if len(stem) >= shortest:
                letters = name.text.casefold() if name.brand and sounds.script == LATIN else ""
                yield NameForm((stem,), name.drugs, name.brand, spoken, letters=letters, acid=acid is not None)
        return
    keys = [
        word.casefold() if len(word) <= LITERAL else _stem(next(sounds.spoken_names(word)), sounds) for word in words
    ]
    if all(keys) and max(map(len, keys)) >= shortest:
        yield NameForm(keys, name.drugs, name.brand, next(sounds.spoken_names(words[0])))


def _spelled(names: Iterable[Name], sounds: Sounds) -> Iterator[NameForm]:
    """The forms of names that are written in the script already; one that is short is known by its letters."""
    for name in names:
        words = name.text.replace("-", " ").split()
        keys = [_word_key(word, sounds.spoken(word), sounds) for word in words]
        letters = words[0].casefold() if len(keys[0]) < sounds.shortest else ""
        yield NameForm(keys, name.drugs, spoken=sounds.spoken(words[0]), letters=letters)


def _word_key(word: str, spoken: str, sounds: Sounds) -> str:
    """The key of one of the words of a name: its letters where they are few."""
    return word.casefold() if len(word) <= LITERAL else _stem(spoken, sounds)


def _stem(spoken: str, sounds: Sounds) -> str:
    """The key of a name without the vowels that languages end it by; a short name keeps them."""
    if not sounds.vowels:
        return sounds.bare(spoken)
    stem = _ENDING.sub("", spoken)
    return stem if len(stem) >= sounds.shortest else spoken


def is_spaceless(text: str) -> bool:
    """Whether a name is written in letters that have no spaces between words, and stand for more than sounds."""
    return _SPACELESS.search(text) is not None


@cache
def spaceless(code: str) -> tuple[regex.Pattern[str] | None, Mapping[str, frozenset[str]]]:
    """What finds the names of a language in Chinese letters, and the drugs of each; None where it has none."""
    names = {name.text: name.drugs for name in table.names_in(code) if is_spaceless(name.text)}
    if not names:
        return None, {}
    longest_first = sorted(names, key=len, reverse=True)
    return regex.compile("|".join(map(regex.escape, longest_first))), names


@cache
def spaceless_starts(code: str) -> frozenset[str]:
    """The first two letters of each name in Chinese letters; all have two at least."""
    return frozenset(name[:2] for name in spaceless(code)[1])


@cache
def sounds_of_drug(drug: str, script: str, code: str) -> Sequence[str]:
    """The sounds of all names of a drug in a script, in a language, without the vowels that end them."""
    of_drug = (form for of_word in forms(script, code).values() for form in of_word if drug in form.drugs)
    return sorted({_ENDING.sub("", form.spoken) or form.spoken for form in of_drug})
