"""A report: the catalogs that were checked, and the findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from localize.cli.common import counted
from localize.model.finding import Finding


@dataclass(frozen=True, slots=True)
class CheckedCatalog:
    """A catalog that was checked."""

    path: str
    locale: str
    article: str


@dataclass(frozen=True, slots=True)
class Report:
    """The findings, those of a file together, and the catalogs that were checked.

    `folder` is the path from the current folder to the project's, empty or with "/" at its end: programs that read a
    report look for files from the current folder. `unguarded` gives, by locale, the rules without data for it.
    """

    findings: Sequence[Finding]
    catalogs: Sequence[CheckedCatalog] = ()
    articles: int = 0
    folder: str = ""
    unguarded: Mapping[str, Sequence[str]] = field(default_factory=dict)


def grouped(findings: Sequence[Finding]) -> list[Finding]:
    """The findings grouped by file, each group sorted by line; files keep the order of their first finding."""
    files: dict[str, list[Finding]] = {}
    for finding in findings:
        files.setdefault(finding.path, []).append(finding)
    return [finding for group in files.values() for finding in sorted(group, key=lambda finding: finding.line)]


def summary(findings: Sequence[Finding]) -> str:
    """The counts in words: `1 error, 2 warnings`."""
    counts = Counter(finding.severity.value for finding in findings)
    return ", ".join(counted(counts[name], name) for name in ("error", "warning"))


def unguarded_lines(unguarded: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """A line for each locale in which rules find nothing, or less, because they have no data."""
    for locale, rules in unguarded.items():
        yield f"{locale}: no data for the language: {', '.join(rules)} (localize check --explain tells what they find)"


def unquiet_lines(unquiet: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """A line for each locale in which rules are off because they flag too many right translations."""
    for locale, rules in unquiet.items():
        setting = f'{rules[0]} = "warning"'
        yield f"{locale}: off, for many right translations are flagged: {', '.join(rules)} ({setting} turns it on)"
