"""A publisher with a release, a web server for it, and a regional site that has pulled it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.publisher import ARTICLES, Publisher, RegionalSite, succeeded
from support.web import Web, served


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both as folders, made once: keys, a signature and a pull wait for the disk."""
    root = tmp_path_factory.mktemp("prepared")
    one = Publisher(root / "publisher")
    one.root.mkdir()
    one.init()
    one.publish(ARTICLES)
    succeeded(RegionalSite(root / "site", one.root_json).pull(one.release_folder))
    return root


@pytest.fixture
def publisher(prepared: Path, tmp_path: Path) -> Publisher:
    """A publisher with one release."""
    shutil.copytree(prepared / "publisher", tmp_path / "publisher")
    return Publisher(tmp_path / "publisher")


@pytest.fixture
def web(publisher: Publisher) -> Iterator[Web]:
    """Its release on a web server."""
    with served(publisher.release_folder) as server:
        yield server


@pytest.fixture
def site(prepared: Path, publisher: Publisher, tmp_path: Path) -> RegionalSite:
    """A site that shows that release."""
    shutil.copytree(prepared / "site", tmp_path / "site", symlinks=True)
    return RegionalSite(tmp_path / "site", publisher.root_json)
