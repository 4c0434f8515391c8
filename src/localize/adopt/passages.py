"""The blocks of an article as they are aligned: their sentences, and where they stand in its structure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import reduce
from hashlib import blake2b
from html import escape
from operator import or_

from localize.checks.clues import NO_CLUES, ClueReader, Clues
from localize.dataclass import dataclass
from localize.expressions import expression
from localize.model.article import Article, blocks_in
from localize.model.block import Block, LinkAddress, Role, Segment, plain_text

_TAG = expression(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^>]*)>")
_FILE = expression(r'\s(?:src|poster|data)="([^"]*)"')
_LINK = expression(r"<a\s[^>]*>\s*\Z")
_CODE = expression(r"<(pre|code)\b[^>]*>(.*?)</\1>", re.DOTALL)
_LISTS = ("ul", "ol", "dl")
_CELLS = ("td", "th")
_LOCALE_PART = expression(r"[._-][a-z]{2,3}(?:[_-][A-Za-z]{2,4})?(?=\.[a-z0-9]+$)")


@dataclass(frozen=True, slots=True)
class Passage:
    """A block with its segments, their clues, and where it stands.

    `level` is that of a heading, 0 for all others; `depth` how many lists it stands in. `column`, `row` and `table` are
    the numbers of its cell, from 1, 0 outside of tables; it is `doubtful` if it may belong in another cell as well.
    `link` is the tag of the link around it, empty for none. `clues` are those of all of it and of what stands before
    it: images, code.
    """

    block: Block
    sentences: tuple[Clues, ...]
    clues: Clues
    level: int = 0
    depth: int = 0
    column: int = 0
    row: int = 0
    table: int = 0
    link: str = ""
    doubtful: bool = False

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The pieces of the block that are translated one by one."""
        return self.block.segments

    @property
    def role(self) -> Role:
        """What the block is on the page."""
        return self.block.role

    def segments_with_clues(self) -> Iterator[tuple[Segment, Clues]]:
        """Yield the segments that are translated, each with its clues."""
        return zip(self.segments if self.block.translatable else (), self.sentences, strict=True)

    def piece(self, run: Sequence[tuple[Segment, Clues]]) -> Passage:
        """A run of its segments with their clues, as a block of its own in the same place; all of them are itself."""
        if len(run) == len(self.sentences):
            return self
        sentences = tuple(clues for _, clues in run)
        block = replace(self.block, segments=tuple(segment for segment, _ in run))
        return replace(self, block=block, sentences=sentences, clues=reduce(or_, sentences, NO_CLUES))


def clues_by_segment(passages: Iterable[Passage]) -> dict[int, Clues]:
    """The clues of the segments that are translated, by the identity of the segment."""
    return {id(segment): clues for passage in passages for segment, clues in passage.segments_with_clues()}


def metadata_of(article: Article, reader: ClueReader) -> dict[str, Passage]:
    """The metadata of an article by their contexts: title, description and the like, and those in its `<head>`."""
    passages: dict[str, Passage] = {}
    for block in blocks_in((*article.metadata, *article.head)):
        name = block.context or block.role.value
        if name in passages:
            name = f"{name}/{sum(each.startswith(name) for each in passages)}"
        passages[name] = _passage(block, reader)
    return passages


def passages_of(article: Article, reader: ClueReader) -> list[Passage]:
    """The blocks of an article's body in reading order, those inside a block after it."""
    position = _Position()
    passages: list[Passage] = []
    for part in (*article.heading, *article.body):
        if isinstance(part, str):
            position.read(part)
            continue
        if isinstance(part, LinkAddress):
            position.read_address(part.address)
        elif isinstance(part, Block):
            for number, block in enumerate(blocks_in((part,))):
                passages.append(position.put(_passage(block, reader), is_inner=number > 0))
    return [each for each in passages if each.block.segments or each.clues.keys]


def _passage(block: Block, reader: ClueReader) -> Passage:
    if not block.translatable:
        text = plain_text(block.pattern).strip()
        clues = reader.read(block.pattern)
        return Passage(block, (), replace(clues, keys=clues.keys | {_whole(text)}))
    sentences = tuple(reader.read(segment.pattern) for segment in block.segments)
    return Passage(block, sentences, reduce(or_, sentences, NO_CLUES))


def _whole(text: str) -> str:
    return f"x{blake2b(text.encode('utf-8', 'surrogatepass'), digest_size=8).hexdigest()}"


class _Position:
    """Where the next block stands, by the markup before it."""

    def __init__(self) -> None:
        self._level = 0
        self._depth = 0
        self._column = self._row = self._table = 0
        self._tables: list[int] = []
        self._before = ""
        self._keys: set[str] = set()

    def read(self, markup: str) -> None:
        """Go on behind some markup."""
        for code in _CODE.finditer(markup):
            self._keys.add(_whole(code[2].strip()))
        self._before += markup
        for closes, name, attributes in _TAG.findall(markup):
            self._read_tag(name.lower(), attributes, closes=bool(closes))

    def read_address(self, address: str) -> None:
        """Go on behind the address of a link, which stands between pieces of markup."""
        self._before += f'href="{escape(address)}"'

    def _read_tag(self, name: str, attributes: str, *, closes: bool) -> None:
        self._keys.update(f"i{file_key(address)}" for address in _FILE.findall(attributes))
        if name in _LISTS:
            self._depth += -1 if closes else 1
        elif len(name) == 2 and name[0] == "h" and name[1].isdigit():
            self._level = 0 if closes else int(name[1])
        elif name == "table":
            self._read_table(closes=closes)
        elif name == "tr":
            self._column = 0
            self._row += not closes
        elif name in _CELLS and not closes:
            self._column += 1

    def _read_table(self, *, closes: bool) -> None:
        """Begin or end a table; the cells of one with another one in it are in no table from there on."""
        self._column = self._row = 0
        if closes:
            self._tables[-1:] = []
        else:
            self._table += 1
            self._tables = [*(0 for _ in self._tables), 0 if self._tables else self._table]

    def put(self, passage: Passage, *, is_inner: bool) -> Passage:
        """A block that stands here; one inside another one has no place of its own in lists and tables."""
        clues = passage.clues
        if self._keys:
            clues = replace(clues, keys=clues.keys | self._keys)
            self._keys = set()
        if is_inner:
            return replace(passage, clues=clues)
        link = match[0] if (match := _LINK.search(self._before)) else ""
        self._before = ""
        table = self._tables[-1] if self._tables and self._column else 0
        return replace(
            passage,
            clues=clues,
            level=self._level,
            depth=self._depth,
            column=self._column,
            row=self._row if table else 0,
            table=table,
            link=link,
        )


def file_key(address: str) -> str:
    """The name of a file as it is in every locale: `knee.de.png` is `knee.png`."""
    name = address.rpartition("/")[2].casefold()
    return _LOCALE_PART.sub("", name)
