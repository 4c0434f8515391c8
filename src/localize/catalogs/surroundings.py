"""What stands around a segment and decides its translation: targets of links, headers of a table cell, a neighbour."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from functools import cached_property

from localize.catalogs.table_headers import table_headers
from localize.catalogs.tokens import tokens
from localize.errors import shortened
from localize.expressions import expression
from localize.model.article import Article
from localize.model.block import Block, Kind, LinkAddress, Placeholder, Role, Segment, plain_text
from localize.segments.tags import tags_in

Note = tuple["NoteKind", str]
"""One thing that a translator should know of a segment, in words of the article."""
Telling = Callable[[Role, str, str], str]
"""Gives what a fragment after a text is quoted: the text, or what one before it would be."""


class NoteKind(Enum):
    """What a note tells; the value is how its line begins."""

    LINK = "Link"
    CELL = "In the table"
    AFTER = "Comes after"
    BEFORE = "Comes before"


_MOST_LINKS, _MOST_PLACES = 3, 2
"""Notes on one line: of links, and of the others where a text stands in several places; "…" stands for more."""
_LONGEST_ADDRESS, _LONGEST_HEADER, _LONGEST_NEIGHBOUR = 40, 30, 60
_FEWEST_WORDS, _LONGEST_FRAGMENT = 4, 60
"""A segment of fewer words and no more characters is a fragment: its neighbour tells what it means."""

_HREF = expression(r'\shref="([^"]*)"')
_SCHEME = expression(r"(?:https?:)?//(?:www\.)?", re.IGNORECASE)
_BEFORE_OTHERS = frozenset({Role.HEADING, Role.TERM, Role.SUMMARY})
"""What is about that which follows: its neighbour is the next segment, and it is the neighbour of fragments below."""
_WITHOUT_NEIGHBOUR = frozenset({Role.COLUMN, Role.CELL, Role.DRAWING, Role.REFERENCE, Role.PREFORMATTED})


class SegmentSurroundings:
    """What stands around the segments of an article."""

    def __init__(self, article: Article) -> None:
        """Read the tables of the article, and the order of its texts."""
        self._headers = table_headers(article.body)
        texts = [part for part in article.body if isinstance(part, Block) and part.translatable and not part.context]
        self._texts = [(block, number) for block in texts for number in range(len(block.segments))]
        self._positions = {(id(block), number): at for at, (block, number) in enumerate(self._texts)}

    def notes(self, block: Block, number: int) -> Iterator[Note]:
        """Yield the notes on a segment of a block, given its number in the block."""
        segment = block.segments[number]
        if "<a" in segment.text:
            for tag, address in _links(segment):
                yield NoteKind.LINK, f"<{tag}> → {address}"
        headers = self._headers.get(id(block))
        if headers and (words := ", ".join(_header(name, text) for name, text in headers.items() if _is_worded(text))):
            yield NoteKind.CELL, words
        elif _is_fragment(segment.text) and block.role not in _WITHOUT_NEIGHBOUR:
            yield from self._neighbour(block, number)

    def _neighbour(self, block: Block, number: int) -> Iterator[Note]:
        """What follows a heading and the first of several sentences, what comes before others; else the other one."""
        at = self._positions.get((id(block), number))
        if at is None:
            return
        before = self._before_list if block.role is Role.ITEM and number == 0 else self._before
        sides = [(NoteKind.AFTER, before[at]), (NoteKind.BEFORE, self._after[at])]
        if block.role in _BEFORE_OTHERS:
            del sides[0]
        elif number == 0 and len(block.segments) > 1:
            sides.reverse()
        of_itself = _folded(plain_text(block.segments[number].pattern))
        for kind, text in sides:
            if text not in ("", of_itself):
                yield kind, f"“{shortened(text, _LONGEST_NEIGHBOUR)}”"
                return

    @cached_property
    def _quotable(self) -> list[tuple[Role, str]]:
        """The role and the words of each text, none of one that tells nothing of its neighbours."""
        quotable = []
        for block, number in self._texts:
            text = "" if block.role in _WITHOUT_NEIGHBOUR else _folded(plain_text(block.segments[number].pattern))
            quotable.append((block.role, text if _is_worded(text) else ""))
        return quotable

    @cached_property
    def _before(self) -> list[str]:
        """For each text the last one before it that tells something."""
        return _last_telling(self._quotable, _telling)

    @cached_property
    def _before_list(self) -> list[str]:
        """For each text the last one that tells something before the list in which it is."""
        return _last_telling(self._quotable, _telling_before_a_list)

    @cached_property
    def _after(self) -> list[str]:
        """For each text the next one that tells something, under the same heading."""
        return _last_telling(self._quotable[::-1], _telling_below_a_heading)[::-1]


def lines(notes: Sequence[Note]) -> Iterator[str]:
    """Yield a `#.` line for each kind of notes on the places of one text."""
    for kind in NoteKind:
        texts = list(dict.fromkeys(text for each, text in notes if each is kind))
        if texts:
            most = _MOST_LINKS if kind is NoteKind.LINK else _MOST_PLACES
            more = "; …" if len(texts) > most else ""
            yield f"{kind.value}: {'; '.join(texts[:most])}{more}"


def _links(segment: Segment) -> Iterator[tuple[str, str]]:
    """The tags of links in a segment, each with what it leads to, shortened."""
    names = [tag.name for tag in tags_in(segment.text) if tag.element == "a" and not tag.closes]
    starts = [at for at, part in enumerate(segment.pattern) if isinstance(part, Placeholder) and _is_link(part)]
    for name, at in zip(names, starts, strict=False):
        link, following = segment.pattern[at : at + 2] if at + 1 < len(segment.pattern) else (segment.pattern[at], "")
        address = _bare(_address(link)) if isinstance(link, Placeholder) else ""
        if address and not (isinstance(following, str) and _bare(following) == address):
            yield name, shortened(address, _LONGEST_ADDRESS)


def _is_link(placeholder: Placeholder) -> bool:
    return placeholder.kind is Kind.OPEN and placeholder.tag == "a"


def _address(placeholder: Placeholder) -> str:
    for part in placeholder.parts:
        if isinstance(part, LinkAddress):
            return part.address
    match = _HREF.search(placeholder.markup)
    return html.unescape(match[1]) if match else ""


def _bare(address: str) -> str:
    """An address without what all addresses have."""
    return _SCHEME.sub("", _folded(address), count=1).removesuffix("/")


def _header(name: str, text: str) -> str:
    return f"{name} “{shortened(_folded(text), _LONGEST_HEADER)}”"


def _last_telling(texts: Sequence[tuple[Role, str]], telling: Telling) -> list[str]:
    """For each text what the ones before it tell."""
    last, quoted = "", []
    for role, text in texts:
        quoted.append(last)
        if text:
            last = telling(role, text, last)
    return quoted


def _telling(role: Role, text: str, last: str) -> str:
    return text if _leads_in(role, text) or not _is_fragment(text) else last


def _telling_before_a_list(role: Role, text: str, last: str) -> str:
    return last if role is Role.ITEM and not _leads_in(role, text) else _telling(role, text, last)


def _telling_below_a_heading(role: Role, text: str, last: str) -> str:
    return "" if role in _BEFORE_OTHERS else _telling(role, text, last)


def _leads_in(role: Role, text: str) -> bool:
    return role in _BEFORE_OTHERS or text.endswith((":", "："))


def _is_fragment(text: str) -> bool:
    """Whether a text has words, and few; a long one is not looked at, and one with a number says what it is."""
    if len(text) > _LONGEST_FRAGMENT or any(map(str.isdigit, text)):
        return False
    words = [token for token in tokens(text) if token[0].isalnum()]
    return len(words) < _FEWEST_WORDS and _is_worded("".join(words))


def _is_worded(text: str) -> bool:
    return any(map(str.isalpha, text))


def _folded(text: str) -> str:
    return " ".join(text.split())
