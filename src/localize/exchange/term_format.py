"""A format of glossaries for and from other tools."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from localize.errors import Problem
from localize.model.glossary import Glossary, ImportedTerm


@dataclass(frozen=True, slots=True)
class TermList:
    """The terms in a file by concept, and why rows were passed over."""

    concepts: tuple[tuple[ImportedTerm, ...], ...]
    passed: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class TermFormat:
    """A format of glossaries; `bilingual` files hold one target locale and no terms to be avoided.

    `write` takes the glossary, the source locale and the target locale, "" for a format that holds all. `read` takes
    content, path, the source locale and the target locale of a file that does not tell its own. Both raise
    ExchangeError. `recognizes` tells from content and path whether a file is in the format.
    """

    name: str
    suffix: str
    bilingual: bool
    write: Callable[[Glossary, str, str], bytes]
    read: Callable[[bytes, str, str, str | None], TermList]
    recognizes: Callable[[bytes, str], bool]
