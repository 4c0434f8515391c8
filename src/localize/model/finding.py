"""A finding: something a person should look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import Enum

from localize.dataclass import dataclass
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

    def reaches(self, least: Confidence) -> bool:
        """Return whether it is at least as sure."""
        order = tuple(Confidence)
        return order.index(self) <= order.index(least)


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
class LeastConfidence:
    """How sure a finding must be to count, in general and by the name of its rule; others are as if they were not.

    None stands for any. Errors of the rules in `always_block` count however sure they are.
    """

    in_general: Confidence | None = None
    by_rule: Mapping[str, Confidence] = field(default_factory=dict)
    always_block: tuple[str, ...] = ()

    def of(self, rule: str, case_of: str = "") -> Confidence:
        """Return what holds for a rule, which may be a case of another one."""
        in_general = self.in_general or Confidence.POSSIBLE
        return self.by_rule.get(rule, self.by_rule.get(case_of, in_general))

    def counts(self, finding: EntryFinding, case_of: str = "") -> bool:
        """Return whether a finding counts; `case_of` is the rule of which its rule is a case."""
        if finding.blocking and finding.rule in self.always_block:
            return True
        return finding.confidence.reaches(self.of(finding.rule, case_of))


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """What the configuration says of the rules: their levels where it names them, and how sure findings must be."""

    levels: Levels = field(default_factory=dict)
    confidence: LeastConfidence = field(default_factory=LeastConfidence)


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
