"""--dry-run of every command that writes: nothing is written, and what is told is what a run would write."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from localize.cli import main
from support.bundles import write_bundle
from support.folder import ARTICLE, ProjectFolder
from support.publisher import SECRETS, Publisher, RegionalSite, succeeded

DE = "locales/de/LC_MESSAGES/cold-packs.po"
HEADER = "concept,locale,term,status,part_of_speech,case,forms,definition,note\n"
GLOSSARY = f"{HEADER}pack,en,cold pack,preferred,,,,,\npack,de,Kühlpack,preferred,,,,,\n"
MORE = f"{HEADER}skin,en,skin,preferred,,,,,\nskin,de,Haut,preferred,,,,,\n"
READING = {"status", "verify", "glossary check", "glossary suggest", "doctor", "explain", "preview"}
"""Commands that write nothing in a project, or, as a program that goes on, what a person types into it."""


def leaves(group: click.Group, path: str = "") -> Iterator[tuple[str, click.Command]]:
    """All commands that are no groups, by the words that call them."""
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from leaves(command, f"{path}{name} ")
        else:
            yield f"{path}{name}", command


def state(root: Path) -> dict[str, bytes]:
    """All files and links, without the folder that may be deleted at any time."""
    paths = (path for path in sorted(root.rglob("*")) if path.is_symlink() or path.is_file())
    return {
        path.relative_to(root).as_posix(): str(path.readlink()).encode() if path.is_symlink() else path.read_bytes()
        for path in paths
        if ".localize" not in path.relative_to(root).parts and path.name != ".lock"
    }


def run(root: Path, *arguments: str | Path) -> Result:
    """Runs `localize` in a folder, with the passphrases of keys."""
    return CliRunner().invoke(main, ["-C", str(root), *map(str, arguments)], env=SECRETS, catch_exceptions=False)


def planned(result: Result) -> set[str]:
    """The paths that a dry run tells of."""
    matches = re.finditer(r"^would (?:make|write|remove) ([^:\n]+)", result.stdout, re.MULTILINE)
    return {named(match[1]) for match in matches}


def named(path: str) -> str:
    """A path without the part of a new key that is made by chance."""
    return re.sub(r"[0-9a-f]{64}|(?<=-)[0-9a-f]{8}(?=\.pem)", "…", path)


def holds(root: Path, *arguments: str | Path) -> Result:
    """A dry run changes nothing, and tells of the files that the same run without it writes; gives the dry run."""
    before = state(root)
    dry = run(root, *arguments, "--dry-run")
    assert state(root) == before, dry.output
    real = run(root, *arguments)
    assert real.exit_code == dry.exit_code, (real.output, dry.output)
    after = state(root)
    changed = {named(path) for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    assert planned(dry) == changed, dry.output
    assert changed
    assert "dry run: nothing was written, " in dry.stdout
    return dry


def test_every_command_that_writes_has_the_option() -> None:
    with_option = {name for name, command in leaves(main) if any("--dry-run" in each.opts for each in command.params)}
    assert {name for name, _ in leaves(main)} - with_option <= READING | {"report"}
    assert with_option & READING == set()


def test_in_a_new_project_not_even_a_cache_is_made(project: ProjectFolder) -> None:
    run(project.root, "update", "--dry-run")
    assert not (project.root / ".localize").exists()


def edited(project: ProjectFolder) -> None:
    """A project with a term, a sentence that changed, and an article that is new."""
    project.run("publish")
    project.write("source/cold-packs.txt", ARTICLE.replace("for 10 minutes", "for 15 minutes"))
    project.write("source/new.txt", "New\n\nA cold pack.\n")
    project.write("glossary.csv", GLOSSARY)


@pytest.mark.parametrize("command", [("extract",), ("update",), ("publish",), ("update", "--jobs", "2")])
def test_what_brings_a_project_up_to_date(translated: ProjectFolder, command: tuple[str, ...]) -> None:
    edited(translated)
    holds(translated.root, *command)


def test_update_tells_why(translated: ProjectFolder) -> None:
    edited(translated)
    translated.write("source/cold-packs.txt", ARTICLE.replace("Wrap the pack", "Wrap the cold pack"))
    run(translated.root, "update")
    translated.write("glossary.csv", GLOSSARY.replace("Kühlpack", "Kühlkissen"))
    translated.write("source/cold-packs.txt", ARTICLE.replace("for 10 minutes", "for 15 minutes"))
    lines = holds(translated.root, "update").stdout.splitlines()
    (line,) = [line for line in lines if DE in line]
    assert line.startswith(f"would write {DE}: ")
    assert "changed in the source" in line
    assert "would write locales/de/LC_MESSAGES/new.po: glossary: cold pack" in lines
    assert any(re.fullmatch(r"\d files? would be written", line) for line in lines)


def test_publish_tells_why(translated: ProjectFolder) -> None:
    translated.run("publish")
    translated.translate(DE, lambda entry: replace(entry, target=entry.target.replace("PAIN", "ACHE")))
    dry = holds(translated.root, "publish")
    assert "de/cold-packs: would be made for its translations" in dry.stdout
    assert "would write dist/de/cold-packs.html\n" in dry.stdout


def test_a_page_that_would_leave_the_output_is_told(translated: ProjectFolder) -> None:
    translated.run("publish")
    translated.translate(DE, lambda entry: replace(entry, fuzzy=True))
    dry = holds(translated.root, "publish")
    assert "would remove dist/de/cold-packs.html" in dry.stdout
    assert "\nremoved" not in dry.stdout


def test_a_renamed_article(translated: ProjectFolder) -> None:
    translated.run("publish")
    (translated.root / "source/cold-packs.txt").rename(translated.root / "source/packs.txt")
    holds(translated.root, "update")
    holds(translated.root, "publish")


def fixable(project: ProjectFolder) -> None:
    """A translation with a character that a fix mends."""
    project.translate(DE, lambda entry: replace(entry, target=entry.target.replace(" ", "  ", 1)))


WORK: dict[str, tuple[Callable[[ProjectFolder], object], tuple[str, ...]]] = {
    "check": (fixable, ("check", "--fix", "--apply")),
    "pseudo": (
        lambda project: project.write("localize.toml", project.read("localize.toml") + "[locales.en-XA]\n"),
        ("pseudo", "--locale", "en-XA"),
    ),
    "import": (
        lambda project: project.write("page.html", "<title>Knee</title><h1>Knee</h1><p>Text.</p>"),
        ("import", "page.html"),
    ),
    "exchange export": (ProjectFolder.forget, ("exchange", "export", "--locale", "de")),
    "exchange import": (
        lambda project: project.write(
            "back.csv", (project.run("exchange", "export", "--to", "csv"), project.read(CSV))[1].replace("SKIN", "HAUT")
        ),
        ("exchange", "import", "--apply", "back.csv"),
    ),
    "adopt": (
        lambda project: (project.write("source/rest.txt", "Rest\n\nThen rest.\n"), project.write("de.po", OLD)),
        ("adopt", "--apply", "--locale", "de", "--report", "report", "de.po"),
    ),
    "memory export": (ProjectFolder.forget, ("memory", "export", "--locale", "de", "-o", "de.tmx")),
    "memory import": (
        lambda project: project.run("memory", "export", "--locale", "de", "-o", str(project.root / "in.tmx")),
        ("memory", "import", "in.tmx"),
    ),
    "glossary import": (
        lambda project: (project.write("glossary.csv", GLOSSARY), project.write("more.csv", MORE)),
        ("glossary", "import", "--locale", "de", "more.csv"),
    ),
    "glossary export": (lambda project: project.write("glossary.csv", GLOSSARY), ("glossary", "export", "-o", "t.tbx")),
    "approve": (ProjectFolder.forget, ("approve", "cold-packs", "--locale", "de", "--reviewer", "Dr. A. Example")),
}
CSV = "exchange/de/cold-packs.csv"
OLD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Rest"\nmsgstr "Ruhe"\n'


@pytest.mark.parametrize("command", WORK)
def test_what_people_exchange_and_decide(
    translated: ProjectFolder, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    prepare, arguments = WORK[command]
    monkeypatch.chdir(translated.root)
    prepare(translated)
    holds(translated.root, *arguments)


def test_a_file_that_is_written_and_read_again_in_one_run(translated: ProjectFolder) -> None:
    translated.write("glossary.csv", GLOSSARY)
    for name in ("one.csv", "two.csv"):
        translated.write(name, MORE)
    files = [translated.root / name for name in ("one.csv", "two.csv")]
    dry = run(translated.root, "glossary", "import", "--locale", "de", *files, "--dry-run")
    assert "one.csv: 2 new; nothing written" in dry.stdout
    assert "two.csv: 0 new, 2 " in dry.stdout


def test_keys_releases_and_recalls(tmp_path: Path) -> None:
    publisher = Publisher(tmp_path / "publisher")
    publisher.root.mkdir()
    holds(publisher.root, "keys", "init")
    bundles = publisher.root / "dist"
    write_bundle(bundles, "de", {"knee": "Knee", "rest": "Rest"})
    holds(publisher.root, "release", "--bundles", bundles)
    holds(publisher.root, "keys", "renew")
    holds(publisher.root, "keys", "rotate", "targets")
    holds(publisher.root, "recall", "knee", "--reason", "wrong dose")
    write_bundle(bundles, "de", {"knee": "Knee two", "rest": "Rest"})
    holds(publisher.root, "release", "--bundles", bundles, "--prune", "1")


def test_pull(tmp_path: Path) -> None:
    publisher = Publisher(tmp_path / "publisher")
    publisher.root.mkdir()
    publisher.init()
    publisher.publish({"knee": "Knee", "rest": "Rest"})
    site = RegionalSite(tmp_path / "site", publisher.root_json)
    site.root.mkdir()
    arguments = [argument for argument in site.arguments(publisher.release_folder) if argument != "--report"][:-1]
    holds(site.root, "pull", *arguments)
    publisher.publish({"knee": "Knee two", "new": "New"})
    dry = holds(site.root, "pull", *arguments)
    assert "1 pages added, 1 changed, 1 removed" in dry.stdout
    succeeded(run(site.root, "verify", site.root))
    holds(site.root, "pull", "--into", site.root, "--rollback")


def test_a_shard_is_no_dry_run(translated: ProjectFolder) -> None:
    result = run(translated.root, "publish", "--shard", "1/2", "--dry-run")
    assert (result.exit_code, "--shard with --dry-run" in result.stderr) == (2, True)


def test_what_cannot_run_plans_nothing(project: ProjectFolder) -> None:
    result = run(project.root, "update", "nothing", "--dry-run")
    assert (result.exit_code, result.stdout) == (2, "")


@pytest.mark.parametrize("command", ["update", "publish"])
def test_a_dry_run_is_never_told_from_memory(translated: ProjectFolder, command: str) -> None:
    edited(translated)
    arguments = [sys.executable, "-m", "localize", "-C", str(translated.root), command, "--dry-run"]
    told = [subprocess.run(arguments, capture_output=True, text=True, check=False).stdout for _ in range(2)]
    assert told[0] == told[1]
    assert " files would be written" in told[0]
    assert not list((translated.root / ".localize").glob("*/run-*"))


def test_fragments(translated: ProjectFolder) -> None:
    translated.run("publish")
    holds(translated.root, "fragments", translated.root / "dist/de", "--into", translated.root / "articles")
