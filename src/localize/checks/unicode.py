"""Characters as such: composed as the web expects, and of scripts that belong to the text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import regex

from localize.checks import prose, windows
from localize.checks.pair import Message, Pair
from localize.checks.script import other_script
from localize.language import scripts, tags

_MOST_MARKS = 30
"""Marks on one character: the Stream-Safe Text Format of UAX #15. More would take long to put in order."""

_CLUSTER = regex.compile(r"\p{L}\p{M}++|\p{Lo}{2,9}+|[^\p{M}\s]\p{M}*+|\p{M}++")
_TOO_MANY = regex.compile(rf"\p{{M}}{{{_MOST_MARKS + 1}}}+")
_WORD = regex.compile(r"[\p{Latin}\p{Cyrillic}\p{Greek}][\p{Latin}\p{Cyrillic}\p{Greek}\p{M}]*+")
_OF_ONE_SCRIPT = regex.compile(r"[\p{Latin}\p{M}]+|[\p{Cyrillic}\p{M}]+|[\p{Greek}\p{M}]+")
_GREEK_SYMBOL = 2
"""Greek letters in a row that are symbols: "α", "ΔG", "µm"; more are a word."""


def composed(pair: Pair) -> Iterator[Message]:
    """Letters that are not composed as Unicode's form NFC has them (UAX #15), which search expects; told once.

    The mere order of marks is left alone: nobody sees it, and keyboards type Arabic ones in another.
    """
    text = pair.target_text
    if text.isascii():
        return
    if many := _TOO_MANY.search(text):
        yield Message(f"more than {_MOST_MARKS} marks on one character, expected at most a few", many.span())
        return
    if unicodedata.is_normalized("NFC", text):
        return
    for match in _CLUSTER.finditer(text):
        piece = match[0]
        whole = unicodedata.normalize("NFC", piece)
        if sorted(whole) == sorted(piece) or piece in pair.source_text or _only_excluded(piece, whole):
            continue
        yield Message(
            f"'{piece}' is written {_codes(piece)}, expected {_codes(whole)} ('{whole}', Unicode's NFC)",
            match.span(),
        )
        return


def _only_excluded(piece: str, whole: str) -> bool:
    """Whether NFC changes nothing but letters that it takes apart for good (composition exclusions, UAX #15).

    Keyboards of Bengali, Punjabi, Hebrew or Tibetan type such letters as one, and readers see both alike: U+09DF.
    """
    apart = "".join(form if len(form := unicodedata.normalize("NFC", char)) > 1 else char for char in piece)
    return sorted(apart) == sorted(whole)


def _codes(text: str) -> str:
    return " ".join(f"U+{ord(char):04X}" for char in text)


def mixed(pair: Pair) -> Iterator[Message]:
    """A word with letters of another script that look like those of its own: "сancer" with a Cyrillic с."""
    target = prose.target(pair)
    if target.isascii():
        return
    known = set(_WORD.findall(pair.source_text))
    for match in _WORD.finditer(target):
        word = match[0]
        if word != pair.target_text[match.start() : match.end()]:
            continue  # beside an address, or what must not be translated
        if word.isascii() or _OF_ONE_SCRIPT.fullmatch(word) or word in known:
            continue
        used = {scripts.of_letter(char) for char in word} - {""}
        if "Latin" not in used or len(used) != 2:
            continue
        (other,) = used - {"Latin"}
        latin = "".join(char for char in word if scripts.of_letter(char) == "Latin")
        rest = "".join(char for char in word if scripts.of_letter(char) == other)
        if scripts.as_latin(rest, other) and not _is_symbol(rest, other):
            plain = "".join(scripts.TWINS[other].get(char, char) for char in word)
            yield Message(f"'{word}' has {other} letters ('{rest}'), expected Latin ones: '{plain}'", match.span())
        elif native := scripts.from_latin(latin, other):
            yield Message(f"'{word}' has Latin letters ('{latin}'), expected {other} ones: '{native}'", match.span())


def _is_symbol(letters: str, script: str) -> bool:
    """Whether letters of a script are symbols in Latin words: "Kν"."""
    return script == "Greek" and len(letters) == 1 and letters in "νχ"


def foreign(pair: Pair) -> Iterator[Message]:
    """Letters of a script that the locale does not use, and that the source has not either; told once for a script."""
    text = prose.target(pair)
    if text.isascii() or other_script(pair):
        return
    letters = scripts.foreign_letters(pair.locale)
    there = {scripts.named(char) for run in letters.findall(pair.source_text) for char in run}
    told: set[str] = set()
    for match in letters.finditer(text):
        script = scripts.named(match[0][0])
        short = script == "Greek" and len(match[0]) <= _GREEK_SYMBOL
        beside = _touches_latin(text, match.start(), match.end())
        if script in there or script in told or short or beside:
            continue
        told.add(script)
        expected = f"the script of {pair.locale}"
        twin = scripts.as_latin(match[0], script) if script in scripts.TWINS else ""
        if twin and tags.script(pair.locale) == "Latn":
            expected = f"'{twin}' in Latin ones"
        yield Message(
            f"'{windows.short(match[0], 40)}' is written in {script} letters, expected {expected}", match.span()
        )


def _touches_latin(text: str, start: int, end: int) -> bool:
    """Whether letters stand in a Latin word, which is for `mixed` to judge."""
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    return any(scripts.of_letter(char) == "Latin" for char in around)
