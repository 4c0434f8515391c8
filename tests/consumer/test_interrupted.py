"""Killed, out of space, or not allowed to write: readers see one of two releases, and the next pull mends the rest."""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from support.publisher import Publisher, RegionalSite, run, start, succeeded, tree
from support.sizes import size
from support.web import Web

MANY = {f"topic/article-{number:02}": f"Article {number} one" for number in range(size(40, default=24))}
MANY_NEXT = {name: text.replace("one", "two") for name, text in MANY.items()}
KILLS = size(40, default=2)


def test_killed_at_any_moment_a_site_shows_one_of_two_releases(
    publisher: Publisher, site: RegionalSite, web: Web
) -> None:
    chance = random.Random(6)
    publisher.publish(MANY)
    succeeded(site.pull(web.url))
    whole = _time(publisher, site, web)
    for number in range(KILLS):
        former = site.shown
        if number % 4 == 0:
            publisher.publish({name: f"{text} {number}" for name, text in MANY.items()})
        wanted = tree(publisher.root / "dist/de")
        with start("pull", *site.arguments(web.url)) as process:
            time.sleep(chance.uniform(0.3, 1.0) * whole)
            process.kill()
        assert site.shown in (former, wanted)
        succeeded(run("verify", site.root))
    succeeded(site.pull(web.url))
    assert site.shown == tree(publisher.root / "dist/de")
    assert not list(site.root.rglob(".~*")), "nothing unfinished stays"


def _time(publisher: Publisher, site: RegionalSite, web: Web) -> float:
    """How long a pull with many new pages takes in a process of its own."""
    publisher.publish(MANY_NEXT)
    begin = time.monotonic()
    with start("pull", *site.arguments(web.url)) as process:
        assert process.wait() == 0, process.stderr.read() if process.stderr else ""
    return time.monotonic() - begin


def test_what_came_before_an_interruption_is_not_fetched_again(
    publisher: Publisher, site: RegionalSite, web: Web
) -> None:
    publisher.publish(MANY)
    slow = (publisher.release_folder / "objects").rglob("*")
    web.dripping.add(sorted(one.name for one in slow if one.is_file())[-1])
    with start("pull", *site.arguments(web.url)) as process:
        while len([path for path in web.requests if path.startswith("/objects/")]) < 20:
            assert process.poll() is None
            time.sleep(0.02)
        process.kill()
    web.dripping.clear()
    came = {one.name for one in (site.root / "store").rglob("*") if one.is_file() and not one.name.startswith(".")}
    web.requests.clear()
    succeeded(site.pull(web.url))
    again = {path.rpartition("/")[2] for path in web.requests if path.startswith("/objects/")}
    assert came
    assert not came & again
    assert site.shown == tree(publisher.root / "dist/de")


def test_a_release_killed_at_any_moment_leaves_a_release_that_can_be_pulled(
    publisher: Publisher, site: RegionalSite
) -> None:
    chance = random.Random(7)
    publisher.publish(MANY)
    arguments = ("-C", publisher.root, "release", "--bundles", publisher.root / "dist")
    publisher.write("de", MANY_NEXT)
    begin = time.monotonic()
    with start(*arguments) as process:
        assert process.wait() == 0
    whole = time.monotonic() - begin
    succeeded(site.pull(publisher.release_folder))
    for number in range(KILLS):
        former = site.shown
        publisher.write("de", {name: f"{text} {number}" for name, text in MANY.items()})
        wanted = tree(publisher.root / "dist/de")
        with start(*arguments) as process:
            time.sleep(chance.uniform(0.3, 1.0) * whole)
            process.kill()
        succeeded(site.pull(publisher.release_folder))
        assert site.shown in (former, wanted)
    publisher.release()
    succeeded(site.pull(publisher.release_folder))
    assert site.shown == tree(publisher.root / "dist/de")
    assert not list(publisher.release_folder.rglob(".~*"))


@contextmanager
def small_disk(place: Path, size: str) -> Iterator[None]:
    """A file system of a size in a folder; where there may be none, the test is skipped."""
    place.mkdir(parents=True, exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("no file system can be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", str(place)], check=True)


def remount(place: Path, options: str) -> None:
    """Changes a mounted file system."""
    subprocess.run(["mount", "-o", f"remount,{options}", str(place)], check=True)


def test_on_a_full_disk_the_site_keeps_what_it_has(publisher: Publisher, tmp_path: Path) -> None:
    with small_disk(tmp_path / "small", "400k"):
        site = RegionalSite(tmp_path / "small/site", publisher.root_json)
        reported = RegionalSite(site.root, publisher.root_json)
        succeeded(run("pull", *reported.arguments(publisher.release_folder)))
        before = site.shown
        publisher.publish({f"big-{number}": "x" * 40_000 for number in range(20)})
        result = run("pull", publisher.release_folder, "--locale", "de", "--into", site.root)
        assert result.exit_code == 2, result.output
        assert "No space left on device" in result.output
        assert site.shown == before
        succeeded(run("verify", site.root))
        remount(tmp_path / "small", "size=20m")
        succeeded(site.pull(publisher.release_folder))
        assert site.shown == tree(publisher.root / "dist/de")


def test_a_file_larger_than_is_allowed_leaves_the_site_as_it_is(publisher: Publisher, site: RegionalSite) -> None:
    publisher.publish({"big": "x" * 300_000})
    before = site.shown
    code = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, {resource.RLIM_INFINITY}));"
    code += "import runpy, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
    code += "runpy.run_module('localize', run_name='__main__')"
    command = [sys.executable, "-c", code, "pull", *map(str, site.arguments(publisher.release_folder))]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 2, done.stderr
    assert "File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert site.shown == before


def test_a_folder_that_may_not_be_written_is_told(publisher: Publisher, tmp_path: Path) -> None:
    with small_disk(tmp_path / "fixed", "4m"):
        site = RegionalSite(tmp_path / "fixed/site", publisher.root_json)
        succeeded(site.pull(publisher.release_folder))
        before = site.shown
        publisher.publish(MANY)
        remount(tmp_path / "fixed", "ro")
        result = run("pull", publisher.release_folder, "--locale", "de", "--into", site.root)
        assert result.exit_code == 2
        assert "cannot be written (Read-only file system)" in result.output
        assert site.shown == before
        succeeded(run("verify", site.root))
        remount(tmp_path / "fixed", "rw")


def test_a_full_disk_leaves_the_last_release_of_the_publisher(publisher: Publisher, tmp_path: Path) -> None:
    place = tmp_path / "small"
    with small_disk(place, "300k"):
        into = place / "release"
        succeeded(publisher.run("release", "--bundles", publisher.root / "dist", "--into", into))
        site = RegionalSite(tmp_path / "site-of-small", publisher.root_json)
        succeeded(site.pull(into))
        before = site.shown
        publisher.write("de", {f"big-{number}": "x" * 40_000 for number in range(20)})
        result = publisher.run("release", "--bundles", publisher.root / "dist", "--into", into)
        assert result.exit_code == 2
        assert "No space left on device" in result.output
        assert "unchanged" in succeeded(site.pull(into)).output
        assert site.shown == before
        remount(place, "size=20m")
        succeeded(publisher.run("release", "--bundles", publisher.root / "dist", "--into", into))
        remount(place, "ro")
        result = publisher.run("recall", "big-1", "--into", into)
        assert result.exit_code == 2
        assert "Read-only file system" in result.output
        remount(place, "rw")


@pytest.mark.skipif(os.name == "nt", reason="modes of files")
def test_objects_are_read_only_so_that_an_editor_does_not_change_all_releases(site: RegionalSite) -> None:
    modes = {one.stat().st_mode & 0o777 for one in (site.root / "store").rglob("*") if one.is_file()}
    assert modes == {0o444}
