"""Each user on each machine has caches of his own, which nobody else can name."""

from __future__ import annotations

import os
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from localize.cache.identity import VARIABLE, cache_folder

posix = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="other systems have other folders")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user who has run nothing so far."""
    monkeypatch.delenv(VARIABLE)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    for name in ("HOME", "USERPROFILE", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    return tmp_path


def test_the_folder_is_called_after_an_id_that_stays() -> None:
    first = cache_folder()
    assert first
    assert re.fullmatch(r"\.localize/[0-9a-f]{32}", first)
    assert cache_folder() == first


def test_another_user_has_another_one(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = cache_folder()
    for name in ("HOME", "USERPROFILE", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home / "other"))
    assert cache_folder() not in (first, None)


def test_processes_that_begin_together_agree() -> None:
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(lambda _: cache_folder(), range(32)))) == 1


def test_a_variable_names_the_id_for_caches_that_are_brought_along(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "../of our/CI")
    named = cache_folder()
    assert named
    assert re.fullmatch(r"\.localize/[0-9a-f]{32}", named), "whatever the variable says, the folder is one below"
    monkeypatch.setenv(VARIABLE, "another")
    assert cache_folder() != named


@posix
@pytest.mark.parametrize("content", ["", "short", "../../elsewhere", "0" * 33])
def test_an_id_that_cannot_be_one_means_no_cache(home: Path, content: str) -> None:
    cache_folder()
    (home / ".cache/localize/cache-id").write_text(content, encoding="utf-8")
    assert cache_folder() is None


@posix
def test_an_id_that_others_may_read_or_write_means_no_cache(home: Path) -> None:
    assert cache_folder()
    (home / ".cache/localize/cache-id").chmod(0o644)
    assert cache_folder() is None


@posix
def test_no_folder_of_the_user_no_cache(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "file").write_bytes(b"")
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "file"))
    assert cache_folder() is None
    monkeypatch.setenv("XDG_CACHE_HOME", os.devnull)
    assert cache_folder() is None
