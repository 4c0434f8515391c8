"""What the readers of the configuration share: keys, their lines, and the reporting of problems."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from typing import Any, TypeVar

from localize.errors import did_you_mean
from localize.expressions import expression
from localize.model import characters

Keys = tuple[str, ...]
ReportProblem = Callable[[Keys, str], None]
Reader = Callable[[Keys, Any, ReportProblem], Any]
"""Gives the value of a key, or None after it has reported what is wrong with it."""

_KEY = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_DOTTED = rf"{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*"
_TABLE_LINE = expression(rf"[ \t]*\[\[?[ \t]*({_DOTTED})[ \t]*\]")
_KEY_LINE = expression(rf"[ \t]*({_DOTTED})[ \t]*=")
_LONG_STRING = expression(
    r'''(?P<long>"""(?:\\.|[^\\])*?"""|'''
    r"""'''.*?''')|"(?:\\.|[^"\\\n])*"|'[^'\n]*'|\#[^\n]*""",
    re.DOTALL,
)


def key_lines(text: str) -> dict[Keys, int]:
    """The line of each table and key, from 1, for messages; TOML parsers do not give it."""
    lines: dict[Keys, int] = {}
    table: Keys = ()
    short = _LONG_STRING.sub(lambda match: "\n" * match[0].count("\n") if match["long"] else match[0], text)
    for number, line in enumerate(short.split("\n"), 1):
        if match := _TABLE_LINE.match(line):
            table = _names(match[1])
            lines.setdefault(table, number)
        elif match := _KEY_LINE.match(line):
            keys = _names(match[1])
            for end in range(1, len(keys) + 1):
                lines.setdefault((*table, *keys[:end]), number)
    return lines


def _names(dotted: str) -> Keys:
    return tuple(name.strip("\"'") for name in re.findall(_KEY, dotted))


def listed(names: Iterable[str]) -> str:
    """Names for a message."""
    return ", ".join(names) or "none"


def read_table(
    data: Mapping[str, Any], readers: Mapping[str, Reader], at: Keys, report: ReportProblem
) -> dict[str, Any]:
    """The values of a table's keys; unknown keys are reported with those that are known."""
    values = {}
    for key, value in data.items():
        place = (*at, key)
        if key not in readers:
            report(place, f"unknown key {key!r}, {did_you_mean(key, readers)}allowed are: {', '.join(readers)}")
        elif bad := characters.refused("".join(_texts(value))):
            report(place, f"{key} is {value!r}, expected a text without U+{ord(bad):04X}")
        elif (read := readers[key](place, value, report)) is not None:
            values[key] = read
    return values


def _texts(value: Any) -> Iterable[str]:
    """The texts in a value that is one, or a list."""
    return (each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str))


_Member = TypeVar("_Member", bound=Enum)


def choice(kind: type[_Member]) -> Reader:
    """The reader of a key that takes the value of one member."""

    def read(at: Keys, value: Any, report: ReportProblem) -> _Member | None:
        allowed = [member.value for member in kind]
        if value in allowed:
            return kind(value)
        report(at, f"{at[-1]} is {value!r}, expected one of: {', '.join(allowed)}")
        return None

    return read


def flag(at: Keys, value: Any, report: ReportProblem) -> bool | None:
    """True or false."""
    if isinstance(value, bool):
        return value
    report(at, f"{at[-1]} is {value!r}, expected true or false")
    return None
