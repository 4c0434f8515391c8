"""The mark by which this program knows a folder as its own, so that it never cleans up in one of somebody else."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager

from localize.errors import FileError, Problem
from localize.files import temporary
from localize.files.folder import Folder
from localize.files.lock import Busy

MARK = ".localize.json"
SITE, RELEASE, ARTICLES = "site", "release", "articles"
"""Kinds of folders: what a regional site pulls, what a publisher signs, and articles with addresses of a site."""
FORMAT = 1
"""The version of the form in which both are kept."""

_OF_SYSTEMS = frozenset({".lock", "lost+found", ".DS_Store", "Thumbs.db", "desktop.ini", ".directory"})
"""What stands in a folder that nobody has used: our lock, and what systems put there."""
_UNFINISHED = ".~"
"""How the names of unfinished files begin: those of earlier versions of this program, and of others."""
_MOST_NAMES = 3
"""How many names a message lists."""


@contextmanager
def opened(
    folder: Folder, kind: str, is_earlier: Callable[[], bool], *, command: str = "localize", busy: Busy | None = None
) -> Iterator[None]:
    """Lock a folder of ours and give it our mark, if it has none; see `check` and `Folder.locked`."""
    check(folder, kind, is_earlier)
    with folder.locked(command, busy):
        check(folder, kind, is_earlier)
        if not folder.exists(MARK):
            document = {"generator": "localize", "folder": kind, "format": FORMAT}
            folder.write(MARK, (json.dumps(document, indent=1) + "\n").encode())
        yield


def check(folder: Folder, kind: str, is_earlier: Callable[[], bool]) -> None:
    """Raise FileError for a folder of somebody else, and change nothing.

    Ours is one with our mark, one that is empty or not there, and one that an earlier version of this program made:
    `is_earlier` knows it by its form.
    """
    if _is_marked(folder, kind):
        return
    there = strangers(folder, ())
    if there and not is_earlier():
        names = ", ".join(there[:_MOST_NAMES]) + (", …" if len(there) > _MOST_NAMES else "")
        message = f"a folder of somebody else: it has no {MARK} of localize, and holds {names}; nothing was changed"
        raise FileError(Problem(folder.label(), 0, f"{message}, expected a new or an empty folder"))


def strangers(folder: Folder, known: Collection[str]) -> list[str]:
    """Return the names in the folder that are not known, not unfinished files of ours, and not put there by systems."""
    ours = {*known, MARK} | _OF_SYSTEMS
    return [name for name in folder.names() if name not in ours and not temporary.is_ours(name)]


def has_form(names: Iterable[str], form: re.Pattern[str]) -> bool:
    """Whether all paths are of a form, but for what systems put there and what is not finished."""
    return all(form.fullmatch(name) or _is_passed_over(name.rpartition("/")[2]) for name in names)


def _is_passed_over(name: str) -> bool:
    return name in _OF_SYSTEMS or name.startswith(_UNFINISHED)


def _is_marked(folder: Folder, kind: str) -> bool:
    data = folder.read(MARK)
    if data is None:
        return False
    try:
        document = json.loads(data)
        known, version = document["folder"], document["format"]
    except (ValueError, KeyError, TypeError):
        message = "no mark of localize, expected one, or no such file"
        raise FileError(Problem(folder.label(MARK), 0, message)) from None
    if known != kind:
        raise FileError(Problem(folder.label(), 0, f"a {known} folder of localize, expected a {kind} folder"))
    if version != FORMAT:
        hint = "a newer program made it"
        raise FileError(Problem(folder.label(MARK), 0, f"format {version!r}, expected {FORMAT}: {hint}"))
    return True
