"""The commands as a group, whose last word on what nobody foresaw is a message."""

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
    """Runs a command; what it throws ends the program with a message and status 2.

    With Python's development mode (`python -X dev -m localize …`) it is thrown on, with its traceback. `modules` tells
    where commands stand that are loaded when they are asked for.
    """

    def __init__(self, *args: Any, modules: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._modules = modules or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, sorted."""
        return sorted({*super().list_commands(ctx), *self._modules})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, None where there is none."""
        if cmd_name not in self._modules:
            return super().get_command(ctx, cmd_name)
        module, _, name = self._modules[cmd_name].partition(":")
        command: click.Command = getattr(import_module(f"localize.cli.{module}"), name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """What the command gives back."""
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
