"""The phrases of a language that say how often, as expressions; `data/frequencies/en.toml` explains their form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import Enum
from functools import cache, lru_cache
from operator import add

import regex

from localize.dataclass import dataclass
from localize.expressions import unicode_expression
from localize.language import datafiles
from localize.language.frequencies.branches import branches
from localize.language.frequencies.finder import PhraseFinder
from localize.language.frequencies.model import DAYS, ONE, Range
from localize.language.quantities import number_forms, plain_form, range_forms, time_forms
from localize.language.remembered import Remembered, once
from localize.language.tags import script

_PERIODS = ("every", "per", "in", "shorthand")
_NUMBER, _UNIT = "#", "~"
_PARTS = unicode_expression(r"[#~* ]|[^#~* ]+")
_WORDS = unicode_expression(r"[^#~ ]+")
_HAN = "[〇零一二两兩三四五六七八九十百]+"
_DIGITS = r"(?<!\d[.,]?)\d{1,4}+(?:[.,]\d{1,2}+)?(?![\d%])"
_LETTER = r"[\p{L}\p{M}]"
_ENDING = rf"{_LETTER}{{0,8}}+"
_SILENT = r"[\u064b-\u065f\u0670]*+"
"""Vowel signs of Arabic, which a writer may leave out."""
_ALIKE = {
    **dict.fromkeys("اأإآ", "[اأإآ]"),
    **dict.fromkeys("يیى", "[يیى]"),
    **dict.fromkeys("كک", "[كک]"),
    **dict.fromkeys("هة", "[هة]"),
}
"""Arabic letters that are typed one for the other."""
_FOLDED = str.maketrans(
    {**{char: letters[1] for char, letters in _ALIKE.items()}, **dict.fromkeys(map(chr, (*range(0x64B, 0x660), 0x670)))}
)
"""Makes them one, and leaves out the vowel signs."""
_SHORT = 3
"""Units of fewer Latin, Greek or Cyrillic letters are symbols: they stand after a number only."""
_TELLING = 2
"""The first letters of a word by which most words of a text are another one."""
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
    """Phrases of one kind: one expression for all, what each of its groups says, and what they need beside them."""

    written: str
    meanings: Mapping[str, PhraseMeaning]
    needs: Needs = Needs.NOTHING

    @property
    def expression(self) -> regex.Pattern[str]:
        """The expression that is `written`; it is compiled when a text is first searched, which takes long."""
        return _compiled(self.written)


@cache
def _compiled(written: str) -> regex.Pattern[str]:
    return regex.compile(written, regex.VERSION1)


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
        times=PhraseFinder(writer.phrases(tables["times"], times=True), spaces=writer.spaces),
        periods=PhraseFinder(
            writer.phrases(tables["shorthand"]),
            writer.phrases(tables["every"]),
            writer.phrases(tables["per"], needs=Needs.TIMES_OR_AMOUNT),
            writer.phrases(tables["in"], needs=Needs.TIMES),
            spaces=writer.spaces,
        ),
        spaces=writer.spaces,
        amount_after=datafiles.data("frequencies", code).get("amount-after", False),
    )


@lru_cache
def begins_period(code: str) -> Remembered[bool]:
    """Whether a piece of a text without spaces can belong to a period, in a language of which there is data.

    That is a cheap test: for a unit of time, or the longest word of a phrase that names none. Those of these words that
    begin alike are one expression, which is made when a text has their beginning.
    """
    writer = _writer(code)
    forms = (form for name in _PERIODS for form, _ in _entries(code, name))
    words = {max(_WORDS.findall(form), key=len) for form in forms if _UNIT not in form}
    by_beginning: dict[str, list[str]] = {}
    for word in sorted({*words, *writer.units}):
        by_beginning.setdefault(writer.beginning(word), []).append(word)

    def has_one(piece: str) -> bool:
        small = plain_form(piece)[0].lower()
        folded = writer.folded(small)
        beginnings = {*folded, *map(add, folded, folded[1:])}
        return any(one_of(begin).search(small) for begin in sorted(beginnings & by_beginning.keys()))

    @cache
    def one_of(beginning: str) -> regex.Pattern[str]:
        return writer.one_of(by_beginning[beginning])

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
    """Writes the phrases of one language as expressions."""

    def __init__(self, code: str, *, spaces: bool, prefixes: tuple[str, ...]) -> None:
        self.spaces = spaces
        self._arabic = script(code) == "Arab"
        self._before = rf"(?<!{_LETTER}|\d-?)" if spaces else ""
        self._after = f"(?!{_LETTER})" if spaces else ""
        self._prefix = f"(?:{'|'.join(prefixes)})?" if prefixes else ""
        self._symbols = time_forms(code, tuple(DAYS))
        self.units = [form for form in self._symbols if len(form) >= _SHORT or not _ALPHABET.fullmatch(form)]
        self._code = code

    def _define(self, written: str) -> str:
        """What an expression refers to."""
        parts = (part for name, part in self._parts.items() if f"(?&{name})" in written)
        return f"(?(DEFINE){''.join(parts)})"

    @once
    def _parts(self) -> Mapping[str, str]:
        """What the expressions of phrases can refer to, by its name."""
        unit, symbol = (branches(map(self._letters, forms)) for forms in (self.units, self._symbols))
        return {
            "number": f"(?P<one>{branches(self._numbers)})(?P<number>(?&one){self._to_another})",
            "unit": f"(?P<unit>{unit})",
            "symbol": f"(?P<symbol>{symbol})",
        }

    @once
    def _numbers(self) -> list[list[str]]:
        """How numbers are written."""
        numerals = [[_DIGITS]] if self.spaces else [[_DIGITS], [_HAN]]
        return [*numerals, *(list(self._letters(form)) for form in number_forms(self._code))]

    @once
    def _to_another(self) -> str:
        """What makes a number one of two: "to three"; or nothing."""
        joined = branches(map(self._letters, range_forms(self._code)))
        return f"(?: ?{joined} ?(?&one)|)"

    @once
    def _number(self) -> str:
        """A number in a phrase.

        What is referred to takes long. So digits stand in the expression itself, and words are tried only where the
        first letters are theirs.
        """
        begins = branches(form[:_TELLING] for form in self._numbers if form != [_DIGITS])
        return f"(?P<n>{_DIGITS}{self._to_another}|(?={begins})(?&number))"

    def phrases(
        self, entries: list[tuple[str, str]], *, needs: Needs = Needs.NOTHING, times: bool = False
    ) -> PhraseTable:
        """One expression for some phrases; of two that begin alike the longer one wins."""
        ordered = sorted(entries, key=lambda entry: (-len(entry[0]) - entry[0].count(_NUMBER), entry[0]))
        meanings = {f"p{index}": _meaning(key, times=times) for index, (_, key) in enumerate(ordered)}
        written = branches([*self._phrase(form), f"(?P<p{index}>)"] for index, (form, _) in enumerate(ordered))
        return PhraseTable(f"{self._define(written)}{written}", meanings, needs)

    def beginning(self, form: str) -> str:
        """The first letters of a word, by which most words of a text are another one."""
        return self.folded(plain_form(form)[0].lower())[:_TELLING].removesuffix("*").split(" ")[0]

    def folded(self, text: str) -> str:
        """A text in plain form and small letters, with one letter for those that are typed one for the other."""
        return text.translate(_FOLDED) if self._arabic else text

    def one_of(self, forms: list[str]) -> regex.Pattern[str]:
        """An expression that finds one of some words."""
        written = branches([*self._letters(form), self._after] for form in sorted(forms, key=len, reverse=True))
        return regex.compile(f"{self._before}{self._prefix}{written}", regex.VERSION1)

    def _phrase(self, form: str) -> Iterator[str]:
        parts = _PARTS.findall(plain_form(form)[0].lower())
        yield self._before + self._prefix if parts[0][0].isalpha() or parts[0] in (_NUMBER, _UNIT) else ""
        for index in range(len(parts)):
            yield from self._part(parts, index)
        if parts[-1][-1].isalpha():
            yield self._after

    def _part(self, parts: list[str], index: int) -> Iterator[str]:
        part = parts[index]
        if part == _NUMBER:
            yield self._number
        elif part == _UNIT:
            after_number = index > 1 and parts[index - 2] == _NUMBER
            yield f"(?P<u>(?&{'symbol' if after_number else 'unit'})){self._after}"
        elif part == "*":
            yield _ENDING
        elif part == " ":
            yield "[ -]?" if not self.spaces or _NUMBER in parts[index - 1 : index + 2] else "[ -]{1,2}"
        else:
            yield from self._letters(part)

    def _letters(self, form: str) -> Iterator[str]:
        """A word or sign as it may be written, letter by letter; "*" at the end stands for any ending."""
        yield from map(self._letter, plain_form(form.removesuffix("*"))[0].lower())
        if form.endswith("*"):
            yield _ENDING

    def _letter(self, char: str) -> str:
        if char == " ":
            return "[ -]{1,2}" if self.spaces else "[ -]?"
        if self._arabic and char.isalpha():
            return _ALIKE.get(char, char) + _SILENT
        return regex.escape(char)


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
