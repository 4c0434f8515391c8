"""The next state of a release folder: which metadata is new, and in which order it is written.

The Update Framework, specification 1.0, 6.2 to 6.5: targets, snapshot and timestamp, each with a higher version than
before. With consistent snapshots (7), a file that a reader of the previous release still needs is never overwritten.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from datetime import datetime, timedelta
from itertools import zip_longest
from typing import TYPE_CHECKING

from localize.dataclass import dataclass
from localize.errors import Problem
from localize.release.signing.keys import SNAPSHOT, TARGETS, TIMESTAMP, SigningError
from localize.release.signing.root import Draft, read_root, signing_keys
from localize.release.signing.state import SignedRole, SignedState, is_signed, verification

if TYPE_CHECKING:
    from securesystemslib.signer import CryptoSigner
    from tuf.api.metadata import Metadata, MetaFile, Root, Snapshot, TargetFile, Targets, Timestamp

    Signers = Callable[[str], Sequence[CryptoSigner]]


@dataclass(frozen=True, slots=True)
class Periods:
    """How long metadata is valid. An attacker can hide a newer release or a recall for `timestamp` at most."""

    targets: timedelta = timedelta(days=90)
    snapshot: timedelta = timedelta(days=30)
    timestamp: timedelta = timedelta(days=7)


RENEW = 0.5
"""Metadata is renewed when less than this part of its period is left: with daily runs it never expires."""


@dataclass(frozen=True, slots=True)
class SigningStep:
    """The files to write, in this order, with paths in the release folder, and the new version of each role.

    `staged` is a list of manifests that waits for signatures; until it has them, the published release stays.
    """

    files: tuple[tuple[str, bytes], ...] = ()
    versions: Mapping[str, int] = field(default_factory=dict)
    renewed: tuple[str, ...] = ()
    changed: bool = False
    staged: Draft | None = None


@dataclass(frozen=True, slots=True)
class Signing:
    """What signing needs: the chain of roots from version 1 on, the keys for each role, the time, the periods.

    Without a previous release, versions begin after `after`.
    """

    roots: tuple[bytes, ...]
    signers: Signers
    now: datetime
    periods: Periods = Periods()
    after: int = 0

    def root(self) -> Root:
        """Return the newest root; raises SigningError if it has expired."""
        root = read_root(self.roots[-1]).signed
        if root.is_expired(self.now):
            message = f"ended on {root.expires:%Y-%m-%d}, expected one that is valid: localize keys renew"
            raise SigningError(Problem("root.json", 0, message))
        return root


def next_step(state: SignedState, listed: Mapping[str, TargetFile], *, signing: Signing) -> SigningStep:
    """Return what must be written so that the release has exactly the listed targets; nothing if it already has.

    Raises SigningError if a key is missing, or is not the one that the root metadata names.
    """
    _check_roots(state, signing)
    maker = _Maker(state, signing)
    targets = maker.targets(listed)
    if targets is None:
        return SigningStep(staged=maker.staged)
    snapshot = maker.snapshot(targets)
    timestamp = maker.timestamp(snapshot)
    first_new = len(state.roots) + 1
    if maker.staged and not is_signed(targets, TARGETS, signing.root()):
        # the new root would make the published release invalid: it waits with the staged list
        if not maker.older_roots_agree(targets, snapshot, timestamp):
            return SigningStep(staged=maker.staged)
        first_new = len(signing.roots) + 1
    new_roots = [
        (f"metadata/{version}.root.json", data)
        for version, data in enumerate(signing.roots, start=1)
        if version >= first_new
    ]
    metadata = [(f"metadata/{version}.{role}.json", data) for role, version, data in maker.new if role != TIMESTAMP]
    last = [("metadata/timestamp.json", data) for role, _, data in maker.new if role == TIMESTAMP]
    tail = [*last, *new_roots] if maker.older_roots_agree(targets, snapshot, timestamp) else [*new_roots, *last]
    versions = {TARGETS: targets.signed.version, SNAPSHOT: snapshot.signed.version, TIMESTAMP: timestamp.signed.version}
    renewed = tuple(role for role, _, _ in maker.new)
    changed = dict(targets.signed.targets) != dict(state.files())
    return SigningStep((*metadata, *tail), versions, renewed=renewed, changed=changed, staged=maker.staged)


def _check_roots(state: SignedState, signing: Signing) -> None:
    """Raise SigningError if the roots of the release are not those of the keys: sites could follow neither."""
    for version, (published, known) in enumerate(zip_longest(state.roots, signing.roots), start=1):
        if published is not None and known is None:
            message = f"newer than the root metadata of the keys, expected keys/roots/{version}.root.json beside them"
            raise SigningError(Problem(f"metadata/{version}.root.json", 0, message))
        if published is not None and published != known:
            message = "the root metadata of other keys, expected these keys, or a new release folder (--into)"
            raise SigningError(Problem(f"metadata/{version}.root.json", 0, message))


class _Maker:
    """Makes the metadata of the roles in order, each only if it must be new; `new` holds what was made."""

    def __init__(self, state: SignedState, signing: Signing) -> None:
        self._state = state
        self._signing = signing
        self._root = signing.root()
        published = max(len(state.roots), 1)
        self._older_roots = [read_root(data).signed for data in signing.roots[published - 1 : -1]]
        self.new: list[tuple[str, int, bytes]] = []
        self.staged: Draft | None = None

    def targets(self, listed: Mapping[str, TargetFile]) -> Metadata[Targets] | None:
        """Return the list of manifests to publish; the old one while a new one waits for its signatures.

        None if a new one waits and there is no old one.
        """
        from tuf.api.metadata import Metadata, Targets  # noqa: PLC0415  # heavy

        old = self._state.targets_metadata()
        if old and old.signed.targets == listed and self._may_stay(old, TARGETS, self._signing.periods.targets):
            return old
        new = self._staged(listed, old) or Metadata(
            Targets(
                version=self._next_version(old),
                expires=self._signing.now + self._signing.periods.targets,
                targets={name: listed[name] for name in sorted(listed)},
            )
        )
        if missing := self._sign(new, TARGETS):
            self.staged = Draft(new.to_bytes(), new.signed.version, missing)
            return old
        self.new.append((TARGETS, new.signed.version, new.to_bytes()))
        return new

    def _staged(self, listed: Mapping[str, TargetFile], old: Metadata[Targets] | None) -> Metadata[Targets] | None:
        """Return the list that waits for signatures, if it still lists the same files."""
        staged = self._state.staged_metadata()
        if staged is None or staged.signed.version != self._next_version(old) or staged.signed.targets != listed:
            return None
        period = self._signing.periods.targets
        return staged if staged.signed.expires - self._signing.now > period * RENEW else None

    def snapshot(self, targets: Metadata[Targets]) -> Metadata[Snapshot]:
        from tuf.api.metadata import Metadata, Snapshot  # noqa: PLC0415  # heavy

        old = self._state.snapshot_metadata()
        is_same = old is not None and old.signed.meta["targets.json"].version == targets.signed.version
        if old and is_same and self._may_stay(old, SNAPSHOT, self._signing.periods.snapshot):
            return old
        expires = self._signing.now + self._signing.periods.snapshot
        meta = {"targets.json": _meta(targets, self._bytes(TARGETS))}
        return self._signed(Metadata(Snapshot(version=self._next_version(old), expires=expires, meta=meta)), SNAPSHOT)

    def timestamp(self, snapshot: Metadata[Snapshot]) -> Metadata[Timestamp]:
        from tuf.api.metadata import Metadata, Timestamp  # noqa: PLC0415  # heavy

        old = self._state.timestamp_metadata()
        is_same = old is not None and old.signed.snapshot_meta.version == snapshot.signed.version
        if old and is_same and self._may_stay(old, TIMESTAMP, self._signing.periods.timestamp):
            return old
        expires = self._signing.now + self._signing.periods.timestamp
        meta = _meta(snapshot, self._bytes(SNAPSHOT))
        return self._signed(
            Metadata(Timestamp(version=self._next_version(old), expires=expires, snapshot_meta=meta)), TIMESTAMP
        )

    def older_roots_agree(
        self, targets: Metadata[Targets], snapshot: Metadata[Snapshot], timestamp: Metadata[Timestamp]
    ) -> bool:
        """Whether clients that know only the published root can read the new metadata too.

        Then the new root can be written last, and there is no moment at which root and metadata do not fit.
        """
        return bool(self._state.roots) and all(
            is_signed(targets, TARGETS, root)
            and is_signed(snapshot, SNAPSHOT, root)
            and is_signed(timestamp, TIMESTAMP, root)
            for root in self._older_roots
        )

    def _may_stay(self, old: Metadata[SignedRole], role: str, period: timedelta) -> bool:
        return old.signed.expires - self._signing.now > period * RENEW and is_signed(old, role, self._root)

    def _next_version(self, old: Metadata[SignedRole] | None) -> int:
        return (old.signed.version if old else self._signing.after) + 1

    def _sign(self, metadata: Metadata[SignedRole], role: str) -> int:
        """Sign with the keys of the newest root and, if we still have them, with those of the published root.

        Return how many signatures are missing; raises SigningError if there is none at all.
        """
        result = verification(metadata, role, self._root)
        if result.missing:
            for signer in signing_keys(self._signing.signers(role), self._root, *self._older_roots, role=role):
                metadata.sign(signer, append=True)
            result = verification(metadata, role, self._root)
        if not result.signed:
            message = f"no key for {role} here that root.json names, expected it: see localize keys rotate"
            raise SigningError(Problem(f"{role}.json", 0, message))
        return result.missing

    def _signed(self, metadata: Metadata[SignedRole], role: str) -> Metadata[SignedRole]:
        if missing := self._sign(metadata, role):
            message = f"{missing} more signatures needed, expected the keys for {role} that root.json names"
            raise SigningError(Problem(f"{role}.json", 0, message))
        self.new.append((role, metadata.signed.version, metadata.to_bytes()))
        return metadata

    def _bytes(self, role: str) -> bytes:
        new = next((data for name, _, data in self.new if name == role), None)
        old = self._state.targets if role == TARGETS else self._state.snapshot
        data = new if new is not None else old
        assert data is not None
        return data


def _meta(metadata: Metadata[SignedRole], data: bytes) -> MetaFile:
    from tuf.api.metadata import MetaFile  # noqa: PLC0415  # heavy

    return MetaFile.from_data(metadata.signed.version, data, ["sha256"])
