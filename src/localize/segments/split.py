"""Blocks to segments: the cut that extraction and rendering share."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from localize.config import Segmentation
from localize.dataclass import dataclass
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
    make_block,
    make_segment,
    normal,
    plain_text,
)
from localize.segments import inline, tags

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
        pattern = block.pattern
        if not _is_text(pattern) and any(isinstance(part, Placeholder) and part.parts for part in pattern):
            pattern = tuple(map(self._part, pattern))
        return _split_block(block, pattern, self.mode, self.locale)

    def _part(self, part: Part) -> Part:
        if isinstance(part, str) or not part.parts:
            return part
        return replace(part, parts=self.parts(part.parts))


def _split_block(block: Block, pattern: Pattern, mode: Segmentation, locale: str) -> Block:
    whole = mode is Segmentation.BLOCK or not block.translatable or _in_attribute(block) or block.role in _WHOLE
    starts = () if whole else sentence_starts(pattern, locale)
    if _is_text(pattern):
        segments = tuple(_text_segments(plain_text(pattern), starts, block.lines))
    else:
        segments = tuple(_segments(pattern, starts, block.lines))
    return make_block(
        block.role,
        pattern,
        block.lines,
        block.context,
        block.translatable,
        segments,
        block.notes,
        block.slot,
        block.safety,
    )


def sentence_starts(pattern: Pattern, locale: str) -> tuple[int, ...]:
    """The offsets into the plain text of a pattern at which a sentence begins, without 0.

    What stands in a locked element ends none: in "Open `setup.` Then wait" the stop belongs to the code.
    """
    if _is_text(pattern) or all(isinstance(part, str) or not part.content for part in pattern):
        text = plain_text(pattern)
    else:
        text = "".join(
            part if isinstance(part, str) else sentences.without_stops(part.content, locale) for part in pattern
        )
    return tuple(sentences.starts(text, locale))


def _is_text(pattern: Pattern) -> bool:
    """Whether a pattern is a text without placeholders, as most are."""
    return len(pattern) == 1 and isinstance(pattern[0], str)


def _in_attribute(block: Block) -> bool:
    """Whether the block stands in an attribute or in data: such texts are short, and read at once."""
    return block.slot is not Slot.TEXT


def _text_segments(text: str, starts: tuple[int, ...], lines: tuple[tuple[int, int], ...]) -> Iterator[Segment]:
    for begin, end in pairwise((0, *starts, len(text))):
        piece = text[begin:end]
        body = piece.rstrip(_SPACE)
        yield make_segment(tags.escape(body), (body,) if body else (), piece[len(body) :], _line(lines, begin))


def _segments(pattern: Pattern, starts: tuple[int, ...], lines: tuple[tuple[int, int], ...]) -> Iterator[Segment]:
    offset = 0
    for piece in cut(pattern, starts):
        body, tail = _without_tail(piece)
        yield make_segment(inline.to_text(body), body, tail, _line(lines, offset))
        offset += len(plain_text(piece))


def _line(lines: tuple[tuple[int, int], ...], offset: int) -> int:
    """The line of the source on which an offset stands."""
    return lines[0][1] if len(lines) == 1 else lines[bisect_right(lines, offset, key=_offset) - 1][1]


def _offset(pair: tuple[int, int]) -> int:
    return pair[0]


def cut(pattern: Pattern, offsets: tuple[int, ...]) -> Iterator[Pattern]:
    """The pattern in pieces that begin at the given offsets into its plain text.

    An offset inside a placeholder pair or a locked element is passed over. At an offset, closing tags stay with the
    piece before it.
    """
    if not offsets:
        yield normal(pattern)
        return
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
    if len(text) == len(piece[-1]):
        return piece, ""
    return (*piece[:-1], text) if text else piece[:-1], piece[-1][len(text) :]
