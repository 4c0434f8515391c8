"""Errors that mean "cannot go on", told as `path:line: what is wrong, what was expected`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing a person must mend in a file.

    `path` is relative to the project folder and uses "/"; `line` counts from 1, 0 where no line applies.
    """

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.message}"


class LocalizeError(Exception):
    """Work on a file cannot go on; `problems` names all that was found in it, in line order."""

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class ConfigError(LocalizeError):
    """The configuration, or what the command line asks of it, cannot be used."""


class FileError(LocalizeError):
    """A file that is there cannot be read or written."""


class SourceError(LocalizeError):
    """A source article cannot be read."""


class GlossaryError(LocalizeError):
    """The glossary has rows that cannot be used."""


class ApprovalError(LocalizeError):
    """A record of approvals has rows that cannot be used."""


class CatalogError(LocalizeError):
    """A PO file cannot be read."""


class ExchangeError(LocalizeError):
    """A file for or from another translation tool cannot be written or read."""
