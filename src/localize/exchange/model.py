"""The documents and messages that are exchanged with other translation tools, in any format."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import field

from localize.catalogs.progress import EntryState
from localize.dataclass import dataclass
from localize.model.block import Pattern
from localize.model.catalog import Key


@dataclass(frozen=True, slots=True)
class GlossEntry:
    """A term of the glossary in a source: its offsets in the plain text, and the terms to use for it."""

    term: str
    translations: tuple[str, ...]
    start: int
    end: int
    definition: str = ""


@dataclass(frozen=True, slots=True)
class ExchangeMessage:
    """One entry, with its texts as translators see them in catalogs.

    `digest` is the fingerprint of the translation when it was exported, empty if a tool has lost it. `pattern` is that
    of the source; a message to write needs it, a message that was read has none. `notes` and `terms` are only exported.
    `comments` are what translators have written on it, a line each, and only read. `line` is the line of the entry in
    its catalog, or in the file that was read.
    """

    source: str
    target: str = ""
    state: EntryState = EntryState.MISSING
    context: str | None = None
    digest: str = ""
    pattern: Pattern = field(default=(), compare=False)
    notes: tuple[str, ...] = field(default=(), compare=False)
    terms: tuple[GlossEntry, ...] = field(default=(), compare=False)
    comments: tuple[str, ...] = field(default=(), compare=False)
    line: int = field(default=0, compare=False)

    @property
    def key(self) -> Key:
        """Context and source."""
        return (self.context, self.source)

    @property
    def id(self) -> str:
        """The id of a key, the same in every export: an XML NMTOKEN."""
        context = "" if self.context is None else f"{self.context}\4"
        return "e" + _hash(context + self.source)


@dataclass(frozen=True, slots=True)
class ExchangeDocument:
    """The messages of one article in one locale.

    `article` is the path of the source in the project; `path` is the catalog of the messages, or the file read.
    """

    article: str
    source_locale: str
    locale: str
    messages: tuple[ExchangeMessage, ...]
    path: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class ExchangeFormat:
    """A format of files for other tools; `name` is what the command line calls it.

    `write` and `read` raise ExchangeError; `recognizes` tells by content and path whether a file is in the format.
    """

    name: str
    suffix: str
    write: Callable[[ExchangeDocument], bytes]
    read: Callable[[bytes, str], tuple[ExchangeDocument, ...]]
    recognizes: Callable[[bytes, str], bool]


def fingerprint(target: str, *, fuzzy: bool) -> str:
    """A digest of a translation and of whether it is finished."""
    return _hash(f"{'fuzzy' if fuzzy else 'finished'}\0{target}")


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
