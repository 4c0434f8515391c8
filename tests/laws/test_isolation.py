"""Law 10: every amount of a right-to-left page is isolated as a whole, exactly as the checks read it."""

from __future__ import annotations

from collections.abc import Iterator

import regex
from hypothesis import given
from hypothesis import strategies as st

from localize.language.addresses import without_addresses
from localize.language.quantities import Notation, Quantity, read
from localize.model.block import Kind, Part, Pattern, Placeholder, normal, plain_text
from localize.pages.isolation import isolated
from support.articles import BREAK, EM, EM_END, LINK, LINK_END

WORDS = {
    "ar": ("خذ", "الآن", "الضغط", "من", "COVID-19", "gabapentin", "عند", "130", "2020", "،", "."),
    "he": ("יש", "ליטול", "עכשיו", "של", "COVID-19", "gabapentin", "130", "2020", ",", "."),
    "fa": ("اکنون", "مصرف", "کنید", "از", "COVID-19", "gabapentin", "۱۳۰", "2020", "،", "."),
    "ur": ("ابھی", "لیں", "خوراک", "سے", "COVID-19", "gabapentin", "130", "۲۰۲۰", "،", "۔"),
}
UNITS = {
    "ar": ("ملغ", "أيام", "سنة", "كغ"),
    "he": ('מ"ג', "ימים", "שנים", 'ק"ג'),
    "fa": ("روز", "سال", "گرم"),
    "ur": ("دن", "گرام", "سال"),
}
LATIN = ("mg", "mg/kg", "mmHg", "nmol/L", "μmol/L", "µmol/L", "°C", "%", "pg", "mIU", "mg/kg/day")
DIGITS = ("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹")
SIGNS = ("", "", "", "−", "±", "> ", "≥ ", "<")
JOINED = ("", "", "/{}", "–{}", "-{}", " × {}", ":{}", " ± {}", ".{}", "٫{}")


@st.composite
def written_amounts(draw: st.DrawFn, locale: str) -> str:
    """A number with what may belong to it, as translators write it."""
    digits = draw(st.sampled_from(DIGITS))
    numbers = st.integers(1, 2000).map(lambda value: "".join(digits[int(digit)] for digit in str(value)))
    joined = draw(st.sampled_from(JOINED)).format(draw(numbers))
    unit = draw(st.sampled_from(("", *UNITS[locale], *LATIN)))
    space = draw(st.sampled_from((" ", "\u00a0", "\u202f"))) if unit else ""
    return f"{draw(st.sampled_from(SIGNS))}{draw(numbers)}{joined}{space}{unit}"


@st.composite
def sentences(draw: st.DrawFn) -> tuple[str, Pattern]:
    """A locale and a sentence of it with amounts, some inline elements in it, wherever they may begin and end."""
    locale = draw(st.sampled_from(sorted(WORDS)))
    pieces = draw(st.lists(st.one_of(st.sampled_from(WORDS[locale]), written_amounts(locale)), min_size=1, max_size=8))
    text = " ".join(pieces)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=4)))
    ends: list[tuple[Part, Part]] = [(EM, EM_END), (LINK, LINK_END), (BREAK, "")]
    parts: list[Part] = []
    done = 0
    for number, cut in enumerate(cuts):
        parts += [text[done:cut], ends[number // 2][number % 2]]
        done = cut
    parts.append(text[done:])
    if len(cuts) == 1 or len(cuts) == 3:
        parts.append(ends[len(cuts) // 2][1])
    return locale, normal(parts)


def spans(pattern: Pattern) -> Iterator[tuple[int, int]]:
    """Where the outermost isolates stand in the text, elements or characters, each closed as it was opened."""
    at = begin = 0
    kinds: list[str] = []
    for part in pattern:
        for char in part if isinstance(part, str) else [part]:
            opens = char in ("\u2066", "\u2067") or (isinstance(char, Placeholder) and char.markup.startswith("<bdi"))
            closes = char == "\u2069" or (isinstance(char, Placeholder) and char.markup == "</bdi>")
            kind = "char" if isinstance(char, str) else "element"
            if opens:
                begin = at if not kinds else begin
                kinds.append(kind)
            elif closes:
                assert kinds.pop() == kind
                if not kinds:
                    yield begin, at
            elif isinstance(char, str):
                at += 1
            else:
                at += len(char.content)
    assert not kinds


def parts_of_amounts(text: str, locale: str) -> Iterator[Quantity]:
    """The numbers that the checks read, but names and words, in which nothing can change places."""
    for number in read(without_addresses(text), locale):
        written = text[number.start : number.end]
        if number.written is not Notation.CODE and any(map(str.isnumeric, written)):
            yield number


BARE = regex.compile(r"\p{Nd}[\p{Nd}.,٫٬]*|\p{N}")


@given(sentences())
def test_what_the_checks_read_as_an_amount_is_in_one_isolate_and_nothing_else_is(given_: tuple[str, Pattern]) -> None:
    locale, pattern = given_
    text = plain_text(pattern)
    found = list(spans(isolated(pattern, locale, elements=True)))
    numbers = list(parts_of_amounts(text, locale))
    for number in numbers:
        whole = any(start <= number.start and number.end <= end for start, end in found)
        apart = all(number.end <= start or end <= number.start for start, end in found)
        bare = BARE.fullmatch(text[number.start : number.end]) is not None
        assert whole or (bare and apart), text[number.start : number.end]
    for start, end in found:
        inside = [number for number in numbers if start <= number.start and number.end <= end]
        assert inside, text[start:end]
        others = list(text[start:end])
        for number in inside:
            others[number.start - start : number.end - start] = " " * (number.end - number.start)
        rest = regex.sub(r"/\p{L}+", "", "".join(others))
        assert not regex.search(r"[\p{Arabic}\p{Hebrew}--\p{N}]", rest, regex.V1), text[start:end]


@given(sentences(), st.booleans())
def test_isolation_changes_no_character_and_nests_well(given_: tuple[str, Pattern], elements: bool) -> None:
    locale, pattern = given_
    shown = isolated(pattern, locale, elements=elements)
    assert regex.sub("[\u2066\u2067\u2069]", "", plain_text(shown)) == plain_text(pattern)
    opened: list[str] = []
    for part in shown:
        if isinstance(part, Placeholder) and part.kind is Kind.OPEN:
            opened.append(part.tag)
        elif isinstance(part, Placeholder) and part.kind is Kind.CLOSE:
            assert opened.pop() == part.tag
    assert not opened
