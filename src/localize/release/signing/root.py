"""Root metadata: which keys may sign what (TUF specification 1.0, 4.3 and 6.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from localize.dataclass import dataclass
from localize.errors import Problem
from localize.release.signing.keys import ROLES, ROOT, SHARED, SigningError

if TYPE_CHECKING:
    from securesystemslib.signer import CryptoSigner, Key, Signer
    from tuf.api.metadata import Metadata, Root

ROOT_PERIOD = timedelta(days=730)
"""How long root metadata is valid: the root key is offline, and is needed for a renewal every second year."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Metadata of a version with its signatures so far; `missing` is how many more it needs to be valid."""

    data: bytes
    version: int
    missing: int


def first_root(keys: Mapping[str, Sequence[CryptoSigner]], *, threshold: int, now: datetime) -> bytes:
    """Return version 1 of the root metadata, with the keys of each role, signed by all root keys.

    The roles in `SHARED` need `threshold` signatures each, the other roles one.
    """
    from tuf.api.metadata import Metadata, Root  # noqa: PLC0415  # heavy

    root = Root(version=1, expires=now + ROOT_PERIOD, consistent_snapshot=True)
    for role in ROLES:
        for signer in keys[role]:
            root.add_key(signer.public_key, role)
        root.roles[role].threshold = threshold if role in SHARED else 1
    metadata = Metadata(root)
    for signer in keys[ROOT]:
        metadata.sign(signer, append=True)
    return metadata.to_bytes()


def replaceable_key(root: bytes, role: str, beginning: str) -> str:
    """Return the id of the key whose id begins with `beginning`, or of the only one; raises SigningError."""
    keyids = sorted(read_root(root).signed.roles[role].keyids)
    matches = [keyid for keyid in keyids if keyid.startswith(beginning)]
    if len(matches) == 1:
        return matches[0]
    there = ", ".join(keyid[:8] for keyid in keyids)
    what = f"no key of {role} begins with {beginning!r}" if not matches else f"{role} has {len(matches)} keys"
    raise SigningError(Problem("root.json", 0, f"{what}, expected --key with one of: {there}"))


def rotated_root(
    old: bytes, role: str, keys: tuple[str, Key], *, signers: Sequence[CryptoSigner], now: datetime
) -> Draft:
    """Return the next version, with a key of `role` replaced: `keys` are the id of the old key, and the new key.

    `signers` are root keys of the old and of the new version: a client accepts a new root only if enough keys of both
    have signed it (5.3.4). Raises SigningError if none of them may sign.
    """
    metadata = read_root(old)
    keyid, key = keys
    metadata.signed.revoke_key(keyid, role)
    metadata.signed.add_key(key, role)
    return _next(metadata, read_root(old).signed, signers, now)


def renewed_root(old: bytes, *, signers: Sequence[CryptoSigner], now: datetime) -> Draft:
    """Return the next version, with the same keys and valid for longer; raises SigningError."""
    return _next(read_root(old), read_root(old).signed, signers, now)


def countersigned_root(old: bytes, draft: bytes, *, signers: Sequence[CryptoSigner], path: str) -> Draft:
    """Return the draft of the version after `old`, with the signatures of these keys added; raises SigningError."""
    from tuf.api.exceptions import RepositoryError  # noqa: PLC0415  # heavy
    from tuf.api.metadata import Metadata, Root  # noqa: PLC0415  # heavy

    previous = read_root(old).signed
    try:
        metadata: Metadata[Root] = Metadata.from_bytes(draft)
    except RepositoryError:
        raise SigningError(Problem(path, 0, "no metadata of The Update Framework, expected it")) from None
    if not isinstance(metadata.signed, Root) or metadata.signed.version != previous.version + 1:
        expected = f"expected root metadata of version {previous.version + 1}"
        raise SigningError(Problem(path, 0, f"metadata of another role or version, {expected}"))
    before = set(metadata.signatures)
    draft_of = _signed(metadata, previous, signers)
    if set(metadata.signatures) == before:
        raise SigningError(Problem(path, 0, "signed by all root keys that are here, expected another key"))
    return draft_of


def published_version(chain: Sequence[bytes], draft: bytes) -> int:
    """Return the version of the draft if the chain of roots has the same content, with any signatures; else 0."""
    from tuf.api.metadata import Metadata  # noqa: PLC0415  # heavy

    if not is_root(draft):
        return 0
    metadata: Metadata[Root] = Metadata.from_bytes(draft)
    version = metadata.signed.version
    is_there = version <= len(chain) and read_root(chain[version - 1]).signed == metadata.signed
    return version if is_there else 0


def root_differences(old: bytes, draft: bytes) -> list[str]:
    """Return, in words, what a draft of root metadata changes: a line for each key and number, and when it expires."""
    from tuf.api.metadata import Metadata  # noqa: PLC0415  # heavy

    before = read_root(old).signed
    metadata: Metadata[Root] = Metadata.from_bytes(draft)
    after = metadata.signed
    lines = []
    for role in ROLES:
        previous, new = ({keyid: root.keys.get(keyid) for keyid in root.roles[role].keyids} for root in (before, after))
        lines += [f"{role}: key {keyid[:8]} goes" for keyid in sorted(previous) if previous[keyid] != new.get(keyid)]
        lines += [f"{role}: key {keyid[:8]} comes" for keyid in sorted(new) if new[keyid] != previous.get(keyid)]
        if (needed := after.roles[role].threshold) != (was := before.roles[role].threshold):
            lines.append(f"{role}: needs {needed} of its keys, before {was}")
    return [*lines, f"valid until {after.expires:%Y-%m-%d}"]


def is_root(data: bytes) -> bool:
    """Whether data is root metadata, signed or not."""
    from tuf.api.exceptions import RepositoryError  # noqa: PLC0415  # heavy
    from tuf.api.metadata import Metadata, Root  # noqa: PLC0415  # heavy

    try:
        metadata: Metadata[Root] = Metadata.from_bytes(data)
    except RepositoryError:
        return False
    return isinstance(metadata.signed, Root)


def read_root(data: bytes, path: str = "root.json") -> Metadata[Root]:
    """Return root metadata that is signed by its own keys; raises SigningError."""
    from tuf.api.exceptions import RepositoryError  # noqa: PLC0415  # heavy
    from tuf.api.metadata import Metadata, Root  # noqa: PLC0415  # heavy

    try:
        metadata: Metadata[Root] = Metadata.from_bytes(data)
        if not isinstance(metadata.signed, Root):
            raise SigningError(Problem(path, 0, "metadata of another role, expected root metadata"))
        metadata.signed.verify_delegate(ROOT, metadata.signed_bytes, metadata.signatures)
    except RepositoryError as error:
        raise SigningError(Problem(path, 0, f"{error}, expected root metadata signed by its own keys")) from None
    return metadata


def signing_keys(signers: Sequence[CryptoSigner], *roots: Root, role: str) -> list[Signer]:
    """Return the signers that one of the roots names for a role, each once, sorted by id."""
    named = {keyid for root in roots for keyid in root.roles[role].keyids}
    by_id = {signer.public_key.keyid: signer for signer in signers}
    return [by_id[keyid] for keyid in sorted(by_id.keys() & named)]


def _next(metadata: Metadata[Root], old: Root, signers: Sequence[CryptoSigner], now: datetime) -> Draft:
    root = metadata.signed
    root.version = old.version + 1
    root.expires = now + ROOT_PERIOD
    metadata.signatures.clear()
    return _signed(metadata, old, signers)


def _signed(metadata: Metadata[Root], old: Root, signers: Sequence[CryptoSigner]) -> Draft:
    root = metadata.signed
    for signer in signing_keys(signers, old, root, role=ROOT):
        metadata.sign(signer, append=True)
    result = root.get_root_verification_result(old, metadata.signed_bytes, metadata.signatures)
    if not result.first.signed:
        message = "none of the keys given may sign this root metadata, expected the root key that it names"
        raise SigningError(Problem("root.json", 0, message))
    return Draft(metadata.to_bytes(), root.version, max(result.first.missing, result.second.missing))
