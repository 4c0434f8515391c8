"""Which runs are remembered: those that a next one would repeat to the letter."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from localize.cache.file_state import WatchedFiles, WatchedScan
from localize.cache.last_run import STDOUT
from localize.cache.scan import Scan, clock_of
from localize.cli.recording import Recording
from localize.errors import REPORT
from localize.tasks import publish_project
from localize.tasks.project import Project
from localize.tasks.watched_files import watched_files
from localize.tasks.workspace import Workspace
from support.folder import ProjectFolder
from support.program import is_repeated, run, runs

DE = "locales/de/LC_MESSAGES/cold-packs.po"


def nothing(workspace: Workspace) -> None:
    pass


def a_file_of_ours(workspace: Workspace) -> None:
    workspace.write("locales/templates/new.pot", b"ours")
    workspace.exchange(DE, b"ours", base_of(workspace, DE))


def a_folder_of_ours(workspace: Workspace) -> None:
    workspace.exchange("locales/fr/LC_MESSAGES/new.po", b"ours", None)


def output_of_ours(workspace: Workspace) -> None:
    output = workspace.output()
    with output.begun():
        output.add("de/new.html", b"ours")
        output.show()


def base_of(workspace: Workspace, path: str) -> str | None:
    from localize.files import exchange  # noqa: PLC0415

    return exchange.base_of(workspace.read(path))


def a_save_of_others_after_ours(workspace: Workspace) -> None:
    a_file_of_ours(workspace)
    (workspace.root / DE).write_bytes(b"theirs, after ours")


def a_file_of_others(workspace: Workspace) -> None:
    (workspace.root / "source/new.txt").write_bytes(b"New\n")


def a_copy_over_output_of_ours(workspace: Workspace) -> None:
    output_of_ours(workspace)
    new = workspace.root / "dist/de/copy"
    new.write_bytes(b"ours")
    new.replace(workspace.root / "dist/de/new.html")


def something_removed(workspace: Workspace) -> None:
    (workspace.root / "source/cold-packs.txt").unlink()


def stored(
    root: Path,
    work: Callable[[Workspace], None],
    *,
    text: str = "done\n",
    status: object = 0,
    scanned: WatchedScan | None = None,
) -> bool:
    recording = Recording(["-C", str(root), "update"], scanned)
    workspace = Workspace(root)
    with suppress(KeyboardInterrupt, BrokenPipeError, SystemExit), recording.watching(workspace):
        work(workspace)
        sys.exit(status)  # type: ignore[arg-type]
    recording.add(STDOUT, text)
    recording.store(status)
    return bool(runs(root))


def looked_at(root: Path) -> WatchedScan:
    """What the start of the program has seen of the files."""
    watched = watched_files(Workspace(root))
    return WatchedScan(watched, watched.scan(str(root), clock=clock_of(str(root))))


def test_files_that_were_looked_at_before_the_run_are_not_looked_at_again(
    translated: ProjectFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    scanned = looked_at(translated.root)

    def walk(self: WatchedFiles, root: str, *, clock: int) -> Scan:
        raise AssertionError(f"a second walk over {root}, {self}, at {clock}")

    monkeypatch.setattr(WatchedFiles, "scan", walk)
    assert stored(translated.root, nothing, scanned=scanned)


def test_a_save_between_the_look_at_the_files_and_the_run_is_noticed(translated: ProjectFolder) -> None:
    scanned = looked_at(translated.root)
    translated.write("source/new.txt", "New\n\nSaved just now.\n")
    assert not stored(translated.root, nothing, scanned=scanned)


def test_a_look_at_other_files_is_no_look_at_those_of_the_run(translated: ProjectFolder) -> None:
    scanned = replace(looked_at(translated.root), watched=WatchedFiles((), ()))
    translated.write("source/new.txt", "New\n\nSaved just now.\n")
    assert stored(translated.root, nothing, scanned=scanned)


@pytest.mark.parametrize("work", [nothing, a_file_of_ours, a_folder_of_ours, output_of_ours])
def test_what_the_command_writes_itself_is_no_hindrance(
    translated: ProjectFolder, work: Callable[[Workspace], None]
) -> None:
    assert stored(translated.root, work)


@pytest.mark.parametrize(
    "work",
    [
        a_save_of_others_after_ours,
        a_file_of_others,
        a_copy_over_output_of_ours,
        something_removed,
    ],
)
def test_a_run_in_which_others_saved_or_something_was_removed_is_forgotten(
    translated: ProjectFolder, work: Callable[[Workspace], None]
) -> None:
    assert not stored(translated.root, work)


def test_the_run_after_one_during_which_others_saved_is_not_told_again(
    translated: ProjectFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def save(_: Project) -> None:
        (translated.root / DE).write_text(translated.read(DE).replace("A CLOTH", "A TOWEL"), encoding="utf-8")

    with monkeypatch.context() as patched:
        patched.setattr(publish_project, "forget_gone_results", save)
        run(translated.root, "publish")
    assert not is_repeated(translated.root, "publish")
    run(translated.root, "publish")
    assert "A TOWEL" in translated.read("dist/de/cold-packs.html")


def test_a_file_written_to_within_the_tick_of_the_first_look_is_read(translated: ProjectFolder) -> None:
    path = translated.write(DE, b"one")
    os.utime(path, ns=(0, 2**62))  # as new as can be: its stamp is never trusted

    def save(workspace: Workspace) -> None:
        path.write_bytes(b"two")
        os.utime(path, ns=(0, 2**62))

    assert not stored(translated.root, save)


@pytest.mark.parametrize("status", [2, None, "error", 3])
def test_only_runs_that_ended_well_are_remembered(translated: ProjectFolder, status: object) -> None:
    assert not stored(translated.root, nothing, status=status)


def stopped_by_a_person(_: Workspace) -> None:
    raise KeyboardInterrupt


def read_by_nobody(_: Workspace) -> None:
    raise BrokenPipeError


@pytest.mark.parametrize("work", [stopped_by_a_person, read_by_nobody])
def test_a_run_that_was_stopped_is_forgotten(translated: ProjectFolder, work: Callable[[Workspace], None]) -> None:
    assert not stored(translated.root, work, status=1), "click ends with status 1 then"


def test_a_run_is_forgotten_that_was_stopped_after_its_work(translated: ProjectFolder) -> None:
    recording = Recording(["-C", str(translated.root), "update"])
    with recording.watching(Workspace(translated.root)):
        recording.add(STDOUT, "done\n")
    recording.store(1)
    assert not runs(translated.root)


def test_a_fault_of_the_program_may_go_well_next_time(translated: ProjectFolder) -> None:
    assert not stored(translated.root, nothing, text=f"cannot be used: KeyError; {REPORT}\n")


def test_a_run_that_removes_a_file_tells_so_and_is_not_told_again(translated: ProjectFolder) -> None:
    run(translated.root, "publish")
    (translated.root / "source/warm-packs.txt").write_bytes((translated.root / "source/cold-packs.txt").read_bytes())
    (translated.root / "source/cold-packs.txt").unlink()
    first = run(translated.root, "publish")
    assert "removed dist/" in first.stdout
    assert not is_repeated(translated.root, "publish")
    assert "removed dist/" not in run(translated.root, "publish").stdout
    assert is_repeated(translated.root, "publish")


def test_a_command_that_cannot_run_is_not_remembered(translated: ProjectFolder) -> None:
    translated.write("localize.toml", "[locales.de\n")
    assert run(translated.root, "check").status == 2
    assert not runs(translated.root)


def test_at_most_eight_runs_are_remembered(translated: ProjectFolder) -> None:
    for number in range(10):
        run(translated.root, "check", *["--locale", "de"] * number)
    assert len(runs(translated.root)) == 8
    assert is_repeated(translated.root, "check", *["--locale", "de"] * 9)


def test_a_folder_in_which_nothing_can_be_kept_is_no_hindrance(translated: ProjectFolder) -> None:
    first = run(translated.root, "check")
    (folder,) = {path.parent for path in runs(translated.root)}
    shutil.rmtree(folder)
    folder.write_bytes(b"a file, where the folder would be")
    assert run(translated.root, "check") == first


def test_a_cache_that_leads_out_of_the_project_is_not_used(translated: ProjectFolder, tmp_path: Path) -> None:
    shutil.rmtree(translated.root / ".localize", ignore_errors=True)
    elsewhere = tmp_path.parent / f"{tmp_path.name}-elsewhere"
    elsewhere.mkdir()
    (translated.root / ".localize").symlink_to(elsewhere)
    assert run(translated.root, "check").status == 0
    assert list(elsewhere.iterdir()) == []
