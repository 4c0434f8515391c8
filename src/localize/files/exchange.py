"""Files that people edit: replaced only while they are what the work was based on.

Other programs save such a file whenever they want. So the new file is put in its place by an exchange, and what came
out is looked at: if somebody has saved in between, that is put back, and the work must be done again on it.

The new file waits, and what came out is looked at, in a hidden folder beside the path: the slot. Its name holds the
digests of both, and the file in it has the name of the path. So whoever finds the slot of a killed run knows what was
to be done, and no save is lost: see `finish`.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path

from localize.errors import FileError, Problem
from localize.expressions import expression
from localize.files import lock, system, temporary
from localize.files.marks import Mark, mark
from localize.files.opening import is_link, read_plain
from localize.files.system import Swap, UnsupportedError
from localize.files.waiting import Work, alone

_SLOT = expression(r".*-[0-9a-f]{32}-([0-9a-f]{32})-([0-9a-f]{32})")
_DIGITS = 32
"""How many hexadecimal digits of a digest stand in the name of a slot."""
_NOTHING = "0" * _DIGITS
"""In place of a digest where no file is to be."""
_CALM_SECONDS, _LONGEST_SECONDS, _LOOK_SECONDS = 0.05, 2.0, 0.01


class ChangedError(FileError):
    """A file was saved by another program since it was read; nothing of that was overwritten."""

    def __init__(self, path: Path, label: str) -> None:
        """`label` is the path as people see it."""
        super().__init__(Problem(label, 0, _changed(path)))


def base_of(data: bytes | None) -> str | None:
    """Return what a file is known by when it is exchanged: the SHA-256 of its bytes, None where there is no file."""
    return None if data is None else hashlib.sha256(data).hexdigest()


def exchange(path: Path, data: bytes, base: str | None, *, swap: Swap = system.swap) -> bool:
    """Replace a file, whole and on the disk, if it still is `base`; else it stays as others saved it, and False.

    With None it is made if it still is not there. Mode and owner stay, a link stays and what it leads to is replaced.
    Where the system cannot exchange two files, the file is looked at just before it is replaced. Raises OSError.
    """
    return alone(exchanging(path, data, base, new=base_of(data), swap=swap))


def exchanging(path: Path, data: bytes, base: str | None, *, new: str | None, swap: Swap = system.swap) -> Work[bool]:
    """The work of `exchange`; `new` is what `base_of` gives for the data."""
    path = Path(os.path.realpath(path)) if is_link(path) else path
    like = _status(path)
    with _slot(path, base=base, new=new) as slot:
        held = slot / path.name
        temporary.put(held, data, like=like, synced=sys.platform == "win32")
        yield held
        try:
            done = yield from _make(held, path) if base is None else _put(held, path, base=base, swap=swap)
        except UnsupportedError:
            done = _digest(path) == base and (yield from _replaced(held, path))
        except FileNotFoundError:  # somebody removed it, or is just putting another one there
            done = False
        _remove(slot, path.name)  # what is in it now was replaced, or is ours
        return done


def withdrawing(path: Path, base: str) -> Work[bool]:
    """Remove a file if it still is `base`; else it stays as others saved it, and False. Raises OSError."""
    if is_link(path):  # what it leads to stays, so no save can be lost
        is_base = _digest(path) == base
        if is_base:
            path.unlink(missing_ok=True)
        return is_base
    with _slot(path, base=base, new=None) as slot:
        yield slot
        try:
            if _digest(path) != base:
                return False
            path.rename(slot / path.name)
        except FileNotFoundError:
            return False
        return not finish(slot)


def wait_until_calm(path: Path) -> None:
    """Wait until nobody has written to a file for a moment, so that it is not read half; at most a few seconds."""
    end = time.monotonic() + _LONGEST_SECONDS
    last, since = _status(path), time.monotonic()
    while time.monotonic() < end and time.monotonic() - since < _CALM_SECONDS:
        time.sleep(_LOOK_SECONDS)
        now = _status(path)
        if mark(now) != mark(last):
            last, since = now, time.monotonic()


def is_slot(name: str) -> bool:
    """Whether a folder has the name of a slot."""
    return temporary.is_ours(name) and _SLOT.fullmatch(name) is not None


def finish(slot: Path) -> bool:
    """Remove a slot; whether a save of another program was in it, and nothing newer at its path, where it now is again.

    Raises OSError where such a save cannot go back: then the slot stays.
    """
    match = _SLOT.fullmatch(slot.name)
    assert match
    is_back = False
    if not slot.exists():
        return is_back
    for file in list(slot.iterdir()):
        if not temporary.is_ours(file.name) and _digits(_digest(file)) not in match.groups():
            is_back = _put_at(file, slot.parent / file.name, ours=match[2]) or is_back
    shutil.rmtree(slot, ignore_errors=True)
    if is_back:
        system.sync(slot.parent)
    return is_back


def _put_at(file: Path, path: Path, *, ours: str) -> bool:
    """Move a save back to its path; False where a newer one is there, neither ours nor nothing."""
    there = _digest(path)
    if there is not None and _digits(there) == ours:
        file.replace(path)
        return True
    if os.path.lexists(path):
        return False
    try:
        system.move_new(file, path)
    except FileExistsError:
        return False
    return True


@contextmanager
def _slot(path: Path, *, base: str | None, new: str | None) -> Iterator[Path]:
    """Make a folder for an exchange, marked as in work; where an error ends the work, it is finished."""
    slot = path.parent / f"{temporary.free(path.parent).name}-{_digits(base)}-{_digits(new)}"
    slot.mkdir(mode=0o700)
    with ExitStack() as stack:
        if sys.platform != "win32":  # there a folder cannot be opened
            stack.enter_context(lock.alive_folder(slot))
        try:
            yield slot
        finally:
            finish(slot)


def _remove(slot: Path, name: str) -> None:
    """Remove a slot in which at most one file stands."""
    try:
        (slot / name).unlink(missing_ok=True)
        slot.rmdir()
    except OSError:
        shutil.rmtree(slot, ignore_errors=True)


def _digits(digest: str | None) -> str:
    return _NOTHING if digest is None else digest[:_DIGITS]


def _make(new: Path, path: Path) -> Work[bool]:
    try:
        system.move_new(new, path)
    except FileExistsError:
        return False
    yield path.parent
    return True


def _put(new: Path, path: Path, *, base: str, swap: Swap) -> Work[bool]:
    """Exchange the files, and back if others have saved in between, until what they saved last is there.

    Whether the new file is there at the end.
    """
    ours, before = mark(_status(new)), mark(_status(path))
    if _digest(path) != base or mark(_status(path)) != before:  # looked at last just before, and first just after:
        return False  # it takes less time than to read the file, and what others save in that time is away for a moment
    swap(new, path)
    if mark(_status(new)) != before:  # others have saved, which goes back at once; the content is looked at below
        return _put_back(new, path, ours=ours, swap=swap)
    yield path.parent  # it takes its time, in which who has the previous file open may write on to it
    return (mark(_status(new)) == before and _digest(new) == base) or _put_back(new, path, ours=ours, swap=swap)


def _put_back(new: Path, path: Path, *, ours: Mark, swap: Swap) -> bool:
    """Exchange the files again, until what others saved last is at the path; False, as the new file is not there."""
    there, expected = mark(_status(new)), ours
    while True:
        try:
            swap(new, path)
        except FileNotFoundError:  # who saved it removes it now, perhaps for one that comes
            alone(_make(new, path))
            return False
        if (out := mark(_status(new))) == expected:
            return False
        there, expected = out, there


def _replaced(new: Path, path: Path) -> Work[bool]:
    new.replace(path)
    yield path.parent
    return True


def _digest(path: Path) -> str | None:
    try:
        return base_of(read_plain(path))
    except FileNotFoundError:
        return None


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _changed(path: Path) -> str:
    """Return a message about who saved a file last, and when, as far as the system knows."""
    expected = "expected it to rest; nothing was overwritten, run this again"
    try:
        status = path.stat()
    except OSError:
        return f"was removed by another program at the same time, {expected}"
    when = f"{datetime.fromtimestamp(status.st_mtime).astimezone():%H:%M:%S}"
    return f"was saved by another program{_user(status.st_uid)} at the same time, last at {when}, {expected}"


def _user(number: int) -> str:
    if sys.platform == "win32":
        return ""
    import pwd  # noqa: PLC0415  # not on Windows

    try:
        return f" of {pwd.getpwuid(number).pw_name}"
    except KeyError:
        return f" of user {number}"
