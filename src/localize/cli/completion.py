"""localize completion."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NoReturn

import click
from click.shell_completion import get_completion_class

from localize.cli.common import CANNOT_RUN, cannot_run
from localize.cli.dry_run import done, dry_run_option
from localize.files.elsewhere import base_elsewhere, write_elsewhere

_PROGRAM = "localize"
_VARIABLE = "_LOCALIZE_COMPLETE"
"""The variable by which the scripts ask the program; click's name for it."""
_SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=click.Choice(_SHELLS), required=False)
@click.option("--install", is_flag=True, help="Write the script to where the shell looks for it.")
@dry_run_option
@click.pass_context
def completion(
    context: click.Context,
    shell: str | None,
    install: bool,  # noqa: FBT001 (click hands over flags so)
) -> None:
    """Complete commands, options, locales, articles and rules by the Tab key, in bash, zsh and fish.

    Without --install the script is printed. Without the name of a shell it is the one you work in.

    \b
    Example:
      localize completion --install
      eval "$(localize completion bash)"
      localize completion zsh --install
      localize completion fish > ~/.config/fish/completions/localize.fish
    """
    name = shell or Path(os.environ.get("SHELL", "")).name
    if name not in _SHELLS:
        _refuse(f"the shell {name!r} is none of those, expected one of: {', '.join(_SHELLS)}")
    script = _script(context, name)
    if not install:
        click.echo(script)
        return
    path = _path(name)
    with cannot_run():
        write_elsewhere(path, f"{script}\n".encode(), base_elsewhere(path))
    click.echo(f"{done('written')} {path}")
    click.echo(_HINTS[name])


def _script(context: click.Context, shell: str) -> str:
    kind = get_completion_class(shell)
    assert kind is not None
    return kind(context.find_root().command, {}, _PROGRAM, _VARIABLE).source().rstrip("\n")


def _path(shell: str) -> Path:
    """Return where a shell looks for completions of its user."""
    home = Path.home()
    data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    settings = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
    if shell == "bash":
        folder = Path(os.environ.get("BASH_COMPLETION_USER_DIR") or data / "bash-completion")
        return folder / "completions" / _PROGRAM
    if shell == "zsh":
        return Path(os.environ.get("ZDOTDIR") or home) / ".zfunc" / f"_{_PROGRAM}"
    return settings / "fish" / "completions" / f"{_PROGRAM}.fish"


_HINTS = {
    "bash": "It works in new shells that load bash-completion; else add to ~/.bashrc: "
    'eval "$(localize completion bash)"',
    "zsh": "It works in new shells if ~/.zshrc has, before `compinit`: fpath+=(${ZDOTDIR:-~}/.zfunc)",
    "fish": "It works in new shells.",
}


def _refuse(message: str) -> NoReturn:
    click.echo(f"error: {message}", err=True)
    sys.exit(CANNOT_RUN)
