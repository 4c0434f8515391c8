"""A finding: something a person should look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from localize.errors import Problem


class Severity(Enum):
    """`ERROR` keeps a page from being published; `WARNING` does not."""

    ERROR = "error"
    WARNING = "warning"


class Confidence(Enum):
    """How sure a finding is: it follows from the two texts, seldom has another reason, or is one way to read them."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"


Levels = Mapping[str, Severity | None]
"""What a finding of a rule is worth, by the rule's name; None for a rule that is off."""

Span = tuple[int, int]
"""The offsets of a piece of text: its first character, and the one behind its last."""


@dataclass(frozen=True, slots=True)
class EntryFinding:
    """What a rule finds in an entry, wherever the entry stands; the spans are offsets in its typed texts."""

    rule: str
    severity: Severity
    message: str
    source_span: Span | None = None
    target_span: Span | None = None
    confidence: Confidence = Confidence.CERTAIN

    @property
    def blocking(self) -> bool:
        """True for an error."""
        return self.severity is Severity.ERROR


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, where, and in which entry; fields that do not apply are empty, `line` then 0.

    `source_span` and `target_span` are the pieces of `source` and `target` that the message is about.
    """

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
    source_span: Span | None = None
    target_span: Span | None = None
    confidence: Confidence = Confidence.CERTAIN

    @property
    def blocking(self) -> bool:
        """True for an error."""
        return self.severity is Severity.ERROR

    @property
    def problem(self) -> Problem:
        """What is wrong, and where."""
        return Problem(self.path, self.line, self.message)
