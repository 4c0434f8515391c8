"""The option --dry-run of all commands that write: nothing is written, and what would be is told."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from localize.cli.common import CANNOT_RUN, Command

if TYPE_CHECKING:
    from pathlib import Path

    from localize.files.rehearsal import PlannedFile, Rehearsal

_HIDDEN = ".localize"
"""The folder of what may be deleted at any time: nobody is told of it."""


def dry_run_option(command: Command) -> Command:
    """The option --dry-run; the command itself runs as always, and what it writes is only taken down."""
    return click.option(
        "--dry-run",
        is_flag=True,
        expose_value=False,
        callback=_begin,
        help="Write nothing; tell what would be written, and why.",
    )(command)


def is_dry_run() -> bool:
    """Whether this run writes nothing."""
    from localize.files import rehearsal  # noqa: PLC0415  # not needed to show help

    return rehearsal.current() is not None


def done(participle: str) -> str:
    """Return what was done, or in a dry run what would be: `written`, `would be written`."""
    return f"would be {participle}" if is_dry_run() else participle


def _begin(context: click.Context, _parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001  # click's form
    if value and not context.resilient_parsing:
        context.with_resource(_rehearsed(context))


@contextmanager
def _rehearsed(context: click.Context) -> Iterator[None]:
    from localize.files.rehearsal import rehearsed  # noqa: PLC0415  # not needed to show help

    with rehearsed() as rehearsal:
        try:
            yield
        except SystemExit as end:
            if end.code != CANNOT_RUN:
                _tell(context, _by_path(rehearsal))
            raise
        _tell(context, _by_path(rehearsal))


def _by_path(rehearsal: Rehearsal) -> list[tuple[Path, PlannedFile]]:
    return sorted(rehearsal.items(), key=lambda item: item[0])


def _tell(context: click.Context, items: Sequence[tuple[Path, PlannedFile]]) -> None:
    """Print a line for each file that would be written or removed."""
    from pathlib import Path  # noqa: PLC0415  # not needed to show help

    root = os.path.normpath(Path.cwd() / (context.params.get("folder") or context.find_root().obj or ""))
    lines: list[str] = []
    for path, plan in items:
        inside = str(path).startswith(f"{root}{os.sep}")
        label = os.path.relpath(path, root).replace(os.sep, "/") if inside else str(path)
        if not label.startswith(f"{_HIDDEN}/"):
            lines.append(_line(label, path, plan))
    for line in lines:
        click.echo(line)
    click.echo(f"dry run: nothing was written, {len(lines) or 'no'} {'file' if len(lines) == 1 else 'files'} would be")


def _line(label: str, path: Path, plan: PlannedFile) -> str:
    """Return what would become of a file, and why as far as its content tells; for pages their commands tell it."""
    from localize.tasks.planned import reason  # noqa: PLC0415  # heavy

    if not plan.is_there:
        return f"would remove {label}"
    verb = "write" if plan.was_there else "make"
    if plan.link is not None:
        return f"would {verb} {label}: a link to {plan.link}"
    if plan.is_unread:
        return f"would {verb} {label}"
    why = reason(label, path.read_bytes() if path.is_file() else None, plan.content() or b"")
    return f"would {verb} {label}{why and ': '}{why}"
