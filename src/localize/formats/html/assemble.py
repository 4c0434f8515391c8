"""Makes an article of the tree and the metadata of a source file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from localize.config.formats import TitleRule
from localize.errors import Problem, SourceError
from localize.expressions import expression
from localize.formats.heading_ids import PAGE_IDS, HeadingIds
from localize.formats.html.article_title import (
    SEEN,
    ArticleTitle,
    find_title,
    late_heading,
    named_after_file,
    title_block,
)
from localize.formats.html.body import HtmlBody
from localize.formats.html.nodes import Node
from localize.formats.html.start_tags import StartTags
from localize.formats.metadata import Metadata
from localize.formats.source import Source
from localize.model.article import Article, blocks_in
from localize.model.block import Block, BodyPart, Role, plain_text

_SPACES = expression(r"\s+")
_TAGS = expression(r"<[^>]*>")


def assemble(source: Source, root: Node, *, metadata: Metadata, problems: list[Problem]) -> Article:
    """The article; raises SourceError if there are `problems`, or nothing for readers.

    The title is a heading of level 1 with nothing before it; a title in the metadata with other words is then the title
    in search results. Without a heading it is the title in the metadata; without any, what is taken for it, unless the
    configuration requires one.
    """
    source = replace(source, locale=metadata.locale)
    ids = [node.attributes["id"] for node in root.walk() if "id" in node.attributes]
    heading_ids = HeadingIds(taken={*ids, *PAGE_IDS})
    renamed = {each: heading_ids.make(each) for each in dict.fromkeys(ids) if each in PAGE_IDS}
    tags = StartTags(source.locale, renamed)
    body = HtmlBody(source.locale, heading_ids, tags)
    title = find_title(source, root, named=metadata.get("title") is not None)
    heading: tuple[BodyPart, ...] = () if title.is_in_text else ("<h1>",)
    if title.element is not None and not title.is_in_text:
        heading, block = body.title(title.element)
        _set_title(metadata, block)
    if source.options.title is TitleRule.REQUIRED:
        problems += _no_title(source, root, metadata)
    guesses = [*metadata.guesses, *((title.guess,) if title.guess else ())]
    unconfirmed = tuple(_title_of_page(source, title, metadata))
    parts = body.parts(root.children)
    if not _is_seen(root, parts):
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
        aliases=tuple(dict.fromkeys(metadata.aliases)),
        is_draft=metadata.is_draft,
        translation_key=metadata.translation_key,
        head=metadata.head(),
        guesses=tuple(guesses),
        unconfirmed=unconfirmed,
    )


def _no_title(source: Source, root: Node, metadata: Metadata) -> Iterator[Problem]:
    """The problem of an article whose title is neither in the metadata nor a heading at the top."""
    if metadata.get("title") is not None:
        return
    late = late_heading(root)
    if late is None:
        yield source.problem(1, "no title, expected a heading of level 1, or a title in the metadata")
        return
    message = "the heading of level 1 has something before it, expected it first, or a title in the metadata"
    yield source.problem(late.line, message)


def _title_of_page(source: Source, title: ArticleTitle, metadata: Metadata) -> Iterator[Problem]:
    """Give the metadata a title where it has none yet, and say what a person has to confirm of it."""
    if metadata.get("title") is not None:
        return
    if title.element is not None:
        metadata.put(title_block(title.element))
        return
    block, problem = named_after_file(source)
    metadata.put(block)
    yield problem


def _is_seen(root: Node, parts: tuple[BodyPart, ...]) -> bool:
    """Whether there is anything for readers below the title: a text, a picture, a table."""
    return any(True for _ in blocks_in(parts)) or _words(parts) or any(node.tag in SEEN for node in root.walk())


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
