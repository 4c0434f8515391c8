"""The documents and messages exchanged with other translation tools, whatever the format."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field

from localize.catalogs.progress import EntryState
from localize.model.block import Pattern
from localize.model.catalog import Key


@dataclass(frozen=True, slots=True)
class GlossEntry:
    """A term of the glossary in a source, at offsets into its plain text, with the terms to use for it."""

    term: str
    translations: tuple[str, ...]
    start: int
    end: int
    definition: str = ""


@dataclass(frozen=True, slots=True)
class ExchangeMessage:
    """One entry, with its texts as translators see them in catalogs.

    `digest` is the fingerprint of the translation when it went out, empty where a tool has lost it. `pattern` is
    that of the source: what is written needs it, what was read lacks it. `notes` and `terms` go one way only. `line`
    is that of the entry in its catalog, or of what was read in its file.
    """

    source: str
    target: str = ""
    state: EntryState = EntryState.MISSING
    context: str | None = None
    digest: str = ""
    pattern: Pattern = field(default=(), compare=False)
    notes: tuple[str, ...] = field(default=(), compare=False)
    terms: tuple[GlossEntry, ...] = field(default=(), compare=False)
    line: int = field(default=0, compare=False)

    @property
    def key(self) -> Key:
        """Context and source."""
        return (self.context, self.source)

    @property
    def id(self) -> str:
        """An XML NMTOKEN that a key has in every export."""
        context = "" if self.context is None else f"{self.context}\4"
        return "e" + _hash(context + self.source)


@dataclass(frozen=True, slots=True)
class ExchangeDocument:
    """The messages of one article in one locale.

    `article` is the source's path in the project; `path` the catalog the messages are from, or the file read.
    """

    article: str
    source_locale: str
    locale: str
    messages: tuple[ExchangeMessage, ...]
    path: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class ExchangeFormat:
    """A format of files for other tools; `name` is what the command line calls it.

    `write` and `read` raise ExchangeError, `recognizes` tells from content and path whether a file is in the format.
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
