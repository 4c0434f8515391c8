"""The group of all commands; an unforeseen error ends in a message, not in a traceback."""

from __future__ import annotations

import errno
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from localize.cli.common import CANNOT_RUN
from localize.errors import LocalizeError, fault


class Commands(click.Group):
    """Runs a command; an unforeseen error ends the program with a message and status 2.

    In Python's development mode (`python -X dev -m localize …`) it is raised with its traceback. `modules` are the
    modules of commands, loaded when a command is called.
    """

    def __init__(self, *args: Any, modules: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._modules = modules or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, sorted."""
        return sorted({*super().list_commands(ctx), *self._modules})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, or None."""
        if cmd_name not in self._modules:
            return super().get_command(ctx, cmd_name)
        module, _, name = self._modules[cmd_name].partition(":")
        command: click.Command = getattr(import_module(f"localize.cli.{module}"), name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command, and return its result."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, KeyboardInterrupt, SystemExit, EOFError):
            raise
        except LocalizeError as error:
            told = [str(problem) for problem in error.problems]
        except BaseException as error:  # a traceback helps nobody who uses the program
            if sys.flags.dev_mode or (isinstance(error, OSError) and error.errno == errno.EPIPE):
                raise
            told = [fault(error)]
        for message in told:
            click.echo(f"error: {message}", err=True)
        sys.exit(CANNOT_RUN)
