"""Source text to Article: one parser per format, in one table."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from localize.errors import Problem, SourceError
from localize.formats import text
from localize.model.article import Article

Parser = Callable[[str, str, str, str], Article]
"""(source text, article name, path for messages, source locale) to Article; raises SourceError."""

PARSERS: Mapping[str, Parser] = {
    ".txt": text.parse,
}
"""By file suffix, in small letters."""


_LINE_END = re.compile(rb"\r\n?|\n")


def parse(data: bytes, path: str, name: str, locale: str) -> Article:
    """The article in a source file: UTF-8, with or without a byte order mark, any line ends.

    Raises SourceError with every problem found.
    """
    try:
        decoded = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = len(_LINE_END.findall(data, 0, error.start)) + 1
        found = data[error.start : error.start + 1].hex().upper()
        raise SourceError(Problem(path, line, f"byte 0x{found} is not UTF-8, expected a file saved as UTF-8")) from None
    if not decoded.strip():
        raise SourceError(Problem(path, 1, "the file is empty, expected an article with a title"))
    decoded = decoded.replace("\r\n", "\n").replace("\r", "\n")
    problems = [
        Problem(path, number, f"control character U+{ord(char):04X}, expected text")
        for number, line in enumerate(decoded.split("\n"), 1)
        for char in sorted(set(line))
        if char not in "\t\f\v" and unicodedata.category(char) == "Cc" and char != "\x85"
    ]
    if problems:
        raise SourceError(problems)
    return PARSERS[PurePosixPath(path).suffix.lower()](decoded, name, path, locale)
