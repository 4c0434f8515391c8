"""The signed state of a release, read from its metadata."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tuf.api.metadata import Metadata, TargetFile, Targets

from localize.release.signing.keys import SigningError
from localize.release.signing.state import SignedState, parse, target_digests

END = datetime(2026, 12, 1, tzinfo=UTC)


def listed(*files: TargetFile) -> bytes:
    """A list of manifests that nobody has signed."""
    return Metadata(Targets(version=3, expires=END, targets={file.path: file for file in files})).to_bytes()


def test_each_target_has_its_digest() -> None:
    data = listed(TargetFile(2, {"sha256": "ab" * 32}, "de/manifest.json"))
    assert target_digests(data) == {"de/manifest.json": "ab" * 32}


def test_a_target_without_a_sha256_is_named_so_that_its_name_hides_nothing() -> None:
    data = listed(TargetFile(2, {"sha512": "ab" * 64}, "x\u202ey"))
    with pytest.raises(SigningError, match=r"^x\\u202ey: has no SHA-256, expected one for each file of a release$"):
        target_digests(data)


def test_metadata_of_another_role_is_refused() -> None:
    with pytest.raises(SigningError, match=r"^snapshot\.json: metadata of targets, expected that of snapshot$"):
        parse(listed(), "snapshot")
    with pytest.raises(SigningError, match="no metadata of The Update Framework, expected it"):
        parse(b"{}", "targets")


def test_before_the_first_release_there_is_nothing() -> None:
    state = SignedState()
    assert state.targets_metadata() is None
    assert state.files() == {}
    assert state.staged_files() == {}


def test_a_list_that_no_key_of_ours_has_signed_is_refused() -> None:
    with pytest.raises(SigningError, match="no key of ours has signed the former release"):
        SignedState(targets=listed()).files()
