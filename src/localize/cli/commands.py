"""The group of all commands; an unforeseen error ends in a message, not in a traceback."""

from __future__ import annotations

import errno
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from localize.cli.common import CANNOT_RUN

_FRAME = 6
"""How many columns of a list of commands are neither name nor text: click's indents and gaps."""


class Commands(click.Group):
    """Runs a command; an unforeseen error ends the program with a message and status 2.

    In Python's development mode (`python -X dev -m localize …`) it is raised with its traceback. `rows` are commands
    whose modules are loaded when they are called: the module and the name in it, and the first sentence of their help.
    """

    def __init__(self, *args: Any, rows: Mapping[str, tuple[str, str]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._rows = rows or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, sorted."""
        return sorted({*super().list_commands(ctx), *self._rows})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, or None."""
        if cmd_name not in self._rows:
            return super().get_command(ctx, cmd_name)
        module, _, name = self._rows[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(f"localize.cli.{module}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands into the help, without loading any of them."""
        if not self._rows:
            super().format_commands(ctx, formatter)
            return
        room = formatter.width - _FRAME - max(map(len, self._rows))
        with formatter.section("Commands"):
            formatter.write_dl(
                [
                    (name, click.Command(name, help=row[1]).get_short_help_str(room))
                    for name, row in sorted(self._rows.items())
                ]
            )

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command, and return its result."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, KeyboardInterrupt, SystemExit, EOFError):
            raise
        except BaseException as error:  # noqa: BLE001  # a traceback helps nobody who uses the program
            messages = _messages(error)
        for message in messages:
            click.echo(f"error: {message}", err=True)
        sys.exit(CANNOT_RUN)


def _messages(error: BaseException) -> list[str]:
    """Return what to tell of an error; raise it where it is told otherwise."""
    from localize.errors import LocalizeError, fault  # noqa: PLC0415  # not needed to show help

    if isinstance(error, LocalizeError):
        return [str(problem) for problem in error.problems]
    if sys.flags.dev_mode or (isinstance(error, OSError) and error.errno == errno.EPIPE):
        raise error
    return [fault(error)]
