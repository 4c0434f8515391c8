"""The help: every command is listed for those who use it, with an example that works."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

import click
import pytest

from localize.cli import AUDIENCES, COMMANDS, main
from support.folder import ProjectFolder


def commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """All commands and groups with the words that call them."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


ALL = dict(commands(main))


def examples(command: click.Command) -> list[str]:
    """The lines below "Example:" in the help."""
    return [line.strip() for line in (command.help or "").partition("Example:\n")[2].splitlines() if line.strip()]


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_every_command_has_an_example_that_calls_it(path: tuple[str, ...]) -> None:
    given = examples(ALL[path])
    assert any(line.startswith(" ".join(("localize", *path))) for line in given), given


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_the_options_of_examples_are_there(path: tuple[str, ...]) -> None:
    for line in examples(ALL[path]):
        for call in re.split(r"&&|[|;>]", line):
            words = shlex.split(call)
            if words[:1] == ["localize"]:
                called: click.Command = main
                while words[1:] and isinstance(called, click.Group):
                    words = words[1:]
                    called = ALL[tuple(line_path(called, words[0]))]
                options = {option for each in called.params for option in (*each.opts, *each.secondary_opts)}
                assert {word for word in words if word.startswith("-") and word != "-"} <= options, call


def line_path(group: click.Command, name: str) -> tuple[str, ...]:
    """The words that call a command of a group."""
    return (name,) if group is main else (*next(path for path, each in ALL.items() if each is group), name)


def test_every_command_is_listed_once_under_those_who_use_it(project: ProjectFolder) -> None:
    names = [name for each in AUDIENCES.values() for name in each]
    assert len(names) == len(set(names))
    assert set(COMMANDS) <= set(names)
    help_text = project.run("--help").stdout
    for title in AUDIENCES:
        assert f"\n{title}:\n" in help_text
    for name in COMMANDS:
        assert len(re.findall(rf"^  {name} ", help_text, re.MULTILINE)) == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("chek",), "No such command 'chek', did you mean 'check'? expected one of: adopt, approve, "),
        (("Publish",), "did you mean 'publish'?"),
        (("keys", "rotat"), "ou mean 'rotate'?"),
        (("update", "--locale", "DE"), "error: DE: no such locale, did you mean 'de'? expected one of: en, de, ar"),
        (("update", "cold-pack"), "error: cold-pack: no such article, did you mean 'cold-packs'? "),
        (("update", "--jbos", "2"), "--jobs"),
        (("qwerty",), "No such command 'qwerty', expected one of: "),
    ],
)
def test_a_misspelt_name_is_told_with_the_one_that_was_meant(
    project: ProjectFolder, arguments: tuple[str, ...], message: str
) -> None:
    result = project.run(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr


def test_of_many_articles_the_nearest_and_the_first_are_named(project: ProjectFolder) -> None:
    for number in range(30):
        project.write(f"source/article-{number:02}.txt", "Title\n\nText.\n")
    message = project.run("update", "artcle-17").stderr
    assert "did you mean 'article-17'? expected one of: article-00, " in message
    assert message.rstrip().endswith("article-19, … and 11 more")
