"""One entry of a catalog, changed in its file: its lock is taken for that alone, and no newer save is overwritten."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace

from localize.catalogs import po
from localize.catalogs.merge import with_target
from localize.catalogs.template import with_date
from localize.config import layout
from localize.dataclass import dataclass
from localize.errors import LocalizeError, Problem, shortened
from localize.files.exchange import base_of
from localize.files.folder import LockedError
from localize.model import characters
from localize.model.catalog import Catalog, Entry, Key
from localize.tasks.apply import done_again
from localize.tasks.workspace import Workspace

_PATIENCE, _STEP = 3.0, 0.05
"""Seconds for which another command is waited for, and how often it is looked."""


class EditError(LocalizeError):
    """An entry cannot be changed; the message says why."""


class NewerTextError(Exception):
    """The entry has another text than the one that the change was made from; `text` is what it has now."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


@dataclass(frozen=True, slots=True)
class EntryPath:
    """Where an entry stands: the path of its catalog, its key, and the keys of its article in their order."""

    path: str
    key: Key
    order: Sequence[Key] = ()


@dataclass(frozen=True, slots=True)
class EditedFile:
    """A catalog as it was written."""

    path: str
    data: bytes


Edit = Callable[[Entry], Entry]
"""Gives the entry as it is to be, from what the file has now; may raise NewerTextError and EditError."""


def edit_entry(workspace: Workspace, entry: EntryPath, edit: Edit, *, command: str) -> EditedFile:
    """Change an entry in its file, or add it where the catalog does not have it yet; `command` is what does so.

    If another program saves the file meanwhile, it is done again on what that has saved. Raises EditError, FileError,
    CatalogError, and what `edit` raises.
    """
    with writing(workspace, command):
        return done_again(lambda: _edited(workspace, entry, edit))


@contextmanager
def writing(workspace: Workspace, command: str) -> Iterator[None]:
    """Hold the lock of the project in the name of a command.

    Raises LockedError, which names who has it, after some seconds.
    """
    end = time.monotonic() + _PATIENCE
    with ExitStack() as stack:
        while True:
            try:
                stack.enter_context(workspace.locked(command, path=layout.LOCK))
            except LockedError:
                if time.monotonic() > end:
                    raise
                time.sleep(_STEP)
            else:
                break
        yield


def _edited(workspace: Workspace, at: EntryPath, edit: Edit) -> EditedFile:
    data = workspace.read(at.path)
    if not data:
        raise EditError(Problem(at.path, 0, "no such catalog, expected one: localize update"))
    catalog = po.read(data, at.path)
    known = catalog.by_key()
    before = known.get(at.key) or Entry(at.key[1], context=at.key[0])
    after = edit(before)
    for what, text in (("the translation", after.target), ("the note", "".join(after.comments))):
        if char := characters.refused(text):
            raise EditError(Problem(at.path, before.line, f"{characters.named(char)} in {what}, expected text"))
    if after == before:
        return EditedFile(at.path, data)
    changed = po.write(with_date(_with_entry(catalog, after, at.order)))
    workspace.exchange(at.path, changed, base_of(data))
    return EditedFile(at.path, changed)


def _with_entry(catalog: Catalog, entry: Entry, order: Sequence[Key]) -> Catalog:
    """The catalog with a changed entry; a new one comes after the nearest that stands before it in the article."""
    keys = [None if each.obsolete else each.key for each in catalog.entries]
    if entry.key in keys:
        number = keys.index(entry.key)
        return replace(catalog, entries=(*catalog.entries[:number], entry, *catalog.entries[number + 1 :]))
    earlier = set(order[: order.index(entry.key)]) if entry.key in order else set()
    number = max((position for position, key in enumerate(keys, 1) if key in earlier), default=0)
    return replace(catalog, entries=(*catalog.entries[:number], entry, *catalog.entries[number:]))


@dataclass(frozen=True, slots=True)
class Typed:
    """A translation as it was typed; `before` is the text that whoever typed it has seen, `fuzzy` what they say of it.

    `inherited` is the text that readers get where the catalog has none, which may have been seen in its stead.
    """

    target: str
    before: str
    fuzzy: bool = False
    inherited: str = ""


def with_translation(entry: Entry, typed: Typed) -> Entry:
    """The entry with a translation; raises NewerTextError where it has not the text any more that was seen.

    Raises EditError for an entry with plural forms, of which only one would be typed.
    """
    if entry.plural is not None:
        message = f"{shortened(entry.source)!r} has plural forms, expected to be edited in the file"
        raise EditError(Problem("the segment", 0, message))
    seen = {"", typed.inherited} if entry.empty else {entry.target}
    if typed.before not in seen and typed.target != entry.target:
        raise NewerTextError(entry.target)
    fuzzy = typed.fuzzy and bool(typed.target)
    return with_target(entry, typed.target, fuzzy=fuzzy)


def with_note(entry: Entry, note: str, *, fuzzy: bool) -> Entry:
    """The entry with one more comment for translators; `fuzzy` says that its translation is to be looked at again.

    The comment is one line, so that none of its lines can be taken for another kind of comment.
    """
    comment = f" {' '.join(note.split())}"
    comments = entry.comments if comment in entry.comments else (*entry.comments, comment)
    return replace(entry, comments=comments, fuzzy=entry.fuzzy or (fuzzy and not entry.empty))
