"""What articles are made of: blocks, their segments, and patterns of text and placeholders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from enum import Enum

from localize.dataclass import dataclass
from localize.model.frozen import maker


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
    """Where the text of a block stands, which decides how it is written: in an attribute it has no tags."""

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
    """A value of the page that stands in its body."""

    LOCALE = "locale"
    DIRECTION = "direction"


class LanguageMark(Enum):
    """The language or the direction of a part that comes from the source, as pages in other locales name it.

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


BodyPart = str | Label | Block | PageValue | LanguageMark | LinkAddress


class Kind(Enum):
    """How a placeholder stands in a pattern."""

    OPEN = "open"
    CLOSE = "close"
    ALONE = "alone"  # <br>, <img …>: nothing inside
    LOCKED = "locked"  # an element whose content is shown, and never translated (ITS 2.0 translate="no")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """An inline element, or one end of it.

    `tag` is its name in catalogs (`em`); `markup` the HTML it stands for (`<em class="x">`, `</em>`, for LOCKED the
    whole element); `content` the plain text inside a LOCKED one. Where attributes or inner texts of the element are
    translated, or its address depends on the locale, `parts` is what makes up its HTML, and `markup` the same in the
    source.
    """

    kind: Kind
    tag: str
    markup: str
    content: str = ""
    parts: tuple[BodyPart, ...] = field(default=(), compare=False)


Part = str | Placeholder
Pattern = tuple[Part, ...]

make_block, make_segment, make_placeholder = maker(Block), maker(Segment), maker(Placeholder)
"""Values of all their fields in order, made several times as fast as by their classes: an article has hundreds."""


def plain_text(pattern: Pattern) -> str:
    """The words of a pattern: its text and what LOCKED placeholders show."""
    if len(pattern) == 1 and isinstance(pattern[0], str):  # most texts
        return pattern[0]
    return "".join([part if isinstance(part, str) else part.content for part in pattern])


def normal(parts: Sequence[Part]) -> Pattern:
    """The same content with neighbouring texts joined and empty ones left out."""
    joined: list[Part] = []
    last: Part | None = None
    for part in parts:
        if not isinstance(part, str):
            joined.append(part)
        elif not part:
            continue
        elif isinstance(last, str):
            part = last + part  # noqa: PLW2901  # the text so far
            joined[-1] = part
        else:
            joined.append(part)
        last = part
    return tuple(joined)
