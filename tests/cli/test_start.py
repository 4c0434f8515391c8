"""A command loads what it needs: a regional site's machine pulls and verifies without the checks of translations."""

from __future__ import annotations

import subprocess
import sys

import pytest

from localize.cli import COMMANDS, main
from support.folder import ProjectFolder

HEAVY = (
    "bs4",
    "docutils",
    "jinja2",
    "lxml",
    "mammoth",
    "markdown_it",
    "regex",
    "simplemma",
    "tuf",
    "turbohtml",
    "yaml",
)
OURS = ("catalogs", "checks", "exchange", "formats", "gate", "glossary", "pages", "segments", "tasks.project")


def loaded(*arguments: str) -> set[str]:
    """The modules that a command loads, in a process of its own."""
    code = (
        "import sys\n"
        "from localize.cli import main\n"
        "try:\n"
        f"    main({list(arguments)!r}, standalone_mode=False)\n"
        "except SystemExit:\n"
        "    pass\n"
        "print(*sys.modules, file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize(
    "arguments", [("pull", "--help"), ("verify", "--help"), ("keys", "--help"), ("--version",), ("--help",)]
)
def test_what_a_site_runs_loads_no_more_than_it_needs(arguments: tuple[str, ...]) -> None:
    modules = loaded(*arguments)
    assert modules & {*HEAVY, *(f"localize.{name}" for name in OURS)} == set()


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_what_shows_no_project_loads_little_beside_click(option: str) -> None:
    ours = {"", ".cli", ".cli.commands", ".cli.common", ".cli.terminal", ".cache", ".cache.repeatable", ".version"}
    assert {name for name in loaded(option) if name.partition(".")[0] == "localize"} == {f"localize{n}" for n in ours}
    assert len(loaded(option)) <= 120, "Python with click has about 95 modules"


@pytest.mark.parametrize(
    ("command", "most", "unused"),
    [
        ("extract", 415, {"bs4", "jinja2", "lxml", "markdown_it", "rapidfuzz", "turbohtml", "yaml"}),
        ("update", 510, {"bs4", "jinja2", "lxml", "markdown_it", "turbohtml", "yaml"}),
        (
            "publish",
            525,
            {"bs4", "concurrent", "jinja2", "lxml", "markdown_it", "rapidfuzz", "turbohtml", "yaml"}
            | {"localize.checks.table"},
        ),
    ],
)
def test_what_has_nothing_new_loads_neither_parsers_nor_rules(
    translated: ProjectFolder, command: str, most: int, unused: set[str]
) -> None:
    translated.run(command)
    modules = loaded("-C", str(translated.root), command)
    assert modules & unused == set()
    assert len(modules) <= most, "each costs a fraction of a millisecond in every run"


def test_what_is_in_memory_at_the_end_is_not_looked_through_once_more() -> None:
    code = (
        "import atexit, gc, sys\n"
        "from localize.__main__ import main\n"
        "atexit.register(lambda: print(len(gc.get_objects()), file=sys.stderr))\n"
        "sys.argv[1:] = ['--version']\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert int(done.stderr) < 100, "Python collects what is garbage when it ends; that was a quarter of a short run"


def test_help_lists_each_command_with_the_first_sentence_of_its_own_help() -> None:
    context = main.make_context("localize", ["--help"], resilient_parsing=True)
    for name, (_, summary) in COMMANDS.items():
        command = main.get_command(context, name)
        assert command
        assert (command.help or "").split("\n\n")[0].replace("\n", " ") == summary, name


def test_every_command_is_listed_and_found(project: ProjectFolder) -> None:
    for name in main.list_commands(main.make_context("localize", ["--help"], resilient_parsing=True)):
        result = project.run(name, "--help")
        assert result.exit_code == 0, result.output
        assert result.stdout.startswith(f"Usage: main {name} "), name


def test_a_misspelt_command_is_no_command(project: ProjectFolder) -> None:
    result = project.run("chek")
    assert result.exit_code == 2
    assert "No such command 'chek'" in result.stderr
