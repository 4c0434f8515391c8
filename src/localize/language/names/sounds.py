"""How a name sounds, whatever script it is written in: `data/sounds/all.toml` has the letters and their sounds.

Two words with the same key may be the same name: "Chlorhexidin", "clorexidina" and "хлоргексидин" are chlorhexidine.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import product

import regex

from localize.dataclass import dataclass
from localize.expressions import unicode_expression
from localize.language.datafiles import data

SUBJECT = "sounds"
LATIN = "Latn"
_NO_VOWELS = str.maketrans("", "", "aeiou")
_ALIKE_VOWELS = str.maketrans("eo", "iu")
_NO_LETTER = unicode_expression("[^A-Za-z]+")
_DOUBLED = unicode_expression(r"(.)\1+")
_STRESS = unicode_expression("[\u0300\u0301]")
_BLOCK, _DEVANAGARI, _INDIC = 0x80, 0x0900, range(0x0980, 0x0D80)
"""The scripts of India have the same letters in the same order in their blocks (ISCII)."""
_TO_DEVANAGARI = {code: _DEVANAGARI + code % _BLOCK for code in _INDIC}
_TO_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
_SCRIPTS = (
    (LATIN, r"\p{Script=Latin}"),
    ("Cyrl", r"\p{Script=Cyrillic}"),
    ("Arab", r"\p{Script=Arabic}"),
    ("Deva", "[\u0900-\u0d7f]"),
    ("Kana", r"[\p{Script=Katakana}\p{Script=Hiragana}]"),
    ("Hang", r"\p{Script=Hangul}"),
    ("Grek", r"\p{Script=Greek}"),
)
_SCRIPT_OF = tuple((script, unicode_expression(letters)) for script, letters in _SCRIPTS)


def script_of(word: str) -> str:
    """The script of a word by its first letter, "" where it is none whose sounds are known."""
    return next((script for script, letter in _SCRIPT_OF if letter.match(word)), "")


@dataclass(frozen=True, slots=True)
class Sounds:
    """How a script writes sounds, in a language where languages differ.

    `heard` has, for a sound of Latin letters, how the script may write it, the `commonest` way first. A key that is
    `shortest` or longer tells names apart. Where `vowels` is false, keys have only consonants, and a word and a name
    with the same key must be `alike` (0 to 100) with their vowels.
    """

    script: str
    vowels: bool
    shortest: int
    alike: int
    heard: Mapping[str, Sequence[str]]
    commonest: Mapping[int, str]
    prefixes: Sequence[str]
    letters: Mapping[str, str]
    joined: Sequence[tuple[regex.Pattern[str], str]]
    code: str = ""
    """The language, "" for the sounds of the script in all others."""

    def key(self, word: str) -> str:
        """What a word that is written in this script is looked up by."""
        return self.bare(self.spoken(word))

    def bare(self, spoken: str) -> str:
        """The key of what is spoken."""
        return spoken if self.vowels else spoken.translate(_NO_VOWELS)

    def spoken(self, word: str) -> str:
        """The sounds of a word that is written in this script, its vowels too."""
        if self.script == LATIN:
            return self._settled(latin_sounds(word).translate(self.commonest))
        text = word.casefold().translate(_TO_DEVANAGARI if self.script == "Deva" else _TO_KATAKANA)
        if self.script == "Hang":
            text = unicodedata.normalize("NFD", text).replace("ᆯᄅ", "ᄅ")
        elif self.script == "Grek":
            text = _STRESS.sub("", unicodedata.normalize("NFD", text))
        letters = self.letters
        return self._settled("".join(letters[match[0]] for match in _letter(self.script).finditer(text)))

    def spoken_names(self, name: str) -> Iterator[str]:
        """The sounds of a name in Latin letters as this script may write them, each once."""
        sounds = latin_sounds(name)
        several = [sound for sound, heard in self.heard.items() if len(heard) > 1 and sound in sounds]
        choices = product(*(self.heard[sound] for sound in several))
        tables = (dict(zip(map(ord, several), choice, strict=True)) for choice in choices)
        yield from dict.fromkeys(self._settled(sounds.translate({**self.commonest, **table})) for table in tables)

    def _settled(self, sounds: str) -> str:
        for pattern, replacement in self.joined:
            sounds = pattern.sub(replacement, sounds)
        return _DOUBLED.sub(r"\1", sounds) if self.vowels else sounds.translate(_ALIKE_VOWELS)


@cache
def sounds_of(script: str, code: str = "") -> Sounds:
    """The sounds of a script, in a language if that has its own.

    Scripts have their codes of ISO 15924; `Kana` and `Hang` are those of Japanese and Korean.
    """
    everything = data(SUBJECT, "all")
    row = everything[script]
    if code and code not in row.get("heard_in", ()):
        return sounds_of(script)
    heard = {**row["heard"], **row.get("heard_in", {}).get(code, {})}
    return Sounds(
        script,
        vowels=row["vowels"],
        shortest=row["shortest"],
        alike=row.get("alike", 0),
        heard=heard,
        commonest={ord(sound): of_sound[0] for sound, of_sound in heard.items()},
        prefixes=row.get("prefixes", "").split(),
        letters=dict(pair.split("=") for pair in row.get("letters", "").split()),
        joined=[(regex.compile(each), by) for each, by in (*everything["joined"], *row.get("joined", ()))],
        code=code,
    )


@cache
def _letter(script: str) -> regex.Pattern[str]:
    """Finds the letters of a script; two that are one sound are not divided by a diaeresis: "αϊ"."""
    letters = sorted(sounds_of(script).letters, key=len, reverse=True)
    return regex.compile("|".join(letter + ("(?!\u0308)" if len(letter) > 1 else "") for letter in letters))


@cache
def _spellings() -> tuple[tuple[str, str], ...]:
    """The Latin spellings with their sounds, in the order in which they are read."""
    return tuple((spelling, sound) for spelling, sound in data(SUBJECT, "all")["latin"])


def latin_sounds(word: str) -> str:
    """The sounds of a word in Latin letters; doubled letters are one, and accents do not count."""
    text = word.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    for spelling, sound in _spellings():
        text = text.replace(spelling, sound)
    if not text.isascii():
        text = unicodedata.normalize("NFD", text)
    return _DOUBLED.sub(r"\1", _NO_LETTER.sub("", text))
