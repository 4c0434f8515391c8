"""Findings for people, on a terminal."""

from __future__ import annotations

from collections.abc import Iterator

import click

from localize.cli.common import counted
from localize.cli.reports.excerpt import beginning, excerpt, visible
from localize.cli.reports.report import Report, grouped, summary, unguarded_lines
from localize.model.finding import Finding, Span


def render(report: Report) -> str:
    """The findings by file with a blank line between files, and their counts."""
    lines: list[str] = []
    last: Finding | None = None
    for finding in grouped(report.findings):
        if last is not None and last.path != finding.path:
            lines.append("")
        lines += finding_lines(finding, last)
        last = finding
    if lines:
        lines.append("")
    lines += unguarded_lines(report.unguarded)
    return "\n".join([*lines, f"{counted(report.articles, 'article')} checked: {summary(report.findings)}"])


def finding_lines(finding: Finding, last: Finding | None = None) -> Iterator[str]:
    """A finding as `path:line: severity: message [rule]`, with the texts in question below, the piece marked.

    The texts are left out if the finding before was about the same entry and this one marks no piece.
    """
    place = f"{finding.path}:{finding.line}" if finding.line else finding.path
    severity = click.style(finding.severity.value, fg="red" if finding.blocking else "yellow", bold=True)
    yield f"{visible(place)}: {severity}: {visible(finding.message)} [{finding.rule}]"
    pieces = finding.source_span or finding.target_span
    if not finding.source or (not pieces and last is not None and _entry(last) == _entry(finding)):
        return
    yield from text_lines("source", finding.source, finding.source_span)
    yield from text_lines("target", finding.target, finding.target_span)


def text_lines(name: str, text: str, span: Span | None, indent: str = "    ") -> Iterator[str]:
    """A text after its name, and carets below the piece at `span`; in »brackets« where carets cannot line up."""
    head = f"{indent}{name}: "
    if span is None:
        yield head + beginning(text)
        return
    found = excerpt(text, span)
    if found.carets is None:
        yield f"{head}{found.before}»{_bold(found.piece)}«{found.after}"
        return
    yield f"{head}{found.before}{_bold(found.piece)}{found.after}"
    yield " " * len(head) + found.carets


def _bold(piece: str) -> str:
    return click.style(piece, bold=True) if piece else ""


def _entry(finding: Finding) -> tuple[str, int, str, str]:
    return (finding.path, finding.line, finding.source, finding.target)
