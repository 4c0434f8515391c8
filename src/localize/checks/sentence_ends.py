"""How a text ends: the kinds of its last mark."""

from __future__ import annotations

from functools import lru_cache

from localize.expressions import unicode_expression
from localize.language import sentence_rules, tags
from localize.language.remembered import Remembered
from localize.language.typography import typography

_STOPS = ".。．｡।॥۔։።။᠃"

_QUESTIONS = "?？؟፧\u037e"

_EXCLAMATIONS = "!！"

_COLONS = ":："

_OPEN_ENDED = ";；؛,，、،-–—…‥/"
"""Marks of a text that goes on: its translation may end with anything but a question mark."""

AFTER = (
    " \u00a0\u202f\n\"'«»„“”‟‘’‚‹›)]}）］】〕」』》〉*†‡\u200e\u200f\u061c\u2066\u2067\u2068\u2069\u202a\u202b\u202c"
)
"""What may follow the last mark of a sentence."""

STOP, QUESTION, EXCLAMATION, COLON, NO_MARK = ".", "?", "!", ":", ""

_ANY = frozenset({STOP, EXCLAMATION, COLON, NO_MARK})

_LONGEST_WORD = 40

_INITIALS = unicode_expression(r"(?:^|[^\p{L}])(?:\p{L}\p{M}?\. ?){1,5}$")

_BEFORE_WORD = unicode_expression(r"[\s(（\"“„«]")


def ends(text: str, tag: str) -> frozenset[str]:
    """The kinds of ends that a text may have."""
    text = text.rstrip(AFTER)[-400:]
    if not text:
        return _ANY | {QUESTION}
    last = text[-1]
    if last == ";" and typography(tag).question == ";":
        return frozenset({QUESTION, NO_MARK})
    if last in _QUESTIONS or last in _EXCLAMATIONS:
        run = text[len(text.rstrip(_QUESTIONS + _EXCLAMATIONS)) :]
        kinds = {QUESTION} if any(char in _QUESTIONS for char in run) else {EXCLAMATION, STOP}
        return frozenset(kinds | ({EXCLAMATION} if any(char in _EXCLAMATIONS for char in run) else set()))
    if last in _COLONS:
        return frozenset({COLON})
    if last in _OPEN_ENDED:
        return _ANY
    if last not in _STOPS:
        return frozenset({NO_MARK})
    if text.endswith(".."):
        return _ANY
    if text[:-1].endswith(typography(tag).asks):
        return frozenset({STOP, QUESTION})
    return frozenset({STOP, NO_MARK}) if last == "." and _abbreviated(text, tag) else frozenset({STOP})


def asks_as_often(source: str, target: str) -> bool:
    """Whether a translation has as many question marks as its source: a question may be followed by its examples."""
    return sum(map(source.count, _QUESTIONS)) <= sum(map(target.count, _QUESTIONS))


def _abbreviated(text: str, tag: str) -> bool:
    """Whether the last stop may be that of an abbreviation, of initials or of an ordinal: "i.v.", "z. B.", "3."."""
    last = text[-_LONGEST_WORD:].rsplit(None, 1)[-1]
    word = _BEFORE_WORD.split(last)[-1][:-1]
    in_word = text[-3:-2].isalpha() and text[-4:-3].isalpha()
    if word.isdecimal() or (not in_word and _INITIALS.search(text[-_LONGEST_WORD:])):
        return True
    return _may_have_a_stop(tags.language(tag))[word]


@lru_cache
def _may_have_a_stop(code: str) -> Remembered[bool]:
    """Whether a word of a language may have a stop at its end."""
    rules = sentence_rules.rules_of(code)
    return Remembered(lambda word: not rules.names(word).isdisjoint(rules.listed))
