"""Shared by all commands: options, opening the project, progress, exit status."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click
from click.core import ParameterSource

from localize.cache.repeatable import REPEATABLE

if TYPE_CHECKING:  # help loads none of it, and commands without a project, such as `pull`, little
    from pathlib import Path

    from localize.cli.recording import Recording
    from localize.config import Config
    from localize.files.lock import Holder
    from localize.model.finding import Finding
    from localize.tasks.project import Project
    from localize.tasks.workspace import Workspace

CLEAN, MEND, CANNOT_RUN = 0, 1, 2
"""Exit statuses."""
RECORDING = "localize.recording"
"""Under which name the Recording of a run is found in the context's `meta`; None where the run is not taken down."""

PREVIEW_EXTRA = 'expected the extra: pip install "localize-articles[preview]"'
"""What to do where a library of the extra `preview` is missing."""

_LEAST_SECONDS = 0.001
_ROOM = 28
"""Columns for a command, in the lines that tell what comes next."""

Command = TypeVar("Command", bound=Callable[..., Any])
_Item = TypeVar("_Item")


class _FolderPath(click.Path):
    """An existing folder, given as a pathlib.Path, which is loaded only where one is given."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the path; raises click's BadParameter for what is no folder."""
        from pathlib import Path  # noqa: PLC0415  # as above

        return Path(os.fsdecode(super().convert(value, param, ctx)))


def _articles(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    from localize.cli.completing import articles  # noqa: PLC0415  # only where a shell asks

    return articles(context, parameter, incomplete)


def _locales(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    from localize.cli.completing import locales  # noqa: PLC0415  # only where a shell asks

    return locales(context, parameter, incomplete)


def folder_option(function: Command) -> Command:
    """The option -C, before the command's name or after it."""
    folder = _FolderPath(exists=True, file_okay=False)
    return click.option("-C", "folder", metavar="DIR", type=folder, help="The project folder, if not the current one.")(
        function
    )


def project_options(command: Command) -> Command:
    """The options and arguments that choose the project, its locales and its articles."""
    command = click.argument("articles", nargs=-1, metavar="[ARTICLE]...", shell_complete=_articles)(command)
    command = click.option(
        "--locale",
        "locales",
        multiple=True,
        metavar="TAG",
        help="Only this locale; may be given more than once.",
        shell_complete=_locales,
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
    """Open the project in a folder for reading; end the program with status 2 if that is impossible.

    Without `folder` it is the folder given before the command's name, or the current one.
    """
    from localize.tasks.project import open_project  # noqa: PLC0415  # heavy

    with cannot_run():
        workspace = workspace_in(folder)
        with _watching(workspace):
            yield workspace, open_project(workspace, locales=locales, articles=articles)


@contextmanager
def opened_to_write(
    folder: Path | None,
    locales: Iterable[str],
    articles: Iterable[str],
    *,
    accept_loss: bool = False,
    previous: str = "",
) -> Iterator[tuple[Workspace, Project]]:
    """Open the project for writing, once no other command writes in it; `previous` is where an earlier release is."""
    from localize.tasks.project import open_project  # noqa: PLC0415  # heavy

    with cannot_run():
        workspace = workspace_in(folder, previous)
        with alone(workspace), _watching(workspace):
            yield workspace, open_project(workspace, locales=locales, articles=articles, accept_loss=accept_loss)


@contextmanager
def _watching(workspace: Workspace) -> Iterator[None]:
    """Take down which files decide a run, if this one can be told again."""
    recording, context = _recording(), click.get_current_context()
    if recording is None or not _is_repeatable(context) or "://" in workspace.config.output:
        yield
        return
    with recording.watching(workspace):
        yield


def _is_repeatable(context: click.Context) -> bool:
    """Whether a command with its parameters is told again where nothing changed; what a dry run tells never is."""
    from localize.files import rehearsal  # noqa: PLC0415  # loaded by now

    if rehearsal.current() is not None:
        return False
    known = REPEATABLE.get(context.info_name or "")
    given = (name for name in context.params if context.get_parameter_source(name) is not ParameterSource.DEFAULT)
    return known is not None and known.issuperset(given)


def _recording() -> Recording | None:
    recording: Recording | None = click.get_current_context().meta.get(RECORDING)
    return recording


def do_not_remember() -> None:
    """Forget this run: it does more than a command does once."""
    if (recording := _recording()) is not None:
        recording.happens_once()


def tell(line: str) -> None:
    """Print what this run has done, and the next one will not do again."""
    do_not_remember()
    click.echo(line)


def tell_written(text: Callable[[int], str], number: int) -> None:
    """Print how many files were written; a next run with nothing to do will print that of none."""
    recording = _recording()
    with nullcontext() if recording is None else recording.paused(f"{text(0)}\n"):
        click.echo(text(number))


def workspace_in(folder: Path | None, previous: str = "") -> Workspace:
    """Return the project folder: the one given, else the one before the command's name, else the current one.

    `previous` is where an earlier release is, if not in the output.
    """
    from pathlib import Path  # noqa: PLC0415  # not needed to show help

    from localize.tasks.workspace import Workspace  # noqa: PLC0415  # heavy

    return Workspace(folder or click.get_current_context().obj or Path(), previous=previous)


@contextmanager
def alone(workspace: Workspace) -> Iterator[None]:
    """Keep other commands from writing in the project; wait for one that does, and say so."""
    with workspace.alone(click.get_current_context().command_path, say_waiting):
        yield


def say_waiting(holder: Holder | None) -> None:
    """Say which command this one waits for."""
    whom = f"{holder}" if holder else "another command of this project"
    if (recording := _recording()) is not None:
        recording.happens_once()
    click.echo(f"waiting for {whom} to end; Ctrl-C stops waiting", err=True)


@contextmanager
def cannot_run() -> Iterator[None]:
    """Report what makes work impossible, and end the program with status 2."""
    from localize.errors import ConfigError, FileError  # noqa: PLC0415  # not needed to show help

    try:
        yield
    except (ConfigError, FileError) as error:
        for problem in error.problems:
            click.echo(f"error: {problem}", err=True)
        sys.exit(CANNOT_RUN)


def tell_of_trust(config: Config) -> None:
    """Warn on standard error if the markup of sources is trusted."""
    if config.formats.trust_markup:
        off = "markup of sources is neither cleaned nor looked at before it is published"
        click.echo(f"trust-markup is on: {off}, and the pages have no Content-Security-Policy", err=True)


@contextmanager
def progress(length: int, label: str) -> Iterator[Callable[[int], None]]:
    """Show a progress bar on standard error while a person watches, with rate and remaining time.

    Gives the function that moves it on.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    recording = _recording()
    stream = sys.stderr if recording is None else recording.terminal
    begun, position = time.monotonic(), 0
    with click.progressbar(length=length, label=label, file=stream, show_pos=True, item_show_func=_as_it_is) as bar:

        def advance(number: int) -> None:
            nonlocal position
            position += number
            bar.update(number, f"{position / max(time.monotonic() - begun, _LEAST_SECONDS):,.0f}/s")

        yield advance


def _as_it_is(rate: str | None) -> str | None:
    return rate


def watched(items: Iterable[_Item], length: int, label: str) -> Iterator[_Item]:
    """Pass items on, with a progress bar on standard error while a person watches."""
    with progress(length, label) as advance:
        for item in items:
            yield item
            advance(1)


def counted(number: int, thing: str) -> str:
    """Return a number with its noun: `1 article`, `2 articles`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def finish(findings: Iterable[Finding]) -> NoReturn:
    """End the program, with status 1 if a finding is an error."""
    sys.exit(MEND if any(finding.blocking for finding in findings) else CLEAN)


def step(command: str, text: str) -> str:
    """Return a line that tells what a command would do now."""
    return f"  {command:{_ROOM}} {text}"
