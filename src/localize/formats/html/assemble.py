"""Makes an article of the tree and the metadata of a source file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from localize.errors import Problem, SourceError
from localize.formats.heading_ids import PAGE_IDS, HeadingIds
from localize.formats.html.body import HtmlBody
from localize.formats.html.nodes import Node
from localize.formats.html.start_tags import StartTags
from localize.formats.metadata import Metadata
from localize.formats.source import Source
from localize.model.article import Article, blocks_in
from localize.model.block import Block, BodyPart, Role, plain_text

_SPACES = re.compile(r"\s+")
_TAGS = re.compile(r"<[^>]*>")
_SEEN = frozenset({"img", "picture", "svg", "video", "audio", "hr", "input", "object", "table"})
"""Elements that readers see though there are no words in them."""


def assemble(source: Source, root: Node, *, metadata: Metadata, problems: list[Problem]) -> Article:
    """The article; raises SourceError if there are `problems`, no title or no text.

    The title is a heading of level 1 with nothing before it. A title in the metadata with other words is then the title
    in search results.
    """
    ids = [node.attributes["id"] for node in root.walk() if "id" in node.attributes]
    heading_ids = HeadingIds(taken={*ids, *PAGE_IDS})
    renamed = {each: heading_ids.make(each) for each in dict.fromkeys(ids) if each in PAGE_IDS}
    tags = StartTags(source.locale, renamed)
    body = HtmlBody(source.locale, heading_ids, tags)
    title_node, has_heading = _title(root, named=metadata.get("title") is not None)
    heading: tuple[BodyPart, ...] = () if has_heading else ("<h1>",)
    if title_node is not None:
        heading, title = body.title(title_node)
        _set_title(metadata, title)
    if metadata.get("title") is None:
        problems.append(_no_title(source, root))
    parts = body.parts(root.children)
    if not any(True for _ in blocks_in(parts)) and not _words(parts):
        problems.append(source.problem(root.line, "no text, expected at least one paragraph after the title"))
    if problems:
        raise SourceError(problems)
    return Article(
        source.name,
        source.path,
        locale=source.locale,
        date=metadata.date,
        metadata=metadata.blocks(),
        body=parts,
        heading=heading,
        references=tuple(tags.references),
        anchors=frozenset(tags.anchors),
        slug=metadata.slug,
    )


def _no_title(source: Source, root: Node) -> Problem:
    late = next((node for node in root.walk() if node.tag == "h1" and node.words().strip()), None)
    if late is None:
        return source.problem(1, "no title, expected a heading of level 1, or a title in the metadata")
    message = "the heading of level 1 has something before it, expected it first, or a title in the metadata"
    return source.problem(late.line, message)


def _title(root: Node, *, named: bool) -> tuple[Node | None, bool]:
    """Take the title out of the tree; return it, or None, and whether a heading of level 1 stands where no title can.

    The title is a heading of level 1. Where the metadata names the title and there are several such headings, each is
    the heading of a part, and none is the title.
    """
    if named and sum(node.tag == "h1" for node in root.walk()) > 1:
        return None, False
    if found := _first_heading(root):
        parent, heading = found
        parent.children.remove(heading)
        return heading, False
    return None, any(node.tag == "h1" and node.words().strip() for node in root.walk())


def _first_heading(node: Node) -> tuple[Node, Node] | None:
    """The first heading of level 1 with the element it stands in, if nothing that readers see comes before it."""
    for child in node.children:
        if child.tag == "h1" and not child.has_block and child.words().strip():
            return node, child
        if child.is_block and (found := _first_heading(child)):
            return found
        if child.tag in _SEEN or child.words().strip():
            return None
    return None


def _set_title(metadata: Metadata, title: Block) -> None:
    other = metadata.get("title")
    metadata.drop("title")
    metadata.put(title)
    if other is not None and _folded(other) != _folded(title):
        metadata.put(replace(other, role=Role.PAGE_TITLE, context="page-title", translatable=True))


def _folded(block: Block) -> str:
    return _SPACES.sub(" ", plain_text(block.pattern)).strip().casefold()


def _words(parts: Iterable[BodyPart]) -> bool:
    """Whether there is text outside the blocks, such as content that is not translated."""
    return any(isinstance(part, str) and any(map(str.isalnum, _TAGS.sub("", part))) for part in parts)
