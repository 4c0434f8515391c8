"""A finding: something a person should look at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """`ERROR` keeps a page from being published; `WARNING` does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, where, and in which entry; fields that do not apply are empty, `line` then 0."""

    rule: str
    severity: Severity
    message: str
    path: str
    line: int = 0
    locale: str = ""
    article: str = ""
    context: str = ""
    source: str = ""
    target: str = ""

    @property
    def blocking(self) -> bool:
        """True for an error."""
        return self.severity is Severity.ERROR
