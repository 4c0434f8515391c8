"""An article made ready for its pages: skeleton that is the same on all of them, and slots between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from html import escape

from localize.dataclass import dataclass
from localize.expressions import expression
from localize.formats.citations import is_citation
from localize.model.article import Article
from localize.model.block import (
    Block,
    BodyPart,
    Kind,
    Label,
    LanguageMark,
    LinkAddress,
    PageValue,
    Pattern,
    Placeholder,
    Segment,
    Slot,
    plain_text,
)
from localize.model.catalog import Key
from localize.segments.inline import pattern_of
from localize.segments.placeholder_names import named

_SPACES = expression(r"[ \t\n\f\r]{2,}|[\t\n\f\r]")
_TAG = expression(r"(</?[A-Za-z][A-Za-z0-9]*>)")


@dataclass(frozen=True, slots=True)
class CompiledElement:
    """An inline element of a segment, under the name that translators see; `end` is empty if nothing stands in it.

    `content` is the plain text inside a LOCKED one, whose `begin` is the whole element.
    """

    name: str
    kind: Kind
    begin: tuple[CompiledPart, ...]
    end: str = ""
    content: str = ""


@dataclass(frozen=True, slots=True)
class CompiledSegment:
    """A segment: the key of its translation, its words and its HTML in the source, and the elements it may have.

    `tail` is the white space that followed it in the source.
    """

    key: Key
    tail: str
    plain: str
    source: tuple[CompiledPart, ...]
    elements: tuple[CompiledElement, ...] = ()


@dataclass(frozen=True, slots=True)
class CompiledBlock:
    """A block: where its text stands, whether it is translated, and its segments."""

    slot: Slot
    translatable: bool
    segments: tuple[CompiledSegment, ...]


CompiledPart = str | Label | CompiledBlock | PageValue | LanguageMark | LinkAddress


@dataclass(frozen=True, slots=True)
class CompiledArticle:
    """What the pages of an article are rendered from, in any locale; all HTML in it is ready to be joined.

    `fields` are the metadata by context. `citations` are the publications among the texts of the source.
    """

    locale: str
    date: date | None
    fields: tuple[tuple[str, CompiledBlock], ...]
    heading: tuple[CompiledPart, ...]
    body: tuple[CompiledPart, ...]
    head: tuple[CompiledPart, ...]
    citations: frozenset[str] = frozenset()

    def translatable(self) -> Iterator[Key]:
        """The keys of all segments that translators see, in the order of the catalog, as `Article.catalog_keys`."""
        for _, block in self.fields:
            yield from _keys((block,))
        for parts in (self.head, self.heading, self.body):
            yield from _keys(parts)


def compile_article(article: Article) -> CompiledArticle:
    """The article made ready; it must be split into segments."""
    return CompiledArticle(
        article.locale,
        article.date,
        fields=tuple((block.context or "", _block(block)) for block in article.metadata),
        heading=_parts(article.heading),
        body=_parts(article.body),
        head=_parts(article.head),
        citations=frozenset(filter(is_citation, (cited_text(plain_text(each.pattern)) for each in article.blocks()))),
    )


def cited_text(text: str) -> str:
    """The text of an item of a list as citations are written: without the way back that follows a footnote."""
    return _SPACES.sub(" ", text).strip(" ↑↩\ufe0e")


def _keys(parts: Iterable[CompiledPart]) -> Iterator[Key]:
    for part in parts:
        if isinstance(part, CompiledBlock):
            if part.translatable:
                yield from (segment.key for segment in part.segments)
            for segment in part.segments:
                yield from _keys(segment.source)


def _parts(parts: Iterable[BodyPart]) -> tuple[CompiledPart, ...]:
    return _joined(each for part in parts for each in _part(part))


def _part(part: BodyPart) -> tuple[CompiledPart, ...]:
    """A part; one that is no text for translators and is the same on all pages is skeleton."""
    if not isinstance(part, Block):
        return (part,)
    block = _block(part)
    is_html = block.slot in (Slot.TEXT, Slot.INNER)
    if is_html and not block.translatable and len(block.segments) == 1:
        source = block.segments[0].source
        if all(isinstance(each, str) for each in source):
            return source
    return (block,)


def _block(block: Block) -> CompiledBlock:
    return CompiledBlock(
        block.slot, block.translatable, tuple(_segment(block.context, segment) for segment in block.segments)
    )


def _segment(context: str | None, segment: Segment) -> CompiledSegment:
    return CompiledSegment(
        (context, segment.text),
        segment.tail,
        plain=plain_text(segment.pattern),
        source=_html(segment.pattern),
        elements=tuple(_elements(segment.pattern)),
    )


def _html(pattern: Pattern) -> tuple[CompiledPart, ...]:
    """A pattern of the source as HTML."""
    return _joined(
        each for part in pattern for each in ((escape(part, quote=False),) if isinstance(part, str) else _markup(part))
    )


def _markup(part: Placeholder) -> tuple[CompiledPart, ...]:
    return _parts(part.parts) if part.parts else (part.markup,)


def _elements(pattern: Pattern) -> Iterator[CompiledElement]:
    """The elements of a pattern, each name once."""
    begins: dict[str, Placeholder] = {}
    ends: dict[str, str] = {}
    for part, name in named(pattern):
        if isinstance(part, Placeholder):
            if part.kind is Kind.CLOSE:
                ends[name] = part.markup
            else:
                begins[name] = part
    for name, part in begins.items():
        yield CompiledElement(name, part.kind, _markup(part), end=ends.get(name, ""), content=part.content)


def _joined(parts: Iterable[CompiledPart]) -> tuple[CompiledPart, ...]:
    """The parts with neighbouring skeleton joined."""
    joined: list[CompiledPart] = []
    for part in parts:
        if isinstance(part, str) and joined and isinstance(last := joined[-1], str):
            joined[-1] = last + part
        elif part != "":
            joined.append(part)
    return tuple(joined)


def plain_reading(target: str, elements: Iterable[CompiledElement]) -> Sequence[CompiledPart] | None:
    """The HTML of a translator's text whose tags are plainly those of its source, well nested; None for any other.

    `reading` gives the same, in several times the time.
    """
    parts: list[CompiledPart] = []
    opened: list[str] = []
    tags = {f"<{element.name}>": element for element in elements}
    for number, piece in enumerate(_TAG.split(target)):
        if number % 2 == 0:
            if "<" in piece or "&" in piece:
                return None
            parts.append(escape(piece, quote=False))
        elif piece[1] == "/":
            begin = f"<{piece[2:]}"
            if not opened or opened.pop() != begin:
                return None
            parts.append(tags[begin].end)
        else:
            element = tags.get(piece)
            if element is None or element.kind is Kind.LOCKED:
                return None
            if element.kind is Kind.OPEN:
                opened.append(piece)
            parts += element.begin
    return None if opened else parts


def reading(target: str, elements: Iterable[CompiledElement]) -> tuple[Pattern, Mapping[str, tuple[CompiledPart, ...]]]:
    """A translator's text as a pattern of its source's elements, and what is to stand for the markup of each.

    In the pattern each element has a number for its markup.
    """
    source: list[Placeholder] = []
    markup: dict[str, tuple[CompiledPart, ...]] = {}
    for number, element in enumerate(elements):
        begin, end = str(number), f"/{number}"
        markup[begin] = element.begin
        source.append(Placeholder(element.kind, element.name, begin, content=element.content))
        if element.kind is Kind.OPEN:
            markup[end] = (element.end,)
            source.append(Placeholder(Kind.CLOSE, element.name, end))
    return pattern_of(target, tuple(source)), markup
