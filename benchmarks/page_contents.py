"""What readers see of a page, by kind, and what of it another page lacks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from urllib.parse import unquote

KINDS = ("words", "links", "pictures", "cells", "notes", "headings", "levels")
_WORD = re.compile(r"[^\W_]+")
_UNSEEN = ("script", "style", "template", "noscript", "iframe", "head", "title", "math", "svg")
_LEFT_OUT = (
    "//*[self::span or self::code or self::tt or self::pre][contains(@class, 'math')][not(@translate)]"
    " | //header[@id = 'title-block-header']/p[@class = 'author' or @class = 'date']"
    " | //header[@id = 'title-block-header']/div/div[@class = 'abstract-title']"
    " | //div[contains(@class, 'math-wrapper')]"
)
"""What is left out: equations, but not our formulas of TeX, which stand on pages as they are written; and what pandoc
adds: author and date from metadata, and a heading."""
_NUMBERS = "(//a[@role = 'doc-noteref'] | //sup[@class = 'footnote-ref']/a)/descendant-or-self::*"
"""The numbers of notes, which each reader writes in its own way."""
_NEIGHBOURS = 8
"""So many words may be written as one by another reader."""
_INLINE = frozenset(
    {
        *("a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd"),
        *(
            "mark",
            "nobr",
            "q",
            "ruby",
            "s",
            "samp",
            "small",
            "span",
            "strike",
            "strong",
            "time",
            "tt",
            "u",
            "var",
            "wbr",
        ),
    }
)
"""Elements that part no words."""
_PARTING = frozenset({"br", "img", "input", "sub", "sup"})
"""Elements in a block that part words; `sup` may be the number of a note."""
_SPOKEN = ("aria-label", "aria-description")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BACK = re.compile(r"#(?:fn|(?:foot|end)note-)ref")
"""The address of a link from a note back to the text."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in a page, by kind, each with how often."""

    kinds: dict[str, Counter[str]]
    blocks: list[str]
    around_readings: Counter[str]
    """The words without characters that have a reading above them: pandoc leaves these out of Word files."""

    def is_document(self, kept_out: list[str]) -> bool:
        """Whether there are two blocks of text, or one and a picture, besides those that a page must not have."""
        blocks = (Counter(self.blocks) - Counter(kept_out)).total()
        return blocks > 1 or (blocks == 1 and bool(self.kinds["pictures"]))

    def lost(self, other: Contents) -> dict[str, Counter[str]]:
        """What the other page has less often."""
        return {kind: self.kinds[kind] - other.kinds[kind] for kind in KINDS}

    def parted_otherwise(self, other: Contents, lost: Counter[str]) -> Counter[str]:
        """Which of the lost words are there, letter for letter, as several words of the other page or a part of one.

        Only words that the other page has more often count for them, each once.
        """
        added = other.kinds["words"] - self.kinds["words"]
        found: Counter[str] = Counter()
        for ours, theirs in (
            *((pieces, ["".join(pieces)]) for pieces in other._neighbours()),
            *((["".join(pieces)], pieces) for pieces in self._neighbours()),
        ):
            if not Counter(ours) - added and not Counter(theirs) - (lost - found):
                added -= Counter(ours)
                found += Counter(theirs)
        return found

    def _neighbours(self) -> Iterator[list[str]]:
        text = " ".join(self.blocks).split()
        for size in range(2, _NEIGHBOURS + 1):
            yield from (text[at : at + size] for at in range(len(text) - size + 1))


def contents(tree: Any) -> Contents:
    """What readers see of a page, and where its links and pictures lead."""
    for element in [*tree.iter(*_UNSEEN), *tree.xpath(_LEFT_OUT)]:
        if element.getparent() is not None:
            element.drop_tree()
    for element in tree.xpath(_NUMBERS):
        element.text = None
        element.tail = element.tail if element.tag == "a" else None
    notes = [each for each in tree.iter("li", "aside") if _is_note(each)]
    for element in [each for note in notes for each in note.iter("a") if _BACK.match(each.get("href", ""))]:
        element.drop_tree()
    links = [each for each in tree.iter("a") if each.get("href") and not _is_inside(each)]
    headings = [each for each in tree.iter(*_HEADINGS) if _text(each)]
    blocks = [found for block in "".join(_texts(tree)).split("\n") if (found := words(block))]
    kinds = {
        "words": Counter(_text(tree).split()),
        "links": Counter(unquote(each.get("href").strip()).rstrip("/") for each in links),
        "pictures": Counter("picture" for _ in tree.iter("img")),
        "cells": Counter(text for each in tree.iter("td", "th") if (text := _text(each))),
        "notes": Counter(map(_text, notes)),
        "headings": Counter(map(_text, headings)),
        "levels": Counter(_levels(headings)),
    }
    readings = list(tree.iter("ruby"))
    for ruby in readings:
        ruby.drop_tree()
    return Contents(kinds, blocks, Counter(_text(tree).split() if readings else ()))


def _text(element: Any) -> str:
    """The words in an element, without marks and spaces, which readers write differently."""
    return words("".join(_texts(element)))


def words(text: str) -> str:
    """The words of a text in small letters, with a space between them."""
    return " ".join(_WORD.findall(text.casefold()))


def _texts(element: Any) -> Iterator[str]:
    """The texts in an element, and what is read out of a table; line ends stand only around each block."""
    between = "" if element.tag in _INLINE else " " if element.tag in _PARTING else "\n"
    for name in _SPOKEN if element.tag == "table" else ():
        yield between + element.get(name, "").replace("\n", " ")
    yield between + (element.text or "").replace("\n", " ")
    for child in element:
        if isinstance(child.tag, str):
            yield from _texts(child)
        yield (child.tail or "").replace("\n", " ")
    yield between


def _is_inside(link: Any) -> bool:
    """Whether a link leads to a place in the page, or from a picture to itself, as Sphinx has it."""
    return link.get("href").startswith("#") or "internal image-reference" in link.get("class", "")


def _is_note(item: Any) -> bool:
    if item.tag == "aside":
        return bool(item.get("role") == "doc-footnote")
    return "footnote-item" in item.get("class", "") or any(_BACK.match(link.get("href", "")) for link in item.iter("a"))


def _levels(headings: list[Any]) -> Iterator[str]:
    """For each heading but the first two, whether it is deeper than the one before it.

    Not of the first: the title is the only heading of level 1 on our pages, and what follows it goes down.
    """
    for before, after in pairwise(headings[1:]):
        step = "deeper" if after.tag > before.tag else "higher" if after.tag < before.tag else "same"
        yield f"{_text(before)} → {_text(after)}: {step}"
