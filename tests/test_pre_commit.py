"""The hook that other projects take from us, run by pre-commit itself."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from support.folder import ProjectFolder

MANIFEST = Path(__file__).parents[1] / ".pre-commit-hooks.yaml"
DE = "locales/de/LC_MESSAGES/cold-packs.po"


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """A command with the programs of this environment, git and pre-commit keeping to the folder."""
    programs = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    own = {"PATH": programs, "HOME": str(folder), "PRE_COMMIT_HOME": str(folder / ".cache"), "LC_ALL": "C.UTF-8"}
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))}
    return subprocess.run(command, cwd=folder, env={**environment, **own}, capture_output=True, text=True, check=False)


def committing(project: ProjectFolder) -> subprocess.CompletedProcess[str]:
    """What the hook says of a commit of the whole project; it runs the program of this environment."""
    (hook,) = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    local = {"repos": [{"repo": "local", "hooks": [{**hook, "language": "system"}]}]}
    project.write(".pre-commit-config.yaml", yaml.safe_dump(local))
    project.write(".gitignore", ".cache/\n")
    run(project.root, "git", "init", "--quiet")
    run(project.root, "git", "add", "--all")
    return run(project.root, sys.executable, "-m", "pre_commit", "run")


def test_the_manifest_is_valid(tmp_path: Path) -> None:
    result = run(tmp_path, sys.executable, "-m", "pre_commit", "validate-manifest", str(MANIFEST))
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_a_commit_with_errors_is_stopped_and_they_are_shown(translated: ProjectFolder) -> None:
    translated.translate(DE, lambda entry: replace(entry, target="<em>"))
    result = committing(translated)
    assert result.returncode == 1
    assert f"{DE}:" in result.stdout
    assert "error: unknown tag <em>" in result.stdout


def test_a_commit_without_errors_passes(translated: ProjectFolder) -> None:
    result = committing(translated)
    assert "Passed" in result.stdout
    assert result.returncode == 0


@pytest.mark.parametrize(
    ("path", "looks"),
    [
        ("source/cold-packs.txt", True),
        ("my-site/source/warm/packs.txt", True),
        (DE, True),
        ("translations/de.po", True),
        ("my-site/glossary.csv", True),
        ("localize.toml", True),
        ("README.md", False),
        ("resource/a.txt", False),
    ],
)
def test_the_hook_runs_where_something_changed_that_it_looks_at(path: str, *, looks: bool) -> None:
    (hook,) = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    assert bool(re.search(hook["files"], path)) == looks
