"""Proves what the publisher has signed, with python-tuf's client and a root that a person gave.

python-tuf does the detailed client workflow of The Update Framework (specification 1.0, 5): roots one by one, then
timestamp, snapshot and targets. Each needs enough signatures, a version not lower than the known one, and must not have
expired. python-tuf uses the clock of the system. This module then checks that nothing has expired by the latest time
seen here either.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from localize import paths
from localize.consumer import clock
from localize.consumer.fetching import RefusedError, ReleaseSource, UnreachableError
from localize.dataclass import dataclass
from localize.errors import LocalizeError, Problem
from localize.files.folder import Folder
from localize.files.problems import WRITTEN
from localize.release.manifest import LARGEST_MANIFEST, MANIFEST, BundleError, Manifest, PartReader, read_manifest
from localize.release.recalls import LARGEST_RECALLS, RECALLS, Recall, read_recalls, write_recalls

if TYPE_CHECKING:
    from tuf.api.metadata import TargetFile

ANCHOR = "root.json"
"""The file with the root metadata that a person gave at the first pull."""
METADATA = "metadata"
_HISTORY = f"{METADATA}/root_history"
_MINUTE = "%Y-%m-%d %H:%M UTC"


class TrustError(LocalizeError):
    """There is no root to trust, or the given one is not the trusted one."""


@dataclass(frozen=True, slots=True)
class ProvedRelease:
    """The manifest and the recalls that the publisher signed, the version of the release, and when it expires."""

    version: int
    expires: str
    data: bytes
    manifest: Manifest
    recalls: tuple[Recall, ...]


def prove(  # noqa: PLR0913  # all that a proof is made from
    source: ReleaseSource, trust: Folder, *, locale: str, given: bytes | None, now: datetime, part: PartReader
) -> ProvedRelease:
    """Ask the source for its newest release, and prove it by the remembered root; at the first pull by the given one.

    `now` is the time of the system, in UTC; `part` gives the parts of a manifest. Raises TrustError, ClockError,
    RefusedError, UnreachableError, FileError; BundleError for a manifest that is signed but not acceptable.
    """
    from tuf.ngclient import Updater  # noqa: PLC0415  # heavy

    root = _anchor(trust, given)
    latest = clock.advanced(trust, now)
    _refuse_links(trust)
    with source.reported("metadata"), trust.guarded(METADATA, WRITTEN), trust.lent(METADATA) as folder:
        updater = Updater(str(folder), f"{source.base}metadata/", fetcher=source.fetcher, bootstrap=root)
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
    manifest = read_manifest(data, manifest_target.path, part)
    if manifest.locale != locale:
        message = f"the manifest of {manifest.locale!r}, expected that of {locale!r}"
        raise BundleError(Problem(manifest_target.path, 0, message))
    held = read_recalls(withdrawn, RECALLS)
    trust.write(RECALLS, withdrawn)
    return ProvedRelease(version, _expires(trust), data=data, manifest=manifest, recalls=held)


def remembered_recalls(trust: Folder) -> tuple[Recall, ...]:
    """Return the recalls that were proved last."""
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
    """Make the folders that python-tuf works in; raises FileError for links in them: python-tuf would follow these.

    The `root.json` of python-tuf is a link too; it writes that link anew and never reads it.
    """
    trust.make(_HISTORY)
    for path in trust.files(METADATA):
        if path != f"{METADATA}/{ANCHOR}":
            trust.read(path, 0)


def _refuse_ended(trust: Folder, now: datetime, latest: datetime) -> None:
    """Raise RefusedError for metadata that is valid by the clock, but has expired by the latest time seen here."""
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
    """Raise TrustError for a given root that is not in the trusted chain: a person must decide to trust it."""
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
    """Return the version and the names of the targets that the client has just proved and stored."""
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
