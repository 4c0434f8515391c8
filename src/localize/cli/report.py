"""Findings that commands print in addition to their own output."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NoReturn

import click

from localize.cli.common import finish
from localize.cli.reports.as_json import dump, render
from localize.cli.reports.report import Report, summary
from localize.cli.reports.text import finding_lines
from localize.model.finding import Finding

__all__ = ["as_json", "dump", "show", "stop_without_glossary", "summary"]


def show(findings: Iterable[Finding], *, err: bool = False) -> None:
    """Print findings as `path:line: severity: message [rule]`, with the texts in question below."""
    last = None
    for finding in findings:
        for line in finding_lines(finding, last):
            click.echo(line, err=err)
        last = finding


def as_json(findings: Sequence[Finding]) -> str:
    """Return the findings and their counts as one JSON object."""
    return render(Report(findings))


def stop_without_glossary(findings: Sequence[Finding], path: str, done: str) -> NoReturn:
    """End a command that can do nothing because the glossary cannot be used."""
    show(findings, err=True)
    click.echo(f"nothing {done}: {path} cannot be used")
    finish(findings)
