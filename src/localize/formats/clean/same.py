"""Differences between two articles; line numbers and white space without meaning do not count."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import zip_longest

from localize.dataclass import dataclass
from localize.errors import quoted
from localize.expressions import expression
from localize.formats.clean.rendered import as_html
from localize.formats.html.elements import BLOCKS
from localize.model.article import Article
from localize.model.block import Block, BodyPart, Kind, LinkAddress, PageValue, Pattern, Placeholder, plain_text

_SPACES = expression(r"[ \t\n\f\r]+")
_AROUND_BLOCKS = expression(rf" ?(</?(?:{'|'.join(sorted(BLOCKS))})(?=[ >])[^>]*>) ?")
_PREFORMATTED = expression(r"(<(?:pre|textarea)[ >].*?</(?:pre|textarea)>)", re.DOTALL)
_TAGS = expression(r"<[^>]*>")
_LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two articles differ: the line in the first, and what each has there."""

    line: int
    first: str
    second: str


def differences(first: Article, second: Article) -> Iterator[Difference]:
    """What differs between two articles: first in the blocks, then in what stands between them."""
    for one, other in zip_longest(first.blocks(), second.blocks()):
        if _block(one) != _block(other):
            yield Difference(one.line if one else 0, _described(one), _described(other))
            return  # what follows may only be out of step
    for one_text, other_text in zip_longest(_texts(first), _texts(second), fillvalue=""):
        if one_text != other_text:
            at = next((i for i, (a, b) in enumerate(zip(one_text, other_text, strict=False)) if a != b), 0)
            begin = max(at - _LONGEST_SHOWN // 2, 0)
            yield Difference(0, _cut(one_text[begin:]), _cut(other_text[begin:]))


def letters(article: Article) -> Counter[str]:
    """How often each character is in the texts of an article, white space left out."""
    texts = [text for block in article.blocks() for text in (plain_text(block.pattern), *_inside(block.pattern))]
    return Counter("".join("".join([*texts, _words(article.body)]).split()))


def _inside(pattern: Pattern) -> Iterator[str]:
    """The texts in objects that are no blocks, such as formulas."""
    for part in pattern:
        if isinstance(part, Placeholder) and part.kind is Kind.ALONE:
            yield _words(part.parts or (part.markup,))


def _words(parts: Iterable[BodyPart]) -> str:
    return unescape(_TAGS.sub("", "".join(part for part in parts if isinstance(part, str))))


def _texts(article: Article) -> Iterator[str]:
    """All of an article but its blocks, as texts to compare."""
    for parts in (article.heading, article.head, article.body):
        yield _skeleton(parts)
    yield f"date {article.date}, page {article.page}, language {article.locale}"
    yield " ".join(f"{each.target.value}:{each.address}" for each in article.references)
    yield " ".join(sorted(article.anchors))


def _skeleton(parts: Iterable[BodyPart]) -> str:
    """What stands between the blocks; white space folded, and left out around the tags of blocks."""
    html = "".join(_outside(part) for part in parts)
    return "".join(
        piece if number % 2 else _AROUND_BLOCKS.sub(r"\1", _SPACES.sub(" ", piece)).strip(" ")
        for number, piece in enumerate(_PREFORMATTED.split(html))
    )


def _outside(part: BodyPart) -> str:
    if isinstance(part, Block):
        return "\0"  # no text has it, and the blocks are looked at one by one
    return f"\0{part}" if isinstance(part, LinkAddress | PageValue) else as_html((part,), "")


def _block(block: Block | None) -> object:
    if block is None:
        return None
    inner = tuple(_skeleton(part.parts) for part in block.pattern if isinstance(part, Placeholder))
    pattern = tuple(_part(part) for part in block.pattern)
    return block.role, pattern, inner, block.context, block.translatable, block.notes, block.slot


def _part(part: str | Placeholder) -> object:
    """A piece of a pattern as it is compared; what an object holds is compared through its `parts`."""
    if isinstance(part, str):
        return part
    markup = _skeleton([part.markup])
    return part.kind, part.tag, markup, part.content


def _described(block: Block | None) -> str:
    if block is None:
        return "no text"
    return f"{block.role.value.lower()} {_cut(_text(block.pattern))}"


def _text(pattern: Pattern) -> str:
    return "".join(part if isinstance(part, str) else part.content or f"<{part.tag}>" for part in pattern)


def _cut(text: str) -> str:
    return quoted(text.replace("\0", "…"), _LONGEST_SHOWN)
