"""Fixtures that many tests use."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from support.folder import ARTICLE, CONFIG, ProjectFolder
from support.installed import needs
from support.object_store import store_environment, store_url
from support.sizes import size

__all__ = ["store_environment", "store_url"]  # fixtures too

settings.register_profile("project", deadline=None, max_examples=size(150, default=25))
settings.load_profile("project")

_MEMORY = Path("/dev/shm")
_ROOM = 2_000_000_000
"""Bytes that must be free there."""

if _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))  # files that are synced need no disk here

os.environ["LOCALIZE_CACHE_ID"] = "tests"
"""What tests leave in caches is not believed by this user's runs."""
os.environ["XDG_CACHE_HOME"] = str(Path(__file__).parent.parent / ".pytest_cache" / "user")
"""Nothing is put into the user's own folder; dictionaries are made once, and not for each run."""


@pytest.fixture
def project(tmp_path: Path) -> ProjectFolder:
    """A project with one article, into German and Arabic."""
    folder = ProjectFolder(tmp_path)
    folder.write("localize.toml", CONFIG)
    folder.write("source/cold-packs.txt", ARTICLE)
    return folder


@pytest.fixture
def translated(project: ProjectFolder) -> ProjectFolder:
    """The same, fully translated into German."""
    project.run("update")
    project.translate("locales/de/LC_MESSAGES/cold-packs.po")
    return project


@pytest.fixture(scope="session")
def gettext() -> str:
    """The folder of GNU gettext's programs; without them tests are skipped, under CI they fail."""
    found = shutil.which("msgfmt")
    needs(found, "GNU gettext is")
    return str(Path(found or "").parent)
