"""`localize` without a command: what waits in the project, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from localize.cli.common import cannot_run, step


def show_next_steps(folder: Path | None) -> None:
    """Tell what can be done in a folder: begin a project there, or what waits in the one that is there."""
    root = folder or Path()
    with cannot_run():
        if _is_project(root):
            from localize.cli.waiting import waiting_lines  # noqa: PLC0415  # heavy

            lines = waiting_lines(root)
        else:
            lines = _no_project(root)
        for line in lines:
            click.echo(line)


def _is_project(root: Path) -> bool:
    from localize.config.layout import LOCALIZE_TOML, PYPROJECT  # noqa: PLC0415  # not needed to show help

    shared = root / PYPROJECT
    return (root / LOCALIZE_TOML).exists() or (shared.is_file() and b"[tool.localize" in shared.read_bytes())


def _no_project(root: Path) -> Iterator[str]:
    """Yield what to do in a folder without configuration; there may be a project around it."""
    yield "There is no project in this folder: no localize.toml, and no [tool.localize] in pyproject.toml."
    around = next((each for each in root.resolve().parents if _is_project(each)), None)
    if around is not None:
        yield step(f"localize -C {around}", "work in the project around it")
    yield step("localize init", "begin a new project here")
    yield step("localize -C DIR", "work in the project in another folder")
    yield step("localize --help", "what else there is")
