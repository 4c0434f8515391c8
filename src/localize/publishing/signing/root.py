"""Root metadata: which keys may sign what (TUF specification 1.0, 4.3 and 6.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from localize.errors import Problem
from localize.publishing.signing.keys import ROLES, ROOT, SigningError

if TYPE_CHECKING:
    from securesystemslib.signer import CryptoSigner, Key, Signer
    from tuf.api.metadata import Metadata, Root

ROOT_PERIOD = timedelta(days=730)
"""How long root metadata is valid: the root key is offline, and fetched for a renewal every second year."""


def first(keys: Mapping[str, Key], signer: CryptoSigner, now: datetime) -> bytes:
    """Version 1 of the root metadata, with one key for each role, signed by the root key."""
    from tuf.api import metadata as api  # noqa: PLC0415  # heavy

    root = api.Root(version=1, expires=now + ROOT_PERIOD, consistent_snapshot=True)
    for role in ROLES:
        root.add_key(keys[role], role)
    metadata = api.Metadata(root)
    metadata.sign(signer)
    return metadata.to_bytes()


def rotated(old: bytes, role: str, key: Key, signers: Sequence[CryptoSigner], now: datetime) -> bytes:
    """The next version, in which `key` is the only one of `role`.

    `signers` are root keys, those of the old and of the new version: a client takes a new root only where a
    threshold of both has signed it (5.3.4). Raises SigningError where they do not suffice.
    """
    metadata = read(old)
    root = metadata.signed
    for keyid in list(root.roles[role].keyids):
        root.revoke_key(keyid, role)
    root.add_key(key, role)
    root.roles[role].threshold = 1
    return _next(metadata, read(old).signed, signers, now)


def renewed(old: bytes, signers: Sequence[CryptoSigner], now: datetime) -> bytes:
    """The next version, with the same keys and a later end; raises SigningError."""
    return _next(read(old), read(old).signed, signers, now)


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


def _next(metadata: Metadata[Root], old: Root, signers: Sequence[CryptoSigner], now: datetime) -> bytes:
    root = metadata.signed
    root.version = old.version + 1
    root.expires = now + ROOT_PERIOD
    metadata.signatures.clear()
    for signer in signing_keys(signers, old, root, role=ROOT):
        metadata.sign(signer, append=True)
    if not root.get_root_verification_result(old, metadata.signed_bytes, metadata.signatures):
        message = "none of the keys given may sign this root metadata, expected the root key that it names"
        raise SigningError(Problem("root.json", 0, message))
    return metadata.to_bytes()
