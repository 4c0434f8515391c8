"""localize init: from an empty folder to pages, and never over what a person typed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result

from support.folder import ProjectFolder

FILES = [
    ".github/workflows/localize.yml",
    ".gitignore",
    ".pre-commit-config.yaml",
    "Makefile",
    "glossary.csv",
    "localize.toml",
    "requirements.txt",
    "source/ankle-sprain.txt",
]
PROGRAM = f"{sys.executable} -m localize"


@pytest.fixture
def empty(tmp_path: Path) -> ProjectFolder:
    """An empty folder."""
    return ProjectFolder(tmp_path / "site")


def begun(folder: ProjectFolder, *arguments: str) -> Result:
    """Begins a project in a folder."""
    folder.root.mkdir(exist_ok=True)
    return folder.run("init", *arguments)


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs make in a folder, with nothing that another make hands down."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    command = ["make", "--no-print-directory", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_a_new_project_is_published_by_make(empty: ProjectFolder) -> None:
    result = begun(empty, "--locale", "de", "--locale", "fr")
    assert result.exit_code == 0
    assert sorted(empty.snapshot()) == FILES
    assert result.stdout.startswith("made localize.toml\n")
    assert "make publish" in result.stdout
    done = make(empty.root, "publish", f"LOCALIZE={PROGRAM}")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "6 files written",
        "1 article checked: 0 errors, 0 warnings",
        "de/ankle-sprain: withheld: 14 untranslated",
        "fr/ankle-sprain: withheld: 14 untranslated",
        "no base-url is configured: the pages name no canonical address and no alternates",
        "2 withheld; 16 files written to dist/",
    ]
    assert "Cold packs after an ankle sprain" in empty.read("dist/en/ankle-sprain.html")
    assert "#. Glossary: cold pack → Kühlkompresse" in empty.read("locales/de/LC_MESSAGES/ankle-sprain.po")
    again = make(empty.root, "publish", f"LOCALIZE={PROGRAM}")
    assert again.stdout.startswith("0 files written\n")


@pytest.mark.parametrize("source", ["de", "es", "fr", "ja"])
def test_a_sample_in_another_language_has_no_findings(empty: ProjectFolder, source: str) -> None:
    result = begun(empty, "--source-locale", source, "--locale", "en")
    assert ("put articles in its place" in result.stdout) is (source == "ja")
    empty.run("update")
    assert empty.run("check").stdout.splitlines()[-1] == "1 article checked: 0 errors, 0 warnings"


def test_the_makefile_makes_the_environment_that_the_requirements_name(empty: ProjectFolder) -> None:
    begun(empty)
    plan = make(empty.root, "--dry-run", "publish", "PYTHON=python3").stdout.splitlines()
    assert plan[0] == "python3 -m venv .venv"
    assert plan[1].endswith("pip install --quiet --disable-pip-version-check --requirement requirements.txt")
    assert ".venv/bin/localize $step" in "".join(plan)


def test_a_second_init_makes_nothing_and_says_what_is_there(empty: ProjectFolder) -> None:
    begun(empty)
    (empty.root / "Makefile").unlink()
    empty.write("glossary.csv", "mine\n")
    before = empty.snapshot()
    result = begun(empty)
    assert result.exit_code == 1
    assert result.stderr.startswith("error: localize.toml, source/ankle-sprain.txt, glossary.csv, requirements.txt, ")
    assert "`localize init --add` would make Makefile\n" in result.stderr
    assert empty.snapshot() == before
    result = begun(empty, "--add")
    assert (result.exit_code, "made Makefile\n" in result.stdout) == (0, True)
    assert empty.read("glossary.csv") == "mine\n"
    assert "nothing to add" in begun(empty, "--add").stdout


def test_files_of_other_things_do_not_matter(empty: ProjectFolder) -> None:
    empty.write("README.md", "# Mine\n")
    empty.write(".git/config", "")
    assert begun(empty, "--ci", "none").exit_code == 0
    assert not (empty.root / ".github").exists()


def test_a_folder_is_made_and_named(tmp_path: Path) -> None:
    folder = ProjectFolder(tmp_path)
    result = folder.run("init", str(tmp_path / "new/site"), "--ci", "gitlab", "--ci", "github")
    assert result.exit_code == 0
    assert f"cd {tmp_path / 'new/site'} && make publish" in result.stdout
    assert {".gitlab-ci.yml", ".github/workflows/localize.yml"} <= set(ProjectFolder(tmp_path / "new/site").snapshot())


def test_a_dry_run_makes_nothing(empty: ProjectFolder) -> None:
    result = begun(empty, "--dry-run")
    assert result.exit_code == 0
    assert "would make localize.toml\n" in result.stdout
    assert "would be made Makefile\n" in result.stdout
    assert empty.snapshot() == {}


@pytest.mark.parametrize("arguments", [("--locale", "english"), ("--source-locale", "de", "--locale", "de")])
def test_a_locale_that_cannot_be_used_makes_nothing(empty: ProjectFolder, arguments: tuple[str, ...]) -> None:
    result = begun(empty, *arguments)
    assert (result.exit_code, "error: localize.toml:" in result.stderr) == (2, True)
    assert empty.snapshot() == {}


def test_the_hook_is_one_that_pre_commit_takes(empty: ProjectFolder) -> None:
    begun(empty)
    command = [sys.executable, "-m", "pre_commit", "validate-config", str(empty.root / ".pre-commit-config.yaml")]
    assert subprocess.run(command, check=False).returncode == 0


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_git_ignores_what_is_made(empty: ProjectFolder) -> None:
    begun(empty)
    subprocess.run(["git", "init", "--quiet"], cwd=empty.root, check=True)
    empty.run("update")
    empty.run("publish")
    listed = ["git", "ls-files", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=empty.root, capture_output=True, text=True, check=True).stdout.split()
    assert not [name for name in names if name.startswith(("dist/", ".localize/"))]
    assert "locales/es/LC_MESSAGES/ankle-sprain.po" in names
