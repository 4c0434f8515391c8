"""The messages of a catalog that another tool made, whatever the file's format is."""

from __future__ import annotations

from localize.dataclass import dataclass
from localize.errors import Problem


@dataclass(frozen=True, slots=True)
class ForeignMessage:
    """A text and its translation as another tool has them, with the markup of that tool's source format.

    `references` are the paths of the sources it stands in, as that tool writes them. `previous` is the text that a
    fuzzy translation was made from, if the file says so. `comments` are the translators' own.
    """

    source: str
    target: str
    line: int
    context: str | None = None
    is_fuzzy: bool = False
    is_obsolete: bool = False
    references: tuple[str, ...] = ()
    previous: str = ""
    comments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ForeignCatalog:
    """The messages of a file in one locale.

    `has_codes` says that its format has inline codes, which are read as tags; a text that looks like one is escaped.
    `problems` are what was wrong with the file, and did not keep it from being read.
    """

    path: str
    locale: str
    messages: tuple[ForeignMessage, ...]
    has_codes: bool = False
    problems: tuple[Problem, ...] = ()
