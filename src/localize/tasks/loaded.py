"""The result of reading a file: it is absent, unreadable, or read."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Generic, TypeVar

from localize.dataclass import dataclass
from localize.errors import Problem
from localize.model.finding import Finding, Severity

Value = TypeVar("Value")


class FileState(Enum):
    """Whether a file could be read."""

    ABSENT = "absent"
    UNREADABLE = "unreadable"
    READ = "read"


@dataclass(frozen=True, slots=True)
class Loaded(Generic[Value]):
    """The content of a file; `value` is empty where the file is absent or unreadable.

    `findings` say what a person must mend. `base` is the digest of the file, None where there is no file: whoever
    replaces the file is checked against it (`files.exchange`).
    """

    state: FileState
    value: Value
    findings: tuple[Finding, ...] = ()
    base: str | None = None

    @property
    def unreadable(self) -> bool:
        """Whether the file cannot be used, though it is there or should be."""
        return self.state is FileState.UNREADABLE


def as_findings(
    rule: str,
    problems: Iterable[Problem],
    *,
    locale: str = "",
    article: str = "",
    severity: Severity = Severity.ERROR,
) -> tuple[Finding, ...]:
    """Return problems as findings of a rule; each of them is an error unless another severity is named."""
    return tuple(
        Finding(
            rule,
            severity,
            message=problem.message,
            path=problem.path,
            line=problem.line,
            locale=locale,
            article=article,
        )
        for problem in problems
    )
