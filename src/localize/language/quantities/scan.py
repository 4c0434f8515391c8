"""The numbers of a text, and the phrases that can belong to them, each with its span."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import field
from decimal import Decimal

import regex

from localize.dataclass import dataclass
from localize.expressions import unicode_expression
from localize.language.quantities.digits import read_run
from localize.language.quantities.meanings import Meaning, capital_months, loose_phrases
from localize.language.quantities.model import Notation, Quantity
from localize.language.quantities.numerals import HAN, HAN_FACTORS, LONGEST_HAN, ROMAN, han, roman
from localize.language.quantities.phrases import Phrases, Token, tokens

_TWO = (Decimal(2),)
_LETTER_BEFORE = unicode_expression(r"[\p{Latin}\p{Greek}\p{Cyrillic}]")
_NAME_BEFORE = unicode_expression(r"[\p{L}--\p{Hebrew}]{2}-", regex.VERSION1)
"""The end of a name; Hebrew joins its prepositions to numbers in the same way."""
_COMPOUND = unicode_expression(r"[-\u2010\u2011](?!lea\b)(\p{Latin}{3,})")
"""The rest of a compound behind its letter; shorter ones are endings of numerals, and so is Romanian "al V-lea"."""
_FRACTION = unicode_expression(r"(?<![0-9/.,])([1-9])/([2-9]|1[0-6])(?![0-9/]|[.,][0-9])")
_FILLERS = 3
"""Words that may stand between a comparison and its number: "less than about 5", "under the age of 5"."""
_LONGEST_GAP = 30
_LONGEST_SPACELESS_GAP = 6
_NO_MEANINGS: dict[str, Meaning] = {}
_BREAKS = frozenset(".;:!?。；：！？()（）،؛؟।,，、")


@dataclass(slots=True)
class Event:
    """A number or a phrase in the text, with the indexes of its tokens."""

    first: int
    last: int
    start: int
    end: int
    meanings: tuple[Meaning, ...] = ()
    number: Quantity | None = None
    _of_kind: dict[str, Meaning] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Put the meanings in order by kind: each is asked for several times."""
        self._of_kind = {meaning.kind: meaning for meaning in self.meanings[::-1]} if self.meanings else _NO_MEANINGS

    def meaning_of(self, kind: str) -> Meaning | None:
        """The likeliest that the phrase says of that kind."""
        return self._of_kind.get(kind)

    def all(self, kind: str) -> Iterator[Meaning]:
        """All that it can mean of that kind, the likeliest first."""
        return (meaning for meaning in self.meanings if meaning.kind == kind)


def is_vulgar(text: str, event: Event) -> bool:
    """Whether a number is a fraction in one character: ½."""
    return event.end - event.start == 1 and unicodedata.category(text[event.start]) == "No"


def reaches(text: str, begin: int, end: int, phrases: Phrases[Meaning], *, sign: bool) -> bool:
    """Whether a comparison can belong to a number, by the text between the two."""
    gap = text[begin:end] if end - begin <= _LONGEST_GAP else "."
    if sign:
        return not gap.strip()
    if _BREAKS.intersection(gap):
        return False
    return len(gap) <= _LONGEST_SPACELESS_GAP if phrases.spaceless else len(gap.split()) <= _FILLERS


def lower(text: str) -> str:
    """A text in lower case, character by character, so that offsets stay."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


class Scanner:
    """One pass over a text in its plain form (see `reader.plain_form`)."""

    def __init__(self, text: str, tag: str, phrases: Phrases[Meaning]) -> None:
        self._text = text
        self._tag = tag
        self._phrases = phrases
        self._tokens = tokens(lower(text))
        self._has_slash = "/" in text  # asked at each number: a look through the whole text each time is quadratic
        loose = (match.span() for match in loose_phrases(tag).finditer(text))
        self._loose = frozenset(at for begin, end in loose for at in range(begin, end))

    def events(self) -> Iterator[Event]:
        """The numbers and phrases, in order."""
        following = number_end = 0
        starts, spaceless = self._phrases.starts, self._phrases.spaceless
        for index, token in enumerate(self._tokens):
            if index < following:
                continue
            if token.run:
                event: Event | None = self._run(index)
            elif starts[token.text] or token.text in ROMAN or (spaceless and token.text in HAN):
                event = self._phrase(index, number_end)
            else:
                continue
            if event is None:
                continue
            following = event.last + 1
            if not event.meaning_of("no-number"):
                yield event
                number_end = event.end if event.number or event.meaning_of("unit") else number_end

    def _run(self, index: int) -> Event:
        token = self._tokens[index]
        start, end, run = token.start, token.end, token.text
        values, parts = read_run(run, self._tag)
        fraction = _FRACTION.match(self._text, start) if self._has_slash else None
        if not fraction and start and self._text[start - 1] in ".·" and self._is_bare_decimal(start) and run.isdigit():
            start -= 1
            values, parts = (Decimal(f"0.{run[:40]}"),), ()
        last = index
        if fraction:
            over, under = Decimal(fraction[1]), Decimal(fraction[2])
            values, parts, end = (over / under,), (over, under), fraction.end()
            while last + 1 < len(self._tokens) and self._tokens[last + 1].start < end:
                last += 1
        code = bool(_LETTER_BEFORE.match(self._text, max(0, start - 1)) or self._after_name(start))
        idiom = start in self._loose
        written = Notation.CODE if code else Notation.WORD if idiom else Notation.DIGITS
        number = Quantity(values, written, start, end, parts)
        return Event(index, last, start, end, number=number)

    def _is_bare_decimal(self, start: int) -> bool:
        """Whether the stop before a digit is a decimal point: "p < .05"."""
        return start == 1 or self._text[start - 2] in " (<>=~-"

    def _after_name(self, start: int) -> bool:
        """Whether digits are joined to a word by a hyphen: "CoV-2"."""
        return start > 2 and self._text[start - 1] == "-" and bool(_NAME_BEFORE.match(self._text, start - 3))

    def _phrase(self, index: int, number_end: int) -> Event | None:
        """The phrase at an index; a number may end before it (0: none), of which "and over" can speak."""
        token = self._tokens[index]
        count, meanings = self._phrases.at(self._tokens, index)
        after = count > 1 and {"after"} == {meaning.kind for meaning in meanings} & {"before", "after"}
        if after and (not self._is_near(number_end, token.start) or self._speaks_of_next(index, count)):
            count, meanings = self._phrases.at(self._tokens, index, 1)
        if self._phrases.spaceless and token.text in HAN and (numeral := self._numeral(index, count)):
            return numeral
        if not count:
            return self._roman(index)
        last = index + count - 1
        end = self._tokens[last].end
        if any(meaning.exact or meaning.kind == "divisor" for meaning in meanings):
            meanings = tuple(meaning for meaning in meanings if self._is_meant(meaning, token.start, end))
        if not meanings:
            return self._roman(index)
        event = Event(index, last, token.start, end, meanings)
        month, word = event.meaning_of("month"), event.meaning_of("number")
        if month and (self._text[event.start].isupper() or not capital_months(self._tag)):
            value = (Decimal(month.value),)
            event.number = Quantity(value, Notation.MONTH, event.start, event.end, month=month.value)
        elif word:
            written = Notation.DIGITS if is_vulgar(self._text, event) else Notation.WORD
            values = tuple(dict.fromkeys(meaning.value for meaning in meanings if meaning.kind == "number"))
            event.number = Quantity(values, written, event.start, event.end, vague=word.vague, daytime=word.hour)
        elif dual := event.meaning_of("dual"):
            event.number = Quantity(_TWO, Notation.WORD, event.start, event.end, unit=dual.value)
        elif (magnitude := event.meaning_of("magnitude")) and len(meanings) == 1:
            event.number = Quantity((magnitude.value,), Notation.WORD, event.start, event.end)
        return event

    def _is_near(self, number_end: int, start: int) -> bool:
        return number_end > 0 and reaches(self._text, number_end, start, self._phrases, sign=False)

    def _is_meant(self, meaning: Meaning, start: int, end: int) -> bool:
        """Whether a phrase is written as it must be: a divisor after a stroke, some symbols in the right case."""
        if meaning.kind == "divisor":
            return self._text[max(0, start - 2) : start].rstrip()[-1:] == "/"
        return not meaning.exact or meaning.symbol == self._text[start:end]

    def _speaks_of_next(self, index: int, count: int) -> bool:
        """Whether the comparison in "or more" is that of the number that follows: "or more than 5", "or above 5"."""
        inner, meanings = self._phrases.at(self._tokens, index + 1)
        following = index + 1 + inner
        if inner < count - 1 or not any(meaning.kind == "before" for meaning in meanings):
            return False
        if inner >= count:
            return True
        following_run = following < len(self._tokens) and self._tokens[following].run
        return following_run and reaches(
            self._text, self._tokens[following - 1].end, self._tokens[following].start, self._phrases, sign=False
        )

    def _roman(self, index: int) -> Event | None:
        token = self._tokens[index]
        value = roman(self._text[token.start : token.end])
        if value is None or self._is_letter(token):
            return None
        number = Quantity((value,), Notation.WORD, token.start, token.end)
        return Event(index, index, token.start, token.end, number=number)

    def _is_letter(self, token: Token) -> bool:
        """Whether one letter begins a compound ("X-ray", "V-shaped"), and is no numeral as in "I-III"."""
        if token.end - token.start > 1:
            return False
        compound = _COMPOUND.match(self._text, token.end)
        return compound is not None and roman(compound[1]) is None

    def _numeral(self, index: int, longer_than: int) -> Event | None:
        """A number in Chinese numerals, unless a longer phrase begins with it; a group (万) after digits multiplies."""
        if self._is_after_digits(index) and self._tokens[index].text in HAN_FACTORS:
            return None
        last = index
        while last + 1 < len(self._tokens) and last - index < LONGEST_HAN and self._continues(last):
            last += 1
        if last - index + 1 < longer_than:
            return None
        start, end = self._tokens[index].start, self._tokens[last].end
        number = Quantity((han(self._text[start:end]),), Notation.WORD, start, end)
        return Event(index, last, start, end, number=number)

    def _is_after_digits(self, index: int) -> bool:
        """Whether digits stand before a token, or only a comparison between them: 20多万."""
        before = index - 1
        if before > 0 and any(meaning.kind == "after" for meaning in self._phrases.at(self._tokens, before, 1)[1]):
            before -= 1
        return before >= 0 and self._tokens[before].run and self._gap(before, before + 1) <= 1

    def _continues(self, index: int) -> bool:
        return self._tokens[index + 1].text in HAN and self._gap(index, index + 1) == 0

    def _gap(self, index: int, other: int) -> int:
        return self._tokens[other].start - self._tokens[index].end
