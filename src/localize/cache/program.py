"""Which program makes the results: where it or a library changes, what was kept is not known any more."""

from __future__ import annotations

import os
import sys
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

_INSTALLED = (".dist-info", ".egg-info")


@lru_cache
def program_stamp() -> str:
    """Return a digest of the program's files by size and time, of Python, and of the versions of all libraries.

    Files are not read: a program that is installed anew, or edited, has other times. Libraries are known by the names
    of their metadata folders, in which the version stands.
    """
    whole = blake2b(digest_size=20)
    for line in (sys.version, *_files(Path(__file__).parent.parent), *_libraries()):
        whole.update(os.fsencode(line) + b"\n")
    return whole.hexdigest()


def _files(folder: Path) -> list[str]:
    """Return a line for each file of the program, without what Python compiles."""
    lines = []
    folders = [os.fspath(folder)]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name != "__pycache__":
                        folders.append(entry.path)
                else:
                    stat = entry.stat()
                    lines.append(f"{entry.path} {stat.st_size} {stat.st_mtime_ns}")
    return sorted(lines)


def _libraries() -> list[str]:
    """Return the names of the metadata folders of all that is installed."""
    names: set[str] = set()
    for folder in sys.path:
        try:
            with os.scandir(folder or ".") as entries:
                names.update(entry.name for entry in entries if entry.name.endswith(_INSTALLED))
        except OSError:  # an archive, or no such folder
            continue
    return sorted(names)
