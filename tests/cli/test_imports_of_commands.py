"""A command loads the libraries that its work needs, and no others: they are most of the time of a short run."""

from __future__ import annotations

import shutil
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
    RULES := "localize.checks.table",
}
"""What takes long to load: our dependencies, parts of Python, and the rules of the checks."""
SHARED = {"babel", "polib", "rapidfuzz", "regex", "sqlite3"}
"""What each command on a project may load: languages, texts, catalogs, results of earlier runs."""
MAY_LOAD = {
    "extract": SHARED,
    "update": SHARED,
    "check": {*SHARED, "rfc8785", RULES},
    "status": {*SHARED, "rfc8785", "rich", RULES},
    "publish": {*SHARED, "rfc8785", "jinja2", "lxml", "nh3", "turbohtml", RULES},
}
"""On articles in plain text, in few catalogs: no reader of Markdown, Word or front matter, and pages in `publish`."""
AGAIN = MAY_LOAD["publish"] - {"turbohtml", "lxml"}
"""What `publish` may load once all is known, and the output is gone: no page is made."""
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
    assert loaded(translated, command) - MAY_LOAD[command] == set()


def test_an_output_that_is_gone_is_written_again_without_what_makes_pages(translated: ProjectFolder) -> None:
    translated.run("publish")
    shutil.rmtree(translated.root / "dist")
    assert loaded(translated, "publish") - AGAIN == set()
    assert (translated.root / "dist/de/cold-packs.html").is_file()


def loaded(project: ProjectFolder, command: str) -> set[str]:
    """The libraries that a run of a command loads."""
    arguments = [sys.executable, "-c", CODE, "-C", str(project.root), command]
    done = subprocess.run(arguments, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode in (0, 1), done.stderr
    return LIBRARIES & set(done.stderr.split())
