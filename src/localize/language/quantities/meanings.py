"""What is known of the words around numbers in a language."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

import regex
from babel import Locale, localedata

from localize.dataclass import dataclass
from localize.expressions import unicode_expression
from localize.language import datafiles
from localize.language.calendar_names import month_names
from localize.language.quantities.day_parts import PARTS, DayPart, named_parts
from localize.language.quantities.model import COMPARISONS, Unit
from localize.language.quantities.phrases import Phrases
from localize.language.spelling import typed_letters
from localize.language.tags import language, script, sentence_space

_SIDES = ("before", "after")
_HOURS = {"noon": (12,), "midnight": (0, 24)}
_MINUTES_TO = ("minutes-to", "minutes-to-after")
_PLAIN = (
    "range", "list", "single", "of", "minus", "aged", "percent-before", "numeral-month", "decade", "decade-before",
    "century", "no-number", "clock",
)  # fmt: skip
_NUMBERS = frozenset({"number", "magnitude", "month", "single", "dual"})
"""The kinds of phrases that are or imply a number, whatever stands beside them."""
_COUNTS = (0, 1, 2, 3, 5, 11, 21, 100, 1.5)
"""Numbers that together need every plural form of every language in CLDR."""
_NUMBER = unicode_expression(r"[\p{Nd}.,٫\s\u200e\u200f\u061c]*\p{Nd}[\s\u200e\u200f\u061c]*")
_LONG_MONTH = 5
"""The fewest letters of a month's name after which any ending may follow."""
_SHORT_MONTH = 3
"""A month's name of no more letters keeps its last letter: it is too often like another word ("mar", "may")."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase can mean beside a number; `value` depends on the kind.

    Kinds: `number`, `magnitude` (Decimal), `unit`, `dual` (two of a Unit) and, after a stroke only, `divisor` (Unit),
    `month` (int), `before` and `after` (the comparisons of the number that follows or goes before), `day-part`
    (DayPart), `minutes-to` and `minutes-to-after` (int: the minutes before the hour that follows or goes before);
    without a value `clock` (beside an hour of the day: "Uhr"), `numeral-month` (after a number, makes it
    the name of a month), `percent-before`, `minus`, `aged`, `range`, `list`, `decade` and `decade-before` (after and
    before the last digits of one), `century` (after its number), `of` (between a part and its whole), `single`
    (implies one: "daily") and `no-number` (a word that begins as a number does).
    """

    kind: str
    value: Any = None
    sign: bool = False
    no_time: bool = False
    """Not with hours and the like: "over 30 minutes" says how long, not how much."""
    symbol: str = ""
    """A unit's symbol as it is written: "mg", after a word ("two mg"), but never "two MG"."""
    vague: bool = False
    """Whether a number word is another word too: Spanish "medio" is half, and average."""
    hour: bool = False
    """Whether a number word is an hour of the day: "noon"."""
    exact: bool = False
    """Whether the symbol is another word in another case: "U" is a unit, "u" is not."""


@lru_cache
def phrases_of(tag: str) -> Phrases[Meaning]:
    """The phrases of a locale's language, ready to be found in a text."""
    code = language(tag)
    phrases: Phrases[Meaning] = Phrases(
        arabic=script(tag) == "Arab", spaceless=not sentence_space(tag), elides=bool(_read(code).get("elision", False))
    )
    for text, meaning in _meanings(code):
        counts = meaning.kind in _NUMBERS
        phrases.add(text, meaning, counts=counts)
        if (typed := text.lower().translate(typed_letters(code))) != text.lower():
            phrases.add(typed, meaning, counts=counts)
    return phrases


def _meanings(code: str) -> Iterator[tuple[str, Meaning]]:
    yield from _plain_meanings(code)
    yield from _unit_meanings(code)
    for form, value in dict.fromkeys(_magnitudes(code)):
        yield form, Meaning("magnitude", value)
    for name, month in dict.fromkeys(_months(code)):  # most regions have the same names
        yield name, Meaning("month", month)
    for name, part in _day_parts(code).items():
        yield name, Meaning("day-part", part)


def _plain_meanings(code: str) -> Iterator[tuple[str, Meaning]]:
    """The words around numbers, without the names of units, magnitudes and months."""
    data = _read(code)
    for words in (_read("all"), data, datafiles.data("number_words", code)):
        yield from _words(words)
    if "list" not in data:
        yield from ((form, Meaning("list")) for form in _list_words(code))


def _words(data: Mapping[str, Any]) -> Iterator[tuple[str, Meaning]]:
    vague = set(data.get("vague", ()))
    for kind in ("number", "magnitude"):
        for value, forms in data.get(kind, {}).items():
            yield from ((form, Meaning(kind, Decimal(value), vague=form in vague)) for form in forms)
    for name, forms in data.get("dual", {}).items():
        yield from ((form, Meaning("dual", units()[name])) for form in forms)
    for kind in _PLAIN:
        yield from ((form, Meaning(kind)) for form in data.get(kind, ()))
    for kind, hours in _HOURS.items():
        for form in data.get(kind, ()):
            yield from ((form, Meaning("number", Decimal(hour), hour=True)) for hour in hours)
    for kind in _MINUTES_TO:
        for minutes, forms in data.get(kind, {}).items():
            yield from ((form, Meaning(kind, int(minutes))) for form in forms)
    no_time = set(data.get("no-time", ()))
    for side in _SIDES:
        for written, forms in data.get(side, {}).items():
            bounds = frozenset(written.split())
            assert bounds <= set(COMPARISONS), f"unknown comparison {written!r}"
            for form in forms:
                sign = not any(char.isalpha() for char in form)
                yield form, Meaning(side, bounds, sign=sign, no_time=form in no_time)


def plain_forms(tag: str, *kinds: str) -> list[str]:
    """How the phrases of some kinds that are no units, magnitudes or months are written in a locale's language."""
    return [form for form, meaning in _plain_meanings(language(tag)) if meaning.kind in kinds]


def unit_forms(tag: str, names: Collection[str]) -> list[str]:
    """How some units are written in a locale's language, by their names in units.toml."""
    return [
        form
        for form, meaning in _unit_meanings(language(tag))
        if meaning.kind == "unit" and meaning.value.name in names and not meaning.exact
    ]


@lru_cache
def knows_bounds(tag: str) -> bool:
    """Whether there are words of a locale's language such as "at least" and "at most"."""
    data = _read(language(tag))
    return any(data.get(side) for side in _SIDES)


@lru_cache
def loose_phrases(tag: str) -> regex.Pattern[str]:
    """Finds phrases whose numbers may be left out, as those in words may: "24 hours a day" is "rund um die Uhr"."""
    forms = [form for name in ("all", language(tag)) for form in _read(name).get("loose", ())]
    pieces = ("[0-9]+ ?".join(map(regex.escape, form.split("#"))).replace(r"\ ", " ?") for form in forms)
    return unicode_expression(rf"(?<![0-9/.,])(?:{'|'.join(pieces)})(?![0-9/])", regex.IGNORECASE)


@lru_cache
def capital_months(tag: str) -> bool:
    """Whether only a capital tells the name of a month from another word: "May"."""
    return bool(_read(language(tag)).get("capital-months", False))


@lru_cache
def free_order(tag: str) -> bool:
    """Whether what goes with a noun stands before it, so that numbers come in another order than in English."""
    return bool(_read(language(tag)).get("free-order", False))


@lru_cache
def units() -> dict[str, Unit]:
    """All units by name."""
    return {
        name: Unit(name, row["dimension"], Decimal(row.get("factor", "1")), loose=row.get("loose", False))
        for name, row in _read("units").items()
    }


@lru_cache
def _unit_meanings(code: str) -> Sequence[tuple[str, Meaning]]:
    """The names of the units, symbols first. Where CLDR's name of a unit is the symbol of another one, both stay.

    A name that is also another word of the language is left out: "ng" of Filipino.
    """
    data = _read(code)
    own, exact = data.get("unit", {}), data.get("exact-unit", {})
    meanings: list[tuple[str, Meaning]] = []
    for name, row in _read("units").items():
        unit = units()[name]
        meanings += ((form, Meaning("unit", unit, symbol=form)) for form in row.get("symbols", ()))
        meanings += ((form, Meaning("divisor", unit)) for form in row.get("divisor-symbols", ()))
        strict = (*row.get("exact-symbols", ()), *exact.get(name, ()))
        meanings += ((form, Meaning("unit", unit, symbol=form, exact=True)) for form in strict)
    for name, row in _read("units").items():
        forms = [*own.get(name, ()), *(_cldr_forms(row["cldr"], code) if "cldr" in row else ())]
        meanings += ((form, Meaning("unit", units()[name])) for form in dict.fromkeys(forms))
    excluded = frozenset(data.get("no-unit", ()))
    return [(form, meaning) for form, meaning in meanings if form not in excluded]


def _cldr_forms(unit: str, code: str) -> Iterator[str]:
    """What CLDR writes after or before a number of such units, in all lengths and plural forms."""
    data = _cldr_data(code)
    patterns, names = data["unit_patterns"][unit], data["unit_display_names"].get(unit, {})
    for length in ("long", "short"):
        by_plural = patterns.get(length, {})
        for plural in _plurals(code):
            pattern = by_plural.get(plural) or names.get(length, "")
            form = _NUMBER.sub("", pattern.replace("{0}", "1")).strip()
            if form and _says_enough(form):
                yield form


@lru_cache
def _plurals(code: str) -> Sequence[str]:
    """The plural forms that numbers have in a language, by their names in CLDR."""
    return tuple(dict.fromkeys(map(_locale(code).plural_form, _COUNTS)))


@lru_cache
def _cldr_data(code: str) -> Mapping[str, Any]:
    """What CLDR says of a language, as Babel's files have it: its own functions for units write numbers too."""
    data: Any = localedata.load(str(_locale(code)))
    return localedata.LocaleDataDict(data)


def _says_enough(form: str) -> bool:
    """Whether a form is more than one letter of an alphabet, which is another word too often: "a" for years.

    Nor is it a Hindi abbreviation (॰): "से॰" is a second, and "से" means "to".
    """
    return "॰" not in form and (len(form) > 1 or not form.isalpha() or form.lower() == form.upper())


def _is_initial(form: str) -> bool:
    """Whether a magnitude is shortened to its first letter, which begins units too: "м." of Kazakh, "மி" of Tamil."""
    letters = sum(map(str.isalpha, form))
    return letters == 1 and regex.search(r"[\p{Han}\p{Hangul}]", form) is None


def _list_words(code: str) -> Iterator[str]:
    """What CLDR writes between two things of a list: "and", "or"."""
    for style in ("standard", "or"):
        pair = _locale(code).list_patterns.get(style, {}).get("2", "")
        form = pair.replace("{0}", "").replace("{1}", "").strip()
        if any(char.isalpha() for char in form):
            yield form


def _magnitudes(code: str) -> Iterator[tuple[str, Decimal]]:
    """What CLDR writes for thousands, millions and so on in its compact numbers."""
    for counts in _locale(code).compact_decimal_formats.values():
        for patterns in counts.values():
            for number, pattern in patterns.items():
                digits = pattern.pattern.count("0")
                form = pattern.pattern.replace("0", "").replace("'", "").strip()
                if form and digits and _says_enough(form) and not _is_initial(form):
                    yield form, Decimal(number).scaleb(1 - digits)


def _locale(code: str) -> Locale:
    return Locale.parse(code) if code in localedata.locale_identifiers() else Locale.parse("en")


def _months(code: str) -> Iterator[tuple[str, int]]:
    """The names of the months: those of the language's file, or CLDR's of all its regions.

    Any ending may follow a longer name, such as that of a case in Finnish or Hungarian. Where CLDR has two forms of a
    name, as in Croatian ("ožujak", "ožujka"), the last letter may be any other, as another case has it ("ožujku").
    """
    data = _read(code)
    yield from ((form, int(month)) for month, forms in data.get("other-month", {}).items() for form in forms)
    if own := data.get("month"):
        yield from ((form, int(month)) for month, forms in own.items() for form in forms)
        return
    for locale in _locales(code):
        names = month_names(locale)
        for width in ("abbreviated", "wide"):
            for month in range(1, 13):
                forms = {_month_word(each[width].get(month, "")) for each in names.values() if width in each}
                for form in sorted(filter(_is_name, forms)):
                    yield form, month
                    if width == "wide" and len(form) >= _LONG_MONTH and not data.get("capital-months", False):
                        yield f"{form}*", month
                    if width == "wide" and len(forms) > 1 and len(form) > _SHORT_MONTH and form != form.upper():
                        yield f"{form[:-1]}*", month


def _day_parts(code: str) -> Mapping[str, DayPart]:
    """The words beside an hour that say the part of the day: those of the language's file, then CLDR's.

    No word of a language whose speakers count the hours from six, such as Swahili: their 2 in the morning is 8.
    """
    if code in _read("all")["hours-from-six"]:
        return {}
    data = _read(code)
    parts = {form: PARTS[name] for name, forms in data.get("day-part", {}).items() for form in forms}
    for form, part in named_parts(_locale(code), _locales(code)):
        parts.setdefault(form.replace("\u200c", ""), part)
    alone = frozenset(data.get("hour-alone", ()))
    before = bool(data.get("day-part-before", False))
    return {form: part._replace(alone=form in alone, before=before) for form, part in parts.items()}


def _locales(code: str) -> Iterator[Locale]:
    """CLDR's locales of a language, in all its regions."""
    return (Locale.parse(name) for name in localedata.locale_identifiers() if name.split("_")[0] == code)


def _month_word(written: str) -> str:
    return written.strip(". ").lower()


def _is_name(word: str) -> bool:
    return any(char.isalpha() for char in word) and not any(char.isdigit() for char in word)


def _read(name: str) -> Mapping[str, Any]:
    return datafiles.data("quantities", name)
