"""Files of a release in a folder: none is waited for, and no link leads out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from localize.consumer.fetching import RefusedError, ReleaseSource, UnreachableError


@pytest.fixture
def release(tmp_path: Path) -> Path:
    folder = tmp_path / "release"
    (folder / "objects").mkdir(parents=True)
    (folder / "objects/x").write_bytes(b"content")
    return folder


def source(address: object) -> ReleaseSource:
    return ReleaseSource(str(address), clock=lambda: 0.0)


def test_a_file_is_read_and_counted_also_by_a_file_url(release: Path) -> None:
    for address in (release, release.as_uri()):
        one = source(address)
        assert b"".join(one.chunks("objects/x", 7)) == b"content"
        assert one.bytes == 7


def test_more_than_was_signed_is_refused(release: Path) -> None:
    with pytest.raises(RefusedError, match="more than 6 bytes, expected as many as were signed"):
        b"".join(source(release).chunks("objects/x", 6))


def test_a_pipe_is_not_waited_for(release: Path) -> None:
    os.mkfifo(release / "objects/pipe")
    with pytest.raises(UnreachableError, match="a pipe or device"):
        b"".join(source(release).chunks("objects/pipe", 7))


def test_a_link_is_followed_in_the_release_and_not_out_of_it(release: Path) -> None:
    (release.parent / "secret").write_bytes(b"secret")
    (release / "objects/in").symlink_to("x")
    (release / "objects/out").symlink_to("../../secret")
    assert b"".join(source(release).chunks("objects/in", 7)) == b"content"
    with pytest.raises(UnreachableError, match="leads out of the release"):
        b"".join(source(release).chunks("objects/out", 7))


@pytest.mark.parametrize("address", ["ftp://health.example/", "/no/such/folder"])
def test_what_is_no_address_of_a_release_is_unreachable(address: str) -> None:
    with pytest.raises(UnreachableError, match="expected"):
        source(address).base  # noqa: B018  # it is computed


def test_an_address_with_a_password_is_not_remembered() -> None:
    assert source("https://me:secret@health.example/release").remembered == ""
    assert source("https://health.example/release").remembered == "https://health.example/release/"
