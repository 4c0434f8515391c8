"""The folder of a regional site: objects, releases, and the link to the one that readers see.

current -> releases/7      what a web server serves
releases/7/…               one bundle, as its manifest says
store/ab/ab12…             contents by SHA-256, shared by the releases
trust/…                    the root and the metadata that were proved last
state.json                 which bundle was left by going back, and where the last pull was from
.localize.json             the mark that the folder is ours
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from localize.consumer.fetching import RefusedError
from localize.consumer.recalled import replaced
from localize.errors import LocalizeError, Problem
from localize.files import ownership, temporary
from localize.files.folder import Folder
from localize.release.manifest import (
    LARGEST_MANIFEST,
    MANIFEST,
    RECALLED,
    BundleError,
    BundleFile,
    Manifest,
    object_path,
    read_manifest,
)
from localize.release.tree import differences

CURRENT = "current"
RELEASES = "releases"
STORE = "store"
TRUST = "trust"
_STATE = "state.json"
_NAME = re.compile(r"([1-9][0-9]*)(?:\.([1-9][0-9]*))?")
_SHARD, _OBJECT = re.compile(r"[0-9a-f]{2}"), re.compile(r"[0-9a-f]{64}")
"""Names of the folders in a store, and of the contents in them: see `object_path`."""
_ROOT = "root.json"
_TRUSTED = re.compile(rf"{re.escape(_ROOT)}|metadata|recalls\.json|clock\.json")
"""What stands in the folder of trust."""
_READ_ONLY = 0o444
"""Mode of objects: whoever edits a page in place would change it in all releases."""


class SiteError(LocalizeError):
    """The folder cannot be used for this."""


@dataclass(frozen=True, slots=True)
class PulledRelease:
    """A release on disk: its name, its manifest, and what was put in place of recalled files."""

    name: str
    data: bytes
    manifest: Manifest
    recalled: bytes | None

    def version(self) -> int:
        """Return the publisher's version: 7 also for `7.1`, made here from release 7 after a recall or a repair."""
        return _key(self.name)[0]


@dataclass(frozen=True, slots=True)
class SiteState:
    """What a site remembers between runs.

    `left` are the SHA-256 of manifests that somebody went back from: they are not shown again. `address` and `locale`
    are those of the last pull that did its work, empty where they are not known.
    """

    left: frozenset[str] = frozenset()
    address: str = ""
    locale: str = ""


class Site:
    """A folder that one run at a time works in; the methods raise FileError and SiteError."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.trust = folder / TRUST
        self.store = folder / STORE

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Keep other runs out of the folder, and remove what a killed one left.

        A folder of somebody else is left as it is, and raises FileError: one that is not empty, has no mark of ours,
        and is none that an earlier version of this program filled.
        """
        with ownership.opened(self.folder, ownership.SITE, self._is_ours):
            self.folder.tidy(RELEASES, STORE, TRUST)
            self._check_link()
            yield

    def is_begun(self) -> bool:
        """Whether anything stands in the folder; `opened` looks at what it is."""
        return bool(self.folder.names())

    def _check_link(self) -> None:
        """Raise SiteError where `current` is no link of ours."""
        if not self.folder.exists(CURRENT) or self.current_name():
            return
        target = self.folder.link_target(CURRENT)
        what = "no link" if target is None else f"a link to {target!r}"
        expected = f"expected a link of ours to {RELEASES}/…, or nothing there"
        raise SiteError(Problem(self.folder.label(CURRENT), 0, f"{what}, {expected}"))

    def _is_ours(self) -> bool:
        """Whether the folder has the form of a site, as it was before there was a mark."""
        folder = self.folder
        if not folder.names(TRUST) or (folder.exists(CURRENT) and not self.current_name()):
            return False
        forms = [(RELEASES, _NAME), (STORE, _SHARD), (TRUST, _TRUSTED)]
        forms += [(f"{STORE}/{shard}", _OBJECT) for shard in folder.names(STORE)]
        if not all(ownership.has_form(folder.names(under), form) for under, form in forms):
            return False
        known = (CURRENT, RELEASES, STORE, TRUST, _STATE)
        return folder.exists(f"{TRUST}/{_ROOT}") or not ownership.strangers(folder, known)

    def current_name(self) -> str:
        """Return the name of the release that readers see; empty where there is no link, or one that is not ours."""
        parts = (self.folder.link_target(CURRENT) or "").replace("\\", "/").split("/")
        return parts[1] if len(parts) == 2 and parts[0] == RELEASES and _NAME.fullmatch(parts[1]) else ""

    def current(self) -> PulledRelease | None:
        """Return the release that readers see now, None where there is none that can be shown."""
        name = self.current_name()
        return self.release(name) if name else None

    def names(self) -> list[str]:
        """Return the releases that are here, oldest first."""
        return sorted((name for name in self.folder.names(RELEASES) if _NAME.fullmatch(name)), key=_key)

    def release(self, name: str) -> PulledRelease | None:
        """Return a release that can be shown, None where there is none of that name with a manifest."""
        path = f"{RELEASES}/{name}"
        data = self.folder.read(f"{path}/{MANIFEST}", LARGEST_MANIFEST)
        if data is None or not _NAME.fullmatch(name):
            return None
        try:
            manifest = read_manifest(data, self.folder.label(path))
        except BundleError:
            return None
        return PulledRelease(name, data, manifest=manifest, recalled=self.folder.read(f"{path}/{RECALLED}"))

    def is_whole(self, release: PulledRelease) -> bool:
        """Whether all files of a release are as they must be."""
        return not problems_of(self.folder / f"{RELEASES}/{release.name}", release.manifest, recalled=release.recalled)

    def has_object(self, file: BundleFile) -> bool:
        """Whether the store has the content of a file, whole; what is damaged is removed."""
        path = object_path(file.sha256)
        if self.store.digest(path) == (file.size, file.sha256):
            return True
        self.store.remove(path)
        return False

    def put_object(self, file: BundleFile, chunks: Iterable[bytes]) -> None:
        """Take the content of a file into the store if it is what was signed; else raise RefusedError."""
        self.store.store(object_path(file.sha256), _verified(file, chunks), mode=_READ_ONLY)

    def read_object(self, file: BundleFile) -> bytes:
        """Return the content of a file from the store."""
        return self.store.read(object_path(file.sha256)) or b""

    def assemble(self, name: str, *, linked: Iterable[BundleFile], made: Iterable[tuple[str, bytes]]) -> None:
        """Make a release of objects in the store and of files that the site made; readers do not see it yet."""
        new = self._unfinished()
        self.folder.make(new)
        for file in linked:
            self.folder.link_or_copy(self.store.locate(object_path(file.sha256)), f"{new}/{file.path}")
        for path, data in made:
            self.folder.write(f"{new}/{path}", data)
        self.folder.remove(f"{RELEASES}/{name}")
        self.folder.rename(new, f"{RELEASES}/{name}")

    def show(self, name: str) -> None:
        """Make a release the one that readers see, at once."""
        self.folder.settle()
        self.folder.switch_link(CURRENT, f"{RELEASES}/{name}")

    def free_name(self, version: int) -> str:
        """Return a name for a release of a version that readers do not see at the moment."""
        current = self.current_name()
        taken = set(self.names())
        if str(version) != current and str(version) not in taken:
            return str(version)
        return next(name for number in range(1, len(taken) + 2) if (name := f"{version}.{number}") not in taken)

    def forget(self, most: int) -> None:
        """Remove all releases but the newest `most` and the one that readers see, and objects that only they need."""
        names = self.names()
        current = self.current_name()
        for name in names[: max(len(names) - most, 0)]:
            if name != current:
                unfinished = self._unfinished()
                self.folder.rename(f"{RELEASES}/{name}", unfinished)
                self.folder.remove(unfinished)
        left = [self.release(name) for name in self.names()]
        needed = {object_path(file.sha256) for release in left if release for file in release.manifest.files}
        for path in list(self.store.files()):
            if path not in needed and _OBJECT.fullmatch(path.rpartition("/")[2]):
                self.store.remove(path)

    def _unfinished(self) -> str:
        """Return a new path for a release that is half made, or half removed."""
        return f"{RELEASES}/{temporary.free(self.folder.root).name}"

    def state(self) -> SiteState:
        """Return what earlier runs wrote down; nothing where that cannot be read."""
        data = self.folder.read(_STATE)
        try:
            raw = json.loads(data) if data else {}
            left = frozenset(str(one) for one in raw.get("left", ()))
            return SiteState(left, str(raw.get("address", "")), str(raw.get("locale", "")))
        except (ValueError, AttributeError, TypeError):
            return SiteState()

    def remembered(self, address: str | None, locale: str | None) -> tuple[str, str]:
        """Return the address and locale given, else those of the last pull; empty where neither is known."""
        if address and locale:
            return address, locale
        state, current = self.state(), self.current()
        return address or state.address, locale or (current.manifest.locale if current else state.locale)

    def remember(self, state: SiteState) -> None:
        """Write down what later runs need."""
        document = {"left": sorted(state.left), "address": state.address, "locale": state.locale}
        self.folder.write(_STATE, (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode())


def problems_of(tree: Folder, manifest: Manifest, *, recalled: bytes | None) -> list[Problem]:
    """Return what is missing or changed in a folder with a bundle, and what should not be there."""
    there = {path: tree.digest(path) for path in tree.files()}
    return list(differences(manifest, replaced(recalled), there))


def _verified(file: BundleFile, chunks: Iterable[bytes]) -> Iterator[bytes]:
    digest = hashlib.sha256()
    size = 0
    for chunk in chunks:
        digest.update(chunk)
        size += len(chunk)
        yield chunk
    if size != file.size:
        raise RefusedError(Problem(file.path, 0, f"{size} bytes came, expected the {file.size} that were signed"))
    if digest.hexdigest() != file.sha256:
        raise RefusedError(Problem(file.path, 0, "its content is not what was signed"))


def _key(name: str) -> tuple[int, int]:
    version, _, number = name.partition(".")
    return int(version), int(number or 0)
