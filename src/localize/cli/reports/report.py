"""A report: what was looked at, and what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from localize.cli.common import counted
from localize.model.finding import Finding


@dataclass(frozen=True, slots=True)
class Looked:
    """A catalog that was checked."""

    path: str
    locale: str
    article: str


@dataclass(frozen=True, slots=True)
class Report:
    """The findings, those of a file together, and the catalogs that were checked.

    `folder` leads from the current folder to the project's, "" or with "/" at its end: programs that read a report
    look for the files from where they run.
    """

    findings: Sequence[Finding]
    catalogs: Sequence[Looked] = ()
    articles: int = 0
    folder: str = ""


def grouped(findings: Sequence[Finding]) -> list[Finding]:
    """The findings of each file together, by line; files in the order in which they come."""
    files: dict[str, list[Finding]] = {}
    for finding in findings:
        files.setdefault(finding.path, []).append(finding)
    return [finding for group in files.values() for finding in sorted(group, key=lambda finding: finding.line)]


def summary(findings: Sequence[Finding]) -> str:
    """The counts in words: `1 error, 2 warnings`."""
    counts = Counter(finding.severity.value for finding in findings)
    return ", ".join(counted(counts[name], name) for name in ("error", "warning"))
