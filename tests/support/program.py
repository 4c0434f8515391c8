"""The program as it is started: what it prints, its exit status, and whether it told the last run again."""

from __future__ import annotations

import io
import os
import sys
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

from localize.__main__ import main
from localize.cache import last_run


@dataclass(frozen=True, slots=True)
class Printed:
    """What a run printed, and its exit status."""

    stdout: str
    stderr: str
    status: object


def run(root: Path, *arguments: str) -> Printed:
    """Run `localize` in a folder, in this process."""
    streams = sys.stdout, sys.stderr, sys.argv
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    status: object = 0
    try:
        sys.stdout, sys.stderr, sys.argv = out, err, ["localize", *arguments]
        with chdir(root):
            main()
    except SystemExit as end:
        status = end.code
    finally:
        sys.stdout, sys.stderr, sys.argv = streams
    return Printed(_text(out), _text(err), status)


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()


def is_repeated(root: Path, *arguments: str) -> bool:
    """Whether a run in a folder would be the last one told again."""
    streams = sys.stdout, sys.stderr
    try:
        sys.stdout, sys.stderr = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
        with chdir(root):
            return last_run.repeated(arguments).status is not None
    finally:
        sys.stdout, sys.stderr = streams


def runs(root: Path) -> list[Path]:
    """Return the files of the runs that are remembered in a project."""
    return sorted(root.glob(".localize/*/run-*"))


def snapshot(root: Path) -> dict[str, tuple[bytes, int]]:
    """Return all files of a project with their modes, without what is remembered of runs, and without git's."""
    paths = (path for path in root.rglob("*") if path.is_file())
    rows = {path.relative_to(root).as_posix(): (path.read_bytes(), path.stat().st_mode) for path in paths}
    passed_over = (".git/", ".localize/.gitignore")
    return {
        path: row
        for path, row in rows.items()
        if not path.startswith(passed_over) and not (path.startswith(".localize/") and path.count("/") > 1)
    }


def rewrite_unnoticed(path: Path, data: bytes) -> None:
    """Write a file as somebody does who sets its time back."""
    times = path.stat()
    path.write_bytes(data)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
