"""Documents whose commands can be run: what a reader types, and what they see then.

- A block of `console`: lines that begin with `$ ` are typed, the lines below each are what it prints, all of it. `…`
  stands for any text, a line `…` for any lines, and a date for any date.
- `<!-- run: command -->` stands for what a person does elsewhere, in Poedit say; it must succeed. `type-in CATALOG`
  types translations in: see `typed.py`.
- `<!-- file: path -->` before a block: the reader writes it into that file.
- `<!-- not run: why -->` before a block: the block is passed over.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_PART = re.compile(
    r"^(?=<!-- |```)"
    r"(?:<!-- (?P<mark>run|file|not run): (?P<value>.*?)\s-->\n+)?"
    r"(?:^```(?P<language>\w*)\n(?P<block>.*?)^```$)?",
    re.DOTALL | re.MULTILINE,
)
_ANY = re.compile(r"(?P<lines>^…\n)|(?P<text>…)|(?P<date>\d{4}-\d\d-\d\d)", re.MULTILINE)
_END = "=== end of step"
_TYPED = Path(__file__).with_name("typed.py")


@dataclass(frozen=True, slots=True)
class Step:
    """A command, and what it prints; None where nobody sees it, and it must succeed."""

    line: int
    command: str
    output: str | None


@dataclass(frozen=True, slots=True)
class Done:
    """What a step printed, and its exit status."""

    step: Step
    output: str
    status: int

    @property
    def is_as_shown(self) -> bool:
        """Whether a reader sees what the document shows."""
        if self.step.output is None:
            return self.status == 0
        return _pattern(self.step.output).fullmatch(self.output) is not None


def steps(text: str) -> Iterator[Step]:
    """Yield the steps of a document."""
    for match in _PART.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        mark, value, block = match["mark"], match["value"], match["block"]
        if mark == "run":
            yield Step(line, value, None)
        if mark == "file":
            yield Step(line, f"mkdir -p {shlex.quote(os.path.dirname(value) or '.')}", None)  # noqa: PTH120  # of the reader
            yield Step(line, f"printf %s {shlex.quote(block)} >{shlex.quote(value)}", None)
        elif match["language"] == "console" and mark != "not run":
            before, *commands = re.split(r"^(?=\$ )", block, flags=re.MULTILINE)
            assert not before, f"line {line}: a block of console begins with {before!r}, expected '$ '"
            for typed in commands:
                command, _, output = typed.partition("\n")
                yield Step(line, command.removeprefix("$ "), output)


def follow(text: str, folder: Path) -> list[Done]:
    """Run the steps of a document in a folder, one after the other in one shell."""
    found = list(steps(text))
    lines = [f'type-in() {{ {shlex.quote(sys.executable)} {shlex.quote(str(_TYPED))} "$@"; }}']
    for step in found:
        lines += [step.command, f"echo {shlex.quote(_END)} $?"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # or else each command compiles the program again
    done = subprocess.run(
        ["bash", "-c", "\n".join(lines)],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    outputs = re.findall(rf"(.*?)^{_END} (\d+)\n", done.stdout, re.DOTALL | re.MULTILINE)
    return [Done(step, output, int(status)) for step, (output, status) in zip(found, outputs, strict=True)]


def _pattern(shown: str) -> re.Pattern[str]:
    parts, end = [], 0
    for match in _ANY.finditer(shown):
        parts.append(re.escape(shown[end : match.start()]))
        parts.append(r"(?:.*\n)*" if match["lines"] else r"\d{4}-\d\d-\d\d" if match["date"] else ".*")
        end = match.end()
    return re.compile("".join([*parts, re.escape(shown[end:])]))
