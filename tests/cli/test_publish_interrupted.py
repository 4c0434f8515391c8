"""A publish that is killed, comes twice at once, or cannot write: readers never see half a release."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from localize.bundle.manifest import digest
from localize.files import temporary
from localize.files.lock import Holder
from localize.workspace import Workspace
from support.folder import ARTICLE, CONFIG, ProjectFolder

KILLS = 12
"""How often a run is killed here; LOCALIZE_KILLS asks for more."""


@pytest.fixture
def project(tmp_path: Path) -> ProjectFolder:
    folder = ProjectFolder(tmp_path)
    folder.write("localize.toml", CONFIG)
    for number in range(8):
        folder.write(f"source/a{number}.txt", ARTICLE.replace("Cold packs\n", f"Cold packs {number}\n", 1))
    folder.run("update")
    for locale in ("de", "ar"):
        for number in range(8):
            folder.translate(f"locales/{locale}/LC_MESSAGES/a{number}.po")
    folder.run("publish")
    return folder


def change(project: ProjectFolder, number: int) -> None:
    """Another date on all pages, so that all of them are written."""
    for article in range(8):
        text = project.read(f"source/a{article}.txt")
        head = [line for line in text.splitlines(keepends=True) if not line.startswith("Date:")]
        project.write(f"source/a{article}.txt", f"Date: 2026-11-{number % 28 + 1:02}\n" + "".join(head))


def start(project: ProjectFolder, stderr: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "localize", "-C", str(project.root), "publish"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=stderr)


def published(project: ProjectFolder) -> dict[str, bytes]:
    return {path: data for path, data in project.snapshot().items() if path.startswith("dist/")}


def proved(files: dict[str, bytes], locale: str) -> bool:
    """Whether every file of a locale is what its manifest says."""
    listed = json.loads(files[f"dist/{locale}/manifest.json"])["files"]
    return all(digest(files.get(f"dist/{locale}/{row['path']}", b"")) == row["sha256"] for row in listed)


def test_whenever_a_run_is_killed_each_file_is_whole_and_the_next_run_repairs_it(project: ProjectFolder) -> None:
    chance = random.Random(7)
    for number in range(int(os.environ.get("LOCALIZE_KILLS", KILLS))):
        before = published(project)
        change(project, number)
        running = start(project)
        time.sleep(chance.uniform(0.2, 1.6))
        running.send_signal(signal.SIGKILL)
        running.wait()
        killed = published(project)
        assert project.run("publish").exit_code == 0
        after = published(project)
        for path, data in killed.items():
            assert ".~" in path or data in (before.get(path), after.get(path)), path
        assert all(proved(after, locale) for locale in ("en", "de", "ar"))
        assert not any(".~" in path for path in after)
        for locale in ("en", "de", "ar"):
            if killed[f"dist/{locale}/manifest.json"] != before[f"dist/{locale}/manifest.json"]:
                assert proved(killed, locale), "a manifest is written after all that it lists"


def test_a_second_publish_at_the_same_time_waits_and_says_for_whom(project: ProjectFolder) -> None:
    before = published(project)
    change(project, 9)
    with Workspace(project.root).locked("localize update", fail_at_once):
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
    with Workspace(project.root).locked("localize update", fail_at_once):
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
