"""Opens a file at a line in the editor that a person has chosen, without a shell."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath

from localize.dataclass import dataclass

VARIABLES = ("VISUAL", "EDITOR")
"""The environment variables that name the editor, as `git` and others read them; the first one that is set counts."""
_FILE, _LINE = "{file}", "{line}"
_PLUS = (f"+{_LINE}", _FILE)
_COLON = (f"{_FILE}:{_LINE}",)


@dataclass(frozen=True, slots=True)
class Editor:
    """How an editor is told of a file and a line, after its own arguments.

    One that works `in_terminal` needs one of its own, unless one of `windowed` is among its arguments.
    """

    arguments: tuple[str, ...] = (_FILE,)
    in_terminal: bool = False
    windowed: tuple[str, ...] = ()


EDITORS: Mapping[str, Editor] = {
    "vi": Editor(_PLUS, in_terminal=True),
    "vim": Editor(_PLUS, in_terminal=True, windowed=("-g",)),
    "nvim": Editor(_PLUS, in_terminal=True),
    "gvim": Editor(_PLUS),
    "mvim": Editor(_PLUS),
    "nano": Editor(_PLUS, in_terminal=True),
    "micro": Editor(_PLUS, in_terminal=True),
    "kak": Editor(_PLUS, in_terminal=True),
    "joe": Editor(_PLUS, in_terminal=True),
    "mcedit": Editor(_COLON, in_terminal=True),
    "hx": Editor(_COLON, in_terminal=True),
    "helix": Editor(_COLON, in_terminal=True),
    "ne": Editor(_PLUS, in_terminal=True),
    "ed": Editor(in_terminal=True),
    "emacs": Editor(_PLUS),
    "emacsclient": Editor(("-n", *_PLUS)),
    "code": Editor(("-g", *_COLON)),
    "codium": Editor(("-g", *_COLON)),
    "code-insiders": Editor(("-g", *_COLON)),
    "cursor": Editor(("-g", *_COLON)),
    "zed": Editor(_COLON),
    "subl": Editor(_COLON),
    "kate": Editor(("-l", _LINE, _FILE)),
    "kwrite": Editor(("-l", _LINE, _FILE)),
    "gedit": Editor(_PLUS),
    "xed": Editor(_PLUS),
    "pluma": Editor(_PLUS),
    "geany": Editor(("-l", _LINE, _FILE)),
    "mousepad": Editor(("-l", _LINE, _FILE)),
    "bbedit": Editor(_PLUS),
    "mate": Editor(("-l", _LINE, _FILE)),
    "notepad++": Editor((f"-n{_LINE}", _FILE)),
    "idea": Editor(("--line", _LINE, _FILE)),
    "pycharm": Editor(("--line", _LINE, _FILE)),
    "poedit": Editor(),
    "lokalize": Editor(),
    "gtranslator": Editor(),
    "virtaal": Editor(),
}
"""Editors by the names of their programs, with what their manuals say; others are given the file alone."""
_TEXT_MODE = ("-nw", "-t", "-tty", "--tty", "--no-window-system")
"""Arguments by which Emacs works in a terminal."""


class EditorError(Exception):
    """No editor can be opened; the message says why."""


def command(chosen: str, file: Path, line: int) -> list[str]:
    """Return the command that opens a file at a line in the editor of `chosen`, which may have arguments.

    Raises EditorError where that editor works in a terminal, or none is chosen.
    """
    words = _words(chosen)
    if not words:
        raise EditorError(f"no editor is chosen, expected its command in the variable {' or '.join(VARIABLES)}")
    name = PurePath(words[0].replace("\\", "/")).name.lower().removesuffix(".exe")
    editor = EDITORS.get(name, Editor())
    if _needs_terminal(name, editor, words[1:]):
        raise EditorError(f"{name} works in a terminal, expected an editor with a window of its own")
    values = {_FILE: str(file), _LINE: str(max(line, 1))}
    return [*words, *(_filled(each, values) for each in editor.arguments)]


def open_file(file: Path, line: int, environ: Mapping[str, str] = os.environ) -> None:
    """Open a file at a line in the editor of whoever runs this program, and do not wait for it.

    Raises EditorError, as `command` does, and where the editor cannot be started.
    """
    words = command(next((environ[name] for name in VARIABLES if environ.get(name)), ""), file, line)
    program = shutil.which(words[0], path=environ.get("PATH"))
    if program is None:
        raise EditorError(f"{words[0]!r} was not found, expected the command of an editor")
    try:
        process = subprocess.Popen(  # it goes on when this program ends
            [program, *words[1:]],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise EditorError(f"{words[0]!r} cannot be started: {error.strerror or error}") from None
    threading.Thread(target=process.wait, daemon=True).start()  # who ends before this program leaves nothing behind


def _words(chosen: str) -> list[str]:
    try:
        return shlex.split(chosen, posix=os.name == "posix")
    except ValueError as error:
        raise EditorError(f"{chosen!r} is no command ({error}), expected that of an editor") from None


def _needs_terminal(name: str, editor: Editor, arguments: Sequence[str]) -> bool:
    if name in ("emacs", "emacsclient"):
        return any(each in _TEXT_MODE for each in arguments)
    return editor.in_terminal and not any(each in editor.windowed for each in arguments)


def _filled(argument: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        if name != _FILE:
            argument = argument.replace(name, value)
    return argument.replace(_FILE, values[_FILE])
