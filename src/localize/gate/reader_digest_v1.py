"""The digest of what readers of a locale see, version 1: for approvals that were recorded before version 2.

Its recipe must never change: an approval that stands today would lapse.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import field
from html import escape

from localize.dataclass import dataclass
from localize.gate.display import Display, DisplayedBlock
from localize.language import tags
from localize.model.approval import Piece, ReaderView
from localize.model.article import Article
from localize.model.block import BodyPart, Label, LanguageMark, LinkAddress, PageValue, Part, Pattern, Segment

METADATA = ("title", "page-title", "description", "keywords", "author", "reviewer")
"""The metadata that readers see, on the page, in search results or in the browser's tab."""

_SHORT = 8

NestedStrings = str | list["NestedStrings"]


@dataclass(frozen=True, slots=True)
class Image:
    """An image on a page: its path below the source folder, its line in the source, the SHA-256 of what is shown."""

    path: str
    line: int
    digest: str


def reader_view(article: Article, display: Display, *, images: Iterable[Image] = ()) -> ReaderView:
    """What readers of the locale see, and the source of it, as approvals without a version record it."""
    reader = _Reader(display)
    content: NestedStrings = [
        [[name, reader.block(display.block(block))] for name in METADATA if (block := article.field(name))],
        reader.parts(article.heading),
        reader.parts(article.body),
        reader.parts(article.head),
    ]
    day = article.date.isoformat() if article.date else ""
    files = list(images)
    whole: NestedStrings = [content, day, [[image.path, image.digest] for image in files]]
    others = [Piece(image.path, image.line, digest=image.digest[:_SHORT], kind="image") for image in files]
    others += [Piece(day, 0, digest=_digest(day)[:_SHORT], kind="date")] if day else []
    return ReaderView(_digest(whole), (*reader.pieces, *others))


@dataclass(slots=True)
class _Reader:
    display: Display
    pieces: list[Piece] = field(default_factory=list)

    def parts(self, parts: Iterable[BodyPart]) -> list[NestedStrings]:
        """Skeleton and blocks, in order."""
        return _joined(part if isinstance(part, str) else self._part(part) for part in self.display.parts(parts))

    def _part(self, part: Label | DisplayedBlock | PageValue | LanguageMark | LinkAddress) -> NestedStrings:
        if isinstance(part, DisplayedBlock):
            return self.block(part)
        if isinstance(part, LanguageMark):
            return ""
        if isinstance(part, Label):
            return ["word", part.word]
        return ["own", part.value] if isinstance(part, PageValue) else ["link", part.address]

    def block(self, displayed: DisplayedBlock) -> NestedStrings:
        """A block: what it says in the source, and what readers see instead."""
        source = []
        content: list[NestedStrings] = []
        for number, each in enumerate(displayed.segments, 1):
            last = number == len(displayed.segments)
            segment = each.segment
            pattern = None if each.in_source else each.pattern
            source.append(segment.text + ("" if last else segment.tail))
            digest = _digest([displayed.block.context or "", segment.text, _shallow(pattern)])[:_SHORT]
            self.pieces.append(Piece(segment.text, segment.line, digest, safety=displayed.block.safety))
            content += [["untranslated"]] if pattern is None else self._pattern(pattern)
            content += [] if last else [self._after(segment)]
        return ["block", "".join(source), _joined(content)]

    def _after(self, segment: Segment) -> str:
        """The separator after a segment in this recipe; here it does not matter whether the segment is translated."""
        space = tags.sentence_space(self.display.locale)
        return segment.tail if space == tags.sentence_space(self.display.source_locale) else space

    def _pattern(self, pattern: Pattern) -> list[NestedStrings]:
        return _joined(each for part in pattern for each in self._inline(part))

    def _inline(self, part: Part) -> list[NestedStrings]:
        if isinstance(part, str):
            return [escape(part, quote=False)]
        return self.parts(part.parts) if part.parts else [part.markup]


def _shallow(pattern: Pattern | None) -> NestedStrings:
    """A segment without the blocks inside its elements: they are pieces of their own."""
    if pattern is None:
        return ["untranslated"]
    return _joined(each for part in pattern for each in _shallow_part(part))


def _shallow_part(part: Part) -> list[NestedStrings]:
    if isinstance(part, str):
        return [escape(part, quote=False)]
    if not part.parts:
        return [part.markup]
    return [
        each.address if isinstance(each, LinkAddress) else each
        for each in part.parts
        if isinstance(each, str | LinkAddress)
    ]


def _joined(parts: Iterable[NestedStrings]) -> list[NestedStrings]:
    """The parts with neighbouring texts joined."""
    joined: list[NestedStrings] = []
    for part in parts:
        if isinstance(part, str) and joined and isinstance(last := joined[-1], str):
            joined[-1] = last + part
        elif part != "":
            joined.append(part)
    return joined


def _digest(value: NestedStrings) -> str:
    return hashlib.sha256(json.dumps(value, separators=(",", ":")).encode("ascii")).hexdigest()
