"""Files that a person names, wherever they stand: also a pipe, such as /dev/stdout or what a shell makes of <(…)."""

from __future__ import annotations

from pathlib import Path

from localize.files import exchange, rehearsal
from localize.files.exchange import ChangedError
from localize.files.problems import READ, WRITTEN, guarded

_NO_CONTENT = frozenset({"node_modules", "__pycache__"})
"""Folders of programs, in which no person keeps documents."""


def read_elsewhere(path: Path, most: int) -> bytes:
    """Return the content of a file, up to one byte more than `most`; raises FileError."""
    with guarded(str(path), READ), path.open("rb") as file:
        return file.read(most + 1)


def is_there(path: Path) -> bool:
    """Whether there is a file or a folder of that name."""
    return path.exists()


def is_folder(path: Path) -> bool:
    """Whether there is a folder of that name."""
    return path.is_dir()


def files_below(folder: Path) -> list[Path]:
    """Return the files in a folder and those in it, in order of their names; none that begin with a dot.

    Raises FileError.
    """
    files: list[Path] = []
    with guarded(str(folder), READ):
        for path in sorted(folder.iterdir()):
            if path.name.startswith(".") or path.name in _NO_CONTENT:
                continue
            if path.is_dir() and not path.is_symlink():
                files += files_below(path)
            elif path.is_file():
                files.append(path)
    return files


def base_elsewhere(path: Path) -> str | None:
    """Return what a file is known by before work on it begins, None for no file; raises FileError."""
    with guarded(str(path), WRITTEN):
        return exchange.base_of(path.read_bytes()) if path.is_file() else None


def write_elsewhere(path: Path, data: bytes, base: str | None) -> None:
    """Replace a file if it still is `base`, or write to a pipe or device; raises ChangedError and FileError."""
    with guarded(str(path), WRITTEN):
        if (run := rehearsal.current()) is not None:
            run.put(path, data)
            return
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        is_done = exchange.base_of(data) == base or exchange.exchange(path, data, base)
    if not is_done:
        raise ChangedError(path, str(path))
