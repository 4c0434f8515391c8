"""A bucket in a real object store on this machine, for tests that are marked `cluster`."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from object_store import server
from support.installed import needs

BUCKET = "pages"


@pytest.fixture(scope="session")
def store_environment() -> Iterator[dict[str, str]]:
    """A server that runs for all tests of this process, and the environment in which programs find it."""
    needs(server.program(), "SeaweedFS is")
    with tempfile.TemporaryDirectory() as folder, server.started(Path(folder)) as running:
        before = dict(os.environ)
        os.environ.update(running.environment)
        try:
            _make_bucket()
            yield dict(running.environment)
        finally:
            os.environ.clear()
            os.environ.update(before)


def _make_bucket() -> None:
    import fsspec  # noqa: PLC0415  # installed for these tests only

    fsspec.filesystem("s3", use_listings_cache=False).mkdir(BUCKET)


@pytest.fixture
def store_url(store_environment: dict[str, str], request: pytest.FixtureRequest) -> str:
    """A folder of its own for each test."""
    return f"s3://{BUCKET}/{abs(hash(request.node.nodeid)):x}"
