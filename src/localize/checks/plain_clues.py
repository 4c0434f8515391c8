"""What a text shares with its right translation in any language: numbers, addresses, codes, marks, elements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from localize.expressions import expression
from localize.language.addresses import ADDRESS, TRAILING, has_address
from localize.language.quantities import Notation, Quantity
from localize.model.block import Kind, Pattern, Placeholder

_ASCII_WORD = expression(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
_ADDRESS_OF_ELEMENT = expression(r'\s(?:src|href)="([^"]*)"')
_MARKS = {"?": "?？؟", "!": "!！", "(": "(（", "%": "%％٪", ":": ":：", '"': '"«“„「『《', ";": ";；؛"}


def clues_of(
    pattern: Pattern, *, text: str, prose: str, characters: Set[str], numbers: Iterable[Quantity]
) -> frozenset[str]:
    """The clues of a text that take no data of its language but for numbers, and none of its words.

    `prose` is what of the text is to be read, `characters` are the different ones of both.
    """
    return frozenset(
        (*_of_numbers(numbers), *_addresses(text), *_codes(prose), *_marks(characters), *_in_elements(pattern))
    )


def _of_numbers(numbers: Iterable[Quantity]) -> Iterator[str]:
    for number in numbers:
        if number.month:
            yield f"m{number.month}"
        elif number.values:
            value = f"{number.values[0].normalize():f}"
            yield f"w{value}"  # a number in digits may be one in words there
            if number.written is not Notation.WORD:
                yield f"#{value}"


def _addresses(text: str) -> Iterator[str]:
    if has_address(text):
        yield from (f"@{_address(match[0])}" for match in ADDRESS.finditer(text))


def _marks(characters: Set[str]) -> Iterator[str]:
    return (f"p{mark}" for mark, forms in _MARKS.items() if not characters.isdisjoint(forms))


def _address(text: str) -> str:
    return text.rstrip(TRAILING).casefold().removeprefix("https://").removeprefix("http://").rstrip("/")


def addresses_in(markup: str) -> list[str]:
    """Where an element leads, or what it shows."""
    return _ADDRESS_OF_ELEMENT.findall(markup)


def _codes(text: str) -> Iterator[str]:
    """Words that are the same in many languages."""
    for word in _ASCII_WORD.findall(text):
        if word.isalpha() and (word.islower() or word.istitle()):
            continue  # as nearly all are
        if len(word) > 1 and not word.isdigit() and (sum(map(str.isupper, word)) > 1 or any(map(str.isdigit, word))):
            yield f"={word.casefold()}"


def _in_elements(pattern: Pattern) -> Iterator[str]:
    for part in pattern:
        if isinstance(part, Placeholder) and part.kind is not Kind.CLOSE:
            yield f"<{part.tag}"
            for address in addresses_in(part.markup):
                yield f"@{_address(address)}"
            if part.content.strip():
                yield f"x{part.content.strip()}"
