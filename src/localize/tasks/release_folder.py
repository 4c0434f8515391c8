"""A release folder, brought from one signed state to the next. At each moment sites see either the old or the new."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from localize.dataclass import dataclass
from localize.errors import Problem
from localize.expressions import expression
from localize.files import ownership
from localize.files.folder import Folder
from localize.files.lock import Busy
from localize.release.manifest import (
    LARGEST_MANIFEST,
    MANIFEST,
    BundleError,
    BundleFile,
    Manifest,
    digest,
    object_path,
    read_manifest,
)
from localize.release.recalls import RECALLS, Recall, read_recalls, write_recalls
from localize.release.signing.keys import SigningError
from localize.release.signing.state import SignedState, sha256_of, snapshot_version, target_files, targets_version
from localize.release.signing.step import Signing, SigningStep, next_step

if TYPE_CHECKING:
    from tuf.api.metadata import TargetFile

_TIMESTAMP = "metadata/timestamp.json"
STAGED = "staged"
"""The folder for a list of manifests that waits for the signatures of other key holders."""
_OBJECTS = "objects"
_FORMS = {
    "metadata": expression(r"timestamp\.json|[1-9][0-9]*\.(?:root|targets|snapshot)\.json"),
    "targets": expression(r"(?:[A-Za-z0-9-]+/)?[0-9a-f]{64}\.(?:manifest|recalls)\.json"),
    _OBJECTS: expression(r"([0-9a-f]{2})/\1[0-9a-f]{62}"),
    STAGED: expression(r"[1-9][0-9]*\.targets\.json"),
}
"""The folders of a release, with the form of the paths in each."""


@dataclass(frozen=True, slots=True)
class WrittenRelease:
    """What a run did: the signed step, and how many objects it wrote."""

    step: SigningStep
    objects: int = 0


@dataclass(frozen=True, slots=True)
class UnsignedBundle:
    """The bundle of a locale that is to be released: the bytes of its manifest, and its folder."""

    data: bytes
    folder: Folder

    def manifest(self) -> Manifest:
        """Read the manifest with its parts; raises BundleError, FileError. It is not held, as it may be large."""
        return read_manifest(self.data, self.folder.label(MANIFEST), self._part)

    def _part(self, file: BundleFile) -> bytes | None:
        return self.folder.read(file.path, LARGEST_MANIFEST)


def read_bundles(output: Folder) -> dict[str, UnsignedBundle]:
    """Return the bundles in an output folder by their locales; raises BundleError, FileError.

    Each folder with a manifest is one.
    """
    names = [name for name in output.names() if output.exists(f"{name}/{MANIFEST}")]
    if not names:
        raise BundleError(Problem(output.label(), 0, f"no <locale>/{MANIFEST}, expected one: localize publish"))
    bundles = {}
    for name in names:
        data = output.read(f"{name}/{MANIFEST}", LARGEST_MANIFEST) or b""
        bundles[name] = UnsignedBundle(data, output / name)
        if (locale := bundles[name].manifest().locale) != name:
            raise BundleError(Problem(output.label(f"{name}/{MANIFEST}"), 0, f"locale {locale!r}, expected {name!r}"))
    return bundles


def compare_bundles(digests: Mapping[str, str], output: Folder) -> None:
    """Raise BundleError where the manifests with these SHA-256 are not those in an output folder."""
    problems = []
    for name, sha256 in sorted(digests.items()):
        if name.endswith(f"/{MANIFEST}"):
            data = output.read(name, LARGEST_MANIFEST)
            if data is None or digest(data) != sha256:
                what = "not there" if data is None else "another one than in the release to sign"
                problems.append(Problem(output.label(name), 0, f"{what}, expected the same: localize publish"))
    if problems:
        raise BundleError(problems)


class ReleaseFolder:
    """A folder of static files: `metadata/`, `targets/`, `objects/`. All methods raise SigningError and FileError.

    Call the methods that change it only inside `with release.opened(…)`.
    """

    def __init__(self, folder: Folder) -> None:
        self.folder = folder

    @contextmanager
    def opened(self, command: str, busy: Busy) -> Iterator[None]:
        """Keep other runs out of the folder, and remove what a killed run left; see `Folder.locked`.

        Raises FileError for somebody else's folder and leaves it unchanged: it is not empty, has no mark of ours, and
        was not made by an earlier version of this program.
        """
        with ownership.opened(self.folder, ownership.RELEASE, self._is_ours, command=command, busy=busy):
            self.folder.tidy(*_FORMS)
            yield

    def _is_ours(self) -> bool:
        """Whether the folder looks like a release from before there was a mark."""
        for under, form in _FORMS.items():
            if not ownership.has_form((path.removeprefix(f"{under}/") for path in self.folder.files(under)), form):
                return False
        is_begun = any(self.folder.names(under) for under in _FORMS)
        is_alone = not ownership.strangers(self.folder, _FORMS)
        return is_begun and (
            is_alone or (self.folder.exists(_TIMESTAMP) and self.folder.exists("metadata/1.root.json"))
        )

    def state(self) -> SignedState:
        """Return what is published: only what the timestamp leads to, not what a killed run has left."""
        chain: list[bytes] = []
        while (data := self.folder.read(f"metadata/{len(chain) + 1}.root.json")) is not None:
            chain.append(data)
        timestamp = self.folder.read(_TIMESTAMP)
        staged = self._staged_path()
        waiting = self.folder.read(staged) if staged else None
        if timestamp is None:
            return SignedState(tuple(chain), staged=waiting)
        snapshot = self._needed(f"metadata/{snapshot_version(timestamp)}.snapshot.json")
        targets = self._needed(f"metadata/{targets_version(snapshot)}.targets.json")
        return SignedState(tuple(chain), targets, snapshot=snapshot, timestamp=timestamp, staged=waiting)

    def version(self, chain: tuple[bytes, ...]) -> int | None:
        """Return the version of the release, signed by keys of a chain of roots; None before the first release."""
        metadata = replace(self.state(), roots=chain).targets_metadata()
        return metadata.signed.version if metadata else None

    def _staged_path(self) -> str:
        """Return the list of manifests that waits for signatures, the newest; empty where there is none."""
        staged = [name for name in self.folder.names(STAGED) if _FORMS[STAGED].fullmatch(name)]
        newest = max(staged, key=lambda name: int(name.partition(".")[0]), default="")
        return f"{STAGED}/{newest}" if newest else ""

    def recalls(self, state: SignedState) -> tuple[Recall, ...]:
        """Return the recalls of the release and those that wait for signatures, so that none is lost."""
        file = self._recalls_file(state)
        return read_recalls(self._target(file), RECALLS) if file else ()

    def _recalls_file(self, state: SignedState) -> TargetFile | None:
        return state.staged_files().get(RECALLS) or state.files().get(RECALLS)

    def known_manifests(self) -> Iterator[Manifest]:
        """Yield all manifests that are here, one by one, also those of earlier releases."""
        for path in self.folder.files("targets"):
            if path.endswith(f".{MANIFEST}"):
                yield self._read_manifest(self.folder.read(path) or b"", self.folder.label(path))

    def released_manifests(self) -> Iterator[Manifest]:
        """Yield the manifests of the release, one by one."""
        for name, file in self.state().files().items():
            if name.endswith(f"/{MANIFEST}"):
                yield self._read_manifest(self._target(file), name)

    def _read_manifest(self, data: bytes, label: str) -> Manifest:
        """Read a manifest; its parts are objects like all files of a bundle."""
        return read_manifest(
            data, label, lambda file: self.folder.read(f"{_OBJECTS}/{object_path(file.sha256)}", LARGEST_MANIFEST)
        )

    def release(
        self, bundles: Mapping[str, UnsignedBundle], signing: Signing, *, dropped: Collection[str] = ()
    ) -> WrittenRelease:
        """Publish bundles, each in place of the previous one of its locale.

        It is an error if a locale of the previous release is missing and not in `dropped`: publishing only some locales
        must not take the others offline.
        """
        state = self.state()
        previous = {name.partition("/")[0] for name in state.files() if name.endswith(f"/{MANIFEST}")}
        if lost := sorted(previous - set(bundles) - set(dropped)):
            expected = "expected its bundle, or --drop"
            raise SigningError(Problem(name, 0, f"in the former release, not in this one, {expected}") for name in lost)
        contents = {f"{locale}/{MANIFEST}": bundle.data for locale, bundle in bundles.items()}
        known = self._recalls_file(state)
        contents[RECALLS] = self._target(known) if known else write_recalls(())
        listed = {name: _target_file(name, data) for name, data in contents.items()}
        step = next_step(state, listed, signing=signing)
        objects = sum(self._put_objects(bundle.folder, bundle.manifest()) for bundle in bundles.values())
        if objects:
            self.folder.settle()
        self._publish(contents.items(), step)
        return WrittenRelease(step, objects)

    def recall(self, changed: Iterable[Recall], signing: Signing) -> WrittenRelease:
        """Publish another list of recalls; the bundles stay."""
        state = self.state()
        if state.timestamp is None:
            raise SigningError(Problem(self.folder.label(_TIMESTAMP), 0, "no release, expected one: localize release"))
        data = write_recalls(changed)
        listed = dict(state.files()) | {RECALLS: _target_file(RECALLS, data)}
        step = next_step(state, listed, signing=signing)
        self._publish([(RECALLS, data)], step)
        return WrittenRelease(step)

    def prune(self, most: int) -> tuple[str, ...]:
        """Remove files that only releases before the last `most` need; return their paths."""
        state = self.state()
        metadata = state.targets_metadata()
        snapshot = state.snapshot_metadata()
        if metadata is None or snapshot is None:
            return ()
        oldest = metadata.signed.version - most + 1
        needed = {_TIMESTAMP, f"metadata/{snapshot.signed.version}.snapshot.json"}
        for version in range(max(oldest, 1), metadata.signed.version + 1):
            path = f"metadata/{version}.targets.json"
            if (data := self.folder.read(path)) is not None:
                needed.add(path)
                self._add_needed(target_files(data), needed)
        self._add_needed(state.staged_files(), needed)
        removed = [path for path in self._prunable() if path not in needed]
        for path in removed:
            self.folder.remove(path)
        return tuple(removed)

    def _prunable(self) -> list[str]:
        """Return the files that may go: those that we made, but no root metadata."""
        return [
            path
            for under, form in _FORMS.items()
            for path in self.folder.files(under)
            if form.fullmatch(path.removeprefix(f"{under}/")) and not path.endswith(".root.json") and under != STAGED
        ]

    def _add_needed(self, files: Mapping[str, TargetFile], needed: set[str]) -> None:
        """Add the paths of targets and of the objects that they list; a manifest of two releases is read once."""
        for name, file in files.items():
            path = _target_path(file)
            if path in needed or (data := self.folder.read(path)) is None:
                continue
            needed.add(path)
            if name.endswith(f"/{MANIFEST}"):
                manifest = self._read_manifest(data, path)
                needed.update(f"{_OBJECTS}/{object_path(one.sha256)}" for one in manifest.files)

    def _put_objects(self, folder: Folder, manifest: Manifest) -> int:
        """Copy the objects that are not there yet, each compared with the manifest; return how many."""
        problems: list[Problem] = []
        written = 0
        for file in manifest.files:
            path = f"{_OBJECTS}/{object_path(file.sha256)}"
            if self.folder.digest(path) == (file.size, file.sha256):
                continue
            data = folder.read(file.path, file.size)
            if data is None or len(data) != file.size or digest(data) != file.sha256:
                what = "missing" if data is None else "not as its manifest says"
                problems.append(Problem(folder.label(file.path), 0, f"{what}, expected it whole: localize publish"))
            else:
                self.folder.store(path, (data,))
                written += 1
        if problems:
            raise BundleError(problems)
        return written

    def _publish(self, contents: Iterable[tuple[str, bytes]], step: SigningStep) -> None:
        """Write the targets, then the metadata in its order: the timestamp makes all of it visible at once."""
        for name, data in contents:
            self.folder.write(_target_path(_target_file(name, data)), data)
        for path, data in step.files:
            self.folder.write(path, data)
        waiting = ""
        if step.staged:
            waiting = staged_path(step.staged.version)
            self.folder.write(waiting, step.staged.data)
        for name in self.folder.names(STAGED):
            if _FORMS[STAGED].fullmatch(name) and f"{STAGED}/{name}" != waiting:
                self.folder.remove(f"{STAGED}/{name}")

    def _needed(self, path: str) -> bytes:
        if (data := self.folder.read(path)) is None:
            expected = "expected the folder as it was published"
            raise SigningError(Problem(self.folder.label(path), 0, f"missing, but the release names it, {expected}"))
        return data

    def _target(self, file: TargetFile) -> bytes:
        path = _target_path(file)
        data = self._needed(path)
        if digest(data) != sha256_of(file):
            raise SigningError(Problem(self.folder.label(path), 0, "changed, expected the file as it was published"))
        return data


def staged_path(version: int) -> str:
    """Return where a list of manifests waits for signatures."""
    return f"{STAGED}/{version}.targets.json"


def _target_file(name: str, data: bytes) -> TargetFile:
    from tuf.api.metadata import TargetFile  # noqa: PLC0415  # heavy

    return TargetFile.from_data(name, data, ["sha256"])


def _target_path(file: TargetFile) -> str:
    """Return where a target stands: its name with the digest before the last part (TUF specification 1.0, 6.2)."""
    return f"targets/{file.get_prefixed_paths()[0]}"
