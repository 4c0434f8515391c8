"""What a format of glossaries for other tools must be able to do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from localize.dataclass import dataclass
from localize.errors import Problem
from localize.model.glossary import Glossary, ImportedTerm


@dataclass(frozen=True, slots=True)
class TermList:
    """The terms in a file by concept, and why some rows were left out."""

    concepts: tuple[tuple[ImportedTerm, ...], ...]
    passed: tuple[Problem, ...] = ()


class TermWriter(Protocol):
    """Writes a glossary."""

    def __call__(self, glossary: Glossary, source_locale: str, *, locale: str) -> bytes:
        """Return the bytes of a file; `locale` is the target locale, "" for a format that holds all."""


class TermReader(Protocol):
    """Reads a glossary."""

    def __call__(self, data: bytes, path: str, *, source_locale: str, locale: str | None) -> TermList:
        """Return the terms in a file; `locale` is the target locale of a file that does not name its own."""


@dataclass(frozen=True, slots=True)
class TermFormat:
    """A format of glossaries; `bilingual` files hold one target locale and no terms to be avoided.

    `write` and `read` raise ExchangeError. `recognizes` tells by content and path whether a file is in the format.
    """

    name: str
    suffix: str
    bilingual: bool
    write: TermWriter
    read: TermReader
    recognizes: Callable[[bytes, str], bool]
