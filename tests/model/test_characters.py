"""What any text may hold: all that HTML, XML and UTF-8 can, and nothing else."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from lxml import etree

from localize.model import characters


def all_characters() -> Iterator[str]:
    """All characters of Unicode, surrogates too."""
    return map(chr, range(sys.maxunicode + 1))


def test_what_is_refused_are_controls_surrogates_and_noncharacters() -> None:
    controls = [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0)]
    noncharacters = [*range(0xFDD0, 0xFDF0), *(plane << 16 | last for plane in range(17) for last in (0xFFFE, 0xFFFF))]
    assert [ord(char) for char in all_characters() if characters.refused(char)] == sorted(
        [*controls, *range(0xD800, 0xE000), *noncharacters]
    )


def test_all_others_can_stand_in_xml() -> None:
    """lxml raises ValueError for what is no Char of XML 1.0."""
    element = etree.Element("a")
    element.text = "".join(char for char in all_characters() if not characters.refused(char))
    assert "".join(etree.fromstring(etree.tostring(element)).itertext()) == element.text


@pytest.mark.parametrize(
    ("text", "first", "every"),
    [("", "", []), ("5–10 mg\u00a0\t\r\n\u200c🩺", "", []), ("a\x02b\x01\x02", "\x02", ["\x01", "\x02"])],
)
def test_the_first_is_found_and_all(text: str, first: str, every: list[str]) -> None:
    assert (characters.refused(text), characters.all_refused(text)) == (first, every)


def test_page_breaks_are_spaces() -> None:
    assert characters.spaced("a\fb\vc\n") == "a b c\n"


@pytest.mark.parametrize(
    ("char", "name"),
    [
        ("\0", "control character U+0000"),
        ("\x96", "control character U+0096"),
        ("\ud800", "half a surrogate pair U+D800"),
        ("\ufdd0", "noncharacter U+FDD0"),
        ("\U0001ffff", "noncharacter U+1FFFF"),
    ],
)
def test_each_has_a_name(char: str, name: str) -> None:
    assert characters.named(char) == name
