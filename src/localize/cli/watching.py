"""The option --watch: a command runs again whenever a file changes that decides its result."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, NoReturn

import click

from localize.cli.common import CANNOT_RUN, CLEAN, PREVIEW_EXTRA, Command, do_not_remember
from localize.cli.dry_run import is_dry_run

if TYPE_CHECKING:
    from pathlib import Path

    from localize.cache.file_state import WatchedFiles
    from localize.cache.scan import Scan
    from localize.files.marks import Mark

_WATCH = "localize.watch"
_MOST_NAMES = 3
"""How many changed files are named."""
_HEARD_SECONDS = 0.5
"""How often Ctrl-C is looked for: a thread that waits without end never hears one that another thread has taken."""
_BEGIN_SECONDS = 0.2
"""How long it takes at most until a watcher sees what happens."""


class WatchableCommand(click.Command):
    """A command that runs again and again, where --watch is given."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; with --watch until Ctrl-C, and end with the status of the last run."""
        if not ctx.meta.get(_WATCH):
            return super().invoke(ctx)
        if is_dry_run():
            raise click.UsageError("--watch with --dry-run, expected one of them")
        from pathlib import Path  # noqa: PLC0415  # not needed to show help

        do_not_remember()
        run, root = super().invoke, ctx.params.get("folder") or ctx.find_root().obj or Path()
        return _Watch(root, lambda: run(ctx)).go_on()


def watch_option(command: Command) -> Command:
    """The option --watch of a `WatchableCommand`."""
    return click.option(
        "--watch",
        is_flag=True,
        expose_value=False,
        callback=_remember,
        help="Run again whenever a file changes, until Ctrl-C.",
    )(command)


def _remember(context: click.Context, _parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001  # click's form
    context.meta[_WATCH] = value


class _Watch:
    """A command that runs again whenever others have changed a file that decides its result.

    Which files these are is what `cache/last_run.py` compares too. An event of the system only says when to look.
    """

    def __init__(self, root: Path, run: Callable[[], object]) -> None:
        self._root = root
        self._run = run
        self._status: object = CLEAN
        self._happened = threading.Event()
        self._watched: WatchedFiles | None = None

    def go_on(self) -> NoReturn:
        """Run until Ctrl-C, and end the program with the status of the last run."""
        try:
            import watchfiles  # noqa: F401, PLC0415  # an extra
        except ImportError:
            click.echo(f"error: --watch needs watchfiles, which is not installed, {PREVIEW_EXTRA}", err=True)
            sys.exit(CANNOT_RUN)
        from localize.errors import first_of  # noqa: PLC0415  # not needed to show help

        try:
            while True:
                changed = self._run_and_wait(self._files())
                _tell(f"changed: {first_of(changed, _MOST_NAMES)}")
        except KeyboardInterrupt:
            click.echo(err=True)
            sys.exit(self._status)  # type: ignore[arg-type]  # as SystemExit has it

    def _run_and_wait(self, watched: WatchedFiles) -> list[str]:
        """Run once, and return what others have changed since it began, once they have."""
        from localize.files import marks  # noqa: PLC0415  # heavy

        before, there = self._scan(watched), self._folders(watched)
        with self._watching(watched):
            with marks.collected() as written:
                self._run_once()
            after = self._scan(watched)
            changed = list(self._of_others(before, after, written))
            if not changed:
                _tell(f"status {self._status}; waiting for changes, Ctrl-C ends")
                changed = self._waited(watched, after, there)
        while not changed:  # a folder has come that is watched from now on
            there = self._folders(watched)
            with self._watching(watched):
                time.sleep(_BEGIN_SECONDS)
                changed = self._waited(watched, after, there)
        return changed

    def _run_once(self) -> None:
        """Run the command, and keep its status."""
        from localize.errors import LocalizeError  # noqa: PLC0415  # not needed to show help

        try:
            self._run()
            self._status = CLEAN
        except SystemExit as end:
            self._status = end.code or CLEAN
        except LocalizeError as error:
            for problem in error.problems:
                click.echo(f"error: {problem}", err=True)
            self._status = CANNOT_RUN

    def _waited(self, watched: WatchedFiles, after: Scan, there: Sequence[str]) -> list[str]:
        """Wait until something is another than after the run, and return what it is; nothing where a folder has come.

        `there` are the folders that are watched with all that is in them.
        """
        while True:
            self._happened.clear()
            changed = list(self._of_others(after, self._scan(watched)))
            if changed or self._folders(watched) != there:
                return changed
            while not self._happened.wait(_HEARD_SECONDS):
                pass

    @contextmanager
    def _watching(self, watched: WatchedFiles) -> Iterator[None]:
        from localize.preview.watching import Watcher  # noqa: PLC0415  # an extra

        absent = set(watched.folders).difference(self._folders(watched))
        watcher = Watcher(self._root, replace(watched, single=(*watched.single, *absent)), self._wake)
        try:
            yield
        finally:
            watcher.stop()

    def _wake(self, _paths: Sequence[str]) -> None:
        self._happened.set()

    def _files(self) -> WatchedFiles:
        """Return the files to watch, by the configuration; by the last one that could be read."""
        from localize.cache.file_state import WatchedFiles  # noqa: PLC0415  # not needed to show help
        from localize.config.layout import LOCALIZE_TOML, PYPROJECT  # noqa: PLC0415  # the same
        from localize.errors import LocalizeError  # noqa: PLC0415  # the same
        from localize.tasks.watched_files import watched_files  # noqa: PLC0415  # heavy
        from localize.tasks.workspace import Workspace  # noqa: PLC0415  # heavy

        try:
            self._watched = watched_files(Workspace(self._root))
        except LocalizeError:
            self._watched = self._watched or WatchedFiles((), (LOCALIZE_TOML, PYPROJECT))
        return self._watched

    def _scan(self, watched: WatchedFiles) -> Scan:
        return watched.scan(str(self._root), clock=0)

    def _folders(self, watched: WatchedFiles) -> list[str]:
        return [folder for folder in watched.folders if (self._root / folder).is_dir()]

    def _of_others(self, before: Scan, after: Scan, written: Container[Mark] | None = None) -> Iterator[str]:
        """Yield the files that others have changed between two looks.

        `written` are the marks of what this process has written meanwhile; what is gone then it may have removed.
        """
        from localize.cache.scan import mark_of  # noqa: PLC0415  # not needed to show help
        from localize.files.passing import is_passing  # noqa: PLC0415  # the same

        for path, old, new in after.differences(before):
            is_there, was_there = _is_file(new), _is_file(old)
            is_new = is_there and mark_of(new) not in (written or ())
            is_gone = was_there and not is_there and written is None
            if (is_new or is_gone) and not is_passing(path.replace(os.sep, "/")):
                yield path


def _is_file(stamp: str) -> bool:
    """Whether a stamp is that of a file or a link: neither of a folder nor of what is not there."""
    return bool(stamp) and not stamp.isdigit() and not stamp.startswith("!")


def _tell(line: str) -> None:
    click.echo(f"--- {datetime.now().astimezone():%H:%M:%S} {line}", err=True)
