"""Reads documents that are written for Sphinx by Sphinx itself (`sphinx`, with `myst-parser` for Markdown).

It is a program of its own: Sphinx changes what docutils knows in its process. Documents are read without the
configuration of their project, and all together, as a start of Sphinx takes longer than a document.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

_MEMORY = Path(tempfile.gettempdir()) / "localize-other-readers"
"""What Sphinx made, by the digest of the file: the next run does not ask it again."""
_SECONDS = 1200
_CONFIGURATION = """\
extensions = ["myst_parser", "sphinx.ext.todo", "sphinx.ext.ifconfig"]
html_theme = "basic"
html_permalinks = html_use_index = html_copy_source = smartquotes = False
highlight_language = "none"
todo_include_todos = True
myst_enable_extensions = [
    *("colon_fence", "deflist", "fieldlist", "attrs_block", "attrs_inline", "tasklist", "dollarmath"),
]
"""


def read(documents: list[tuple[bytes, str]]) -> None:
    """Have Sphinx read documents with their suffixes, those that it has not read before."""
    waiting = {_stored(*each): each for each in documents if not _stored(*each).exists()}
    if waiting and _has_sphinx():
        _MEMORY.mkdir(exist_ok=True)
        _read(list(waiting.values()))


def page(data: bytes, suffix: str) -> str:
    """The page that Sphinx makes of a document, "" where it makes none."""
    read([(data, suffix)])
    stored = _stored(data, suffix)
    return stored.read_text("utf-8") if stored.exists() else ""


def _stored(data: bytes, suffix: str) -> Path:
    return _MEMORY / f"{hashlib.sha256(data).hexdigest()}{suffix}.sphinx.html"


def _read(documents: list[tuple[bytes, str]]) -> None:
    """Read documents in one run; where Sphinx breaks off, in two, so that only one document is without a page."""
    with tempfile.TemporaryDirectory() as folder:
        source, made = Path(folder, "source"), Path(folder, "made")
        source.mkdir()
        (source / "index.rst").write_text(":orphan:\n\nIndex\n=====\n")
        for data, suffix in documents:
            source.joinpath(_name(data) + (".rst" if suffix == ".rst" else ".md")).write_bytes(data)
        (source / "conf.py").write_text(_CONFIGURATION)
        command = ["sphinx-build", "-Q", "-b", "html", str(source), str(made)]
        done = subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS)
        if done.returncode and len(documents) > 1:
            _read(documents[: len(documents) // 2])
            _read(documents[len(documents) // 2 :])
            return
        for data, suffix in documents:
            found = made / f"{_name(data)}.html"
            _stored(data, suffix).write_bytes(found.read_bytes() if found.exists() else b"")


def _name(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@cache
def _has_sphinx() -> bool:
    if shutil.which("sphinx-build"):
        return True
    print("sphinx-build is not installed: what is written for Sphinx is not compared (pip install sphinx myst-parser)")
    return False
