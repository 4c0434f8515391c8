"""The phrases of a language that say how often, as trees; `data/frequencies/en.toml` explains their form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import Enum
from functools import lru_cache

from localize.dataclass import dataclass
from localize.expressions import unicode_expression
from localize.language import datafiles
from localize.language.frequencies.finder import PhraseFinder
from localize.language.frequencies.model import DAYS, ONE, Range
from localize.language.frequencies.tree import (
    Part,
    PhraseMatch,
    PhraseText,
    PhraseWords,
    Piece,
    TreeNode,
    alike,
    beginnings,
    tree,
)
from localize.language.quantities import number_forms, plain_form, range_forms, time_forms
from localize.language.remembered import Remembered
from localize.language.tags import script

_PERIODS = ("every", "per", "in", "shorthand")
_NUMBER, _UNIT = "#", "~"
_PARTS = unicode_expression(r"[#~* ]|[^#~* ]+")
_WORDS = unicode_expression(r"[^#~ ]+")
_SHORT = 3
"""Units of fewer Latin, Greek or Cyrillic letters are symbols: they stand after a number only."""
_ALPHABET = unicode_expression(r"[\p{Latin}\p{Greek}\p{Cyrillic}]+")


@dataclass(frozen=True, slots=True)
class PhraseMeaning:
    """What a phrase says: how many times, in a period of so many units.

    `times` is None if it does not say how many times, `unit` if the text names it. `number` tells which of the two the
    number in the text is: "times", "period", or "" where it has none.
    """

    times: Range | None
    period: Range
    unit: str | None
    number: str = ""


class Needs(Enum):
    """What must stand beside a phrase so that it is a period: "the week" is none by itself."""

    NOTHING = "nothing"
    TIMES_OR_AMOUNT = "times or amount"
    TIMES = "times"


@dataclass(frozen=True, slots=True)
class PhraseTable:
    """Phrases of one kind: the tree of all, what each of them says, and what they need beside them.

    `beginnings` are the one or two first letters of each; one in a language that is written without spaces.
    """

    root: TreeNode
    beginnings: frozenset[str]
    words: PhraseWords
    meanings: Sequence[PhraseMeaning]
    needs: Needs = Needs.NOTHING

    def may_begin(self, token: str) -> bool:
        """Whether one of the phrases may begin with a word, number or sign, by its first letters."""
        return any(each[:1] in self.beginnings or each[:2] in self.beginnings for each in self.words.bare(token))

    def match(self, text: PhraseText, start: int) -> PhraseMatch | None:
        """The phrase at an offset in a text, None where there is none."""
        return text.match(self.root, start)


@dataclass(frozen=True, slots=True)
class LanguagePhrases:
    """The phrases of a language.

    `times` say how many times ("twice"), `periods` in which period ("daily", "every 8 hours"; "a day" beside the times
    or an amount only, "in 24 hours" beside the times only), or all at once ("bid"). With `amount_after` an amount may
    follow its period: "1日20mg".
    """

    times: PhraseFinder[PhraseTable]
    periods: PhraseFinder[PhraseTable]
    spaces: bool
    amount_after: bool


def has_phrases(code: str) -> bool:
    """Whether there is data on how a language (its subtag) says how often."""
    return bool(datafiles.data("frequencies", code))


@lru_cache
def language_phrases(code: str) -> LanguagePhrases:
    """The phrases of a language of which there is data."""
    writer = _writer(code)
    tables = {name: _entries(code, name) for name in ("times", *_PERIODS)}
    return LanguagePhrases(
        times=PhraseFinder(writer.phrases(tables["times"], times=True), words=writer.words, spaces=writer.spaces),
        periods=PhraseFinder(
            writer.phrases(tables["shorthand"]),
            writer.phrases(tables["every"]),
            writer.phrases(tables["per"], needs=Needs.TIMES_OR_AMOUNT),
            writer.phrases(tables["in"], needs=Needs.TIMES),
            words=writer.words,
            spaces=writer.spaces,
        ),
        spaces=writer.spaces,
        amount_after=datafiles.data("frequencies", code).get("amount-after", False),
    )


@lru_cache
def begins_period(code: str) -> Remembered[bool]:
    """Whether a piece of a text without spaces can belong to a period, in a language of which there is data.

    That is a cheap test: for a unit of time, or the longest word of a phrase that names none.
    """
    writer = _writer(code)
    forms = (form for name in _PERIODS for form, _ in _entries(code, name))
    root = writer.one_of({max(_WORDS.findall(form), key=len) for form in forms if _UNIT not in form})

    def has_one(piece: str) -> bool:
        small = plain_form(piece)[0].lower()
        text = PhraseText(small, writer.words)
        return any(text.match(root, at) for at in range(len(small)))

    return Remembered(has_one)


def _entries(code: str, name: str) -> list[tuple[str, str]]:
    """The phrases of a table, of a language and then of all, each with what it says."""
    tables = (datafiles.data("frequencies", each).get(name, {}) for each in (code, "all"))
    return [(form, key) for table in tables for key, forms in table.items() for form in forms]


@lru_cache
def _writer(code: str) -> _Writer:
    data = datafiles.data("frequencies", code)
    return _Writer(code, spaces=data.get("spaces", True), prefixes=tuple(data.get("prefixes", ())))


class _Writer:
    """Writes the phrases of one language as the pieces of trees."""

    def __init__(self, code: str, *, spaces: bool, prefixes: tuple[str, ...]) -> None:
        self.spaces = spaces
        self._arabic = script(code) == "Arab"
        symbols = time_forms(code, tuple(DAYS))
        self._units = [form for form in symbols if len(form) >= _SHORT or not _ALPHABET.fullmatch(form)]
        numerals = [[Part.DIGITS]] if spaces else [[Part.DIGITS], [Part.HAN]]
        self.words = PhraseWords(
            one=tree([*numerals, *map(self._letters, number_forms(code))]),
            joining=tree(map(self._letters, range_forms(code))),
            unit=tree(map(self._letters, self._units)),
            symbol=tree(map(self._letters, symbols)),
            prefixes=prefixes,
            arabic=self._arabic,
        )

    def phrases(
        self, entries: list[tuple[str, str]], *, needs: Needs = Needs.NOTHING, times: bool = False
    ) -> PhraseTable:
        """The tree of some phrases; of two that begin alike the longer one wins."""
        ordered = sorted(entries, key=lambda entry: (-len(entry[0]) - entry[0].count(_NUMBER), entry[0]))
        meanings = tuple(_meaning(key, times=times) for _, key in ordered)
        root = tree(self._phrase(form) for form, _ in ordered)
        letters = 2 if self.spaces else 1
        begin = frozenset(each[:letters] for each in beginnings(root, self.words))
        return PhraseTable(root, begin, self.words, meanings, needs)

    def one_of(self, forms: set[str]) -> TreeNode:
        """The tree of some words, and of the units of time."""
        ordered = sorted({*forms, *self._units}, key=len, reverse=True)
        return tree([*self._start(), *self._letters(form), *self._end()] for form in ordered)

    def _start(self) -> list[Part]:
        return [Part.START] if self.spaces else []

    def _end(self) -> list[Part]:
        return [Part.END] if self.spaces else []

    def _phrase(self, form: str) -> Iterator[Piece]:
        parts = _PARTS.findall(plain_form(form)[0].lower())
        if parts[0][0].isalpha() or parts[0] in (_NUMBER, _UNIT):
            yield from self._start()
        for index in range(len(parts)):
            yield from self._part(parts, index)
        if parts[-1][-1].isalpha():
            yield from self._end()

    def _part(self, parts: list[str], index: int) -> Iterator[Piece]:
        part = parts[index]
        if part == _NUMBER:
            yield Part.NUMBER
        elif part == _UNIT:
            after_number = index > 1 and parts[index - 2] == _NUMBER
            yield Part.SYMBOL if after_number else Part.UNIT
            yield from self._end()
        elif part == "*":
            yield Part.ENDING
        elif part == " ":
            tight = not self.spaces or _NUMBER in parts[index - 1 : index + 2]
            yield Part.PERHAPS_GAP if tight else Part.GAP
        else:
            yield from self._letters(part)

    def _letters(self, form: str) -> Iterator[Piece]:
        """A word or sign as it may be written, letter by letter; "*" at the end stands for any ending."""
        plain = plain_form(form.removesuffix("*"))[0].lower()
        for char in alike(plain) if self._arabic else plain:
            yield char if char != " " else Part.GAP if self.spaces else Part.PERHAPS_GAP
        if form.endswith("*"):
            yield Part.ENDING


def _meaning(key: str, *, times: bool) -> PhraseMeaning:
    """What a key of the data says: "2", "1-2", "2 week", "# ~", "2 per 1 day"."""
    often, _, period = (key, "", f"1 {_UNIT}") if times else key.rpartition(" per ")
    length, unit = period.split(" ")
    assert unit == _UNIT or unit in DAYS, f"{key!r}: unknown unit, expected one of {', '.join(DAYS)}, or {_UNIT}"
    return PhraseMeaning(
        _range(often) if often else None,
        _range(length),
        None if unit == _UNIT else unit,
        "times" if often == _NUMBER else "period" if length == _NUMBER else "",
    )


def _range(written: str) -> Range:
    if written == _NUMBER:
        return ONE
    low, _, high = written.partition("-")
    return Decimal(low), Decimal(high or low)
