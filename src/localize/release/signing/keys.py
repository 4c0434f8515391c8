"""Keys that sign releases: Ed25519 (RFC 8032), as encrypted PKCS #8 in PEM (RFC 5958, RFC 7468)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from localize.errors import LocalizeError, Problem
from localize.expressions import expression

if TYPE_CHECKING:
    from securesystemslib.signer import CryptoSigner

ROOT, TARGETS, SNAPSHOT, TIMESTAMP = "root", "targets", "snapshot", "timestamp"
ONLINE = (TARGETS, SNAPSHOT, TIMESTAMP)
"""The roles that sign each release (TUF specification 1.0, 2.1)."""
ROLES = (ROOT, *ONLINE)
SHARED = (ROOT, TARGETS)
"""The roles that decide what readers see: they can need the signatures of several people."""
SHORTEST_PASSPHRASE = 12
"""The fewest characters of a passphrase: on a stolen key file, a thief can try passphrases without limit."""

_PEM = expression(rb"-----BEGIN [A-Z ]+-----.+?-----END [A-Z ]+-----", re.DOTALL)


class SigningError(LocalizeError):
    """A release cannot be signed: a key, the root metadata or the previous release cannot be used."""


def generate_key(passphrase: str) -> tuple[CryptoSigner, bytes]:
    """Return a new key and the content of its encrypted file."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415  # heavy
    from cryptography.hazmat.primitives.serialization import (  # noqa: PLC0415  # heavy
        BestAvailableEncryption,
        Encoding,
        PrivateFormat,
    )
    from securesystemslib.signer import CryptoSigner  # noqa: PLC0415  # heavy

    key = Ed25519PrivateKey.generate()
    encryption = BestAvailableEncryption(passphrase.encode("utf-8"))
    return CryptoSigner(key), key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption)


def passphrase_problem(passphrase: str) -> str:
    """Return what is wrong with a passphrase for a new key, empty if it is good."""
    if len(passphrase) >= SHORTEST_PASSPHRASE:
        return ""
    return f"the passphrase has {len(passphrase)} characters, expected at least {SHORTEST_PASSPHRASE}"


def is_encrypted(pem: bytes) -> bool:
    """Whether a key file needs a passphrase."""
    return b"ENCRYPTED" in pem


def load_keys(pem: bytes, passphrase: str, *, path: str) -> list[CryptoSigner]:
    """Return the keys in a text of one or more PEM blocks; raises SigningError.

    `passphrase` is ignored for a block that is not encrypted.
    """
    blocks = _PEM.findall(pem)
    if not blocks:
        raise SigningError(Problem(path, 0, "no private key in PEM, expected one"))
    return [_load(block, passphrase, path=path) for block in blocks]


def _load(pem: bytes, passphrase: str, *, path: str) -> CryptoSigner:
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415  # heavy
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415  # heavy
    from cryptography.hazmat.primitives.serialization import load_pem_private_key  # noqa: PLC0415  # heavy
    from securesystemslib.signer import CryptoSigner  # noqa: PLC0415  # heavy

    encrypted = is_encrypted(pem)
    if encrypted and not passphrase:
        raise SigningError(Problem(path, 0, "the key is encrypted, expected a passphrase for it"))
    try:
        key = load_pem_private_key(pem, passphrase.encode("utf-8") if encrypted else None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        reason = "wrong passphrase, or a damaged key" if encrypted else "a damaged key"
        raise SigningError(Problem(path, 0, f"{reason}, expected an Ed25519 key in PEM")) from None
    if not isinstance(key, Ed25519PrivateKey):
        raise SigningError(Problem(path, 0, "a key of another kind, expected Ed25519"))
    return CryptoSigner(key)
