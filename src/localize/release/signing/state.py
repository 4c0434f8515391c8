"""The signed state of a release folder, as its files show it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar

from localize import paths
from localize.dataclass import dataclass
from localize.errors import Problem
from localize.release.signing.keys import SNAPSHOT, TARGETS, TIMESTAMP, SigningError
from localize.release.signing.root import read_root

if TYPE_CHECKING:
    from tuf.api.metadata import Metadata, Root, Snapshot, TargetFile, Targets, Timestamp, VerificationResult

SignedRole = TypeVar("SignedRole", "Snapshot", "Targets", "Timestamp")


@dataclass(frozen=True, slots=True)
class SignedState:
    """The published metadata: all versions of the root, and the timestamp, snapshot and targets.

    The last three are None before the first release.
    """

    roots: tuple[bytes, ...] = ()
    targets: bytes | None = None
    snapshot: bytes | None = None
    timestamp: bytes | None = None
    staged: bytes | None = None
    """A list of manifests that waits for signatures, and is not published."""

    def targets_metadata(self) -> Metadata[Targets] | None:
        """Return the list of manifests, None before the first release; raises SigningError."""
        return _read(self.targets, TARGETS, self.roots)

    def snapshot_metadata(self) -> Metadata[Snapshot] | None:
        """Return the metadata that names the version of that list; raises SigningError."""
        return _read(self.snapshot, SNAPSHOT, self.roots)

    def timestamp_metadata(self) -> Metadata[Timestamp] | None:
        """Return the metadata that names the version of the snapshot; raises SigningError."""
        return _read(self.timestamp, TIMESTAMP, self.roots)

    def staged_metadata(self) -> Metadata[Targets] | None:
        """Return the list that waits for signatures; raises SigningError if it is no list."""
        return parse(self.staged, TARGETS) if self.staged is not None else None

    def staged_files(self) -> Mapping[str, TargetFile]:
        """Return the targets of that list if a key of ours has signed it and it comes after the release; else none."""
        metadata, released = self.staged_metadata(), self.targets_metadata()
        if metadata is None or released is None or metadata.signed.version <= released.signed.version:
            return {}
        known = any(verification(metadata, TARGETS, read_root(root).signed).signed for root in self.roots)
        return dict(metadata.signed.targets) if known else {}

    def files(self) -> Mapping[str, TargetFile]:
        """Return the targets of the release by their names."""
        metadata = self.targets_metadata()
        return dict(metadata.signed.targets) if metadata else {}


def snapshot_version(timestamp: bytes) -> int:
    """Return the version of the snapshot that a timestamp names; raises SigningError."""
    from tuf.api.metadata import Timestamp  # noqa: PLC0415  # heavy

    signed = parse(timestamp, TIMESTAMP).signed
    assert isinstance(signed, Timestamp)
    return signed.snapshot_meta.version


def targets_version(snapshot: bytes) -> int:
    """Return the version of the targets that a snapshot names; raises SigningError."""
    from tuf.api.metadata import Snapshot  # noqa: PLC0415  # heavy

    signed = parse(snapshot, SNAPSHOT).signed
    assert isinstance(signed, Snapshot)
    return signed.meta["targets.json"].version


def target_files(targets: bytes) -> Mapping[str, TargetFile]:
    """Return the targets that a version of the list names; raises SigningError."""
    from tuf.api.metadata import Targets  # noqa: PLC0415  # heavy

    signed = parse(targets, TARGETS).signed
    assert isinstance(signed, Targets)
    return signed.targets


def target_digests(targets: bytes) -> dict[str, str]:
    """Return the SHA-256 of each target in a version of the list, by name; raises SigningError if one has none.

    This program gives each target a SHA-256; a target without one is from somebody else.
    """
    return {name: sha256_of(file) for name, file in target_files(targets).items()}


def sha256_of(file: TargetFile) -> str:
    """Return the SHA-256 of a target; raises SigningError if it has none."""
    if "sha256" not in file.hashes:
        message = "has no SHA-256, expected one for each file of a release"
        raise SigningError(Problem(paths.printable(file.path), 0, message))
    return file.hashes["sha256"]


def parse(data: bytes, role: str) -> Metadata[SignedRole]:
    """Return metadata of a role, without a check of its signatures; raises SigningError."""
    from tuf.api.exceptions import RepositoryError  # noqa: PLC0415  # heavy
    from tuf.api.metadata import Metadata  # noqa: PLC0415  # heavy

    path = f"{role}.json"
    try:
        metadata: Metadata[SignedRole] = Metadata.from_bytes(data)
    except RepositoryError:
        raise SigningError(Problem(path, 0, "no metadata of The Update Framework, expected it")) from None
    if metadata.signed.type != role:
        raise SigningError(Problem(path, 0, f"metadata of {metadata.signed.type}, expected that of {role}"))
    return metadata


def verification(metadata: Metadata[SignedRole], role: str, root: Root) -> VerificationResult:
    """Return which of the keys that a root names for a role have signed, and how many signatures are missing."""
    return root.get_verification_result(role, metadata.signed_bytes, metadata.signatures)


def is_signed(metadata: Metadata[SignedRole], role: str, root: Root) -> bool:
    """Whether enough of the keys that a root names for a role have signed."""
    return verification(metadata, role, root).verified


def _read(data: bytes | None, role: str, chain: tuple[bytes, ...]) -> Metadata[SignedRole] | None:
    """Return metadata that keys of any version of the root have signed.

    Any version counts: if a rotation was cut short, the newest version no longer knows the key.
    """
    if data is None:
        return None
    metadata: Metadata[SignedRole] = parse(data, role)
    if not any(is_signed(metadata, role, read_root(root).signed) for root in chain):
        message = "no key of ours has signed the former release, expected the folder as it was published"
        raise SigningError(Problem(f"{role}.json", 0, message))
    return metadata
