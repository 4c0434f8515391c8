"""Dangerous mistakes made on purpose in good translations, by simple expressions of their own.

Each kind takes a translation and gives all the places where it can be spoiled; where spoiling might give the same
meaning in another writing ("5 % to 10 %" and "5 to 10 %"), the place is left alone. Nothing here is shared with the
checks that are measured.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from benchmarks.mutation_data import of_language

_S = r"[ \u00a0\u202f\u2009]?"
_NUMBER = re.compile(
    r"(?<![A-Za-zÀ-ɏЀ-ӿ\d.,/:\-–—×^])"  # "COVID-19", "N95", "2020-03" and "10/12" are left alone
    r"(?P<whole>\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+(?!\d)|\d+)(?:[.,٫](?P<part>\d+))?"
    r"(?![\d/:×^]|[.,٫\-–—]\d|-?[A-Za-zÀ-ɏ]|-[Ѐ-ӿ])"
)
_DECIMAL_LOST = re.compile(r"(?<=\d)[.,٫](?=\d)")
_RANGE = re.compile(
    rf"(?<![\w.,/:\-–])(\d{{1,3}}(?:[.,]\d{{1,2}})?)({_S}(?:[-–—~～]|至|到|à|до|إلى){_S})(\d{{1,3}}(?:[.,]\d{{1,2}})?)"
    rf"(?![\d/:–-]|[.,]\d|{_S}(?:[A-Za-z]?-|月|日|号))"
)
_PERCENT = re.compile(
    rf"(?<=\d){_S}[%٪％]|{_S}\b(?:pour cent|процент\w*)|(?<=\d)(?:{_S}|{_S}ب)(?:في المئة|بالمئة|بالمائة)"
)
_SIGNS = {"<": ">", ">": "<", "≤": "≥", "≥": "≤", "＜": "＞", "＞": "＜"}
_SIGN = re.compile(rf"[<>≤≥＜＞](?={_S}\d)")

_UNIT_END = r"(?![A-Za-zÀ-ɏЀ-ӿ\u0600-\u06ff/])"

_AFTER_THE_NUMBER = ("以上", "以下")

_ZH_DATE = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)( ?年 ?))?(?P<month>1[0-2]|[1-9])( ?月 ?)(?P<day>[12]\d|3[01]|[1-9])(?= ?[日号])"
)


@dataclass(frozen=True, slots=True)
class Spoiled:
    """A source and its translation before and after the mistake; the source changes only to get a tag."""

    source: str
    before: str
    after: str


Places = Callable[[str, str], Iterator[str]]
"""All spoiled forms of a translation; the arguments are its text and locale."""


def spoil(kind: str, source: str, target: str, locale: str, chance: random.Random) -> Spoiled | None:
    """One mistake of a kind, at a place taken by chance; None where there is none to make."""
    if kind == "tag dropped":
        return _drop_tag(source, target, chance)
    found = [text for text in KINDS[kind](target, locale) if text != target]
    return Spoiled(source, target, chance.choice(found)) if found else None


def _splice(text: str, start: int, end: int, new: str) -> str:
    return text[:start] + new + text[end:]


def _is_year(match: re.Match[str]) -> bool:
    return bool(re.fullmatch(r"(?:1[5-9]|20)\d\d", match[0]))


def _ten_times(text: str, locale: str) -> Iterator[str]:
    after = re.compile(_S + (rf"(?:月|日|号|年|{_month(locale)})"))
    for match in _NUMBER.finditer(text):
        if _is_year(match) or not match["whole"].isdigit() or not int(match[0].replace(",", "").replace(".", "") or 0):
            continue
        if after.match(text, match.end()):
            continue  # dates have a kind of their own
        whole, part = match["whole"], match["part"]
        if part is None:
            new = f"{whole}0"
        else:
            sign = match[0][len(whole)]
            new = f"{whole}{part[0]}".lstrip("0") or "0"
            new += sign + part[1:] if part[1:] else ""
        yield _splice(text, match.start(), match.end(), new)


def _lose_decimal(text: str, _: str) -> Iterator[str]:
    for match in _NUMBER.finditer(text):
        if match["part"] and len(match["part"]) != 3 and match["whole"].isdigit():
            yield _splice(text, match.start(), match.end(), match["whole"].lstrip("0") + match["part"])


def _swap_unit(text: str, locale: str) -> Iterator[str]:
    units = of_language(locale).units
    names = "|".join(sorted(map(re.escape, units), key=len, reverse=True))
    end = "" if locale == "zh" else _UNIT_END
    for match in re.finditer(rf"(?<=\d){_S}(?:({names}){end})", text):
        number = re.search(r"[\d.,]+$", text[max(0, match.start() - 12) : match.start()])
        if number and not re.fullmatch(r"(?:19|20)\d\d", number[0]):
            yield _splice(text, match.start(1), match.end(1), units[match[1]])


def _drop_number(text: str, _: str) -> Iterator[str]:
    for match in _NUMBER.finditer(text):
        end = match.end() + (text[match.end() : match.end() + 1] in (" ", "\u00a0", "\u202f"))
        yield _splice(text, match.start(), end, "")


def _flip_comparison(text: str, locale: str) -> Iterator[str]:
    for match in _SIGN.finditer(text):
        yield _splice(text, match.start(), match.end(), _SIGNS[match[0]])
    for pair in of_language(locale).comparisons:
        for old, new in (pair, pair[::-1]):
            if old in _AFTER_THE_NUMBER:
                expression = rf"(?<=\d){_S}\w{{0,2}}?{old}"
            else:
                expression = rf"(?<![A-Za-zÀ-ɏЀ-ӿ]){old}(?<!不超过)(?<!年{old})(?:{_S}(?:чем|من|à))?{_S}\d"
            for match in re.finditer(expression, text, re.IGNORECASE):
                start = match.start() + match[0].lower().find(old)
                yield _splice(text, start, start + len(old), new)


def _flip_range(text: str, _: str) -> Iterator[str]:
    for match in _RANGE.finditer(text):
        low, between, high = match.groups()
        if float(low.replace(",", ".")) < float(high.replace(",", ".")):
            yield _splice(text, match.start(), match.end(), high + between + low)


def _lose_percent(text: str, _: str) -> Iterator[str]:
    found = list(_PERCENT.finditer(text))
    for match in found:
        if all(other is match or abs(other.start() - match.start()) > 30 for other in found):
            yield _splice(text, match.start(), match.end(), "")


def _drop_negation(text: str, locale: str) -> Iterator[str]:
    for expression, instead in of_language(locale).negations:
        for match in re.finditer(expression, text):
            around = text[max(0, match.start() - 40) : match.end() + 40]
            if not re.search(of_language(locale).still_negative, around, re.IGNORECASE):
                yield _splice(text, match.start(), match.end(), match.expand(instead))


def _drop_tag(source: str, target: str, chance: random.Random) -> Spoiled | None:
    words = []
    for text in (source, target):
        places = list(re.finditer(r"[\u4e00-\u9fff]{2}|(?<!\w)[^\W\d_\u4e00-\u9fff]{4,}(?!\w)", text))
        if not places or "<" in text:
            return None
        words.append(chance.choice(places))
    tagged = [_splice(each.string, each.start(), each.end(), f"<a>{each[0]}</a>") for each in words]
    return Spoiled(tagged[0], tagged[1], target)


def _month(locale: str) -> str:
    return "|".join(of_language(locale).months or ["月"])


def _change_date(text: str, locale: str) -> Iterator[str]:
    if locale == "zh":
        for match in _ZH_DATE.finditer(text):
            for name, value in match.groupdict().items():
                if value:
                    yield _splice(text, match.start(name), match.end(name), _another(name, int(value)))
        return
    months = of_language(locale).months
    if not months:
        return
    expression = (
        rf"(?<![\d.,-])(?P<day>[12]\d|3[01]|[1-9]){_S}(?P<month>{_month(locale)})"
        rf"(?!\w)(?:{_S}(?P<year>(?:19|20)\d\d)(?!\d))?"
    )
    for match in re.finditer(expression, text):
        for name in ("day", "year"):
            if match[name]:
                yield _splice(text, match.start(name), match.end(name), _another(name, int(match[name])))
        new = months[(months.index(match["month"]) + 5) % 12]
        yield _splice(text, match.start("month"), match.end("month"), new)


def _another(name: str, value: int) -> str:
    """Another day, month or year, one that there is."""
    if name == "year":
        return str(value - 1)
    return str(value % (12 if name == "month" else 28) + 1)


def _swap_values(text: str, _: str) -> Iterator[str]:
    found = [match for match in _NUMBER.finditer(text) if not _is_year(match)]
    for index, first in enumerate(found):
        for second in found[index + 1 :]:
            between = text[first.end() : second.start()]
            if first[0] != second[0] and len(between) >= 12 and re.search(r"[^\W\d]{2}", between):
                yield text[: first.start()] + second[0] + between + first[0] + text[second.end() :]


KINDS: dict[str, Places] = {
    "dose x10": _ten_times,
    "decimal lost": _lose_decimal,
    "unit swapped": _swap_unit,
    "number dropped": _drop_number,
    "comparison flipped": _flip_comparison,
    "range flipped": _flip_range,
    "percent lost": _lose_percent,
    "date changed": _change_date,
    "values swapped": _swap_values,
    "negation dropped": _drop_negation,
    "tag dropped": lambda text, _: iter((text,)),
}
"""What can be spoiled, in the order of the table; a tag is first given, and then dropped, by `spoil`."""
