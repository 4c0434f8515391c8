"""A glossary: terms in their locales, grouped into concepts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from enum import Enum

from localize.dataclass import dataclass
from localize.errors import Problem


class Status(Enum):
    """How a term is to be used (the administrative statuses of TBX-Basic, and do-not-translate)."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"
    FORBIDDEN = "forbidden"
    DO_NOT_TRANSLATE = "do-not-translate"


ACCEPTED = (Status.PREFERRED, Status.ADMITTED)
"""The statuses of terms that translations are to use."""
AVOIDED = (Status.DEPRECATED, Status.FORBIDDEN)
"""The statuses of terms that the glossary advises against."""


@dataclass(frozen=True, slots=True)
class Term:
    """One row of the glossary; `forms` are its other inflected forms, `line` its line in the file."""

    concept: str
    locale: str
    text: str
    status: Status
    part_of_speech: str = ""
    case_sensitive: bool = False
    forms: tuple[str, ...] = ()
    definition: str = ""
    note: str = ""
    line: int = 0

    @property
    def spellings(self) -> tuple[str, ...]:
        """The term and its forms."""
        return (self.text, *self.forms)


@dataclass(frozen=True, slots=True)
class ImportedTerm(Term):
    """A term as another tool gives it; its status is `assumed` where the file does not tell."""

    assumed: bool = False


@dataclass(frozen=True, slots=True)
class Glossary:
    """All terms, by concept and locale, in the order of the file; `remarks` are what a person may mend in it."""

    terms: Mapping[str, Mapping[str, tuple[Term, ...]]]
    remarks: tuple[Problem, ...] = field(default=(), compare=False)

    def of(self, concept: str, chain: tuple[str, ...]) -> tuple[Term, ...]:
        """The concept's terms for a locale with its fallbacks, nearest first.

        Regional locales inherit until one of them says what to write; what a nearer one says of a term holds.
        """
        locales = self.terms.get(concept, {})
        found: dict[str, Term] = {}
        for locale in chain:
            for term in locales.get(locale, ()):
                found.setdefault(term.text, term)
            if any(term.status not in AVOIDED for term in found.values()):
                break
        return tuple(found.values())

    def all_terms(self) -> Iterator[Term]:
        """Every term, concept by concept."""
        for locales in self.terms.values():
            for terms in locales.values():
                yield from terms

    def in_locale(self, locale: str) -> Iterator[Term]:
        """Every term of one locale."""
        for locales in self.terms.values():
            yield from locales.get(locale, ())
