"""Root metadata: which keys may sign what (TUF specification 1.0, 4.3 and 6.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from localize.errors import Problem
from localize.release.signing.keys import ROLES, ROOT, SHARED, SigningError

if TYPE_CHECKING:
    from securesystemslib.signer import CryptoSigner, Key, Signer
    from tuf.api.metadata import Metadata, Root

ROOT_PERIOD = timedelta(days=730)
"""How long root metadata is valid: the root key is offline, and fetched for a renewal every second year."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Metadata of a version with the signatures it has; `missing` counts those that it needs to hold."""

    data: bytes
    version: int
    missing: int


def first(keys: Mapping[str, Sequence[CryptoSigner]], threshold: int, now: datetime) -> bytes:
    """Version 1 of the root metadata, with the keys of each role, signed by all root keys.

    The roles in `SHARED` need `threshold` signatures, the others one.
    """
    from tuf.api import metadata as api  # noqa: PLC0415  # heavy

    root = api.Root(version=1, expires=now + ROOT_PERIOD, consistent_snapshot=True)
    for role in ROLES:
        for signer in keys[role]:
            root.add_key(signer.public_key, role)
        root.roles[role].threshold = threshold if role in SHARED else 1
    metadata = api.Metadata(root)
    for signer in keys[ROOT]:
        metadata.sign(signer, append=True)
    return metadata.to_bytes()


def replaceable(root: bytes, role: str, wanted: str) -> str:
    """The id of the key that `wanted` names by its beginning, or of the only one; raises SigningError."""
    keyids = sorted(read(root).signed.roles[role].keyids)
    found = [keyid for keyid in keyids if keyid.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    there = ", ".join(keyid[:8] for keyid in keyids)
    what = f"no key of {role} begins with {wanted!r}" if not found else f"{role} has {len(found)} keys"
    raise SigningError(Problem("root.json", 0, f"{what}, expected --key with one of: {there}"))


def rotated(old: bytes, role: str, keys: tuple[str, Key], signers: Sequence[CryptoSigner], now: datetime) -> Draft:
    """The next version, in which a new key of `role` is in the place of another one: `keys` are its id and the new key.

    `signers` are root keys, those of the old and of the new version: a client takes a new root only where a
    threshold of both has signed it (5.3.4). Raises SigningError where none of them may sign.
    """
    metadata = read(old)
    keyid, key = keys
    metadata.signed.revoke_key(keyid, role)
    metadata.signed.add_key(key, role)
    return _next(metadata, read(old).signed, signers, now)


def renewed(old: bytes, signers: Sequence[CryptoSigner], now: datetime) -> Draft:
    """The next version, with the same keys and a later end; raises SigningError."""
    return _next(read(old), read(old).signed, signers, now)


def signed_further(old: bytes, draft: bytes, signers: Sequence[CryptoSigner], place: str) -> Draft:
    """A draft of the version after `old`, with the signatures of these keys too; raises SigningError."""
    from tuf.api import metadata as api  # noqa: PLC0415  # heavy
    from tuf.api.exceptions import RepositoryError  # noqa: PLC0415  # heavy

    former = read(old).signed
    try:
        metadata: Metadata[Root] = api.Metadata.from_bytes(draft)
    except RepositoryError:
        raise SigningError(Problem(place, 0, "no metadata of The Update Framework, expected it")) from None
    if not isinstance(metadata.signed, api.Root) or metadata.signed.version != former.version + 1:
        expected = f"expected root metadata of version {former.version + 1}"
        raise SigningError(Problem(place, 0, f"metadata of another role or version, {expected}"))
    before = set(metadata.signatures)
    draft_of = _signed(metadata, former, signers)
    if set(metadata.signatures) == before:
        raise SigningError(Problem(place, 0, "signed by all root keys that are here, expected another key"))
    return draft_of


def published(chain: Sequence[bytes], draft: bytes) -> int:
    """The version of the draft where the chain of roots has the same one, whoever has signed it; else 0."""
    from tuf.api import metadata as api  # noqa: PLC0415  # heavy

    if not is_root(draft):
        return 0
    metadata: Metadata[Root] = api.Metadata.from_bytes(draft)
    version = metadata.signed.version
    is_there = version <= len(chain) and read(chain[version - 1]).signed == metadata.signed
    return version if is_there else 0


def differences(old: bytes, draft: bytes) -> list[str]:
    """What a draft of root metadata changes, in words, a line for each key and number, and when it ends."""
    from tuf.api import metadata as api  # noqa: PLC0415  # heavy

    before = read(old).signed
    metadata: Metadata[Root] = api.Metadata.from_bytes(draft)
    after = metadata.signed
    lines = []
    for role in ROLES:
        former, new = ({keyid: root.keys.get(keyid) for keyid in root.roles[role].keyids} for root in (before, after))
        lines += [f"{role}: key {keyid[:8]} goes" for keyid in sorted(former) if former[keyid] != new.get(keyid)]
        lines += [f"{role}: key {keyid[:8]} comes" for keyid in sorted(new) if new[keyid] != former.get(keyid)]
        if (needed := after.roles[role].threshold) != (was := before.roles[role].threshold):
            lines.append(f"{role}: needs {needed} of its keys, before {was}")
    return [*lines, f"valid until {after.expires:%Y-%m-%d}"]


def is_root(data: bytes) -> bool:
    """Whether something is root metadata, signed or not."""
    from tuf.api import metadata as api  # noqa: PLC0415  # heavy
    from tuf.api.exceptions import RepositoryError  # noqa: PLC0415  # heavy

    try:
        metadata: Metadata[Root] = api.Metadata.from_bytes(data)
    except RepositoryError:
        return False
    return isinstance(metadata.signed, api.Root)


def read(data: bytes, place: str = "root.json") -> Metadata[Root]:
    """Root metadata that is signed by its own keys; raises SigningError."""
    from tuf.api import metadata as api  # noqa: PLC0415  # heavy
    from tuf.api.exceptions import RepositoryError  # noqa: PLC0415  # heavy

    try:
        metadata: Metadata[Root] = api.Metadata.from_bytes(data)
        if not isinstance(metadata.signed, api.Root):
            raise SigningError(Problem(place, 0, "metadata of another role, expected root metadata"))
        metadata.signed.verify_delegate(ROOT, metadata.signed_bytes, metadata.signatures)
    except RepositoryError as error:
        raise SigningError(Problem(place, 0, f"{error}, expected root metadata signed by its own keys")) from None
    return metadata


def signing_keys(signers: Sequence[CryptoSigner], *roots: Root, role: str) -> list[Signer]:
    """Those of the signers that one of the roots names for a role, each once, sorted by id."""
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
