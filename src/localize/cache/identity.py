"""Whose results stand in a project's cache: those of this user on this machine, and of nobody else.

A cloned project may bring a `.localize/` with it, made to harm who opens it. So each user has an id, which nobody else
knows, in a file of the user's own cache folder; what this program keeps in a project stands in a folder called after
it. The folders of others are never opened, nor removed.
"""

from __future__ import annotations

import os
from contextlib import suppress

from localize.cache import user_file
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


def _user_id() -> str | None:
    folder = user_file.user_folder()
    if folder is None:
        return None
    path = os.path.join(folder, _FILE)
    try:
        return _read(path)
    except OSError:
        with suppress(OSError):
            return _made(path)
    return None


def _read(path: str) -> str | None:
    """Return the id in a file; None for one that is not this user's alone, or holds none. Raises OSError."""
    text = user_file.read(path)
    return text if text and _ID.fullmatch(text) else None


def _made(path: str) -> str | None:
    """Make the id of this user, unless another process has just made it; raises OSError."""
    new = user_file.write_new(path, os.urandom(16).hex())
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
