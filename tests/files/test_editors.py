from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from localize.files.editors import EDITORS, EditorError, command, open_file

FILE = Path("/project/locales/de/knee {line}.po")


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ("gvim", ["gvim", "+7", str(FILE)]),
        ("/usr/bin/gvim -f", ["/usr/bin/gvim", "-f", "+7", str(FILE)]),
        ("vim -g", ["vim", "-g", "+7", str(FILE)]),
        ("code --wait", ["code", "--wait", "-g", f"{FILE}:7"]),
        ("kate", ["kate", "-l", "7", str(FILE)]),
        ("subl", ["subl", f"{FILE}:7"]),
        ("poedit", ["poedit", str(FILE)]),
        ("emacsclient", ["emacsclient", "-n", "+7", str(FILE)]),
        ("'my editor' --new", ["my editor", "--new", str(FILE)]),
        ("gedit; rm -rf /", ["gedit;", "rm", "-rf", "/", str(FILE)]),
    ],
)
def test_each_editor_is_told_the_line_in_its_way_and_no_shell_reads_it(chosen: str, expected: list[str]) -> None:
    assert command(chosen, FILE, 7) == expected


@pytest.mark.parametrize("chosen", ["vim", "/usr/bin/nvim", "nano -w", "emacs -nw", "emacsclient -t", "vi"])
def test_an_editor_that_needs_a_terminal_is_not_started(chosen: str) -> None:
    with pytest.raises(EditorError, match="works in a terminal, expected an editor with a window of its own"):
        command(chosen, FILE, 7)


def test_what_is_wrong_with_the_choice_is_told() -> None:
    with pytest.raises(EditorError, match="no editor is chosen, expected its command in the variable VISUAL or EDITOR"):
        open_file(FILE, 7, {})
    with pytest.raises(EditorError, match="'no-such-editor' was not found"):
        open_file(FILE, 7, {"EDITOR": "no-such-editor"})
    with pytest.raises(EditorError, match="is no command"):
        command("'unfinished", FILE, 7)


@pytest.mark.skipif(sys.platform == "win32", reason="a script with #!")
def test_the_editor_is_started_with_the_file(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    script = tmp_path / "editor"
    script.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{seen}.new"; mv "{seen}.new" "{seen}"\n')
    script.chmod(0o755)

    open_file(FILE, 7, {"VISUAL": f"{script} --one", "EDITOR": "vim", "PATH": "/usr/bin:/bin"})

    end = time.monotonic() + 60
    while not seen.exists():
        assert time.monotonic() < end
        time.sleep(0.01)
    assert seen.read_text().splitlines() == ["--one", str(FILE)]


def test_every_row_names_the_file() -> None:
    assert all(any("{file}" in each for each in editor.arguments) for editor in EDITORS.values())
