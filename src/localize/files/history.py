"""The files of a project as they are in its last commit, read by git."""

from __future__ import annotations

import hashlib
import os
import subprocess
import weakref
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from localize.dataclass import dataclass
from localize.model.fingerprints import FingerprintTable, fingerprint_of, fingerprint_table

_SHA1_DIGITS = 40
_UNCOMMITTED = "Not Committed Yet"
"""The author that `git blame` names for lines that no commit has."""


@dataclass(frozen=True, slots=True)
class LineChange:
    """Who changed some lines last, and on which day (ISO 8601); both empty where that is not committed yet."""

    day: str = ""
    author: str = ""


class History:
    """What git's HEAD has of the files in a folder; nothing where there is no git, no repository or no commit.

    Git is asked once for the names of all files, and by one more process for the content of those that are asked for.
    """

    def __init__(self, root: Path, folder: str) -> None:
        """`root` is the project folder, anywhere in a repository, and `folder` one in it."""
        self._root = root
        self._folder = folder
        self._contents: _Contents | None = None
        self._run = os.urandom(8).hex()

    def __getstate__(self) -> dict[str, Any]:
        """Leave out the process that is asked, and what it said: another process asks once for itself."""
        return {**self.__dict__, "_contents": None}

    def has(self, path: str) -> bool:
        """Whether HEAD has a file."""
        return self._row(path) is not None

    def id_of(self, path: str) -> str:
        """Return the id of a file's content in HEAD; empty where HEAD has none."""
        row = self._row(path)
        return row.hex() if row is not None else ""

    def changed(self, path: str, data: bytes) -> tuple[str, bytes] | None:
        """Return the id and content of a file in HEAD, None where HEAD has none, or `data` is that."""
        known = self.id_of(path)
        if not known or known == _id(data, len(known)):
            return None
        try:
            self._contents = self._contents or _Contents(self._root)
            content = self._contents.of(known)
        except OSError:
            return None
        return None if content is None else (known, content)

    def versions(self, path: str, *, most: int) -> Iterator[bytes]:
        """Yield the contents that a file had in the latest commits that changed it, from the newest on."""
        commits = _asked(self._root, "log", f"--max-count={most}", "--format=%H", "HEAD", "--", path).decode().split()
        if not commits:
            return
        try:
            contents = _Contents(self._root)
            for commit in commits:
                content = contents.of(f"{commit}:./{path}")
                if content is not None:
                    yield content
        except OSError:
            return

    def line_change(self, path: str, first: int, last: int) -> LineChange | None:
        """Return the last change of some lines, counted from 1; None where git does not know the file."""
        lines = _asked(self._root, "blame", "--porcelain", "-L", f"{first},{last}", "--", path)
        return max(_changes(lines.decode("utf-8", "replace")), key=_latest, default=None)

    def _row(self, path: str) -> bytes | None:
        return _ids_in_head(self._root, self._folder, self._run).find(fingerprint_of(path))


def _changes(porcelain: str) -> Iterator[LineChange]:
    """Yield the change of each commit that `git blame --porcelain` names (git-blame(1))."""
    author = ""
    for line in porcelain.splitlines():
        if line.startswith("author "):
            author = line.removeprefix("author ")
        elif line.startswith("author-time "):
            day = datetime.fromtimestamp(int(line.removeprefix("author-time ")), UTC).date().isoformat()
            yield LineChange() if author == _UNCOMMITTED else LineChange(day, author)


def _latest(change: LineChange) -> tuple[bool, str]:
    return (not change.author, change.day)


@lru_cache(maxsize=8)
def _ids_in_head(root: Path, folder: str, _run: str) -> FingerprintTable:
    """Return the ids of all files by the fingerprints of their paths; git is asked once a run, in each process."""
    listed = _asked(root, "ls-tree", "-r", "-z", "HEAD", "--", folder)
    return fingerprint_table({fingerprint_of(path): bytes.fromhex(name) for path, name in _ids(listed)})


_GIT = ("git", "--no-pager", "--no-optional-locks")


def _asked(root: Path, *arguments: str) -> bytes:
    """Return what git answers in a folder; nothing where there is no git, or it cannot answer."""
    try:
        done = subprocess.run([*_GIT, *arguments], cwd=root, env=_environment(), capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return b""
    return done.stdout


class _Contents:
    """A process that reads git's objects; it ends when this object is no longer needed. The methods raise OSError."""

    def __init__(self, root: Path) -> None:
        process = subprocess.Popen(
            [*_GIT, "cat-file", "--batch"],
            cwd=root,
            env=_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert process.stdin
        assert process.stdout
        self._in, self._out = process.stdin, process.stdout
        weakref.finalize(self, _end, process)

    def of(self, name: str) -> bytes | None:
        """Return the content of an object, None where it cannot be had."""
        self._in.write(f"{name}\n".encode())
        self._in.flush()
        head = self._out.readline().split()
        return self._out.read(int(head[2]) + 1)[:-1] if len(head) == 3 else None


def _end(process: subprocess.Popen[bytes]) -> None:
    process.communicate()


def _environment() -> dict[str, str]:
    """Return the environment without what a git hook sets, so that the folder decides on the repository, offline."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**kept, "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}


def _id(data: bytes, digits: int) -> str:
    """Return the name that git gives a file of this content: SHA-1, or SHA-256 in repositories that use it."""
    whole = b"blob %d\0%b" % (len(data), data)
    return hashlib.sha1(whole, usedforsecurity=False).hexdigest() if digits == _SHA1_DIGITS else _sha256(whole)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its id, and the day on which it was made."""

    id: str
    day: date


class GitObjects:
    """What git has of a folder at earlier commits; nothing where there is no git, no repository or no commit."""

    def __init__(self, root: Path, folder: str) -> None:
        """`root` is the project folder, anywhere in a repository, and `folder` one in it."""
        self._root = root
        self._folder = folder
        self._contents: _Contents | None = None

    def commits(self) -> list[Commit]:
        """Return the commits of the last two years that changed the folder, the newest first, at most 5,000.

        Of a merge the first parent's line is followed: what was there on this branch at each time.
        """
        options = ("--first-parent", "--max-count=5000", "--since=2.years", "--format=%H %cs")
        lines = _asked(self._root, "log", *options, "--", self._folder).decode().splitlines()
        return [Commit(name, date.fromisoformat(day)) for name, _, day in (line.partition(" ") for line in lines)]

    def ids_at(self, commit: Commit) -> dict[str, str]:
        """Return the ids of the files in the folder at a commit, by path."""
        return dict(_ids(_asked(self._root, "ls-tree", "-r", "-z", commit.id, "--", self._folder)))

    def content(self, name: str) -> bytes | None:
        """Return the content of an object, None where it cannot be had."""
        try:
            self._contents = self._contents or _Contents(self._root)
            return self._contents.of(name)
        except OSError:
            return None


def _ids(listed: bytes) -> Iterator[tuple[str, str]]:
    """Yield path and id of files from what `git ls-tree -z` lists."""
    for row in listed.split(b"\0"):
        if row:
            head, _, path = row.partition(b"\t")
            yield os.fsdecode(path), head.split(b" ")[2].decode()
