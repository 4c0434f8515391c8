"""A catalog that real Poedit has opened, edited and saved differs by the edit, and an update has nothing to do."""

from __future__ import annotations

import os
import re
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from support.folder import ProjectFolder
from validate.programs import run

pytestmark = pytest.mark.validators

CATALOG = "locales/de/LC_MESSAGES/cold-packs.po"
IN_TRANSLATION = ("300", "600")
"""A point in the field for the translation, in the window of 960 by 689 points that Poedit opens on a first start."""
MODIFIED = "(modified)"
"""What the title of Poedit's window says as long as an edit is not saved."""
LONGEST_WAIT = 180.0
LONG = "Call your doctor if the skin becomes pale, blue or numb, and tell everybody at home that heat makes it worse."


@contextmanager
def screen(home: Path) -> Iterator[dict[str, str]]:
    """A screen that nobody sees; gives the environment of programs on it."""
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert server.stdout
        number = server.stdout.readline().strip()
        yield {**os.environ, "DISPLAY": f":{number}", "HOME": str(home), "LANG": "C.UTF-8", "NO_AT_BRIDGE": "1"}
    finally:
        server.terminate()
        server.communicate()


@contextmanager
def poedit(path: Path, env: dict[str, str]) -> Iterator[Callable[[], str]]:
    """Poedit with a file, once its window is there; gives what tells the title of the window."""
    settings = Path(env["HOME"]) / ".config/poedit"
    settings.mkdir(parents=True)
    (settings / "config").write_text("translator_name=Test\ntranslator_email=test@example.org\n", encoding="utf-8")
    program = subprocess.Popen(
        ["dbus-run-session", "--", "poedit", str(path)],
        env={**env, "XDG_CONFIG_HOME": str(settings.parent)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait(lambda: bool(keys(env, "search", "--onlyvisible", "--name", path.name)))
        window = keys(env, "search", "--onlyvisible", "--name", path.name).split()[0]
        keys(env, "windowfocus", window)
        yield lambda: keys(env, "getwindowname", window)
    finally:
        program.terminate()
        program.wait()


def keys(env: dict[str, str], *arguments: str) -> str:
    """What xdotool answers."""
    return subprocess.run(["xdotool", *arguments], env=env, capture_output=True, text=True, check=False).stdout


def wait(done: Callable[[], bool]) -> None:
    end = time.monotonic() + LONGEST_WAIT
    while not done():
        assert time.monotonic() < end, "nothing has happened"
        time.sleep(0.2)


def edit_first_entry(path: Path, home: Path, text: str) -> None:
    """Types a text in place of the first translation, and saves.

    The window is there before what is in it: a letter is typed until the title says that it has arrived. What is typed
    from then on comes in its order.
    """
    with screen(home) as env, poedit(path, env) as title:

        def has_arrived() -> bool:
            keys(env, "mousemove", *IN_TRANSLATION, "click", "1", "type", "x")
            return MODIFIED in title()

        wait(has_arrived)
        keys(env, "key", "ctrl+a", "type", text)
        keys(env, "key", "ctrl+s")
        wait(lambda: path.with_suffix(".mo").exists() and MODIFIED not in title())


@pytest.fixture
def edited(translated: ProjectFolder, tmp_path: Path) -> tuple[ProjectFolder, list[str]]:
    """A project in which Poedit has edited an entry, and the lines of the catalog before."""
    for program in ("Xvfb", "dbus-run-session", "poedit", "xdotool"):
        run([program, "--help" if program != "Xvfb" else "-help"])
    source = "source/cold-packs.txt"
    translated.write(
        source, translated.read(source).replace("Use it for 10 minutes.", f"Use it for 10 minutes. {LONG}")
    )
    translated.run("update")
    translated.translate(CATALOG)  # Poedit shows what is not translated first
    lines = translated.read(CATALOG).splitlines()
    home = tmp_path / "home"
    home.mkdir()
    edit_first_entry(translated.root / CATALOG, home, f"Neu {first_translation(lines)}")
    return translated, lines


def first_translation(lines: list[str]) -> str:
    """The translation of the first entry, which stands in one line."""
    (text,) = re.findall(r'^msgstr "(.+)"$', "\n".join(body(lines)), re.MULTILINE)[:1]
    return str(text)


def body(lines: list[str]) -> list[str]:
    """The lines below the header, in which Poedit notes who has saved the file, and when."""
    return lines[lines.index("") :]


def test_what_poedit_has_saved_differs_by_the_edit_and_an_update_writes_nothing(
    edited: tuple[ProjectFolder, list[str]],
) -> None:
    project, before = edited
    after = project.read(CATALOG).splitlines()
    (line,) = (line for line in body(after) if line not in before)
    gone = [line for line in body(before) if line not in after]
    assert gone == [line.replace("Neu ", ""), "#, max-length:155"]  # Poedit keeps no flag that it does not know
    assert "0 files written" in project.run("update").output
    assert project.read(CATALOG).splitlines() == after


def test_an_update_that_normalizes_brings_the_form_back_and_keeps_the_edit(
    edited: tuple[ProjectFolder, list[str]],
) -> None:
    project, before = edited
    project.run("update", "--normalize")
    after = body(project.read(CATALOG).splitlines())
    assert "".join(after).count("Neu ") == 1
    assert [line.replace("Neu ", "") for line in after] == body(before)
    assert "0 files written" in project.run("update", "--normalize").output
