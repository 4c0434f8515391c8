"""localize doctor."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from localize.cli.common import CLEAN, MEND, counted, folder_option, format_option
from localize.cli.report import dump
from localize.tasks.diagnosis import Diagnosis, Health, diagnose

_COLOURS = {Health.OK: "green", Health.HINT: "yellow", Health.PROBLEM: "red"}
_WIDTH = max(len(health.value) for health in Health)


@click.command()
@folder_option
@format_option
@click.pass_context
def doctor(context: click.Context, folder: Path | None, output: str) -> None:
    """Look over the environment and the project, and tell what to do where something is missing.

    Python, libraries, optional parts, git and msgfmt; configuration, articles, glossary and catalogs; fonts, cache,
    lock and clock. A hint keeps nothing from working.

    Exit status: 0 without problems, 1 with some.

    \b
    Example:
      localize doctor
      localize doctor --format json
    """
    diagnoses = []
    for each in diagnose(folder or context.obj or Path()):
        diagnoses.append(each)
        if output == "text":
            click.echo(_line(each))
    problems = sum(each.health is Health.PROBLEM for each in diagnoses)
    hints = sum(each.health is Health.HINT for each in diagnoses)
    if output == "json":
        click.echo(dump({"diagnoses": [_fields(each) for each in diagnoses], "problems": problems, "hints": hints}))
    else:
        click.echo(f"{counted(problems, 'problem')}, {counted(hints, 'hint')}")
    sys.exit(MEND if problems else CLEAN)


def _line(diagnosis: Diagnosis) -> str:
    health = click.style(f"{diagnosis.health.value:{_WIDTH}}", fg=_COLOURS[diagnosis.health], bold=True)
    advice = f"; {diagnosis.advice}" if diagnosis.advice else ""
    return f"{health}  {diagnosis.subject}: {diagnosis.message}{advice}"


def _fields(diagnosis: Diagnosis) -> dict[str, str]:
    return {
        "subject": diagnosis.subject,
        "health": diagnosis.health.value,
        "message": diagnosis.message,
        "advice": diagnosis.advice,
    }
