"""Blocks to segments: the cut that extraction and rendering share."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from localize.config import Segmentation
from localize.language import sentences
from localize.model.article import Article
from localize.model.block import (
    Block,
    BodyPart,
    Kind,
    Part,
    Pattern,
    Placeholder,
    Role,
    Segment,
    Slot,
    normal,
    plain_text,
)
from localize.segments import inline

_WHOLE = frozenset(
    {
        *(Role.TITLE, Role.HEADING, Role.DESCRIPTION, Role.KEYWORDS, Role.AUTHOR, Role.REVIEWER, Role.PAGE_TITLE),
        *(Role.PREFORMATTED, Role.COLUMN, Role.TERM, Role.OPTION, Role.BUTTON, Role.DRAWING),
    }
)
"""Roles whose blocks are one segment each: a heading is read at a glance, a description has one limit."""

_SPACE = " \t\n\r\f"


def version(mode: Segmentation) -> str:
    """The value of the `X-Segmentation` header: how a catalog was cut."""
    return mode.value if mode is Segmentation.BLOCK else f"{mode.value} {sentences.VERSION}"


def split(article: Article, mode: Segmentation) -> Article:
    """The article with its blocks cut into segments; each block's segments concatenate to its pattern."""
    splitter = _Splitter(mode, article.locale)
    return replace(
        article,
        metadata=tuple(map(splitter.block, article.metadata)),
        body=splitter.parts(article.body),
        heading=splitter.parts(article.heading),
        head=splitter.parts(article.head),
    )


@dataclass(frozen=True, slots=True)
class _Splitter:
    mode: Segmentation
    locale: str

    def parts(self, parts: tuple[BodyPart, ...]) -> tuple[BodyPart, ...]:
        """The parts with all blocks among them cut."""
        return tuple(self.block(part) if isinstance(part, Block) else part for part in parts)

    def block(self, block: Block) -> Block:
        """The block cut into segments, and those inside its placeholders too."""
        if any(isinstance(part, Placeholder) and part.parts for part in block.pattern):
            block = replace(block, pattern=tuple(map(self._part, block.pattern)))
        return _split_block(block, self.mode, self.locale)

    def _part(self, part: Part) -> Part:
        if isinstance(part, str) or not part.parts:
            return part
        return replace(part, parts=self.parts(part.parts))


def _split_block(block: Block, mode: Segmentation, locale: str) -> Block:
    whole = mode is Segmentation.BLOCK or block.role in _WHOLE or not block.translatable or _in_attribute(block)
    starts = () if whole else tuple(sentences.starts(plain_text(block.pattern), locale))
    return replace(block, segments=tuple(_segments(block, starts)))


def _in_attribute(block: Block) -> bool:
    """Whether the block stands in an attribute or in data: such texts are short, and read at once."""
    return block.slot is not Slot.TEXT


def _segments(block: Block, starts: tuple[int, ...]) -> Iterator[Segment]:
    offset = 0
    line_offsets = [start for start, _ in block.lines]
    for piece in cut(block.pattern, starts):
        length = len(plain_text(piece))
        body, tail = _without_tail(piece)
        line = block.lines[bisect_right(line_offsets, offset) - 1][1]
        yield Segment(inline.to_text(body), body, tail=tail, line=line)
        offset += length


def cut(pattern: Pattern, offsets: tuple[int, ...]) -> Iterator[Pattern]:
    """The pattern in pieces that begin at the given offsets into its plain text.

    An offset inside a placeholder pair or a locked element is passed over. At an offset, closing tags stay with the
    piece before it.
    """
    pending = list(reversed(offsets))
    piece: list[str | Placeholder] = []
    depth = 0
    offset = 0
    for part in pattern:
        while pending and pending[-1] < offset:
            pending.pop()
        at_start = bool(pending) and pending[-1] == offset
        if at_start and depth == 0:
            yield normal(piece)
            piece = []
            pending.pop()
        if isinstance(part, Placeholder):
            depth += {Kind.OPEN: 1, Kind.CLOSE: -1}.get(part.kind, 0)
            offset += len(part.content)
            piece.append(part)
            continue
        begin = 0
        while pending and pending[-1] < offset + len(part):
            at = pending.pop() - offset
            if depth == 0 and at > begin:
                yield normal([*piece, part[begin:at]])
                piece = []
                begin = at
        piece.append(part[begin:])
        offset += len(part)
    yield normal(piece)


def _without_tail(piece: Pattern) -> tuple[Pattern, str]:
    """A piece without the white space at its end, and that white space."""
    if not piece or not isinstance(piece[-1], str):
        return piece, ""
    text = piece[-1].rstrip(_SPACE)
    return normal([*piece[:-1], text]), piece[-1][len(text) :]
