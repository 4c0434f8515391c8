"""A report: the catalogs that were checked, and the findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from localize.cli.common import counted
from localize.dataclass import dataclass
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
    """A line for the locales in which the same rules find nothing, or less, because they have no data."""
    for locales, rules in _together(unguarded):
        yield f"{locales}: no data for the language: {rules} (localize check --explain tells what they find)"


def unquiet_lines(unquiet: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """A line for the locales in which the same rules are off because they flag too many right translations."""
    for locales, rules in _together(unquiet):
        setting = f'{rules.partition(",")[0]} = "warning"'
        yield f"{locales}: off, for many right translations are flagged: {rules} ({setting} turns it on)"


def _together(rules: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Yield locales that have the same rules, and these, each as one text."""
    locales: dict[str, list[str]] = {}
    for locale, names in rules.items():
        locales.setdefault(", ".join(names), []).append(locale)
    return ((", ".join(tags), names) for names, tags in locales.items())
