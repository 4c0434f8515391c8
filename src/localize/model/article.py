"""An article: one representation for every source format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from localize.model.pattern import Pattern


class Role(Enum):
    """What a block is on the page; the value is what translators read in `#.`."""

    TITLE = "Title"
    DESCRIPTION = "Description for search engines"
    KEYWORDS = "Keywords"
    AUTHOR = "Author"
    REVIEWER = "Reviewer"
    HEADING = "Heading"
    PARAGRAPH = "Paragraph"
    ITEM = "List item"
    REFERENCE = "Reference"


@dataclass(frozen=True, slots=True)
class Segment:
    """The translatable piece of a block.

    `text` is the pattern as translators see it; `tail` the white space that followed it in the block; `line` the
    line of the source file on which it starts.
    """

    text: str
    pattern: Pattern
    tail: str
    line: int


@dataclass(frozen=True, slots=True)
class Block:
    """A run of content: paragraph, heading, list item, or a metadata field.

    `lines` maps offsets into the block's plain text to source lines: pairs of the offset at which a line begins and
    its number, ascending, the first offset being 0. `context` becomes `msgctxt`. `segments` is empty until the
    article has been split.
    """

    role: Role
    pattern: Pattern
    lines: tuple[tuple[int, int], ...]
    context: str | None = None
    translatable: bool = True
    segments: tuple[Segment, ...] = ()

    @property
    def line(self) -> int:
        """The source line on which the block starts, from 1."""
        return self.lines[0][1]


@dataclass(frozen=True, slots=True)
class Label:
    """An interface word inside the body, such as the heading over the references; translated with the templates."""

    word: str


BodyPart = str | Label | Block


@dataclass(frozen=True, slots=True)
class Article:
    """A source document.

    `name` is its path under the source folder without the suffix, with "/"; `path` its path in the project.
    `metadata` are the blocks that readers do not find in the body, each with a `context` of its own. `body` is
    skeleton HTML (str) with labels and blocks between: joined, it is the inside of the page's `<article>`, below
    the title.
    """

    name: str
    path: str
    locale: str
    date: date | None
    metadata: tuple[Block, ...]
    body: tuple[BodyPart, ...]

    def field(self, context: str) -> Block | None:
        """The metadata block of that context, or None."""
        return next((block for block in self.metadata if block.context == context), None)

    def blocks(self) -> Iterator[Block]:
        """All blocks, metadata first, then the body in reading order."""
        yield from self.metadata
        for part in self.body:
            if isinstance(part, Block):
                yield part

    def translatable(self) -> Iterator[tuple[Block, Segment]]:
        """The segments that translators see, with their blocks, in the order of the catalog."""
        for block in self.blocks():
            if block.translatable:
                for segment in block.segments:
                    yield block, segment
