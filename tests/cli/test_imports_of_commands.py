"""A command loads the libraries that its work needs, and no others: they are most of the time of a short run."""

from __future__ import annotations

import subprocess
import sys

import pytest

from support.folder import ProjectFolder

LIBRARIES = {
    *("Stemmer", "babel", "bs4", "concurrent.futures.process", "cryptography", "jinja2", "lxml", "mammoth"),
    *(
        "markdown_it",
        "nh3",
        "polib",
        "rapidfuzz",
        "regex",
        "rfc8785",
        "rich",
        "securesystemslib",
        "simplemma",
        "sqlite3",
    ),
    *("tuf", "turbohtml", "urllib3", "yaml"),
}
"""What takes long to load: our dependencies, and parts of Python."""
SHARED = {"babel", "polib", "rapidfuzz", "regex", "sqlite3", "turbohtml"}
"""What each command on a project may load: languages, texts, catalogs, HTML of articles, results of earlier runs."""
MAY_LOAD = {
    "extract": SHARED,
    "update": SHARED,
    "check": {*SHARED, "rfc8785"},
    "status": {*SHARED, "rfc8785", "rich"},
    "publish": {*SHARED, "rfc8785", "jinja2", "lxml", "nh3"},
}
"""On articles in plain text, in few catalogs: no reader of Markdown, Word or front matter, and pages in `publish`."""
CODE = """
import sys
from localize.cli import main
try:
    main(sys.argv[1:])
finally:
    print(*sys.modules, file=sys.stderr)
"""


@pytest.mark.parametrize("command", MAY_LOAD)
def test_a_command_loads_only_what_it_may(translated: ProjectFolder, command: str) -> None:
    arguments = [sys.executable, "-c", CODE, "-C", str(translated.root), command]
    done = subprocess.run(arguments, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode in (0, 1), done.stderr
    assert LIBRARIES & set(done.stderr.split()) - MAY_LOAD[command] == set()
