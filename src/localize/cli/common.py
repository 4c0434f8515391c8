"""What the commands share: options, the project they work on, progress, exit status."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from localize.build.change import Change
from localize.errors import ConfigError, FileError
from localize.model.finding import Finding
from localize.project import Project
from localize.workspace import Workspace

CLEAN, MEND, CANNOT_RUN = 0, 1, 2
"""Exit statuses."""

Command = TypeVar("Command", bound=Callable[..., Any])
Item = TypeVar("Item")


def folder_option(function: Command) -> Command:
    """The option -C, before the command's name or after it."""
    folder = click.Path(exists=True, file_okay=False, path_type=Path)
    return click.option("-C", "folder", metavar="DIR", type=folder, help="The project folder, if not the current one.")(
        function
    )


def project_options(command: Command) -> Command:
    """The options and arguments that choose the project, its locales and its articles."""
    command = click.argument("articles", nargs=-1, metavar="[ARTICLE]...")(command)
    command = click.option(
        "--locale", "locales", multiple=True, metavar="TAG", help="Only this locale; may be given more than once."
    )(command)
    return folder_option(command)


format_option = click.option(
    "--format",
    "output",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Form of the output.",
)


@contextmanager
def opened(folder: Path | None, locales: Iterable[str], articles: Iterable[str]) -> Iterator[tuple[Workspace, Project]]:
    """The project in a folder; what makes work impossible ends the program with status 2.

    Without a folder it is the one given before the command's name, or the current one.
    """
    try:
        workspace = Workspace(folder or click.get_current_context().obj or Path())
        yield workspace, Project(workspace, locales=locales, articles=articles)
    except (ConfigError, FileError) as error:
        for problem in error.problems:
            click.echo(f"error: {problem}", err=True)
        sys.exit(CANNOT_RUN)


def apply(workspace: Workspace, change: Change) -> bool:
    """Writes or removes a file; False where nothing had to be done."""
    if change.data is not None:
        return workspace.write(change.path, change.data)
    workspace.remove(change.path)
    click.echo(f"removed {change.path}")
    return True


@contextmanager
def progress(length: int, label: str) -> Iterator[Callable[[int], None]]:
    """A progress bar on standard error while a person watches; gives the function that moves it on."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    with click.progressbar(length=length, label=label, file=sys.stderr) as bar:
        yield bar.update


def watched(items: Iterable[Item], length: int, label: str) -> Iterator[Item]:
    """The items, with a progress bar on standard error while a person watches."""
    with progress(length, label) as advance:
        for item in items:
            yield item
            advance(1)


def counted(number: int, thing: str) -> str:
    """A number with its noun: `1 article`, `2 articles`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def finish(findings: Iterable[Finding]) -> NoReturn:
    """Ends the program: with status 1 where a finding is an error."""
    sys.exit(MEND if any(finding.blocking for finding in findings) else CLEAN)
