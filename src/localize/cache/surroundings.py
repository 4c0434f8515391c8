"""What decides the result of a run beside the files of its project: program, Python, user, terminal, last commit.

Environment variables are those that the program reads, its libraries, and git, which it asks for the last commit.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence

from localize.cache.program import installation

VARIABLES = frozenset(
    {
        *("PATH", "HOME", "USERPROFILE", "XDG_CONFIG_HOME"),  # which git, with which settings
        *("LANG", "LANGUAGE", "TZ"),
        *("TERM", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "CI"),
    }
)
_PREFIXES = ("LC_", "PYTHON", "LOCALIZE_")
_MOST_LINKS = 5
"""As git's HEAD may name a branch, and that another one: as many as git follows."""


def surroundings(arguments: Sequence[str], root: str) -> list[str]:
    """Return strings that differ where a run with these arguments may go another way; raises OSError."""
    return [
        repr(list(arguments)),
        os.getcwd(),
        os.path.realpath(root),
        *_user(),
        *(_stream(stream) for stream in (sys.stdout, sys.stderr)),
        *sorted(f"{name}={value}" for name, value in os.environ.items() if decides(name)),
        *installation(),
    ]


def decides(variable: str) -> bool:
    """Whether an environment variable may change what a command does."""
    return variable in VARIABLES or variable.startswith(_PREFIXES)


def _user() -> Iterator[str]:
    """Yield by which rights files are opened."""
    if sys.platform != "win32":
        yield f"{os.geteuid()} {os.getegid()} {sorted(os.getgroups())}"


def _stream(stream: object) -> str:
    """Return what decides how text is printed; tables are as wide as the terminal."""
    is_terminal = getattr(stream, "isatty", bool)()
    return f"{is_terminal} {columns_of(stream)} {getattr(stream, 'encoding', None)} {getattr(stream, 'errors', None)}"


def columns_of(stream: object) -> int:
    """Return how many columns the terminal of a stream has; 0 for what is no terminal, or does not tell."""
    fileno = getattr(stream, "fileno", None)
    try:
        return os.get_terminal_size(fileno()).columns if fileno else 0
    except (OSError, ValueError):
        return 0


def commit_paths(root: str) -> list[str]:
    """Return the files that decide what git's HEAD is for a project, or whether git can be asked; also absent ones.

    That is told by their stamps: what a commit has never changes. See gitrepository-layout(5).
    """
    paths = [*_git_programs(), *_git_settings()]
    folder = os.path.realpath(root)
    while not os.path.lexists(dot := os.path.join(folder, ".git")):
        paths.append(dot)
        if folder == (folder := os.path.dirname(folder)):
            return paths
    paths.append(dot)
    repository = dot if os.path.isdir(dot) else os.path.join(folder, _line(dot).removeprefix("gitdir: "))
    link = os.path.join(repository, "commondir")  # that of a further working tree
    common = os.path.join(repository, _line(link) or ".")
    names = ("config", "packed-refs", "reftable/tables.list", "shallow", "info/grafts", "refs/replace")
    paths += [link, os.path.join(repository, "config.worktree"), *(os.path.join(common, name) for name in names)]
    reference = os.path.join(repository, "HEAD")
    for _ in range(_MOST_LINKS):
        paths.append(reference)
        line = _line(reference)
        if not line.startswith("ref: "):
            break
        reference = os.path.join(common, line.removeprefix("ref: "))
    return paths


def _git_programs() -> Iterator[str]:
    """Yield where a program named git is looked for, up to the first one."""
    for folder in os.environ.get("PATH", os.defpath).split(os.pathsep):
        for name in ("git.exe", "git.cmd") if sys.platform == "win32" else ("git",):
            path = os.path.join(folder, name)
            yield path
            if os.path.exists(path):
                return


def _git_settings() -> Iterator[str]:
    """Yield the settings of the user and the system, which say in whose repositories git works."""
    home = os.path.expanduser("~")
    yield os.path.join(home, ".gitconfig")
    yield os.path.join(os.environ.get("XDG_CONFIG_HOME") or os.path.join(home, ".config"), "git", "config")
    yield os.path.join(os.sep, "etc", "gitconfig")


def _line(path: str) -> str:
    """Return the first line of a small file; empty where there is none."""
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            return file.readline().rstrip("\n")
    except OSError:
        return ""
