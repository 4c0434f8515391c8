"""Which program makes the results: where it or a library changes, what was kept is not known any more."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import lru_cache

from localize.cache.scan import scan

_COMPILED = "__pycache__"
_INSTALLED = (".dist-info", ".egg-info", ".pth")


@lru_cache
def program_stamp() -> str:
    """Return a digest of the program's files, of Python, and of the versions of all libraries.

    It is the same on machines that have the same: a cache may go from one to another.
    """
    from hashlib import blake2b  # noqa: PLC0415  # a run with nothing to do needs none

    whole = blake2b(digest_size=20)
    names = sorted({name for _, names in _libraries() for name in names})
    for text in (sys.version, *names):
        whole.update(os.fsencode(text) + b"\n")
    for path in sorted(_stamps()):
        located = os.path.join(_folder(), path)
        whole.update(os.fsencode(path) + b"\n")
        if os.path.isfile(located):
            with open(located, "rb") as file:
                whole.update(file.read())
    return whole.hexdigest()


def installation() -> Iterator[str]:
    """Yield strings that differ when the program, Python or a library is installed anew, or a file of it is edited.

    No file is read for that.
    """
    yield f"{sys.platform} {sys.version} {sys.flags} {sys.executable}"
    for folder, names in _libraries():
        yield folder
        for name in names:
            yield f"{name} {os.stat(os.path.join(folder, name)).st_mtime_ns}"
    yield from (f"{path} {stamp}" for path, stamp in _stamps().items())


def _stamps() -> dict[str, str]:
    """Return the stamps of the program's files, without those that Python compiles, and without their folders."""
    stamps = scan(_folder(), (".",), clock=0, without=_COMPILED).stamps
    return {path: stamp for path, stamp in stamps.items() if path.rpartition("/")[2] != _COMPILED}


def _folder() -> str:
    return os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def _libraries() -> Iterator[tuple[str, list[str]]]:
    """Yield the folders from which is imported, with the metadata folders in them: their names hold the version."""
    for folder in sys.path:
        try:
            with os.scandir(folder or ".") as entries:
                yield folder, sorted(entry.name for entry in entries if entry.name.endswith(_INSTALLED))
        except OSError:  # an archive, or no such folder
            yield folder, []
