"""The quantities of a text, in order."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import zip_longest

from localize.expressions import expression, unicode_expression
from localize.language.quantities.groups import Groups
from localize.language.quantities.meanings import phrases_of
from localize.language.quantities.model import Notation, Quantity
from localize.language.quantities.neighbours import Neighbours
from localize.language.quantities.numerals import HAN, ROMAN
from localize.language.quantities.phrases import one_word, tokens
from localize.language.quantities.scan import Event, Scanner, lower
from localize.language.remembered import Remembered

_ALIKE: dict[int, str] = {
    **dict.fromkeys(
        map(ord, "\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"), " "
    ),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d〜～\u05be"), "-"),
    **dict.fromkeys(map(ord, "’ʼ‘＇"), "'"),
    **{0xFF01 + offset: chr(0x21 + offset) for offset in range(94) if offset not in (6, 11, 12)},  # full width
    ord("µ"): "μ",
    ord("٪"): "%",
    ord("﹪"): "%",
}
_MAY_BE_ALIKE = expression(f"[{''.join(map(chr, _ALIKE))}]")
_PLAIN = expression(
    r"[\n -~\u00a1-\u00ac\u00ae-\u00b4\u00b6-\u02bb\u201c-\u201e\u3040-\u30ff\u4e00-\u9fff\u3001-\u3011]*"
)
"""Texts of these characters only are in plain form: most texts in Latin letters, Chinese or Japanese."""
_FEW = frozenset(map(Decimal, range(2, 10)))
_DOTTED_I = "İ"
"""The only letter whose small form has two characters: a text with it is put in small letters in another way."""
_MINUS_AFTER_WORD = unicode_expression(r"(?<=(?<![\p{L}\p{N}-])\p{Ll}{1,12})−(?=\d)")
"""A minus sign that touches a word, and is no hyphen of a name as in CoV-2: "in−5 °C"."""
_GROUP_COMMA = unicode_expression(r"(?<=\d)，(?=\d{3}(?!\d))")
"""A full-width comma between the digits of one number; any other one stands between two numbers."""
_MARKS = unicode_expression(r"[\u200b-\u200f\u061c\u202a-\u202e\u2060-\u2069\ufeff\xad\u0640]++")
_OTHER_DIGIT = unicode_expression(r"[^\P{Nd}0-9]")
_MAY_BE_DIGIT = expression("[\u0660-\u1fff\ua000-\U0010ffff]")
"""Where all digits of other scripts are: not among the letters of Latin, Greek and Cyrillic, nor the ideographs."""


def read(text: str, tag: str) -> tuple[Quantity, ...]:
    """The quantities in a text of a locale, with offsets into it; takes time proportional to its length.

    Any digits of Unicode, any space and dash that writers use, and the marks of bidirectional text are understood.
    """
    if not any(map(_counting(tag).__getitem__, text.split())) and _DOTTED_I not in text:
        return ()
    plain, offsets = plain_form(text)
    found = _quantities(plain, tag)
    if offsets is None:
        return tuple(found)
    return tuple(_original(each, offsets) for each in found)


def _original(number: Quantity, offsets: Sequence[int]) -> Quantity:
    """The number where it stands in the text itself."""
    begin, end = number.compared
    compared = (offsets[begin], offsets[end - 1] + 1) if end else number.compared
    return number._replace(start=offsets[number.start], end=offsets[number.end - 1] + 1, compared=compared)


def may_count(piece: str, tag: str) -> bool:
    """Whether a number may begin in a piece of text without spaces; in a text without such pieces there is none."""
    return _counting(tag)[piece] or _DOTTED_I in piece


def named_units(text: str, tag: str) -> frozenset[str]:
    """The names of all units in a text of a locale, beside a number or not: "kg" for "per kilogram"."""
    plain, _ = plain_form(text)
    events = Scanner(plain, tag, phrases_of(tag)).events()
    return frozenset(meaning.value.name for event in events for meaning in event.all("unit"))


@lru_cache
def unit_names(tag: str) -> Remembered[frozenset[str]]:
    """The names of the units that a word of a locale can mean, by the word."""
    return Remembered(lambda word: named_units(word, tag))


@lru_cache
def _counting(tag: str) -> Remembered[bool]:
    """Whether a number may begin in a piece of text without spaces: most texts have none, and are read no further."""
    phrases = phrases_of(tag)

    def may_count(piece: str) -> bool:
        if word := one_word(piece):
            return phrases.may_count(word) or word in ROMAN
        return any(
            item.run or phrases.may_count(item.text) or item.text in ROMAN or (phrases.spaceless and item.text in HAN)
            for item in tokens(lower(plain_form(piece)[0]))
        )

    return Remembered(may_count)


def plain_form(text: str) -> tuple[str, list[int] | None]:
    """The text with one character for all that mean the same; and, if some were left out, the old offset of each."""
    if _PLAIN.fullmatch(text):
        return text, None
    offsets: list[int] | None = None
    if _MARKS.search(text):
        kept = [offset for begin, end in _between_marks(text) for offset in range(begin, end)]
        offsets = kept
        text = "".join(text[offset] for offset in kept)
    alike = text.translate(_ALIKE) if _MAY_BE_ALIKE.search(text) else text
    if "，" in alike:
        alike = _GROUP_COMMA.sub(",", alike)
    if "−" in text:
        kept_signs = list(alike)
        for match in _MINUS_AFTER_WORD.finditer(text):
            kept_signs[match.start()] = "−"
        alike = "".join(kept_signs)
    if _MAY_BE_DIGIT.search(alike):
        alike = _OTHER_DIGIT.sub(lambda match: str(unicodedata.decimal(match[0], match[0])), alike)
    return alike, offsets


def _between_marks(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for match in _MARKS.finditer(text):
        yield begin, match.start()
        begin = match.end()
    yield begin, len(text)


def _quantities(plain: str, tag: str) -> list[Quantity]:
    """Find numbers and phrases, then read what stands beside each number, then join numbers that belong together.

    Numbers that are not written but implied by a word ("daily" for "1日") come last.
    """
    phrases = phrases_of(tag)
    events = list(Scanner(plain, tag, phrases).events())
    neighbours = Neighbours(plain, phrases)
    for index, event in enumerate(events):
        if event.number:
            neighbours.extend(events, index)
    Groups(plain, phrases).join(events)
    found = [event.number for event in events if event.number]
    implied = [
        event
        for event, after in zip_longest(events, events[1:])
        if not event.number and event.meaning_of("single") and not _is_of_number(plain, event, after)
    ]
    implied += (
        first
        for first, word, number in zip(events, events[1:], events[2:], strict=False)
        if number.number and not word.number and not first.number and _is_one(plain, first, word, number)
    )
    return found + [Quantity((Decimal(1),), Notation.WORD, event.start, event.end) for event in implied]


def _is_of_number(text: str, word: Event, after: Event | None) -> bool:
    """Whether a word that implies one belongs to a number word instead: "another two", "every two weeks"."""
    number = after.number if after else None
    if number is None or number.written is not Notation.WORD or not set(number.values) & _FEW:
        return False
    return text[word.end : number.start] == " " and text[number.end : number.end + 1] != "-"


def _is_one(text: str, unit: Event, word: Event, number: Event) -> bool:
    """Whether a unit before a word and a number means one: "an hour or two", where Hebrew has no word for "an"."""
    alone = unit.meaning_of("unit") and not text[max(0, unit.start - 3) : unit.start].rstrip(" -")[-1:].isdigit()
    joined = word.meaning_of("list") or word.meaning_of("range")
    return bool(alone and joined and text[unit.end : word.start] == text[word.end : number.start] == " ")
