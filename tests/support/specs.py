"""The examples of CommonMark, of GitHub Flavored Markdown and of html5lib-tests, as `make test` fetches them."""

from __future__ import annotations

import re
import tarfile
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

FOLDER = Path(__file__).parents[2] / ".venv" / "specs"

# As test/spec_tests.py of CommonMark reads it: an example stands between fences of 32 backticks; a lone "." parts
# Markdown from HTML. A heading begins a section.
EXAMPLE = re.compile(r"^`{32} example.*?\n((?s:.*?))^\.\n(?s:.*?)^`{32}$|^#{1,6} +(.*)$", re.MULTILINE)

# As tree-construction/README.md of html5lib-tests describes it. The line end before "#errors" is not part of the data.
TREE = re.compile(r"^#data\n(.*?)\n?^#errors\n(.*?)^#document\n", re.MULTILINE | re.DOTALL)
CONTEXT = re.compile(r"^#document-fragment\n(.+)$", re.MULTILINE)
SCRIPT_ON = re.compile(r"^#script-on$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Example:
    """An example of a Markdown specification, by its number there."""

    number: int
    section: str
    markdown: str


@dataclass(frozen=True, slots=True)
class Input:
    """What a test of tree construction parses, by its number in its file, from 1.

    A fragment has the element that it stands in, such as `td` or `svg desc`. With `script_on` it is meant for a parser
    that runs scripts; to others `noscript` has content.
    """

    file: str
    number: int
    data: str
    fragment_context: str | None
    script_on: bool


def commonmark() -> list[Example]:
    """All 652 examples of CommonMark 0.31.2."""
    return _examples("commonmark.txt")


def gfm() -> list[Example]:
    """All 672 examples of GitHub Flavored Markdown 0.29; the 24 of its own are in sections named `… (extension)`."""
    return _examples("gfm.txt")


def html5lib_inputs() -> list[Input]:
    """All 1764 inputs of html5lib-tests' tree construction, NUL and carriage returns as they are; 192 are fragments."""
    inputs = []
    for file, text in _texts("tinyhtml5", "tests/tree-construction/*.dat").items():
        for number, (data, more) in enumerate(TREE.findall(text), start=1):
            context = CONTEXT.search(more)
            inputs.append(Input(file, number, data, context and context[1], SCRIPT_ON.search(more) is not None))
    return inputs


def _examples(file: str) -> list[Example]:
    examples: list[Example] = []
    section = ""
    for match in EXAMPLE.finditer(_texts("marko", f"tests/spec/{file}")[file]):
        if match[2] is not None:
            section = match[2]
        else:
            examples.append(Example(len(examples) + 1, section, match[1].replace("→", "\t")))
    return examples


def _texts(archive: str, pattern: str) -> dict[str, str]:
    """The texts in a source archive by name of file, in order."""
    found = next(FOLDER.glob(f"{archive}-*.tar.gz"), None)
    if found is None:
        raise FileNotFoundError(f"{FOLDER}: no {archive}-*.tar.gz; `make .venv/specs/fetched` fetches it")
    with tarfile.open(found) as tar:
        members = sorted((member for member in tar if fnmatch(member.name, f"*/{pattern}")), key=lambda each: each.name)
        files = ((Path(member.name).name, tar.extractfile(member)) for member in members)
        return {name: file.read().decode() for name, file in files if file}
