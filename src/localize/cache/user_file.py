"""Short texts in the user's own cache folder, which are believed: files that nobody else may read or write."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

_MOST = 256
"""Bytes that are read of a file."""


def user_folder() -> str | None:
    """Return the folder in which programs keep what may be deleted for this user; None where none is known.

    On Linux that of the XDG Base Directory Specification, on macOS and Windows that of the system.
    """
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        given = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        given = os.path.join(home, "Library", "Caches")
    else:
        given = os.environ.get("XDG_CACHE_HOME", "")  # "all paths must be absolute", and others be ignored
        given = given if os.path.isabs(given) else os.path.join(home, ".cache")
    return os.path.join(given, "localize") if os.path.isabs(given) else None


def read(path: str) -> str | None:
    """Return the text of a file; None for one that is not this user's alone. Raises OSError."""
    with open(path, encoding="ascii", errors="replace") as file:
        status = os.fstat(file.fileno())
        if sys.platform != "win32" and (status.st_uid != os.geteuid() or status.st_mode & 0o077):
            return None
        return file.read(_MOST).strip()


def write(path: str, text: str) -> None:
    """Write a file whole, in place of one that is there; raises OSError."""
    new = write_new(path, text)
    try:
        os.replace(new, path)
    except OSError:
        with suppress(OSError):
            os.unlink(new)
        raise


def write_new(path: str, text: str) -> str:
    """Write a file beside a path, to be put there; return its path. Raises OSError."""
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    new = f"{path}-{os.urandom(8).hex()}"
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(descriptor, f"{text}\n".encode("ascii"))
    finally:
        os.close(descriptor)
    return new
