"""An article: one representation for every source format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum
from pathlib import PurePosixPath

from localize.dataclass import dataclass
from localize.errors import Problem
from localize.model.block import Block, BodyPart, LinkAddress, Placeholder, Segment
from localize.model.catalog import Key

START = "home"
"""The path of the page of an article that is called `index`."""


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
    over from the source, `guesses` what was taken for something that the source does not say, `unconfirmed` what a
    person has to confirm in the source before a page is published. `slug` is what the page's file is called where that
    is not the name of the source file, `aliases` the paths that lead to it too; `is_draft` says that it may not be
    published yet. `translation_key` is what articles have in common that are translations of each other, empty where
    that is not said. `digest` is the SHA-256 of the source file.
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
    guesses: tuple[Problem, ...] = ()
    unconfirmed: tuple[Problem, ...] = ()
    slug: str = ""
    aliases: tuple[str, ...] = ()
    is_draft: bool = False
    translation_key: str = ""
    digest: str = ""

    @property
    def page(self) -> str:
        """The path of the page below its locale's folder, without the suffix."""
        if self.slug:
            return str(PurePosixPath(self.name).with_name(self.slug))
        return START if self.is_start else self.name

    @property
    def is_start(self) -> bool:
        """Whether it is the article `index`: `index.html` is the list of all pages, so its page is called START."""
        return not self.slug and self.name.lower() == "index"

    def field(self, context: str) -> Block | None:
        """The metadata block of that context, or None."""
        return next((block for block in self.metadata if block.context == context), None)

    def blocks(self) -> Iterator[Block]:
        """All blocks, metadata first, then the body in reading order; those inside a block follow it."""
        yield from blocks_in(self.metadata)
        yield from blocks_in(self.head)
        yield from blocks_in(self.heading)
        yield from blocks_in(self.body)

    def link_addresses(self) -> Iterator[LinkAddress]:
        """The addresses of links to other files of the project, in reading order."""
        yield from _link_addresses((*self.metadata, *self.head, *self.heading, *self.body))

    def translatable(self) -> Iterator[tuple[Block, Segment]]:
        """The segments that translators see, with their blocks, in the order of the catalog."""
        for block in self.blocks():
            if block.translatable:
                for segment in block.segments:
                    yield block, segment

    def catalog_keys(self) -> Iterator[Key]:
        """The keys of the entries of the segments that translators see, in the order of the catalog."""
        return ((block.context, segment.text) for block, segment in self.translatable())


def _link_addresses(parts: Iterable[BodyPart]) -> Iterator[LinkAddress]:
    for part in parts:
        if isinstance(part, LinkAddress):
            yield part
        elif isinstance(part, Block):
            for inner in part.pattern:
                if isinstance(inner, Placeholder):
                    yield from _link_addresses(inner.parts)


def blocks_in(parts: Iterable[BodyPart]) -> Iterator[Block]:
    """The blocks among the parts, each followed by those inside its placeholders."""
    for part in parts:
        if isinstance(part, Block):
            yield part
            for inner in part.pattern:
                if isinstance(inner, Placeholder) and inner.parts:
                    yield from blocks_in(inner.parts)
