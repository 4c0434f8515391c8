"""The output of a project in an object store: all is put aside first, then switched as one, as by `staging` on a disk.

While a run is at work, these objects stand below FOLDER, with a name of its own for each run:

- `<run>/new/…`: the objects that change, under their paths
- `<run>/journal.json`: what is to be done; it is complete before the run claims the switch
- `claim.json`: the run that switches now. It is put on the condition that nobody else has put it, and put again all the
  time while the run is at work; so one of two runs loses, and is told, before it has changed anything. A claim that
  stands still is that of a killed run: the next run takes it over and finishes the switch.

Content comes first, manifests last, each on the condition that it still is the one that this run has read.
"""

from __future__ import annotations

import json
import sys
import time
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import PurePosixPath
from typing import Any

from localize.dataclass import dataclass
from localize.errors import FileError, Problem
from localize.files.object_store import ObjectStore, StoredObject, SupersededError, version_of
from localize.files.staging import FOLDER
from localize.paths import is_inside

_CLAIM = f"{FOLDER}/claim.json"
_NEW, _JOURNAL = "new/", "journal.json"
_AT_ONCE = 128
"""Objects that are put or copied between two signs of life."""
_PATIENCE = 30.0
"""Seconds that a claim stands still until its run is taken for dead: a live one puts it again every few seconds."""
_LOOKS = 10
"""How often a claim is looked at in that time, so that of a live run it is known before."""
_LEFT = timedelta(days=1)
"""What a run that never came to switch has left is removed after this time."""


@dataclass(frozen=True, slots=True)
class Journal:
    """What a run is to do: paths to put with their versions before, empty where there was none, and paths to remove."""

    puts: Mapping[str, str]
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Claim:
    """The run that switches, empty where none does, how often it has given a sign of life, and the object's version."""

    run: str
    signs: int
    version: str


class RemoteOutput:
    """The output in an object store while a release is made; paths are relative to it. The methods raise FileError.

    It keeps the versions of all objects of the output in memory, about 200 bytes each.
    """

    def __init__(self, store: ObjectStore, *, last: str, patience: float = _PATIENCE) -> None:
        """Objects that are called `last` are shown after all others."""
        self._store = store
        self._last = last
        self._patience = patience
        self._run = uuid.uuid4().hex
        self._before: dict[str, StoredObject] | None = None
        self._puts: dict[str, str] = {}
        self._removed: dict[str, None] = {}
        self._waiting: dict[str, bytes] = {}
        self._is_switching = False

    def finish(self) -> None:
        """Finish what a run that was killed had begun to switch. Before anything in the output is read.

        Raises SupersededError where another run is switching now.
        """
        claim = self._read_claim()
        if claim.run:
            self._wait_for_death(claim)
            self._forward(self._put_claim(claim), claim.run)
        self._before = None

    @contextmanager
    def begun(self) -> Iterator[None]:
        """Drop at the end what was made and not shown; a switch that has begun is left to be finished."""
        self._run = uuid.uuid4().hex
        self._is_switching = False
        for made in (self._puts, self._removed, self._waiting):
            made.clear()
        try:
            yield
        finally:
            if not self._is_switching:
                self._drop(self._run)

    def paths(self) -> Iterator[str]:
        """Yield the paths of all objects in the output."""
        return iter(self._objects())

    def version(self, path: str) -> str:
        """Return the version of an object, by which its content is known; empty where there is none."""
        before = self._objects().get(path)
        return before.version if before else ""

    def read(self, path: str, most: int = sys.maxsize) -> bytes | None:
        """Return the content of an object, or its beginning; None where there is none."""
        if self._before is not None and path not in self._before:
            return None
        return self._store.read(path, most)

    def add(self, path: str, data: bytes) -> bool:
        """Make an object; False where it is there already with these bytes."""
        version = version_of(data)
        before = self._objects().get(path)
        if before is not None and before.version == version:
            return False
        self._puts[path] = before.version if before else ""
        self._waiting[path] = data
        if len(self._waiting) >= _AT_ONCE:
            self._put_aside()
        return True

    def remove(self, path: str) -> None:
        """Remove an object when all are shown."""
        self._removed[path] = None

    def show(self) -> None:
        """Put all objects at their paths, manifests at last; a run that comes too late changes nothing, and is told."""
        if not self._puts and not self._removed:
            return
        self._put_aside()
        journal = Journal(self._puts, tuple(self._removed))
        self._store.put(self._path(self._run, _JOURNAL), _written(journal), version="")
        claim = self._read_claim()
        if claim.run:
            raise SupersededError(Problem(self._store.label(), 0, f"{_BUSY}, expected it to end first: run it again"))
        claim = self._put_claim(claim)
        try:
            self._compare_manifests()
        except FileError:
            self._store.put(_CLAIM, _claimed("", 0), version=claim.version)
            raise
        self._is_switching = True
        self._forward(claim, self._run)
        self._is_switching = False
        self._before = None

    def _objects(self) -> dict[str, StoredObject]:
        """Return the objects of the output, but those of runs at work; listed once."""
        if self._before is None:
            listed = self._store.objects()
            self._before = {path: one for path, one in listed.items() if not path.startswith(f"{FOLDER}/")}
        return self._before

    def _put_aside(self) -> None:
        self._store.put_all(self._waiting, under=self._path(self._run, _NEW))
        self._waiting.clear()

    def _compare_manifests(self) -> None:
        """Raise SupersededError where another run has published since this one has read the output."""
        before = self._objects()
        for path in {*before, *self._puts}:
            if PurePosixPath(path).name == self._last:
                read = before[path].version if path in before else ""
                if self._store.version(path) != read:
                    message = "published by another run meanwhile, expected the one that this run has read"
                    raise SupersededError(Problem(self._store.label(path), 0, f"{message}: run it again"))

    # --- the switch ---------------------------------------------------------------------------------------------

    def _forward(self, claim: _Claim, run: str) -> None:
        """Do what the journal of a run says, which has the claim; what is done already is passed over."""
        journal = self._journal(run)
        contents: list[str] = []
        manifests: list[str] = []
        for path in journal.puts:
            (manifests if PurePosixPath(path).name == self._last else contents).append(path)
        new = self._store.objects(self._path(run, _NEW).rstrip("/"))
        aside = {path: self._path(run, f"{_NEW}{path}") for path in journal.puts}
        for at in range(0, len(contents), _AT_ONCE):
            batch = contents[at : at + _AT_ONCE]
            claim = self._give_sign(claim)
            self._copy([(aside[path], path) for path in batch if aside[path] in new], claim)
        for path in manifests:
            claim = self._give_sign(claim)
            if aside[path] in new and self._store.version(path) != new[aside[path]].version:
                self._store.put(path, self._store.read(aside[path]) or b"", version=journal.puts[path])
        removed = sorted(journal.removed, key=lambda path: PurePosixPath(path).name == self._last)
        for at in range(0, len(removed), _AT_ONCE):
            claim = self._give_sign(claim)
            self._store.remove(removed[at : at + _AT_ONCE])
        self._drop(run)
        self._store.put(_CLAIM, _claimed("", 0), version=claim.version)
        self._drop_left()

    def _copy(self, pairs: Sequence[tuple[str, str]], claim: _Claim) -> None:
        """Copy objects to their paths; raises SupersededError where the run that took this one for dead has done it."""
        try:
            self._store.copy(pairs)
        except FileError:
            if self._store.version(_CLAIM) != claim.version:
                message = "finished by another run, expected this one to be dead: it has stood still"
                raise SupersededError(Problem(self._store.label(), 0, message)) from None
            raise

    def _journal(self, run: str) -> Journal:
        path = self._path(run, _JOURNAL)
        try:
            document = json.loads(self._store.read(path) or b"")
            journal = Journal(dict(document["puts"]), tuple(document["removed"]))
        except (ValueError, KeyError, TypeError):
            journal = None
        if journal is None or not all(is_inside(one) for one in (*journal.puts, *journal.removed)):
            raise FileError(Problem(self._store.label(path), 0, "no journal of localize, expected one"))
        return journal

    def _read_claim(self) -> _Claim:
        version = self._store.version(_CLAIM)
        try:
            document: Any = json.loads((self._store.read(_CLAIM) if version else None) or b"{}")
            return _Claim(str(document.get("run", "")), int(document.get("signs", 0)), version)
        except (ValueError, AttributeError, TypeError):
            raise FileError(Problem(self._store.label(_CLAIM), 0, "no claim of localize, expected one")) from None

    def _put_claim(self, before: _Claim) -> _Claim:
        """Claim the switch, for this run or to finish a dead one; raises SupersededError where another is faster."""
        run = before.run or self._run
        signs = before.signs + 1
        return _Claim(run, signs, self._store.put(_CLAIM, _claimed(run, signs), version=before.version))

    def _give_sign(self, claim: _Claim) -> _Claim:
        """Show that this run is alive; raises SupersededError where it was taken for dead."""
        return self._put_claim(claim)

    def _wait_for_death(self, claim: _Claim) -> None:
        """Wait until a claim has stood still for a while; raises SupersededError where its run is alive."""
        for _ in range(_LOOKS):
            time.sleep(self._patience / _LOOKS)
            if self._store.version(_CLAIM) != claim.version:
                message = f"{_BUSY}, expected it to end first: run it again"
                raise SupersededError(Problem(self._store.label(), 0, message))

    def _drop(self, run: str) -> None:
        """Remove what a run has put aside, its journal last."""
        paths = sorted(self._store.objects(f"{FOLDER}/{run}"), key=lambda path: path.endswith(f"/{_JOURNAL}"))
        for at in range(0, len(paths), _AT_ONCE):
            self._store.remove(paths[at : at + _AT_ONCE])

    def _drop_left(self) -> None:
        """Remove what killed runs have put aside and never came to switch."""
        listed = self._store.objects(FOLDER)
        now = listed[_CLAIM].modified if _CLAIM in listed else None
        newest: dict[str, Any] = {}
        for path, one in listed.items():
            run = path.removeprefix(f"{FOLDER}/").partition("/")[0]
            if path != _CLAIM and one.modified is not None:
                newest[run] = max(newest.get(run, one.modified), one.modified)
        for run, modified in newest.items():
            if now is not None and now - modified > _LEFT:
                self._drop(run)

    def _path(self, run: str, path: str) -> str:
        return f"{FOLDER}/{run}/{path}"


_BUSY = "another run is putting a release in its place"


def _claimed(run: str, signs: int) -> bytes:
    return json.dumps({"run": run, "signs": signs}).encode()


def _written(journal: Journal) -> bytes:
    return json.dumps({"puts": journal.puts, "removed": journal.removed}, ensure_ascii=True).encode()
