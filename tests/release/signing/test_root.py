"""Root metadata: the next version needs the signatures of the old and of the new keys."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from securesystemslib.signer import CryptoSigner

from localize.release.signing.keys import ROLES, ROOT, TARGETS, SigningError
from localize.release.signing.root import (
    ROOT_PERIOD,
    countersigned_root,
    first_root,
    published_version,
    read_root,
    renewed_root,
    replaceable_key,
    root_differences,
    rotated_root,
)

NOW = datetime(2026, 11, 1, tzinfo=UTC)
LATER = NOW + timedelta(days=30)
KEYS = {role: [CryptoSigner.generate_ed25519() for _ in range(2)] for role in ROLES}
FIRST = first_root(KEYS, threshold=2, now=NOW)


def test_the_first_version_names_all_keys_and_is_signed_by_the_root_keys() -> None:
    root = read_root(FIRST)
    assert root.signed.version == 1
    assert root.signed.expires == NOW + ROOT_PERIOD
    for role in ROLES:
        assert set(root.signed.roles[role].keyids) == {key.public_key.keyid for key in KEYS[role]}
    assert set(root.signatures) == {key.public_key.keyid for key in KEYS[ROOT]}


def test_a_renewal_waits_for_the_second_holder_and_is_whole_with_both() -> None:
    draft = renewed_root(FIRST, signers=KEYS[ROOT][:1], now=LATER)
    assert (draft.version, draft.missing) == (2, 1)
    assert root_differences(FIRST, draft.data) == [f"valid until {LATER + ROOT_PERIOD:%Y-%m-%d}"]
    with pytest.raises(SigningError, match="signed by all root keys that are here, expected another key"):
        countersigned_root(FIRST, draft.data, signers=KEYS[ROOT][:1], path="2.root.json")
    both = countersigned_root(FIRST, draft.data, signers=KEYS[ROOT][1:], path="2.root.json")
    assert (both.version, both.missing) == (2, 0)
    assert read_root(both.data).signed.version == 2


def test_a_rotation_says_which_key_goes_and_which_comes() -> None:
    old, new = KEYS[TARGETS][0].public_key, CryptoSigner.generate_ed25519().public_key
    draft = rotated_root(FIRST, TARGETS, (old.keyid, new), signers=KEYS[ROOT], now=LATER)
    assert draft.missing == 0
    assert root_differences(FIRST, draft.data)[:2] == [
        f"targets: key {old.keyid[:8]} goes",
        f"targets: key {new.keyid[:8]} comes",
    ]


def test_a_stranger_cannot_sign_a_root() -> None:
    with pytest.raises(SigningError, match="none of the keys given may sign this root metadata"):
        renewed_root(FIRST, signers=[CryptoSigner.generate_ed25519()], now=LATER)


def test_a_key_is_named_by_the_beginning_of_its_id() -> None:
    keyid = KEYS[TARGETS][1].public_key.keyid
    assert replaceable_key(FIRST, TARGETS, keyid[:12]) == keyid
    with pytest.raises(SigningError, match="targets has 2 keys, expected --key with one of: "):
        replaceable_key(FIRST, TARGETS, "")
    with pytest.raises(SigningError, match="no key of targets begins with 'xyz'"):
        replaceable_key(FIRST, TARGETS, "xyz")


def test_a_draft_is_published_when_the_chain_has_the_same_version() -> None:
    draft = renewed_root(FIRST, signers=KEYS[ROOT], now=LATER)
    assert published_version((FIRST,), draft.data) == 0
    assert published_version((FIRST, draft.data), draft.data) == 2
    assert published_version((FIRST,), b"{}") == 0


@pytest.mark.parametrize("data", [b"", b"{}", FIRST.replace(b'"version":1', b'"version":7')])
def test_what_is_not_signed_by_its_own_keys_is_no_root(data: bytes) -> None:
    with pytest.raises(SigningError, match=r"^keys/root\.json: .*, expected root metadata signed by its own keys$"):
        read_root(data, "keys/root.json")
