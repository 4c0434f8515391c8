"""What the commands for signed releases share: errors, time, secrets."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import NoReturn

import click

from localize.cli.common import CANNOT_RUN, MEND
from localize.errors import LocalizeError
from localize.files.folder import Folder, FolderRules
from localize.files.opening import Links
from localize.release.manifest import BundleError
from localize.release.signing.keys import ONLINE, ROOT
from localize.tasks.keyring import Keyring, Secrets

KEYS, RELEASE = "keys", "release"
"""Folders in a project."""
_ONLINE_PASSPHRASE = "LOCALIZE_KEYS_PASSPHRASE"
_OFFLINE_PASSPHRASE = "LOCALIZE_ROOT_PASSPHRASE"


def folder_path(command_name: str, text: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return an option that names a folder."""
    return click.option(
        command_name, type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help=text, default=None
    )


def project_folder(folder: Path | None) -> Path:
    """Return the project folder: the one given, else the one before the command's name, else the current one."""
    return folder or click.get_current_context().obj or Path()


def keyring(folder: Path | None, keys: Path | None, *, ask_twice: bool = False) -> Keyring:
    """Return the keys in a folder, or those of the project; see `secrets`."""
    rules = FolderRules(Links.FOLLOWED)
    return Keyring(Folder(keys or project_folder(folder) / KEYS, rules), secrets(ask_twice=ask_twice))


def secrets(*, ask_twice: bool) -> Secrets:
    """Return passphrases and keys from the environment; else ask a person, twice for the passphrase of a new key."""
    given = {role: os.environ.get(f"LOCALIZE_{role.upper()}_KEY", "").encode() for role in ONLINE}
    return Secrets(
        online=_asked(_ONLINE_PASSPHRASE, "Passphrase for the keys that sign releases", ask_twice=ask_twice),
        offline=_asked(_OFFLINE_PASSPHRASE, "Passphrase for the root key", ask_twice=ask_twice),
        of_holder=_asked_of_holder,
        given={role: pem for role, pem in given.items() if pem},
    )


def now() -> datetime:
    """Return the time; that of SOURCE_DATE_EPOCH where it is set (reproducible-builds.org), to the second."""
    text = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not text:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        return datetime.fromtimestamp(int(text), UTC)
    except (ValueError, OverflowError, OSError):
        click.echo(f"error: SOURCE_DATE_EPOCH is {text!r}, expected seconds since 1970", err=True)
        sys.exit(CANNOT_RUN)


@contextmanager
def reported() -> Iterator[None]:
    """Print errors and end the program: with status 1 where a bundle must be mended, 2 where work is impossible."""
    try:
        yield
    except BundleError as error:
        stop(error, MEND)
    except LocalizeError as error:
        stop(error, CANNOT_RUN)


def stop(error: LocalizeError, status: int) -> NoReturn:
    """Print the problems and end the program."""
    for problem in error.problems:
        click.echo(f"error: {problem}", err=True)
    sys.exit(status)


def _asked_of_holder(role: str, number: int) -> str:
    """Return the passphrase that another key holder types; empty if nobody is there to type."""
    variable = _OFFLINE_PASSPHRASE if role == ROOT else _ONLINE_PASSPHRASE
    if os.environ.get(variable) is not None:
        return ""
    words = f"Passphrase of holder {number} for the {role} key of their own"
    return str(click.prompt(words, hide_input=True, confirmation_prompt=True, err=True))


def _asked(variable: str, words: str, *, ask_twice: bool) -> Callable[[], str]:
    @cache
    def passphrase() -> str:
        given = os.environ.get(variable)
        if given is not None:
            return given
        if not sys.stdin.isatty():
            click.echo(f"error: {variable}: not set, expected the passphrase", err=True)
            sys.exit(CANNOT_RUN)
        return str(click.prompt(words, hide_input=True, confirmation_prompt=ask_twice, err=True))

    return passphrase
