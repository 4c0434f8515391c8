"""What readers of a locale see of an article, decided in one place.

A page goes over the compiled article, the digest that approvals are bound to over the article itself; which text stands
for a segment, in which language, and what separates it from the next, is decided here for both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from localize.dataclass import dataclass
from localize.language import tags
from localize.model.block import Block, BodyPart, Label, LanguageMark, LinkAddress, PageValue, Pattern, Segment
from localize.model.catalog import Key
from localize.segments.inline import pattern_of


@dataclass(frozen=True, slots=True)
class DisplayedSegment:
    """A segment with the pattern that readers see.

    `in_source` says that it is the pattern of the source, because there is no translation. `space` separates it from
    the next segment.
    """

    segment: Segment
    pattern: Pattern
    in_source: bool
    space: str


@dataclass(frozen=True, slots=True)
class DisplayedBlock:
    """A block with the segments that readers see; `in_source` says that all of it is in the language of the source.

    On a page in the source language it is always False.
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
        """The parts of a body, or of the HTML of an element, each block among them as displayed."""
        for part in parts:
            yield self.block(part) if isinstance(part, Block) else part

    def block(self, block: Block) -> DisplayedBlock:
        """A block as displayed; for blocks inside its elements, call `parts` with the parts of the element."""
        segments = tuple(self._segment(block, segment) for segment in block.segments)
        keys = ((block.context, segment.text) for segment in block.segments)
        return DisplayedBlock(block, segments, self.all_in_source(keys, translatable=block.translatable))

    def target(self, key: Key, *, translatable: bool) -> str | None:
        """The translation of a segment that readers see; None where they see the source."""
        return self.translations.get(key) if translatable and not self.is_source else None

    def is_in_source(self, target: str | None, *, translatable: bool) -> bool:
        """Whether a segment is shown in the source for want of a translation (`target`)."""
        return target is None and translatable and not self.is_source

    def all_in_source(self, keys: Iterable[Key], *, translatable: bool) -> bool:
        """Whether all segments of a block stand in the language of the source, on a page in another locale."""
        if self.is_source or not translatable:
            return not self.is_source
        return all(self.target(key, translatable=True) is None for key in keys)

    def space(self, tail: str, *, in_source: bool) -> str:
        """What separates a segment from the next: the `tail` of the source, unless the languages put it differently."""
        space = tags.sentence_space(self.locale)
        if space == tags.sentence_space(self.source_locale):
            return tail
        return tail or space if in_source else space

    def _segment(self, block: Block, segment: Segment) -> DisplayedSegment:
        target = self.target((block.context, segment.text), translatable=block.translatable)
        in_source = self.is_in_source(target, translatable=block.translatable)
        pattern = segment.pattern if target is None else pattern_of(target, segment.pattern)
        return DisplayedSegment(
            segment, pattern, in_source=in_source, space=self.space(segment.tail, in_source=in_source)
        )
