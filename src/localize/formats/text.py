"""Plain text to Article: header, title, then headings, lists, paragraphs and references between blank lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace
from itertools import groupby, zip_longest

from localize.dataclass import dataclass
from localize.errors import Problem, SourceError
from localize.expressions import expression
from localize.formats import citations, header
from localize.formats.heading_ids import PAGE_IDS, HeadingIds
from localize.formats.lines import BLANK, Line, block, paragraphs
from localize.formats.metadata import Metadata
from localize.formats.numbering import Numbering
from localize.formats.source import Source, utf8
from localize.model.article import Article
from localize.model.block import Block, BodyPart, Kind, Part, Placeholder, Role, normal

_BULLET = expression(r"([ \t\xa0]*)(?:[•‣◦*-]|(\d{1,3})[.)])[ \t\xa0\u2002\u2003\u2009\u202f]+(?=\S)")
"""A bullet or a number; word processors put no-break and other spaces around it."""
_DEEPEST = 40
"""The most columns of an indent that count: a deeper one is a mistake, not a structure."""
_LEAD_IN = expression(r"(?:[^.!?。！？:：]|(?<=\d)[.:](?=\d)){1,80}(?::(?= )|：)")
_LONGEST_HEADING = 80
_ANCHOR = expression(r'<h2 id="([^"]+)">')


def parse(source: Source) -> Article:
    """The article in a plain text in UTF-8.

    Raises SourceError with all problems of the file.
    """
    lines: list[Line] = list(enumerate(utf8(source).split("\n"), 1))
    head, rest = header.split(lines, source)
    problems: list[Problem] = []
    metadata = Metadata(source, problems)
    header.read(head, source, metadata=metadata)
    body = paragraphs(rest)
    if not head:
        header.guess(body, metadata)
    if metadata.get("title") is None and body:
        title, *remainder = body[0]
        metadata.put(block(Role.TITLE, [title], context="title"))
        body[0:1] = [remainder] if remainder else []
    if metadata.get("title") is None:
        problems.append(source.problem(len(lines), "no title, expected one as the first line after the header"))
    elif not body:
        problems.append(source.problem(len(lines), "no text, expected at least one paragraph after the title"))
    if problems:
        raise SourceError(problems)
    parts = tuple(_body(body, metadata.locale))
    anchors = frozenset(match for part in parts if isinstance(part, str) for match in _ANCHOR.findall(part))
    return Article(
        source.name,
        source.path,
        locale=metadata.locale,
        date=metadata.date,
        metadata=metadata.blocks(),
        body=parts,
        anchors=anchors,
        slug=metadata.slug,
        aliases=tuple(dict.fromkeys(metadata.aliases)),
        is_draft=metadata.is_draft,
        translation_key=metadata.translation_key,
        head=metadata.head(),
        guesses=tuple(metadata.guesses),
    )


@dataclass(slots=True)
class _ListEntry:
    indent: int
    number: int | None
    paragraphs: list[list[Line]] = field(default_factory=lambda: [[]])


def _body(content: list[list[Line]], locale: str) -> Iterator[BodyPart]:
    references = citations.take(content)
    pieces = list(_pieces(content))
    headings = list(_headings(pieces))
    titled = headings[-1:] == [True]
    heading_ids = HeadingIds(taken=PAGE_IDS if titled or not references else {*PAGE_IDS, citations.ID})
    for is_list, group in groupby(zip(pieces, headings, strict=True), key=lambda pair: isinstance(pair[0], _ListEntry)):
        if is_list:
            yield from _lists([piece for piece, _ in group if isinstance(piece, _ListEntry)])
            continue
        for piece, is_heading in group:
            assert not isinstance(piece, _ListEntry)
            yield from _heading(piece[0], heading_ids) if is_heading else _paragraph(piece)
    if references:
        yield from citations.reference_list(references, locale, titled=titled)


def _pieces(content: list[list[Line]]) -> Iterator[list[Line] | _ListEntry]:
    """Paragraphs and list items in order; lines and paragraphs that continue an item are part of it."""
    item: _ListEntry | None = None
    for paragraph in content:
        plain: list[Line] = []
        continues = item is not None and all(line[:1] in BLANK for _, line in paragraph)
        if item and continues and not _BULLET.match(paragraph[0][1]):
            item.paragraphs.append([])
        elif item and not _BULLET.match(paragraph[0][1]):
            yield item
            item = None
        for number, line in paragraph:
            match = _BULLET.match(line)
            if match and (item or not plain or plain[-1][1].rstrip(BLANK).endswith((":", "："))):
                if plain:
                    yield plain
                    plain = []
                if item:
                    yield item
                item = _ListEntry(
                    min(len(match[1].expandtabs(4)), _DEEPEST),
                    int(match[2]) if match[2] else None,
                    [[(number, line[match.end() :])]],
                )
            elif item:
                item.paragraphs[-1].append((number, line))
            else:
                plain.append((number, line))
        if plain:
            yield plain
    if item:
        yield item


def _headings(pieces: list[list[Line] | _ListEntry]) -> Iterator[bool]:
    """Which pieces are headings. A line with a colon at its end, between a heading and a list, leads into the list."""
    after_heading = False
    for piece, following in zip_longest(pieces, pieces[1:]):
        leads_in = after_heading and isinstance(following, _ListEntry)
        after_heading = not isinstance(piece, _ListEntry) and _is_heading(piece) and not leads_in
        yield after_heading


def _is_heading(paragraph: list[Line]) -> bool:
    text = paragraph[0][1].strip(BLANK)
    ends_in_colon = text.endswith((":", "：")) and 1 < len(text) <= _LONGEST_HEADING
    return len(paragraph) == 1 and (ends_in_colon or citations.announces(paragraph[0]))


def _heading(line: Line, heading_ids: HeadingIds) -> Iterator[BodyPart]:
    number, text = line
    words = text.rstrip(BLANK).removesuffix(":").removesuffix("：")
    yield f'<h2 id="{heading_ids.make(words)}">'
    yield block(Role.HEADING, [(number, words)])
    yield "</h2>\n"


def _paragraph(lines: list[Line]) -> Iterator[BodyPart]:
    yield "<p>"
    yield block(Role.PARAGRAPH, lines)
    yield "</p>\n"


def _lists(items: list[_ListEntry]) -> Iterator[BodyPart]:
    """Items of one run as lists: a deeper item goes into the item before it, and a change of kind begins a new list."""
    index = 0
    while index < len(items):
        numbering = Numbering(items[index].number)
        ordered = items[index].number is not None
        yield f"<{numbering.tag}{numbering.start}>\n"
        while index < len(items) and (items[index].number is not None) == ordered:
            item = items[index]
            end = index + 1
            while end < len(items) and items[end].indent > item.indent:
                end += 1
            yield numbering.item(item.number)
            yield from _item(item)
            if end > index + 1:
                yield "\n"
                yield from _lists(items[index + 1 : end])
            yield "</li>\n"
            index = end
        yield f"</{numbering.tag}>\n"


def _item(item: _ListEntry) -> Iterator[BodyPart]:
    blocks = [block(Role.ITEM, lines) for lines in item.paragraphs]
    blocks[0] = _with_lead_in(blocks[0])
    if len(blocks) == 1:
        yield blocks[0]
        return
    for part in blocks:
        yield "<p>"
        yield part
        yield "</p>\n"


def _with_lead_in(item: Block) -> Block:
    """The item with the words before its first colon as strong text, if it starts with such words."""
    text = str(item.pattern[0])
    match = _LEAD_IN.match(text)
    if match is None or match.end() == len(text):
        return item
    strong: list[Part] = [
        Placeholder(Kind.OPEN, "strong", "<strong>"),
        match[0],
        Placeholder(Kind.CLOSE, "strong", "</strong>"),
    ]
    return replace(item, pattern=normal([*strong, text[match.end() :]]))
