"""A source file on its way to an article: what every parser is given, and its bytes as text."""

from __future__ import annotations

from dataclasses import field, replace

from localize.config.formats import Formats
from localize.dataclass import dataclass
from localize.errors import Problem, SourceError, undecodable
from localize.expressions import expression
from localize.model import characters

_COLOUR = expression(rb"\x1b\[[0-9;:]*[mK]")
"""What tells a terminal the colour of a text, or to clear a line (ECMA-48, SGR and EL): outputs in notebooks."""

_LINE_END = expression(rb"\r\n?|\n")
LARGEST = 10_000_000
"""The most bytes of an article's file."""


@dataclass(frozen=True, slots=True)
class Source:
    """A source file: its bytes, the name of the article, the path for messages, the source locale, and options."""

    data: bytes
    name: str
    path: str
    locale: str
    options: Formats = field(default_factory=Formats)

    def problem(self, line: int, message: str) -> Problem:
        """A problem in this file."""
        return Problem(self.path, line, message)

    def error(self, line: int, message: str) -> SourceError:
        """The same as an error to raise."""
        return SourceError(self.problem(line, message))


def without_colours(source: Source) -> tuple[Source, tuple[Problem, ...]]:
    """The source without what was meant for a terminal, and what is to be told of it.

    Other control characters stay, and are refused: they may be what is left of a character.
    """
    first = _COLOUR.search(source.data)
    if first is None:
        return source, ()
    data, count = _COLOUR.subn(b"", source.data)
    times = "" if count == 1 else f" ({count} times)"
    message = f"a colour for terminals was left out{times}, expected text without control characters"
    return replace(source, data=data), (source.problem(line_of(source.data, first.start()), message),)


def utf8(source: Source, largest: int = LARGEST) -> str:
    """The text of a file in UTF-8, with or without a byte order mark, lines ended by line feeds.

    Raises SourceError for bytes that are not UTF-8, for more than `largest` bytes, for an empty file, and for
    characters that no text may hold.
    """
    data = bounded(source, largest)
    try:
        decoded = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError(undecodable(error, source.path)) from None
    return clean(decoded, source)


def bounded(source: Source, largest: int = LARGEST) -> bytes:
    """The bytes of a text file; raises SourceError for more of them than an article has, and for a PDF."""
    if len(source.data) > largest:
        raise source.error(0, f"{len(source.data):,} bytes, expected at most {largest:,} in an article")
    if source.data.startswith(b"%PDF-"):
        raise source.error(1, "a PDF file, expected text")
    return source.data


def line_of(data: bytes, offset: int) -> int:
    """The line on which a byte stands."""
    return len(_LINE_END.findall(data, 0, offset)) + 1


def clean(decoded: str, source: Source) -> str:
    """A decoded text with line feeds as line ends; form feeds become spaces.

    Raises SourceError if it is empty, or has characters that no text may hold.
    """
    if not decoded.strip():
        raise source.error(1, "the file is empty, expected an article with a title")
    decoded = characters.spaced(decoded.replace("\r\n", "\n").replace("\r", "\n"))
    if characters.refused(decoded):
        raise SourceError(
            source.problem(number, f"{characters.named(char)}, expected text")
            for number, line in enumerate(decoded.split("\n"), 1)
            for char in characters.all_refused(line)
        )
    return decoded
