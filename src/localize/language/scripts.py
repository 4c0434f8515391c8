"""Which scripts a locale is written in, and letters of one script that look like those of another."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from types import MappingProxyType

import regex

from localize.expressions import expression, unicode_expression
from localize.language import tags
from localize.language.datafiles import data
from localize.language.remembered import Remembered

_WRITTEN = {
    "Hans": ("Han", "Bopomofo"),
    "Hant": ("Han", "Bopomofo"),
    "Jpan": ("Han", "Hiragana", "Katakana"),
    "Kore": ("Hangul",),
}
"""Scripts of ISO 15924 that stand for several, or for one under another name."""

WITHOUT_SPACES = (
    "".join(
        rf"\p{{Script={each}}}" for code in tags.SPACELESS for each in _WRITTEN.get(code, (code,)) if each != "Bopomofo"
    )
    + "ーｰ"
)
"""The letters of scripts that have no spaces between words, for a class of the library `regex`.

The sign that makes a Katakana sound long belongs to two scripts, so it is added by itself.
"""

SPACELESS = unicode_expression(rf"[{WITHOUT_SPACES}]")
"""A character of a script without spaces between words."""

PLAIN_LETTERS = expression(
    r"[\x00-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1fff\u2000-\u200c\u200e-\u2027\u202f\u20a0-\u20bf\u2190-\u22ff]*"
)
"""Texts in Latin, Greek and Cyrillic without combining marks. In these, a character of a word is one that Python's `re`
takes for one, and `re` is three times as fast as `regex`."""

_CHINESE = {"Hans": "Chinese (simplified)", "Hant": "Chinese (traditional)"}
"""Names of scripts for which CLDR has only half a name."""

_TWINS = {
    "Cyrillic": ("АВЕКМНОРСТХІЈЅаеорсухіјѕԁһ", "ABEKMHOPCTXIJSaeopcyxijsdh"),
    "Greek": ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧορν", "ABEZHIKMNOPTYXopv"),
}

TWINS = MappingProxyType({script: MappingProxyType(dict(zip(*pair, strict=True))) for script, pair in _TWINS.items()})
"""Letters of a script that look like Latin ones, with those (after the confusables of UTS #39)."""

_FROM_LATIN = {script: {latin: letter for letter, latin in twins.items()} for script, twins in TWINS.items()}

_LETTER_OF = {script: unicode_expression(rf"\p{{Script={script}}}") for script in ("Latin", "Cyrillic", "Greek")}


def _script_of(letter: str) -> str:
    return next((script for script, pattern in _LETTER_OF.items() if pattern.match(letter)), "")


_SCRIPT_OF = Remembered(_script_of)


def of_letter(letter: str) -> str:
    """The script of a letter: `Latin`, `Cyrillic` or `Greek`; empty for all others."""
    return _SCRIPT_OF[letter]


def of_letters(letters: Iterable[str]) -> frozenset[str]:
    """The scripts of letters; "" among them for those that are of none of the three."""
    return frozenset(map(_SCRIPT_OF.__getitem__, letters))


def _several(tag: str) -> tuple[str, ...]:
    """The scripts of a language with several, where the tag names none of them; empty in all other cases."""
    return () if tags.names_script(tag) else tuple(data("scripts", tags.language(tag)).get("scripts", ()))


@lru_cache
def scripts_of(tag: str) -> tuple[str, ...]:
    """The scripts that a locale is written in, as Unicode names them or by their codes in ISO 15924.

    Han, Hiragana and Katakana for `ja`; Cyrl and Latn for `sr`, Latn for `sr-Latn`.
    """
    if several := _several(tag):
        return several
    code = tags.script(tag)
    return _WRITTEN.get(code, (code,) if code and regex.match(r"[A-Z][a-z]{3}$", code) else ())


def named(letter: str) -> str:
    """The script of a letter as people call it: Latin, Cyrillic, Chinese, Hiragana.

    The first word in the Unicode name of a letter is its script; for Chinese characters it is CJK.
    """
    first = unicodedata.name(letter, "unknown").split(" ")[0]
    return "Chinese" if first == "CJK" else first.title()


def has_latin(tag: str) -> bool:
    """Whether a locale is written in Latin letters."""
    return "Latn" in scripts_of(tag)


def names(tag: str) -> str:
    """The scripts of a locale in words: "Latin", "Cyrillic or Latin", "Japanese"."""
    several = _several(tag) or (tags.script(tag),)
    known = {**tags.cldr("en").scripts, **_CHINESE}
    return " or ".join(known.get(code, code) for code in several)


def as_latin(word: str, script: str) -> str:
    """A word of a script in the Latin letters that it looks like; empty if one of its letters looks like none."""
    twins = TWINS[script]
    return "".join(twins[letter] for letter in word) if all(letter in twins for letter in word) else ""


def from_latin(letters: str, script: str) -> str:
    """Latin letters in those of a script that look like them; empty if one looks like none."""
    twins = _FROM_LATIN[script]
    return "".join(twins[letter] for letter in letters) if all(letter in twins for letter in letters) else ""


@lru_cache
def _is_foreign(tag: str) -> Remembered[bool]:
    letters = foreign_letters(tag)
    return Remembered(lambda char: letters.match(char) is not None)


def has_foreign_letters(characters: Iterable[str], tag: str) -> bool:
    """Whether any of these characters is a letter that `foreign_letters` begins with."""
    return any(map(_is_foreign(tag).__getitem__, characters))


@lru_cache
def foreign_letters(tag: str) -> regex.Pattern[str]:
    """Runs of letters in scripts that a locale does not use; Latin is used by all (names, units).

    Scripts are told by Script_Extensions (UAX #24): a character that several scripts share belongs to each of them.
    """
    allowed = "".join(rf"\p{{scx={script}}}" for script in ("Latin", "Common", "Inherited", *scripts_of(tag)))
    return regex.compile(rf"[\p{{L}}--[{allowed}]][\p{{M}}\p{{L}}--[{allowed}]]*+", regex.VERSION1)
