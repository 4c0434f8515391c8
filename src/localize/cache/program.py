"""Which program makes the results: where it or a library changes, what was kept is not known any more."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache

from localize.cache import user_file
from localize.cache.scan import Scan, scan

_COMPILED = "__pycache__"
_INSTALLED = (".dist-info", ".egg-info", ".pth")
_TEMPLATES = "pages/templates"
"""The folder of what only pages and lists are made from: with other templates, all that comes before is the same."""
_CODE = ".py"


@lru_cache
def program_stamp() -> str:
    """Return a digest of the program's files but for page templates, of Python, and of the versions of all libraries.

    It is the same on machines that have the same: a cache may go from one to another. The files are read once for an
    installation: then the digest is kept in the user's own cache folder, unless one was just written to.
    """
    installed = _digest(installation(), ())
    path = _record()
    stamp = _recorded(path, installed)
    if not stamp:
        stamp = _digest(_versions(), sorted(path for path in _stamps() if not _is_template(path)))
        if path and not _walk().racy_paths():
            with suppress(OSError):
                user_file.write(path, f"{installed} {stamp}")
    return stamp


@lru_cache
def templates_stamp() -> str:
    """Return a digest of the page templates, which belongs to the keys of pages and lists."""
    return _digest((), sorted(path for path in _stamps() if _is_template(path)))


def _is_template(path: str) -> bool:
    return path.removeprefix("./").startswith(f"{_TEMPLATES}/") and not path.endswith(_CODE)


def _record() -> str:
    """Return the path of the file that holds the digest of this installation; empty where the user can have none."""
    folder = user_file.user_folder()
    return os.path.join(folder, f"program-{_digest([_folder()], ())[:16]}") if folder else ""


def _recorded(path: str, installed: str) -> str:
    """Return what is kept for an installation; empty where nothing is."""
    with suppress(OSError):
        before, _, stamp = ((user_file.read(path) if path else None) or "").partition(" ")
        return stamp if before == installed else ""
    return ""


def _versions() -> Iterator[str]:
    yield sys.version
    yield from sorted({name for _, names in _libraries() for name in names})


def _digest(texts: Iterable[str], paths: Iterable[str]) -> str:
    """Return a digest of texts, and of files of the program."""
    from hashlib import blake2b  # noqa: PLC0415  # a run with nothing to do needs none

    whole = blake2b(os.fsencode("".join(f"{text}\n" for text in texts)), digest_size=20)
    for path in paths:
        located = os.path.join(_folder(), path)
        whole.update(os.fsencode(path) + b"\n")
        if os.path.isfile(located):
            with open(located, "rb") as file:
                whole.update(file.read())
    return whole.hexdigest()


@lru_cache
def installation() -> tuple[str, ...]:
    """Return strings that differ when the program, Python or a library is installed anew, or a file of it is edited.

    No file is read for that.
    """
    return tuple(_installation())


def _installation() -> Iterator[str]:
    yield f"{sys.platform} {sys.version} {sys.flags} {sys.executable}"
    for folder, names in _libraries():
        yield folder
        for name in names:
            yield f"{name} {os.stat(os.path.join(folder, name)).st_mtime_ns}"
    yield from (f"{path} {stamp}" for path, stamp in _stamps().items())


@lru_cache
def _walk() -> Scan:
    """Return the program's files as they are when that is first asked: a process goes on with what it has loaded."""
    return scan(_folder(), (".",), clock=time.time_ns(), without=_COMPILED)


def _stamps() -> dict[str, str]:
    """Return the stamps of the program's files, without those that Python compiles, and without their folders."""
    return {path: stamp for path, stamp in _walk().stamps.items() if path.rpartition("/")[2] != _COMPILED}


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
