"""Whatever was done in between, a run prints and writes what one without any memory of earlier runs does."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.folder import ARTICLE, CONFIG, ProjectFolder
from support.program import rewrite_unnoticed, run, runs, snapshot
from support.sizes import size

DE = "locales/de/LC_MESSAGES/cold-packs.po"
OTHER = ARTICLE.replace("old packs", "arm packs").replace("10 minutes", "5 minutes")
COMMANDS = (
    *(("extract",), ("update",), ("check",), ("publish",), ("status",), ("check", "--format", "json")),
    *(("publish", "--locale", "de"), ("update", "cold-packs"), ("update", "--accept-loss"), ("status", "-C", ".")),
)


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false", "-c", "gc.auto=0")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=False, capture_output=True)


@dataclass(frozen=True, slots=True)
class Edit:
    """Something that is done to a project; its name is that of the function."""

    do: Callable[[ProjectFolder], None]

    def __repr__(self) -> str:
        return self.do.__name__


def touch_all(project: ProjectFolder) -> None:
    for path in project.root.glob("[sld]*/**/*"):
        path.touch()


def swap_letters_unnoticed(project: ProjectFolder) -> None:
    path = project.root / DE
    if path.exists():
        rewrite_unnoticed(path, path.read_bytes().replace(b"CLOTH", b"CLTOH"))


def lose_translations(project: ProjectFolder) -> None:
    if (project.root / DE).exists():
        head, _, _ = project.read(DE).partition('msgid "Wrap')
        project.write(DE, head)


def lose_catalog(project: ProjectFolder) -> None:
    (project.root / DE).unlink(missing_ok=True)


def translate_both(project: ProjectFolder) -> None:
    for path in project.root.glob("locales/*/LC_MESSAGES/*-packs.po"):
        try:
            project.translate(path.relative_to(project.root).as_posix())
        except ValueError:
            continue


def change_dose(project: ProjectFolder) -> None:
    project.write("source/cold-packs.txt", ARTICLE.replace("10 minutes", "20 minutes"))


def restore_source(project: ProjectFolder) -> None:
    project.write("source/cold-packs.txt", ARTICLE)


def add_article(project: ProjectFolder) -> None:
    project.write("source/warm-packs.txt", OTHER)


def rename_article(project: ProjectFolder) -> None:
    old = project.root / "source/cold-packs.txt"
    if old.exists():
        old.rename(project.root / "source/chilled-packs.txt")


def add_glossary(project: ProjectFolder) -> None:
    project.write("glossary.csv", "concept,locale,term\npack,en,pack\npack,de,Packung\n")


def break_glossary(project: ProjectFolder) -> None:
    project.write("glossary.csv", "concept,locale\n")


def remove_output(project: ProjectFolder) -> None:
    for path in project.root.glob("dist/de/*.html"):
        path.unlink()


def spoil_output(project: ProjectFolder) -> None:
    for path in project.root.glob("dist/de/*.html"):
        path.write_bytes(path.read_bytes().replace(b"PACK", b"KCAP"))


def publish_fallback(project: ProjectFolder) -> None:
    project.write("localize.toml", CONFIG.replace("[locales.ar]", '[locales.ar]\npolicy = "fallback"'))


def keep_policy(project: ProjectFolder) -> None:
    project.write("localize.toml", CONFIG.replace("[locales.de]", '[locales.de]\npolicy = "keep"'))


def second_configuration(project: ProjectFolder) -> None:
    project.write("pyproject.toml", "[tool.localize]\n")


def commit_all(project: ProjectFolder) -> None:
    git(project.root, "init", "-q")
    git(project.root, "add", "-A")
    git(project.root, "commit", "-qm", "all")


def corrupt_records(project: ProjectFolder) -> None:
    for path in runs(project.root):
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2] + data[len(data) // 2 + 1 :])


def swap_records(project: ProjectFolder) -> None:
    paths = runs(project.root)
    contents = [path.read_bytes() for path in paths]
    for path, data in zip(paths, contents[1:] + contents[:1], strict=True):
        path.write_bytes(data)


EDITS = [
    Edit(function)
    for function in (
        *(touch_all, swap_letters_unnoticed, lose_translations, lose_catalog, translate_both, change_dose),
        *(restore_source, add_article, rename_article, add_glossary, break_glossary, remove_output, spoil_output),
        *(publish_fallback, keep_policy, second_configuration, commit_all, corrupt_records, swap_records),
    )
]


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """Gives a new folder for each example."""
    numbers = count()
    return lambda: tmp_path_factory.mktemp(f"project-{next(numbers)}")


def without_memory(project: ProjectFolder, twin: Path) -> ProjectFolder:
    """A copy of a project that remembers no runs."""
    shutil.rmtree(twin, ignore_errors=True)
    shutil.copytree(project.root, twin, symlinks=True)
    for path in runs(twin):
        path.unlink()
    return ProjectFolder(twin)


@given(
    st.lists(
        st.tuples(st.lists(st.sampled_from(EDITS), max_size=2), st.sampled_from(COMMANDS), st.integers(1, 2)),
        min_size=1,
        max_size=5,
    )
)
@settings(max_examples=size(150, default=8), suppress_health_check=[HealthCheck.too_slow])
def test_a_run_is_as_one_without_memory(
    folders: Callable[[], Path], steps: list[tuple[list[Edit], tuple[str, ...], int]]
) -> None:
    folder = folders()
    project = ProjectFolder(folder / "project")
    project.write("localize.toml", CONFIG)
    restore_source(project)
    project.run("update")
    translate_both(project)
    for edits, arguments, times in steps:
        for edit in edits:
            edit.do(project)
        for _ in range(times):
            twin = without_memory(project, folder / "twin")
            expected = run(twin.root, *arguments)
            assert run(project.root, *arguments) == expected
            assert snapshot(project.root) == snapshot(twin.root)
    shutil.rmtree(folder)
