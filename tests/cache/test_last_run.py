"""A run with nothing to do is told again from a record, and only then."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from localize.cache import surroundings
from localize.cache.identity import VARIABLE
from localize.cache.program import installation
from support.folder import ARTICLE, ProjectFolder
from support.program import is_repeated, rewrite_unnoticed, run, runs, snapshot

DE = "locales/de/LC_MESSAGES/cold-packs.po"
COMMANDS = ("extract", "update", "check", "publish", "status")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_run_after_one_that_changed_files_itself_is_told_again(translated: ProjectFolder, command: str) -> None:
    first = run(translated.root, command)
    before = snapshot(translated.root)
    assert is_repeated(translated.root, command)
    again = run(translated.root, command)
    for path in runs(translated.root):
        path.unlink()
    assert run(translated.root, command) == again, "as it would be without a record"
    assert snapshot(translated.root) == before
    assert again.status == first.status
    assert again.stdout


def test_a_run_that_is_told_again_loads_nothing_but_what_tells_it(translated: ProjectFolder) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "localize", "-C", str(translated.root), "publish"]
    for _ in range(2):
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    modules = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time")}
    assert "localize.cache.last_run" in modules
    ours = {name for name in modules if name.startswith("localize.") and not name.startswith("localize.cache")}
    assert ours <= {"localize.dataclass", "localize.expressions", "localize.version"}
    assert "click" not in modules


def test_a_run_that_wrote_files_is_told_again_as_one_that_wrote_none(translated: ProjectFolder) -> None:
    assert "; 0 files" not in run(translated.root, "publish").stdout
    assert "; 0 files written to dist/" in run(translated.root, "publish").stdout


def test_findings_go_where_they_went_with_the_same_status(translated: ProjectFolder) -> None:
    translated.write("glossary.csv", "concept,locale,term\na,en,pack\na,en\n\n")
    first = run(translated.root, "publish")
    assert first.status == 1
    assert "glossary.csv" in first.stderr
    assert is_repeated(translated.root, "publish")
    assert run(translated.root, "publish") == first


def test_files_as_new_as_the_run_are_read_until_they_are_older(translated: ProjectFolder) -> None:
    path = translated.root / DE
    for seconds in (1, 4, 16):
        later = time.time_ns() + seconds * 1_000_000_000
        os.utime(path, ns=(later, later))
        run(translated.root, "check")
        if time.time_ns() < later:
            break
    (record,) = runs(translated.root)
    whole = len(record.read_bytes())
    while time.time_ns() < later + 50_000_000:
        assert is_repeated(translated.root, "check")
        time.sleep(0.02)
    assert is_repeated(translated.root, "check")
    assert len(record.read_bytes()) < whole, "its digest is not needed any more"


def touch(project: ProjectFolder) -> None:
    (project.root / DE).touch()


def letter_at_equal_size_and_time(project: ProjectFolder) -> None:
    rewrite_unnoticed(project.root / DE, (project.root / DE).read_bytes().replace(b"WRAP THE", b"WRAP TEH"))


def new_article(project: ProjectFolder) -> None:
    project.write("source/warm-packs.txt", ARTICLE)


def glossary(project: ProjectFolder) -> None:
    project.write("glossary.csv", "concept,locale,term\n")


def memory(project: ProjectFolder) -> None:
    project.write("memory/de.tmx", "<tmx/>")


def configuration(project: ProjectFolder) -> None:
    project.write("pyproject.toml", "[tool.localize]\n")


def approvals(project: ProjectFolder) -> None:
    project.write("locales/de/approvals.csv", "article\n")


def gone_output(project: ProjectFolder) -> None:
    (project.root / "dist/de/cold-packs.html").unlink()


def changed_output(project: ProjectFolder) -> None:
    project.write("dist/de/cold-packs.html", "<p>other</p>")


def record_of_losses(project: ProjectFolder) -> None:
    project.write(".localize/catalogs.json", "{}")


def half_written_output(project: ProjectFolder) -> None:
    project.write("dist/.localize/journal.json", "[]")


def first_commit(project: ProjectFolder) -> None:
    git(project.root, "init", "-q")


CHANGES: tuple[Callable[[ProjectFolder], None], ...] = (
    *(touch, letter_at_equal_size_and_time, new_article, glossary, memory, configuration, approvals, gone_output),
    *(changed_output, record_of_losses, half_written_output, first_commit),
)


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changed_the_run_is_a_new_one(translated: ProjectFolder, change: Callable[..., None]) -> None:
    run(translated.root, "publish")
    assert is_repeated(translated.root, "publish")
    change(translated)
    assert not is_repeated(translated.root, "publish")


def test_a_commit_makes_a_new_run_and_so_does_another_branch(translated: ProjectFolder) -> None:
    git(translated.root, "init", "-q", "-b", "main")
    for step in (("add", "."), ("commit", "-qm", "one"), ("switch", "-qc", "other"), ("pack-refs", "--all")):
        run(translated.root, "update")
        assert is_repeated(translated.root, "update")
        git(translated.root, *step)
        if step[0] != "add":
            assert not is_repeated(translated.root, "update"), step


def test_a_further_working_tree_is_watched_too(translated: ProjectFolder, tmp_path: Path) -> None:
    git(translated.root, "init", "-q", "-b", "main")
    git(translated.root, "add", ".")
    git(translated.root, "commit", "-qm", "one")
    tree = tmp_path / "tree"
    git(translated.root, "worktree", "add", "-q", "-b", "side", str(tree))
    run(tree, "update")
    assert is_repeated(tree, "update")
    git(tree, "commit", "-q", "--allow-empty", "-m", "two")
    assert not is_repeated(tree, "update")


@pytest.mark.parametrize("arguments", [("publish", "--locale", "de"), ("-C", ".", "publish"), ("check",), ()])
def test_other_arguments_are_another_run(translated: ProjectFolder, arguments: tuple[str, ...]) -> None:
    run(translated.root, "publish")
    assert not is_repeated(translated.root, *arguments)


@pytest.mark.parametrize("arguments", [("check", "--explain"), ("check", "--fix"), ("check", "--fix", "--apply")])
def test_options_that_lead_elsewhere_are_not_remembered(translated: ProjectFolder, arguments: tuple[str, ...]) -> None:
    run(translated.root, *arguments)
    assert not is_repeated(translated.root, *arguments)


@pytest.mark.parametrize("name", ["PATH", "HOME", "LC_ALL", "LANG", "TZ", "NO_COLOR", "PYTHONPATH", VARIABLE])
def test_an_environment_variable_that_decides_makes_a_new_run(
    translated: ProjectFolder, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    run(translated.root, "check")
    assert is_repeated(translated.root, "check")
    monkeypatch.setenv(name, os.environ.get(name, "") + "x")
    assert not is_repeated(translated.root, "check")


NOT_FOR_THESE_COMMANDS = ("consumer/", "cli/completion.py", "cli/signed.py")
ONLY_WHERE_THE_CACHE_IS = {"LOCALAPPDATA", "XDG_CACHE_HOME"}


def test_every_variable_that_the_program_reads_decides() -> None:
    program = Path(surroundings.__file__).parents[1]
    names = {
        name
        for path in program.rglob("*.py")
        if not path.relative_to(program).as_posix().startswith(NOT_FOR_THESE_COMMANDS)
        for name in re.findall(r"""environ(?:\.get\(|\[)"([A-Z_]+)\"""", path.read_text(encoding="utf-8"))
    }
    assert {"PATH", "XDG_CONFIG_HOME"} <= names
    assert {name for name in names - ONLY_WHERE_THE_CACHE_IS if not surroundings.decides(name)} == set()


def test_another_version_of_a_library_makes_a_new_run(
    translated: ProjectFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(tmp_path / "packages"))
    (tmp_path / "packages/babel-1.dist-info").mkdir(parents=True)
    installation.cache_clear()  # as each process begins
    run(translated.root, "check")
    assert is_repeated(translated.root, "check")
    (tmp_path / "packages/babel-1.dist-info").rename(tmp_path / "packages/babel-2.dist-info")
    installation.cache_clear()
    assert not is_repeated(translated.root, "check")
    installation.cache_clear()


@pytest.mark.parametrize("data", [b"", b"x", b"localize fields 1 00000000\n1\na"])
def test_a_damaged_record_is_no_record(translated: ProjectFolder, data: bytes) -> None:
    first = run(translated.root, "check")
    (record,) = runs(translated.root)
    whole = record.read_bytes()
    for damaged in (data, whole[:-1], whole[: len(whole) // 2], whole.replace(b"article", b"artikel")):
        record.write_bytes(damaged)
        assert not is_repeated(translated.root, "check")
    assert run(translated.root, "check") == first
    assert is_repeated(translated.root, "check"), "it is made anew"


def test_a_record_of_somebody_else_is_neither_read_nor_removed(
    translated: ProjectFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(translated.root, "check")
    (record,) = runs(translated.root)
    monkeypatch.setenv(VARIABLE, "of another user")
    assert not is_repeated(translated.root, "check")
    run(translated.root, "check")
    assert record.exists()
    assert len(runs(translated.root)) == 2
