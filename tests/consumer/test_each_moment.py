"""Killed before each single change of the disk: what readers see is one of two releases, and the next run ends well."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from support.killing import killer
from support.publisher import SECRETS, Publisher, RegionalSite, run, succeeded, tree
from support.sizes import size

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
NEXT = {"pain/knee": "Knee two", "new": "New"}
IN_MEMORY = Path("/dev/shm")  # a disk that does not wait, as each of the many runs asks it to


@pytest.fixture
def tmp_path(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory, where there is such a thing."""
    if not IN_MEMORY.is_dir():
        yield tmp_path
        return
    with TemporaryDirectory(dir=IN_MEMORY) as folder:
        yield Path(folder)


def restored(kept: Path, place: Path) -> None:
    """Puts a folder back as it was."""
    shutil.rmtree(place)
    shutil.copytree(kept, place, symlinks=True)


STEP = size(1, default=17)
"""A run is killed at each such moment."""


def at_each_moment(folder: Path, command: list[str | Path], check: Callable[[], None]) -> int:
    """Runs a command on the same folder, killed later each time until it ends by itself; at least how many moments."""
    kept = folder.with_name(f"{folder.name}.kept")
    shutil.copytree(folder, kept, symlinks=True)
    with killer(SECRETS) as process:
        for moment in range(1, 400, STEP):
            status = process.run(moment, *command)
            if status is not None:
                assert status == 0
                return moment - STEP
            check()
            restored(kept, folder)
    raise AssertionError("it never ended")


def test_a_pull(publisher: Publisher, site: RegionalSite) -> None:
    former = site.shown
    publisher.publish(NEXT)
    wanted = tree(publisher.root / "dist/de")
    seen: list[bool] = []

    def check() -> None:
        assert site.shown in (former, wanted)
        seen.append(site.shown == wanted)
        succeeded(run("verify", site.root))
        succeeded(site.pull(publisher.release_folder))
        assert site.shown == wanted
        assert not list(site.root.rglob(".~*"))

    kills = at_each_moment(site.root, ["pull", *site.arguments(publisher.release_folder)], check)
    assert kills > 50
    assert seen == sorted(seen), "first the old one, then the new one"
    assert {False, True} == set(seen)


def test_the_first_pull(publisher: Publisher, tmp_path: Path) -> None:
    site = RegionalSite(tmp_path / "first", publisher.root_json)
    site.root.mkdir()
    wanted = tree(publisher.root / "dist/de")

    def check() -> None:
        if (site.root / "current").exists():
            assert site.shown == wanted
        succeeded(site.pull(publisher.release_folder))
        assert site.shown == wanted

    assert at_each_moment(site.root, ["pull", *site.arguments(publisher.release_folder)], check) > 50


def test_going_back_past_a_recall(publisher: Publisher, site: RegionalSite) -> None:
    publisher.publish(NEXT | {"cold-packs": "Cold one"})
    succeeded(publisher.run("recall", "cold-packs"))
    succeeded(site.pull(publisher.release_folder))
    newest = site.shown
    command: list[str | Path] = ["pull", "--rollback", "--into", site.root]

    def check() -> None:
        assert b"Cold" not in site.shown["cold-packs.html"]
        assert site.shown == newest or b"Knee one" in site.shown["pain/knee.html"]
        succeeded(run("verify", site.root))
        succeeded(site.pull(publisher.release_folder, "--newest"))
        assert site.shown == newest

    assert at_each_moment(site.root, command, check) > 10


def test_a_release(publisher: Publisher, site: RegionalSite) -> None:
    former = site.shown
    publisher.write("de", NEXT)
    check_each_release(publisher, site, former)


@pytest.mark.parametrize("role", ["targets", "snapshot", "timestamp", "root"])
def test_a_release_after_a_key_was_rotated(publisher: Publisher, site: RegionalSite, role: str) -> None:
    """There is no moment at which the root metadata and what it names do not fit."""
    former = site.shown
    succeeded(publisher.run("keys", "rotate", role))
    publisher.write("de", NEXT)
    check_each_release(publisher, site, former)


def test_a_recall(publisher: Publisher, site: RegionalSite) -> None:
    command: list[str | Path] = ["-C", publisher.root, "recall", "pain/knee"]
    site_kept = site.root.with_name("site.kept")
    shutil.copytree(site.root, site_kept, symlinks=True)

    def check() -> None:
        succeeded(site.pull(publisher.release_folder))
        succeeded(publisher.run("recall", "pain/knee"))
        succeeded(site.pull(publisher.release_folder))
        assert b"Knee" not in site.shown["pain/knee.html"]
        restored(site_kept, site.root)

    assert at_each_moment(publisher.release_folder, command, check) > 8


def check_each_release(publisher: Publisher, site: RegionalSite, former: dict[str, bytes]) -> None:
    """Kills a release at each moment; a site pulls after each, and again when it was made whole."""
    wanted = tree(publisher.root / "dist/de")
    site_kept = site.root.with_name("site.kept")
    shutil.copytree(site.root, site_kept, symlinks=True)
    command: list[str | Path] = ["-C", publisher.root, "release", "--bundles", publisher.root / "dist"]

    def check() -> None:
        succeeded(site.pull(publisher.release_folder))
        assert site.shown in (former, wanted)
        publisher.release()
        succeeded(site.pull(publisher.release_folder))
        assert site.shown == wanted
        restored(site_kept, site.root)

    assert at_each_moment(publisher.release_folder, command, check) > 15
