"""A pattern: the content of a block or segment as text and placeholders."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from localize.model.article import BodyPart  # blocks are made of patterns, and inside a placeholder may be blocks


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
    whole element); `shown` the plain text inside a LOCKED one. Where attributes or inner texts of the element are
    translated, or its address depends on the locale, `parts` is what makes up its HTML, and `markup` the same in the
    source.
    """

    kind: Kind
    tag: str
    markup: str
    shown: str = ""
    parts: tuple[BodyPart, ...] = field(default=(), compare=False)


Part = str | Placeholder
Pattern = tuple[Part, ...]


def plain_text(pattern: Pattern) -> str:
    """The words of a pattern: its text and what LOCKED placeholders show."""
    return "".join(part if isinstance(part, str) else part.shown for part in pattern)


def normal(parts: list[Part]) -> Pattern:
    """The same content with neighbouring texts joined and empty ones left out."""
    joined: list[Part] = []
    for part in parts:
        if part == "":
            continue
        if isinstance(part, str) and joined and isinstance(joined[-1], str):
            joined[-1] += part
        else:
            joined.append(part)
    return tuple(joined)
