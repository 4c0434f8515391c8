"""What the publisher has signed: python-tuf's client, with trust in a root that a person gave.

The detailed client workflow of The Update Framework (specification 1.0, 5) is python-tuf's: roots one by one, then
timestamp, snapshot and targets, each with a threshold of signatures, of no lower version than the one that is known,
and not ended. Its clock is the system's; that nothing has ended by the latest time seen here either is looked at
afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from localize import paths
from localize.consumer import clock
from localize.consumer.fetching import RefusedError, ReleaseSource, UnreachableError
from localize.errors import LocalizeError, Problem
from localize.files.folder import Folder
from localize.files.problems import WRITTEN
from localize.release.manifest import LARGEST_MANIFEST, MANIFEST, BundleError, Manifest, read_manifest
from localize.release.recalls import LARGEST_RECALLS, RECALLS, Recall, read_recalls, write_recalls

if TYPE_CHECKING:
    from tuf.api.metadata import TargetFile

ANCHOR = "root.json"
"""The root metadata that a person gave first, remembered."""
METADATA = "metadata"
_HISTORY = f"{METADATA}/root_history"
_MINUTE = "%Y-%m-%d %H:%M UTC"


class TrustError(LocalizeError):
    """There is no root to trust, or another one than before."""


@dataclass(frozen=True, slots=True)
class ProvedRelease:
    """A manifest and the recalls as the publisher signed them, with the version of the release, and when it ends."""

    version: int
    expires: str
    data: bytes
    manifest: Manifest
    recalls: tuple[Recall, ...]


def prove(source: ReleaseSource, trust: Folder, *, locale: str, given: bytes | None, now: datetime) -> ProvedRelease:
    """Ask the source for its newest release, and prove it from the remembered root, the first time the given one.

    `now` is the time of the system, in UTC. Raises TrustError, ClockError, RefusedError, UnreachableError, FileError;
    BundleError for a manifest that is signed, but not acceptable.
    """
    from tuf.ngclient import Updater  # noqa: PLC0415  # heavy

    root = _anchor(trust, given)
    latest = clock.advanced(trust, now)
    _refuse_links(trust)
    with source.reported("metadata"), trust.guarded(METADATA, WRITTEN):
        updater = Updater(
            str(trust.locate(METADATA)), f"{source.base}metadata/", fetcher=source.fetcher, bootstrap=root
        )
        updater.refresh()
    _refuse_ended(trust, now, latest)
    _check_given(trust, root, given)
    trust.write(ANCHOR, root)
    version, names = _targets(trust)
    manifest_target = updater.get_targetinfo(f"{locale}/{MANIFEST}")
    if manifest_target is None:
        locales = sorted(one.removesuffix(f"/{MANIFEST}") for one in names if one.endswith(f"/{MANIFEST}"))
        there = ", ".join(map(paths.printable, locales))
        raise UnreachableError(Problem(source.address, 0, f"no locale {locale!r}, expected one of: {there or 'none'}"))
    data = _target(source, manifest_target, LARGEST_MANIFEST)
    recalls_target = updater.get_targetinfo(RECALLS)
    withdrawn = _target(source, recalls_target, LARGEST_RECALLS) if recalls_target else write_recalls(())
    manifest = read_manifest(data, manifest_target.path)
    if manifest.locale != locale:
        message = f"the manifest of {manifest.locale!r}, expected that of {locale!r}"
        raise BundleError(Problem(manifest_target.path, 0, message))
    held = read_recalls(withdrawn, RECALLS)
    trust.write(RECALLS, withdrawn)
    return ProvedRelease(version, _expires(trust), data=data, manifest=manifest, recalls=held)


def remembered_recalls(trust: Folder) -> tuple[Recall, ...]:
    """Return the recalls as they were last proved."""
    data = trust.read(RECALLS)
    return read_recalls(data, trust.label(RECALLS)) if data is not None else ()


def _anchor(trust: Folder, given: bytes | None) -> bytes:
    """Return the root to begin with: the remembered one, else the given one; raises TrustError."""
    known = trust.read(ANCHOR)
    if known is not None:
        return known
    if given is None:
        hint = "expected --root root.json, which the publisher hands over"
        raise TrustError(Problem(trust.label(ANCHOR), 0, f"no root is trusted here yet, {hint}"))
    _check_root(given)
    return given


def _refuse_links(trust: Folder) -> None:
    """Make the folders that python-tuf works in; raises FileError for links there, which it would follow.

    Its own `root.json` is a link, which it makes anew and never reads.
    """
    trust.make(_HISTORY)
    for path in trust.files(METADATA):
        if path != f"{METADATA}/{ANCHOR}":
            trust.read(path, 0)


def _refuse_ended(trust: Folder, now: datetime, latest: datetime) -> None:
    """Raise RefusedError for metadata that has not ended by the clock of today, but by the latest time seen here."""
    from tuf.api.metadata import Metadata  # noqa: PLC0415  # heavy

    for role in ("timestamp", "snapshot", "targets"):
        signed = Metadata.from_bytes(trust.read(f"{METADATA}/{role}.json") or b"").signed
        if signed.is_expired(latest):
            message = (
                f"ended on {signed.expires:{_MINUTE}}; the clock here says {now:{_MINUTE}}, but a former pull saw "
                f"{latest:{_MINUTE}}, expected no earlier time. If the clock was wrong then, and is right now: "
                "localize pull --reset-clock"
            )
            raise RefusedError(Problem(f"{role}.json", 0, message))


def _check_given(trust: Folder, root: bytes, given: bytes | None) -> None:
    """Raise TrustError for a root that does not follow from the trusted one: a person must decide to trust it."""
    if given is None or given == root:
        return
    if all(trust.read(f"{_HISTORY}/{name}") != given for name in trust.names(_HISTORY)):
        hint = f"expected one that follows from it; to trust this one from now on, remove {trust.label()}"
        raise TrustError(Problem(ANCHOR, 0, f"the root given is another than the one trusted here, {hint}"))


def _target(source: ReleaseSource, target: TargetFile, most: int) -> bytes:
    """Fetch and prove a target; with consistent snapshots its file name begins with its digest (5.7.3)."""
    if target.length > most:
        raise RefusedError(Problem(target.path, 0, f"{target.length} bytes, expected at most {most}"))
    path = f"targets/{target.get_prefixed_paths()[0]}"
    data = b"".join(source.chunks(path, target.length))
    with source.reported(path):
        target.verify_length_and_hashes(data)
    return data


def _targets(trust: Folder) -> tuple[int, list[str]]:
    """Return version and names of the targets in the metadata that the client has just proved and stored."""
    from tuf.api.metadata import Metadata, Targets  # noqa: PLC0415  # heavy

    metadata: Metadata[Targets] = Metadata.from_bytes(trust.read(f"{METADATA}/targets.json") or b"")
    return metadata.signed.version, list(metadata.signed.targets)


def _expires(trust: Folder) -> str:
    from tuf.api.metadata import Metadata, Timestamp  # noqa: PLC0415  # heavy

    metadata: Metadata[Timestamp] = Metadata.from_bytes(trust.read(f"{METADATA}/timestamp.json") or b"")
    return f"{metadata.signed.expires:%Y-%m-%dT%H:%M:%SZ}"


def _check_root(data: bytes) -> None:
    from tuf.api.exceptions import RepositoryError  # noqa: PLC0415  # heavy
    from tuf.api.metadata import Metadata, Root  # noqa: PLC0415  # heavy

    try:
        metadata: Metadata[Root] = Metadata.from_bytes(data)
        if not isinstance(metadata.signed, Root):
            raise TrustError(Problem(ANCHOR, 0, "metadata of another role, expected root metadata"))
        metadata.signed.verify_delegate("root", metadata.signed_bytes, metadata.signatures)
    except RepositoryError as error:
        raise TrustError(Problem(ANCHOR, 0, f"{error}, expected root metadata of a publisher")) from None
