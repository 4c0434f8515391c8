"""An article: one representation for every source format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import PurePosixPath

from localize.errors import Problem
from localize.model.pattern import Pattern, Placeholder


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
    PAGE_TITLE = "Title in search results and browser tabs"
    SOCIAL_TITLE = "Title where the page is shared"
    SOCIAL_DESCRIPTION = "Description where the page is shared"
    DATA = "Text for search engines"
    TERM = "Term"
    DEFINITION = "Definition"
    COLUMN = "Table heading"
    CELL = "Table cell"
    CAPTION = "Caption"
    SUMMARY = "Summary of details"
    QUOTATION = "Quotation"
    FOOTNOTE = "Footnote"
    PREFORMATTED = "Preformatted text"
    BUTTON = "Button"
    LABEL = "Label of a field"
    OPTION = "Choice in a list"
    DRAWING = "Text in a drawing"
    ALTERNATIVE = "Alternative text of an image"
    TOOLTIP = "Tooltip"
    SPOKEN = "Text for screen readers"
    PLACEHOLDER = "Example text in a field"


class Slot(Enum):
    """Where the text of a block stands, which decides how it is written: what stands in an attribute has no tags."""

    TEXT = "text"
    INNER = "inner"  # in an element that takes no further ones, such as `option` or an SVG's `title`
    ATTRIBUTE = "attribute"
    JSON = "json"


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
    article has been split. `notes` are the author's words to translators. `safety` is true for what the
    author marks as dosing or a warning: it is never shown as it was before the source changed.
    """

    role: Role
    pattern: Pattern
    lines: tuple[tuple[int, int], ...]
    context: str | None = None
    translatable: bool = True
    segments: tuple[Segment, ...] = ()
    notes: tuple[str, ...] = ()
    slot: Slot = Slot.TEXT
    safety: bool = False

    @property
    def line(self) -> int:
        """The source line on which the block starts, from 1."""
        return self.lines[0][1]


@dataclass(frozen=True, slots=True)
class Label:
    """An interface word inside the body, such as the heading over the references; translated with the templates."""

    word: str


class PageValue(Enum):
    """What the page itself puts into the body."""

    LOCALE = "locale"
    DIRECTION = "direction"


class Mark(Enum):
    """What only a page in another locale says: in which language a part is that comes from the source, how it runs.

    An attribute, or a `span` around a text. It is no part of what is approved.
    """

    SOURCE_LANGUAGE = "lang=source"
    SOURCE_DIRECTION = "dir=source"
    PAGE_LANGUAGE = "lang=page"
    PAGE_DIRECTION = "dir=page"
    LEFT_TO_RIGHT = "dir=ltr"
    RIGHT_TO_LEFT = "dir=rtl"
    OF_ATTRIBUTES = "lang?"
    """Those of the texts in the attributes of the element, if they are not those of what it stands in."""
    BEGIN = "span lang=source"
    END = "/span"


@dataclass(frozen=True, slots=True)
class LinkAddress:
    """The attribute `href` of a link to another file of the project, as it is written in the source.

    On the page it leads to the page of that article in the same locale, or in the source locale with `hreflang`.
    """

    address: str


BodyPart = str | Label | Block | PageValue | Mark | LinkAddress


class Target(Enum):
    """What an address in the source should lead to."""

    LINK = "link"  # an article, a place in one, or a file
    FILE = "file"  # an image or another file that the page shows


@dataclass(frozen=True, slots=True)
class Reference:
    """An address in the source that leads to something in the project, and the line it stands on."""

    target: Target
    address: str
    line: int


@dataclass(frozen=True, slots=True)
class Article:
    """A source document.

    `name` is its path under the source folder without the suffix, with "/"; `path` its path in the project.
    `metadata` are the blocks that readers do not find in the body, each with a `context` of its own. `body` is
    skeleton HTML (str) with labels and blocks between: joined, it is the inside of the page's `<article>`, below
    the title. `heading` is the start tag of the title's `<h1>`, empty where the body has one of its own. `head` is what
    the page says in its `<head>` beyond title, description, keywords and author. `references` are the addresses that
    lead to other files of the project or to places in the page, `anchors` the ids in the body, `embedded` the files
    that the source holds inside itself, by their path as seen from the page. `remarks` tell what could not be taken
    over from the source. `slug` is what the page's file is called where that is not the name of the source file;
    `digest` the SHA-256 of the source file.
    """

    name: str
    path: str
    locale: str
    date: date | None
    metadata: tuple[Block, ...]
    body: tuple[BodyPart, ...]
    heading: tuple[BodyPart, ...] = ("<h1>",)
    head: tuple[BodyPart, ...] = ()
    references: tuple[Reference, ...] = ()
    anchors: frozenset[str] = frozenset()
    embedded: tuple[tuple[str, bytes], ...] = ()
    remarks: tuple[Problem, ...] = ()
    slug: str = ""
    digest: str = ""

    @property
    def page(self) -> str:
        """The path of the page below its locale's folder, without the suffix."""
        return str(PurePosixPath(self.name).with_name(self.slug)) if self.slug else self.name

    def field(self, context: str) -> Block | None:
        """The metadata block of that context, or None."""
        return next((block for block in self.metadata if block.context == context), None)

    def blocks(self) -> Iterator[Block]:
        """All blocks, metadata first, then the body in reading order; those inside a block follow it."""
        yield from blocks_in(self.metadata)
        yield from blocks_in(self.head)
        yield from blocks_in(self.heading)
        yield from blocks_in(self.body)

    def translatable(self) -> Iterator[tuple[Block, Segment]]:
        """The segments that translators see, with their blocks, in the order of the catalog."""
        for block in self.blocks():
            if block.translatable:
                for segment in block.segments:
                    yield block, segment


def blocks_in(parts: Iterable[BodyPart]) -> Iterator[Block]:
    """The blocks among the parts, each followed by those inside its placeholders."""
    for part in parts:
        if isinstance(part, Block):
            yield part
            for inner in part.pattern:
                if isinstance(inner, Placeholder) and inner.parts:
                    yield from blocks_in(inner.parts)
