"""The signature of another key holder under a file that waits for it: what the file says, and the signed file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from localize import paths
from localize.dataclass import dataclass
from localize.errors import Problem
from localize.files.elsewhere import base_elsewhere, read_elsewhere, write_elsewhere
from localize.files.folder import Folder, FolderRules
from localize.files.opening import Links
from localize.release.manifest import digest
from localize.release.recalls import LARGEST_RECALLS, RECALLS, Recall, read_recalls, write_recalls
from localize.release.signing.countersigning import Waiting, summary
from localize.release.signing.keys import SigningError
from localize.release.signing.root import Draft, is_root
from localize.release.signing.state import target_digests
from localize.tasks.keyring import Keyring, RootChange
from localize.tasks.recall import locales_in_words
from localize.tasks.release_folder import ReleaseFolder, compare_bundles

LARGEST_LIST = 5_000_000
"""The most bytes of a file to sign: the limit of python-tuf's client for targets."""


@dataclass(frozen=True, slots=True)
class UnsignedFile:
    """A file to sign, as it was read; with `base` it is written back only if nobody changed it."""

    path: Path
    data: bytes
    base: str | None

    @property
    def is_root(self) -> bool:
        """Whether it is root metadata; else it is a list of manifests."""
        return is_root(self.data)

    @property
    def release_folder(self) -> Path:
        """The release folder that it stands in, if it stands in one."""
        return self.path.resolve().parent.parent


def read_unsigned(path: Path) -> UnsignedFile:
    """Read a file to sign; raises FileError."""
    base = base_elsewhere(path)
    return UnsignedFile(path, read_elsewhere(path, LARGEST_LIST), base)


def contents(file: UnsignedFile, ring: Keyring) -> Iterator[str]:
    """Yield what a person signs, line by line; raises SigningError and FileError if nobody should sign it."""
    if file.is_root:
        yield from ring.root_differences(file.data)
        return
    yield summary(_waiting(file, ring))
    for name, sha256 in sorted(target_digests(file.data).items()):
        what = _recalls_in_words(file, sha256) if name == RECALLS else f"SHA-256 {sha256}"
        yield f"{paths.printable(name)}: {what}"


def compare_with_bundles(file: UnsignedFile, bundles: Path) -> None:
    """Raise BundleError if the bundles of a release to sign differ from those in a folder."""
    compare_bundles(target_digests(file.data), Folder(bundles, FolderRules(Links.FOLLOWED)))


def sign_root_file(file: UnsignedFile, ring: Keyring) -> RootChange:
    """Add our signature to root metadata; where more are needed, the file gets it too."""
    change = ring.sign_root(file.data, str(file.path))
    if change.missing and file.path.resolve() != ring.folder.locate(change.path).resolve():
        write_elsewhere(file.path, ring.folder.read(change.path) or b"", file.base)
    return change


def sign_list(file: UnsignedFile, ring: Keyring, now: datetime) -> Draft:
    """Add our signature to a list of manifests, in its file."""
    draft = ring.sign_targets(_waiting(file, ring), now)
    write_elsewhere(file.path, draft.data, file.base)
    return draft


def _waiting(file: UnsignedFile, ring: Keyring) -> Waiting:
    """Return the list, and the version of the release before it if that release is beside the file."""
    release = ReleaseFolder(Folder(file.release_folder, FolderRules(Links.FOLLOWED)))
    return Waiting(file.data, str(file.path), release.version(ring.chain()))


def _recalls_in_words(file: UnsignedFile, sha256: str) -> str:
    """Return what a release recalls, if the list is in the release folder of the file."""
    path = f"targets/{sha256}.{RECALLS}"
    data = write_recalls(())
    if sha256 != digest(data):
        there = file.release_folder / path
        if not there.is_file():
            return f"SHA-256 {sha256}; what is recalled stands in {path} of the release folder"
        data = read_elsewhere(there, LARGEST_RECALLS)
    if digest(data) != sha256:
        raise SigningError(Problem(path, 0, "changed, expected the recalls of this release"))
    return "recalled: " + ("; ".join(map(_in_words, read_recalls(data, path))) or "nothing")


def _in_words(recall: Recall) -> str:
    article, reason = paths.printable(recall.article), paths.printable(recall.reason)
    return f"{article} for {locales_in_words(recall.locale)} ({reason or 'no reason'})"
