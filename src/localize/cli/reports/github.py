"""Findings as workflow commands, which GitHub shows as annotations of a change."""

from __future__ import annotations

from localize.cli.common import counted
from localize.cli.reports.excerpt import marked
from localize.cli.reports.report import Report, grouped, summary
from localize.model.finding import Finding


def render(report: Report) -> str:
    """A command for each finding, errors first: GitHub shows the first ten of a step, and counts the rest."""
    findings = sorted(grouped(report.findings), key=lambda finding: not finding.blocking)
    commands = [_command(finding, report.folder) for finding in findings]
    return "\n".join([*commands, f"{counted(report.articles, 'article')} checked: {summary(report.findings)}"])


def _command(finding: Finding, folder: str) -> str:
    properties = {"file": folder + finding.path, "line": str(finding.line or ""), "title": finding.rule}
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items() if value)
    lines = [finding.message]
    if finding.source:
        lines.append(f"source: {marked(finding.source, finding.source_span)}")
        lines.append(f"target: {marked(finding.target, finding.target_span)}")
    text = "\n".join(lines)
    return f"::{finding.severity.value} {told}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
