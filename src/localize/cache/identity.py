"""Whose results stand in a project's cache: those of this user on this machine, and of nobody else.

A cloned project may bring a `.localize/` with it, made to harm who opens it. So each user has an id, which nobody else
knows, in a file of the user's own cache folder; what this program keeps in a project stands in a folder called after
it. The folders of others are never opened, nor removed.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from localize.expressions import expression

VARIABLE = "LOCALIZE_CACHE_ID"
"""The environment variable that names the id to use: for caches that go from machine to machine, as those of CI do."""
CACHE = ".localize"
_FILE = "cache-id"
_ID = expression(r"[0-9a-f]{32}")


def cache_folder() -> str | None:
    """Return the folder of this user's results, relative to the project: `.localize/<id>`; None where none can be had.

    That is so where the user has no cache folder that is his own and can be written to.
    """
    given = os.environ.get(VARIABLE)
    identity = _digits(given) if given else _user_id()
    return f"{CACHE}/{identity}" if identity else None


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


def _user_id() -> str | None:
    folder = user_folder()
    if folder is None:
        return None
    path = os.path.join(folder, _FILE)
    try:
        return _read(path)
    except OSError:
        with suppress(OSError):
            return _made(folder, path)
    return None


def _read(path: str) -> str | None:
    """Return the id in a file; None for one that is not this user's alone, or holds none. Raises OSError."""
    with open(path, encoding="ascii", errors="replace") as file:
        status = os.fstat(file.fileno())
        if sys.platform != "win32" and (status.st_uid != os.geteuid() or status.st_mode & 0o077):
            return None
        text = file.read(64).strip()
    return text if _ID.fullmatch(text) else None


def _made(folder: str, path: str) -> str | None:
    """Make the id of this user, unless another process has just made it; raises OSError."""
    os.makedirs(folder, mode=0o700, exist_ok=True)
    new = f"{path}-{os.urandom(8).hex()}"
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(descriptor, f"{os.urandom(16).hex()}\n".encode())
    finally:
        os.close(descriptor)
    try:
        os.link(new, path)  # whole, and never over one that is there
    except OSError:
        if not os.path.exists(path):  # a file system without links
            os.rename(new, path)
    finally:
        with suppress(OSError):
            os.unlink(new)
    return _read(path)


def _digits(text: str) -> str:
    from hashlib import sha256  # noqa: PLC0415  # only for an id that is given

    return sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:32]
