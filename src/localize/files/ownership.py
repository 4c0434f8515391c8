"""The mark by which this program knows a folder as its own, so that it never cleans up in one of somebody else."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable

from localize.errors import FileError, Problem
from localize.files import temporary
from localize.files.folder import TEMPORARY, Folder

MARK = ".localize.json"
SITE, RELEASE = "site", "release"
"""Kinds of folders: what a regional site pulls, and what a publisher signs."""
FORMAT = 1
"""The version of the form in which both are kept."""

_OF_SYSTEMS = frozenset({".lock", "lost+found", ".DS_Store", "Thumbs.db", "desktop.ini", ".directory"})
"""What stands in a folder that nobody has used: our lock, and what systems put there."""
_MOST_TOLD = 3


def check(folder: Folder, kind: str, is_former: Callable[[], bool]) -> None:
    """Raises FileError for a folder of somebody else, and changes nothing.

    Ours is one with our mark, one that is empty or not there, and one that an earlier version of this program made:
    `is_former` tells it by its form.
    """
    if _is_marked(folder, kind):
        return
    there = strangers(folder, ())
    if there and not is_former():
        names = ", ".join(there[:_MOST_TOLD]) + (", …" if len(there) > _MOST_TOLD else "")
        message = f"a folder of somebody else: it has no {MARK} of localize, and holds {names}; nothing was changed"
        raise FileError(Problem(folder.told(""), 0, f"{message}, expected a new or an empty folder"))


def mark(folder: Folder, kind: str, is_former: Callable[[], bool]) -> None:
    """Gives the folder our mark if it has none; raises FileError for one of somebody else. Only while it is locked."""
    check(folder, kind, is_former)
    if not folder.has(MARK):
        document = {"generator": "localize", "folder": kind, "format": FORMAT}
        folder.write(MARK, (json.dumps(document, indent=1) + "\n").encode())


def tidy(folder: Folder) -> None:
    """Removes what a killed run left unfinished directly in the folder. Only while locked."""
    for name in folder.names():
        if temporary.is_ours(name):
            folder.remove(name)


def strangers(folder: Folder, known: Collection[str]) -> list[str]:
    """What stands in the folder beside what is known, what we have not finished of it, and what systems put there."""
    ours = {*known, MARK} | _OF_SYSTEMS
    return [name for name in folder.names() if name not in ours and not temporary.is_ours(name)]


def has_form(names: Iterable[str], form: re.Pattern[str]) -> bool:
    """Whether all paths are of a form, but for what systems put there and what we have not finished."""
    return all(form.fullmatch(name) or _is_passed_over(name.rpartition("/")[2]) for name in names)


def _is_passed_over(name: str) -> bool:
    return name in _OF_SYSTEMS or name.startswith(TEMPORARY)


def _is_marked(folder: Folder, kind: str) -> bool:
    data = folder.read(MARK)
    if data is None:
        return False
    try:
        found = json.loads(data)
        known, version = found["folder"], found["format"]
    except (ValueError, KeyError, TypeError):
        raise FileError(Problem(folder.told(MARK), 0, "no mark of localize, expected one, or no such file")) from None
    if known != kind:
        raise FileError(Problem(folder.told(""), 0, f"a {known} folder of localize, expected a {kind} folder"))
    if version != FORMAT:
        hint = "a newer program made it"
        raise FileError(Problem(folder.told(MARK), 0, f"format {version!r}, expected {FORMAT}: {hint}"))
    return True
