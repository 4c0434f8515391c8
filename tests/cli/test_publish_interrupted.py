"""A publish that is killed, comes twice at once, or cannot write: readers never see half a release."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from localize.files import temporary
from localize.files.lock import Holder
from localize.release.manifest import digest
from localize.tasks.workspace import Workspace
from support.folder import ARTICLE, CONFIG, ProjectFolder
from support.killing import killer
from support.sizes import size

KILLS = size(60, default=4)
"""How often a run is killed."""
_MOMENTS = 250
"""About how often a run changes the disk."""


def with_articles(root: Path, count: int) -> ProjectFolder:
    """A project with that many articles, published."""
    folder = ProjectFolder(root)
    folder.write("localize.toml", CONFIG)
    for number in range(count):
        folder.write(f"source/a{number}.txt", ARTICLE.replace("Cold packs\n", f"Cold packs {number}\n", 1))
    folder.run("update")
    for locale in ("de", "ar"):
        for number in range(count):
            folder.translate(f"locales/{locale}/LC_MESSAGES/a{number}.po")
    folder.run("publish")
    return folder


@pytest.fixture
def project(tmp_path: Path) -> ProjectFolder:
    return with_articles(tmp_path, 2)


@pytest.fixture
def larger(tmp_path: Path) -> ProjectFolder:
    """One that is published long enough to be killed at it."""
    return with_articles(tmp_path, 8)


def change(project: ProjectFolder, number: int) -> None:
    """Another date on all pages, so that all of them are written."""
    for place in (project.root / "source").glob("a*.txt"):
        text = place.read_text()
        head = [line for line in text.splitlines(keepends=True) if not line.startswith("Date:")]
        place.write_text(f"Date: 2026-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}\n" + "".join(head))


def start(project: ProjectFolder, stderr: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
    """A publish in a process of its own, which Ctrl-C ends even where the tests run in the background, without it."""
    heard = "import runpy, signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    program = f"{heard}; runpy.run_module('localize', run_name='__main__', alter_sys=True)"
    command = [sys.executable, "-c", program, "-C", str(project.root), "publish"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=stderr)


def published(project: ProjectFolder) -> dict[str, bytes]:
    """The files that readers may see."""
    files = project.snapshot().items()
    return {path: data for path, data in files if path.startswith("dist/") and not path.startswith("dist/.localize/")}


def proved(files: dict[str, bytes], locale: str) -> bool:
    """Whether every file of a locale is what its manifest says."""
    listed = json.loads(files[f"dist/{locale}/manifest.json"])["files"]
    return all(digest(files.get(f"dist/{locale}/{row['path']}", b"")) == row["sha256"] for row in listed)


def test_whenever_a_run_is_killed_each_file_is_whole_and_the_next_run_repairs_it(larger: ProjectFolder) -> None:
    chance = random.Random(7)
    for number in range(KILLS):
        before = published(larger)
        change(larger, number)
        running = start(larger)
        time.sleep(chance.uniform(0.2, 1.6))
        running.send_signal(signal.SIGKILL)
        running.wait()
        killed = published(larger)
        assert larger.run("publish").exit_code == 0
        after = published(larger)
        for path, data in killed.items():
            assert ".~" in path or data in (before.get(path), after.get(path)), path
        assert all(proved(after, locale) for locale in ("en", "de", "ar"))
        assert not any(".~" in path for path in after)
        assert not (larger.root / "dist/.localize").exists()
        for locale in ("en", "de", "ar"):
            if killed[f"dist/{locale}/manifest.json"] != before[f"dist/{locale}/manifest.json"]:
                assert proved(killed, locale), "a manifest is written after all that it lists"


def test_a_second_publish_at_the_same_time_waits_and_says_for_whom(project: ProjectFolder) -> None:
    before = published(project)
    change(project, 9)
    with Workspace(project.root).alone("localize update", fail_at_once):
        second = start(project, stderr=subprocess.PIPE)
        assert second.stderr
        told = second.stderr.readline().decode()
        assert published(project) == before
    second.communicate()
    assert second.returncode == 0
    assert f"waiting for localize update (process {os.getpid()} on " in told
    assert "to end; Ctrl-C stops waiting" in told
    assert published(project) != before


def test_who_has_enough_of_waiting_can_go(project: ProjectFolder) -> None:
    before = published(project)
    change(project, 9)
    with Workspace(project.root).alone("localize update", fail_at_once):
        second = start(project, stderr=subprocess.PIPE)
        assert second.stderr
        second.stderr.readline()
        second.send_signal(signal.SIGINT)
        second.communicate()
        assert second.returncode == 1
    assert published(project) == before


def fail_at_once(holder: Holder | None) -> None:
    raise AssertionError(holder)


def test_what_another_program_left_beside_the_pages_stays(project: ProjectFolder) -> None:
    project.write("dist/de/.~mine", b"mine")
    half = temporary.free(project.root / "dist/de")
    half.write_bytes(b"half a page")
    project.run("publish")
    assert project.snapshot()["dist/de/.~mine"] == b"mine"
    assert not half.exists()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="limits of a process")
def test_where_the_disk_is_full_it_says_so_and_the_manifest_is_the_former_one(project: ProjectFolder) -> None:
    before = published(project)
    project.write("source/long.txt", "Long\n\n" + "A word and another one. " * 4000)
    limited = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000));"
        "from localize.cli import main; main(sys.argv[1:])"
    )
    command = [sys.executable, "-c", limited, "-C", str(project.root), "publish"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert "dist/en/long.html: cannot be written (File too large), expected a writable place" in result.stderr
    after = published(project)
    assert {path: after[path] for path in before} == before
    assert not any(".~" in path for path in after)


def refused_as_a_whole(project: ProjectFolder, *, told: str) -> None:
    """A publish that fails with a message, and leaves the release as it was."""
    before = published(project)
    result = project.run("publish")
    assert result.exit_code == 2
    assert told in result.stderr
    assert published(project) == before
    assert not (project.root / "dist/.localize").exists()


def test_an_article_with_a_name_too_long_for_a_page_costs_only_itself(project: ProjectFolder) -> None:
    project.write(f"source/{'x' * 244}.txt", ARTICLE)
    project.write("source/other.txt", "Other\n\nText.\n")
    result = project.run("publish")
    assert "more than the 200 of the longest name" in result.stderr
    assert "dist/en/other.html" in published(project)
    assert not any("xxx" in path for path in published(project))


def test_what_stands_in_the_way_of_finishing_is_told_with_its_path(project: ProjectFolder) -> None:
    project.write("dist/.localize/journal.json", '[["en/a.html", true, false]]')
    project.write("dist/.localize/new/en/a.html", "new")
    project.write("dist/en/a.html/of-a-person.txt", "mine")
    result = project.run("publish")
    assert result.exit_code == 2
    assert result.stderr.startswith("error: dist/en/a.html: cannot be written (Is a directory), expected")


def test_a_folder_of_somebody_else_in_place_of_a_page_leaves_the_former_release_whole(project: ProjectFolder) -> None:
    change(project, 1)
    project.write("source/new.txt", ARTICLE)
    project.write("dist/en/new.html/of-a-person.txt", "mine")
    refused_as_a_whole(project, told="cannot be written (a folder with of-a-person.txt)")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_leaves_the_former_release_whole(project: ProjectFolder) -> None:
    change(project, 1)
    (project.root / "dist/de").chmod(0o555)
    try:
        refused_as_a_whole(project, told="Permission denied")
    finally:
        (project.root / "dist/de").chmod(0o755)


@pytest.fixture
def small_disk(project: ProjectFolder) -> Iterator[ProjectFolder]:
    """The output is on a volume of its own, and a small one."""
    dist = project.root / "dist"
    shutil.rmtree(dist)
    dist.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(dist)]
    if not shutil.which("mount") or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("may not mount a volume")
    try:
        yield project
    finally:
        subprocess.run(["umount", str(dist)], check=True)


def test_a_full_disk_leaves_the_former_release_whole(small_disk: ProjectFolder) -> None:
    assert small_disk.run("publish").exit_code == 0
    change(small_disk, 1)
    small_disk.write("source/long.txt", "Long\n\n" + "A word and another one. " * 40_000)
    refused_as_a_whole(small_disk, told="cannot be written (No space left on device), expected a writable place")
    (small_disk.root / "source/long.txt").unlink()
    assert small_disk.run("publish").exit_code == 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_whenever_a_run_is_killed_the_former_release_is_whole_or_the_new_one_once_it_is_finished(
    project: ProjectFolder,
) -> None:
    """Finished, or dropped, by the next command that reads or writes the output."""
    chance = random.Random(3)
    with killer({}) as killing:
        for number in range(KILLS):
            before = published(project)
            change(project, number)
            killing.run(chance.randrange(1, _MOMENTS), "-C", project.root, "publish")
            with Workspace(project.root).alone("localize release", fail_at_once):
                Workspace(project.root).output().finish()
            finished = published(project)
            project.run("publish")
            assert finished in (before, published(project))
            assert all(proved(finished, locale) for locale in ("en", "de", "ar"))
