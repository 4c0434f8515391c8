"""Findings for people and for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

import click

from localize.cli.common import counted, finish
from localize.model.finding import Finding
from localize.project import Project

_LONGEST_SHOWN = 100


def show(findings: Iterable[Finding], *, err: bool = False) -> None:
    """Each finding as `path:line: severity: message [rule]`, with the texts in question below."""
    for finding in findings:
        place = f"{finding.path}:{finding.line}" if finding.line else finding.path
        severity = click.style(finding.severity.value, fg="red" if finding.blocking else "yellow", bold=True)
        click.echo(f"{place}: {severity}: {finding.message} [{finding.rule}]", err=err)
        if finding.source:
            click.echo(f"    source: {_short(finding.source)}", err=err)
            click.echo(f"    target: {_short(finding.target)}", err=err)


def stop_without_glossary(project: Project, done: str) -> NoReturn:
    """Ends a command that does nothing while the glossary cannot be used."""
    show(project.findings, err=True)
    click.echo(f"nothing {done}: {project.config.glossary} cannot be used")
    finish(project.findings)


def summary(findings: Sequence[Finding]) -> str:
    """The counts in words: `1 error, 2 warnings`."""
    counts = Counter(finding.severity.value for finding in findings)
    return ", ".join(counted(counts[name], name) for name in ("error", "warning"))


def as_json(findings: Sequence[Finding]) -> str:
    """The findings and their counts as JSON, one object."""
    counts = Counter(finding.severity.value for finding in findings)
    rules = Counter(finding.rule for finding in findings)
    return dump(
        {
            "findings": [_fields(finding) for finding in findings],
            "summary": {"errors": counts["error"], "warnings": counts["warning"], "rules": dict(sorted(rules.items()))},
        }
    )


def dump(data: Any) -> str:
    """JSON as people can read it, characters as they are."""
    return json.dumps(data, ensure_ascii=False, indent=2)


def _fields(finding: Finding) -> dict[str, str | int]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "locale": finding.locale,
        "article": finding.article,
        "path": finding.path,
        "line": finding.line,
        "context": finding.context,
        "source": finding.source,
        "target": finding.target,
        "message": finding.message,
    }


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
