"""Source files of every kind to hold the formats to: all examples of the specifications, and generated ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from localize import formats
from localize.config import Segmentation
from localize.config.formats import Formats, Surroundings
from localize.errors import SourceError
from localize.model.article import Article
from localize.segments.split import split
from support import specs
from support.installed import needs
from support.sizes import size

CHUNKS = range(8)
"""The examples are run over in so many tests, which workers share."""

TITLE = "<title>T</title>"
FRONT_MATTER = "---\ntitle: T\n---\n"
TRUSTED = Formats(trust_markup=True, surroundings=Surroundings.KEEP)
CLEANED = Formats(surroundings=Surroundings.KEEP)
"""The whole body is the article: which part of a page is one is not the matter of the specifications."""


@dataclass(frozen=True, slots=True)
class Example:
    """A source file made of an example: the set it is from, its place there, the suffix of its file, and its text."""

    kind: str
    place: str
    suffix: str
    text: str

    def article(self, options: Formats = CLEANED) -> Article | None:
        """The split article, None where the file is refused."""
        return article(self.text, self.suffix, options)


def article(
    text: str, suffix: str, options: Formats = CLEANED, mode: Segmentation = Segmentation.SENTENCE
) -> Article | None:
    """The split article in a source file, None where it is refused; raises whatever else is raised."""
    data = text.encode("utf-8", "surrogatepass")
    try:
        return split(formats.parse(data, f"source/a{suffix}", name="a", locale="en", options=options), mode)
    except SourceError:
        return None


@lru_cache
def _examples() -> tuple[Example, ...]:
    return tuple(_all())


def _all() -> Iterator[Example]:
    for each in specs.commonmark():
        yield Example("CommonMark", str(each.number), ".md", FRONT_MATTER + each.markdown)
    for each in specs.gfm():
        yield Example("GFM", str(each.number), ".md", FRONT_MATTER + each.markdown)
    for given in specs.html5lib_inputs():
        place = f"{given.file} {given.number}"
        yield Example("HTML", place, ".html", TITLE + given.data)
        yield Example("HTML in a body", place, ".html", f"{TITLE}<p>A word.</p>{given.data}")
        yield Example("HTML in Markdown", place, ".md", f"{FRONT_MATTER}A word.\n\n{given.data}\n\nThe end.\n")


def chunk(number: int) -> tuple[Example, ...]:
    """One share of all examples, by default a third of it; skips the test where they have not been fetched."""
    needs(specs.FOLDER.is_dir(), "the specifications are (make .venv/specs/fetched)")
    return _examples()[number :: len(CHUNKS) * size(1, default=3)]


def articles(number: int) -> Iterator[tuple[Example, Article]]:
    """The articles in one share of the examples, both cleaned and as they are."""
    for example in chunk(number):
        for options in (TRUSTED, CLEANED):
            if found := example.article(options):
                yield example, found
