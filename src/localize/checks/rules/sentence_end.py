"""How a sentence ends: with the mark that its source has, in the form of the locale."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from localize.checks.pair import Message, Pair
from localize.language import sentence_rules, tags
from localize.language.typography import Typography, typography

_STOPS = ".。．｡।॥۔։።။᠃"

_QUESTIONS = "?？؟፧\u037e"

_EXCLAMATIONS = "!！"

_COLONS = ":："

_OPEN_ENDED = ";；؛,，、،-–—…‥/"
"""Marks of a text that goes on: its translation may end with anything but a question mark."""

_AFTER = (
    " \u00a0\u202f\n\"'«»„“”‟‘’‚‹›)]}）］】〕」』》〉*†‡\u200e\u200f\u061c\u2066\u2067\u2068\u2069\u202a\u202b\u202c"
)
"""What may follow the last mark of a sentence."""

_STOP, _QUESTION, _EXCLAMATION, COLON, NO_MARK = ".", "?", "!", ":", ""

_ANY = frozenset({_STOP, _EXCLAMATION, COLON, NO_MARK})

_LONGEST_WORD = 40

_INITIALS = regex.compile(r"(?:^|[^\p{L}])(?:\p{L}\p{M}?\. ?){1,5}$")

_BEFORE_WORD = regex.compile(r"[\s(（\"“„«]")

_CITATION = regex.compile(r"\[[\p{Nd},;–\- ]{1,30}\]$")


def sentence_end(pair: Pair) -> Iterator[Message]:
    """A sentence that does not end as its source does: a question as a statement, a stop or a colon lost or gained."""
    marks = typography(pair.locale)
    if not marks.ends or not typography(pair.source_locale).ends:
        return
    there = ends(pair.source_reading.prose, pair.source_locale)
    here = ends(pair.target_reading.prose, pair.locale)
    if there & here:
        return
    last = _last(pair.target_text)
    kind_there = next((kind for kind in (_QUESTION, COLON, _STOP, _EXCLAMATION) if kind in there), NO_MARK)
    piece = pair.target_text[last:].rstrip()
    actual = f"'{piece}'" if here != {NO_MARK} else "no mark"
    expected = f"'{_as_written(kind_there, marks)}' as in the source" if kind_there else "no mark as in the source"
    yield Message(f"the end has {actual}, expected {expected}", (last, len(pair.target_text)))


def _as_written(mark: str, marks: Typography) -> str:
    """A kind of mark as the locale writes it."""
    if mark == _STOP:
        return marks.stop
    return marks.question if mark == _QUESTION else marks.marks.get(mark, mark)


def ends(text: str, tag: str) -> frozenset[str]:
    """The kinds of ends that a text may have."""
    text = text.rstrip(_AFTER)[-400:]
    if text.endswith("]"):
        text = _CITATION.sub("", text).rstrip(_AFTER)
    if not text:
        return _ANY | {_QUESTION}
    last = text[-1]
    if last == ";" and typography(tag).question == ";":
        return frozenset({_QUESTION, NO_MARK})
    if last in _QUESTIONS or last in _EXCLAMATIONS:
        run = text[len(text.rstrip(_QUESTIONS + _EXCLAMATIONS)) :]
        kinds = {_QUESTION} if any(char in _QUESTIONS for char in run) else {_EXCLAMATION, _STOP}
        return frozenset(kinds | ({_EXCLAMATION} if any(char in _EXCLAMATIONS for char in run) else set()))
    if last in _COLONS:
        return frozenset({COLON})
    if last in _OPEN_ENDED:
        return _ANY
    if last not in _STOPS:
        return frozenset({NO_MARK})
    if text.endswith(".."):
        return _ANY
    if text[:-1].endswith(typography(tag).asks):
        return frozenset({_STOP, _QUESTION})
    return frozenset({_STOP, NO_MARK}) if last == "." and _abbreviated(text, tag) else frozenset({_STOP})


def _abbreviated(text: str, tag: str) -> bool:
    """Whether the last stop may be that of an abbreviation, of initials or of an ordinal: "i.v.", "z. B.", "3."."""
    rules = sentence_rules.rules_of(tags.language(tag))
    word = _BEFORE_WORD.split(text[-_LONGEST_WORD:])[-1][:-1]
    in_word = text[-3:-2].isalpha() and text[-4:-3].isalpha()
    if word.isdecimal() or (not in_word and _INITIALS.search(text[-_LONGEST_WORD:])):
        return True
    return not rules.names(word).isdisjoint(_abbreviations(tags.language(tag)))


@lru_cache
def _abbreviations(code: str) -> frozenset[str]:
    """The words of a language that may have a stop at their end."""
    rules = sentence_rules.rules_of(code)
    return rules.joined | rules.ending | rules.final | rules.numbered | rules.units


def _last(text: str) -> int:
    """The offset of the last mark of a text, or of its last character."""
    return max(0, len(text.rstrip(_AFTER)) - 1)
