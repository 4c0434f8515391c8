"""What is in a file of the project: absent, unreadable or read, with what a person must mend."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from localize.errors import Problem
from localize.model.finding import Finding, Severity

Value = TypeVar("Value")


class FileState(Enum):
    """What became of a file that was to be read."""

    ABSENT = "absent"
    UNREADABLE = "unreadable"
    READ = "read"


@dataclass(frozen=True, slots=True)
class Loaded(Generic[Value]):
    """The content of a file; `value` is an empty one where the file is absent or cannot be read.

    `findings` say what a person must mend. `base` is what the file is known by when it is exchanged (see
    `files.exchange.base_of`), None where there is none.
    """

    state: FileState
    value: Value
    findings: tuple[Finding, ...] = ()
    base: str | None = None

    @property
    def unreadable(self) -> bool:
        """Whether the file is there and cannot be used."""
        return self.state is FileState.UNREADABLE


def as_findings(rule: str, problems: Iterable[Problem], *, locale: str = "", article: str = "") -> tuple[Finding, ...]:
    """Problems of a file as findings of a rule; each of them is an error."""
    return tuple(
        Finding(rule, Severity.ERROR, problem.message, problem.path, problem.line, locale, article)
        for problem in problems
    )
