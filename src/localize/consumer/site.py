"""The folder of a regional site: objects, releases, and the link to the one that readers see.

current -> releases/7      what a web server serves
releases/7/…               one bundle, as its manifest says
store/ab/ab12…             contents by SHA-256, shared by the releases
trust/…                    the root and the metadata that were proved last
state.json                 which bundles somebody went back from, and where the last pull was from
.localize.json             the mark that the folder is ours
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from localize.consumer.fetching import RefusedError
from localize.consumer.recalled import replaced
from localize.dataclass import dataclass
from localize.errors import ConfigError, LocalizeError, Problem
from localize.expressions import expression
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
_NAME = expression(r"([1-9][0-9]*)(?:\.([1-9][0-9]*))?")
_SHARD, _OBJECT = expression(r"[0-9a-f]{2}"), expression(r"[0-9a-f]{64}")
"""Names of the folders in a store, and of the contents in them: see `object_path`."""
_ROOT = "root.json"
_TRUSTED = expression(rf"{re.escape(_ROOT)}|metadata|recalls\.json|clock\.json")
"""The files and folders in the folder `trust`."""
_READ_ONLY = 0o444
"""The mode of objects, read-only: an edit of a page in place would change it in all releases."""


class SiteError(LocalizeError):
    """The folder cannot be used for what was asked."""


@dataclass(frozen=True, slots=True)
class PulledRelease:
    """A release on disk: its name, its manifest, and the files put in place of recalled ones."""

    name: str
    data: bytes
    manifest: Manifest
    recalled: bytes | None

    def version(self) -> int:
        """Return the publisher's version: 7 also for `7.1`, which was made here from 7 after a recall or a repair."""
        return _key(self.name)[0]


@dataclass(frozen=True, slots=True)
class SiteState:
    """What a site remembers between runs.

    `left` are the SHA-256 of manifests that somebody went back from: they are not shown again. `address` and `locale`
    are those of the last successful pull, empty if not known.
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
        """Keep other runs out of the folder, and remove what a killed run left.

        Raises FileError for a folder of somebody else, and leaves it as it is: a folder that is not empty, has no mark
        of ours, and was not filled by an earlier version of this program.
        """
        with ownership.opened(self.folder, ownership.SITE, self._is_ours):
            self.folder.tidy(RELEASES, STORE, TRUST)
            self._check_link()
            yield

    def is_begun(self) -> bool:
        """Whether the folder has any content; `opened` checks what it is."""
        return bool(self.folder.names())

    def _check_link(self) -> None:
        """Raise SiteError if `current` is no link of ours."""
        if not self.folder.exists(CURRENT) or self.current_name():
            return
        target = self.folder.link_target(CURRENT)
        what = "no link" if target is None else f"a link to {target!r}"
        expected = f"expected a link of ours to {RELEASES}/…, or nothing there"
        raise SiteError(Problem(self.folder.label(CURRENT), 0, f"{what}, {expected}"))

    def _is_ours(self) -> bool:
        """Whether the folder has the form of a site from before the mark was introduced."""
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
        """Return the name of the release that readers see; empty if there is no link, or one that is not ours."""
        parts = (self.folder.link_target(CURRENT) or "").replace("\\", "/").split("/")
        return parts[1] if len(parts) == 2 and parts[0] == RELEASES and _NAME.fullmatch(parts[1]) else ""

    def current(self) -> PulledRelease | None:
        """Return the release that readers see now, None if there is none that can be shown."""
        name = self.current_name()
        return self.release(name) if name else None

    def names(self) -> list[str]:
        """Return the names of all releases here, oldest first."""
        return sorted((name for name in self.folder.names(RELEASES) if _NAME.fullmatch(name)), key=_key)

    def release(self, name: str) -> PulledRelease | None:
        """Return the release of that name, None if there is none with a manifest."""
        path = f"{RELEASES}/{name}"
        data = self.folder.read(f"{path}/{MANIFEST}", LARGEST_MANIFEST)
        if data is None or not _NAME.fullmatch(name):
            return None
        try:
            manifest = read_manifest(
                data, self.folder.label(path), lambda file: self.folder.read(f"{path}/{file.path}", LARGEST_MANIFEST)
            )
        except BundleError:
            return None
        return PulledRelease(name, data, manifest=manifest, recalled=self.folder.read(f"{path}/{RECALLED}"))

    def is_whole(self, release: PulledRelease) -> bool:
        """Whether all files of a release are as they must be."""
        return not problems_of(self.folder / f"{RELEASES}/{release.name}", release.manifest, recalled=release.recalled)

    def has_object(self, file: BundleFile) -> bool:
        """Whether the store has the whole content of a file; damaged content is removed."""
        path = object_path(file.sha256)
        if self.store.digest(path) == (file.size, file.sha256):
            return True
        self.store.remove(path)
        return False

    def put_object(self, file: BundleFile, chunks: Iterable[bytes]) -> None:
        """Put the content of a file into the store; raises RefusedError if it is not what was signed."""
        self.store.store(object_path(file.sha256), _verified(file, chunks), mode=_READ_ONLY)

    def read_object(self, file: BundleFile) -> bytes:
        """Return the content of a file from the store."""
        return self.store.read(object_path(file.sha256)) or b""

    def assemble(self, name: str, *, linked: Iterable[BundleFile], made: Iterable[tuple[str, bytes]]) -> None:
        """Make a release from objects in the store and from files that the site made; readers do not see it yet."""
        new = self._unfinished()
        self.folder.make(new)
        for file in linked:
            self.folder.link_or_copy(self.store.locate(object_path(file.sha256)), f"{new}/{file.path}")
        for path, data in made:
            self.folder.write(f"{new}/{path}", data)
        self.folder.remove(f"{RELEASES}/{name}")
        self.folder.rename(new, f"{RELEASES}/{name}")

    def show(self, name: str) -> None:
        """Show a release to readers, in one step."""
        self.folder.settle()
        self.folder.switch_link(CURRENT, f"{RELEASES}/{name}")

    def free_name(self, version: int) -> str:
        """Return a name for a release of this version that is not the name of the release that readers see."""
        current = self.current_name()
        taken = set(self.names())
        if str(version) != current and str(version) not in taken:
            return str(version)
        return next(name for number in range(1, len(taken) + 2) if (name := f"{version}.{number}") not in taken)

    def forget(self, most: int) -> None:
        """Keep only the newest `most` releases and the one that readers see, and the objects that these need."""
        names = self.names()
        current = self.current_name()
        for name in names[: max(len(names) - most, 0)]:
            if name != current:
                unfinished = self._unfinished()
                self.folder.rename(f"{RELEASES}/{name}", unfinished)
                self.folder.remove(unfinished)
        left = (self.release(name) for name in self.names())
        needed = {object_path(file.sha256) for release in left if release for file in release.manifest.files}
        for path in list(self.store.files()):
            if path not in needed and _OBJECT.fullmatch(path.rpartition("/")[2]):
                self.store.remove(path)

    def _unfinished(self) -> str:
        """Return a new path for a release while it is made or removed."""
        return f"{RELEASES}/{temporary.free(self.folder.root).name}"

    def state(self) -> SiteState:
        """Return what earlier runs wrote down; an empty state if that cannot be read."""
        data = self.folder.read(_STATE)
        try:
            raw = json.loads(data) if data else {}
            left = frozenset(str(one) for one in raw.get("left", ()))
            return SiteState(left, str(raw.get("address", "")), str(raw.get("locale", "")))
        except (ValueError, AttributeError, TypeError):
            return SiteState()

    def remembered(self, address: str | None, locale: str | None) -> tuple[str, str]:
        """Return the given address and locale, else those of the last pull; empty if there are none."""
        if address and locale:
            return address, locale
        state, current = self.state(), self.current()
        return address or state.address, locale or (current.manifest.locale if current else state.locale)

    def remember(self, state: SiteState) -> None:
        """Write down what later runs need."""
        document = {"left": sorted(state.left), "address": state.address, "locale": state.locale}
        self.folder.write(_STATE, (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode())


def shown_bundle(folder: Folder) -> tuple[Folder, Manifest]:
    """Return the folder of a bundle with its manifest: a locale in dist/, or what a pulled site shows.

    Raises ConfigError where there is none, BundleError where it cannot be used.
    """
    if not folder.exists(MANIFEST) and (name := Site(folder).current_name()):
        folder /= f"{RELEASES}/{name}"
    data = folder.read(MANIFEST, LARGEST_MANIFEST)
    if data is None:
        raise ConfigError(Problem(folder.label(MANIFEST), 0, "no manifest, expected one"))
    return folder, read_manifest(data, folder.label(MANIFEST), lambda file: folder.read(file.path, LARGEST_MANIFEST))


def problems_of(tree: Folder, manifest: Manifest, *, recalled: bytes | None) -> list[Problem]:
    """Return what is missing, changed or too much in a folder with a bundle."""
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
