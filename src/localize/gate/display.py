"""What readers of a locale see of an article: the one walk over the article and its translations.

A page and the digest that approvals are bound to are both made from it, so that they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from localize.language import tags
from localize.model.block import Block, BodyPart, Label, LanguageMark, LinkAddress, PageValue, Pattern, Segment
from localize.model.catalog import Key
from localize.segments.inline import pattern_of


@dataclass(frozen=True, slots=True)
class DisplayedSegment:
    """A segment with the pattern that readers see of it.

    `in_source` says that it is the source's for want of a translation; `space` is what separates it from the segment
    after it.
    """

    segment: Segment
    pattern: Pattern
    in_source: bool
    space: str


@dataclass(frozen=True, slots=True)
class DisplayedBlock:
    """A block with the segments that readers see; `in_source` says that all of it is in the language of the source.

    On a page in that language it is not said of any.
    """

    block: Block
    segments: tuple[DisplayedSegment, ...]
    in_source: bool


DisplayedPart = str | Label | DisplayedBlock | PageValue | LanguageMark | LinkAddress


@dataclass(frozen=True, slots=True)
class Display:
    """Decides what readers of `locale` see of an article in `source_locale` with these translations."""

    source_locale: str
    locale: str
    translations: Mapping[Key, str]

    @property
    def is_source(self) -> bool:
        """Whether the page is in the language of the source."""
        return self.locale == self.source_locale

    def parts(self, parts: Iterable[BodyPart]) -> Iterator[DisplayedPart]:
        """The parts of a body, or of the HTML of an element, with what is displayed of the blocks among them."""
        for part in parts:
            yield self.block(part) if isinstance(part, Block) else part

    def block(self, block: Block) -> DisplayedBlock:
        """What is displayed of a block; for blocks inside its elements, ask for their `parts`."""
        segments = tuple(self._segment(block, segment) for segment in block.segments)
        in_source = not block.translatable or all(each.in_source for each in segments)
        return DisplayedBlock(block, segments, in_source and not self.is_source)

    def _segment(self, block: Block, segment: Segment) -> DisplayedSegment:
        target = self.translations.get((block.context, segment.text))
        in_source = block.translatable and not self.is_source and target is None
        if target is None or self.is_source or not block.translatable:
            pattern = segment.pattern
        else:
            pattern = pattern_of(target, segment.pattern)
        return DisplayedSegment(segment, pattern, in_source, self._space(segment, in_source=in_source))

    def _space(self, segment: Segment, *, in_source: bool) -> str:
        """What separates a segment from the next: as in the source, unless the languages put it differently."""
        space = tags.sentence_space(self.locale)
        if space == tags.sentence_space(self.source_locale):
            return segment.tail
        return segment.tail or space if in_source else space
