"""localize completion: what shells offer while a command is typed, in real shells where they are there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from localize.cli import main
from support.folder import ProjectFolder

PROGRAMS = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))


def offered(project: ProjectFolder, *words: str) -> list[str]:
    """What bash would offer for the last of the words of a command."""
    line = " ".join(("localize", *words))
    environment = {"COMP_WORDS": line, "COMP_CWORD": str(len(words)), "_LOCALIZE_COMPLETE": "bash_complete"}
    before = Path.cwd()
    os.chdir(project.root)
    try:
        result = CliRunner().invoke(main, [], prog_name="localize", env=environment, standalone_mode=True)
    finally:
        os.chdir(before)
    return [line.partition(",")[2] for line in result.stdout.splitlines()]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (("up",), ["update"]),
        (("e",), ["exchange", "explain", "extract"]),
        (("update", "--locale", ""), ["en", "de", "ar"]),
        (("publish", "--locale", "d"), ["de"]),
        (("status", "co"), ["cold-packs"]),
        (("update", "pain/"), ["pain/knee"]),
        (("check", "--explain", "tag"), ["tags"]),
        (("glossary", "su"), ["suggest"]),
        (("update", "--dry"), ["--dry-run"]),
        (("init", "--ci", "git"), ["github", "gitlab"]),
        (("completion", "f"), ["fish"]),
    ],
)
def test_names_of_the_project_are_offered(project: ProjectFolder, words: tuple[str, ...], names: list[str]) -> None:
    project.write("source/pain/knee.md", "# Knee\n\nText.\n")
    assert offered(project, *words) == names


def test_the_folder_that_is_named_is_looked_at(
    project: ProjectFolder, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = ProjectFolder(tmp_path_factory.mktemp("elsewhere"))
    assert offered(elsewhere, "-C", str(project.root), "update", "--locale", "d") == ["de"]


@pytest.mark.parametrize("config", ["colour = [\n", "locales = 1\n", None])
def test_a_configuration_that_cannot_be_read_offers_little_and_fails_never(
    project: ProjectFolder, config: str | None
) -> None:
    if config is None:
        (project.root / "localize.toml").unlink()
    else:
        project.write("localize.toml", config)
    assert offered(project, "update", "--locale", "") == ["en"]


def test_keys_in_pyproject_are_read(project: ProjectFolder) -> None:
    (project.root / "localize.toml").unlink()
    project.write("pyproject.toml", '[tool.localize]\nsource-locale = "fr"\n[tool.localize.locales.nb]\n')
    assert offered(project, "update", "--locale", "") == ["fr", "nb"]


@pytest.mark.parametrize(
    ("shell", "path"),
    [
        ("bash", ".local/share/bash-completion/completions/localize"),
        ("zsh", ".zfunc/_localize"),
        ("fish", ".config/fish/completions/localize.fish"),
    ],
)
def test_the_script_is_installed_where_the_shell_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shell: str, path: str
) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "BASH_COMPLETION_USER_DIR", "ZDOTDIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("SHELL", f"/usr/bin/{shell}")
    printed = CliRunner().invoke(main, ["completion", shell]).stdout
    planned = CliRunner().invoke(main, ["completion", "--install", "--dry-run"])
    assert f"would be written {tmp_path / path}\n" in planned.stdout
    assert not (tmp_path / path).exists()
    result = CliRunner().invoke(main, ["completion", "--install"])
    assert result.exit_code == 0
    assert (tmp_path / path).read_text() == printed
    assert "_LOCALIZE_COMPLETE" in printed


def test_a_shell_that_is_not_known_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHELL", "/bin/tcsh")
    result = CliRunner().invoke(main, ["completion"])
    assert (result.exit_code, "'tcsh'" in result.stderr) == (2, True)


BASH = """\
eval "$(localize completion bash)"
COMP_WORDS=(localize update --locale d) COMP_CWORD=3 COMPREPLY=()
_localize_completion localize
echo "${COMPREPLY[*]}"
"""
ZSH = """\
autoload -Uz compinit && compinit -D -u
eval "$(localize completion zsh)"
compadd() { while [[ $1 == -* ]]; do [[ $1 == -V ]] && shift; shift; done; print -l -- ${(P)1} }
words=(localize update --locale d) CURRENT=4
_localize_completion
"""
FISH = """\
localize completion fish | source
complete --do-complete 'localize update --locale d'
"""


@pytest.mark.parametrize(("shell", "script"), [("bash", BASH), ("zsh", ZSH), ("fish", FISH)])
def test_a_real_shell_completes_a_locale(project: ProjectFolder, shell: str, script: str) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    environment = {**os.environ, "PATH": PROGRAMS, "HOME": str(project.root), "TERM": "dumb"}
    done = subprocess.run(
        [program, "-c", script], cwd=project.root, env=environment, capture_output=True, text=True, check=False
    )
    assert done.stdout.split() == ["de"], done.stderr
