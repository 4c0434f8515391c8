"""The group of all commands; an unforeseen error ends in a message, not in a traceback."""

from __future__ import annotations

import errno
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

import click

from localize.cli.common import CANNOT_RUN

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

Audiences = Mapping[str, Sequence[str]]
"""Who uses which commands, in the order of the help."""

_FRAME = 6
"""How many columns of a list of commands are neither name nor text: click's indents and gaps."""


class Commands(click.Group):
    """Runs a command; an unforeseen error ends the program with a message and status 2.

    In Python's development mode (`python -X dev -m localize …`) it is raised with its traceback. `rows` are commands
    whose modules are loaded when they are called: the module and the name in it, and the first sentence of their help.
    `audiences` say under which heading of the help each of these is listed.
    """

    def __init__(
        self,
        *args: Any,
        rows: Mapping[str, tuple[str, str]] | None = None,
        audiences: Audiences | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._rows = rows or {}
        self._audiences = audiences or {}

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
        width = max(map(len, self._rows))
        for heading, names in self._audiences.items():
            with formatter.section(heading):
                formatter.write_dl(
                    [(name.ljust(width), self._summary(name, formatter.width - width)) for name in names]
                )

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem[str]]:
        """Return the commands and options that begin so, without loading any command."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415  # only where a shell asks

        rows = [
            CompletionItem(name, help=row[1]) for name, row in sorted(self._rows.items()) if name.startswith(incomplete)
        ]
        return (
            [*rows, *click.Command.shell_complete(self, ctx, incomplete)]
            if rows
            else super().shell_complete(ctx, incomplete)
        )

    def _summary(self, name: str, room: int) -> str:
        """Return what a command does, cut where the line ends."""
        return click.Command(name, help=self._rows[name][1]).get_short_help_str(room - _FRAME)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that arguments begin with; where there is none, the message names the nearest one."""
        name = args[0]
        if not ctx.resilient_parsing and not name.startswith("-") and self.get_command(ctx, name) is None:
            self._refuse(ctx, name)
        return super().resolve_command(ctx, args)

    def _refuse(self, ctx: click.Context, name: str) -> NoReturn:
        from localize.errors import expected_one_of  # noqa: PLC0415  # not needed to show help

        raise click.UsageError(f"No such command {name!r}, {expected_one_of(name, self.list_commands(ctx))}", ctx)

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
