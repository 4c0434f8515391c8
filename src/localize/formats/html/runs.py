"""Turns a run of text and inline elements into a pattern, with the lines of the source on which its text stands."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace
from typing import TypeGuard

from localize.expressions import expression
from localize.model.block import Kind, Part, Pattern, Placeholder, normal

SPACE = " \t\n\f\r"
"""What HTML calls white space (ASCII whitespace, Infra Standard); no-break and other Unicode spaces are text."""

_SPACES = expression(f"[\t\n\f\r][{SPACE}]*| [{SPACE}]+")
"""White space that is not one space."""


class Run:
    """Gathers the parts of one run: texts, and placeholders for the elements in it."""

    def __init__(self, *, preformatted: bool) -> None:
        self._preformatted = preformatted
        self._length = 0
        self.parts: list[Part] = []
        self.lines: list[tuple[int, int]] = []

    def text(self, pattern: Pattern, line: int) -> None:
        """Adds a text with what is protected in it; `line` is where it begins."""
        for part in pattern:
            if isinstance(part, str) and self._ends_in_space():  # a comment stood between
                kept = part.lstrip(SPACE)
                line += part.count("\n") - kept.count("\n")
                part = kept  # noqa: PLW2901
            shown = part if isinstance(part, str) else part.content
            self._mark(shown, line)
            line += shown.count("\n")
            folded = part if self._preformatted else _folded(part)
            self.parts.append(folded)
            self._length += len(folded if isinstance(folded, str) else folded.content)

    def _ends_in_space(self) -> bool:
        last = self.parts[-1] if self.parts and not self._preformatted else ""
        return isinstance(last, str) and last.endswith(" ")

    def placeholder(self, placeholder: Placeholder, line: int) -> None:
        """Adds an element, or one end of it."""
        if placeholder.content:
            self._mark(placeholder.content, line)
        self.parts.append(placeholder)
        self._length += len(placeholder.content)

    def _mark(self, text: str, line: int) -> None:
        """Note the lines of the words of a text, by their offsets after white space is folded."""
        offset = self._length
        if "\n" not in text:
            if text.strip(SPACE) and (not self.lines or self.lines[-1][1] < line):
                self.lines.append((offset, line))
            return
        space = 0
        """How much white space stands between the last word and what comes next, after it is folded."""
        for row in text.split("\n"):
            words = row.strip(SPACE)
            if words:
                before = len(row) - len(row.lstrip(SPACE))
                offset += space + before if self._preformatted else min(space + before, 1)
                if not self.lines or self.lines[-1][1] < line:  # repaired HTML may be in another order than its source
                    self.lines.append((offset, line))
                offset += len(words) if self._preformatted else len(fold(words))
                space = len(row) - before - len(words) + 1
            else:
                space += len(row) + 1
            line += 1


def fold(text: str) -> str:
    """A text with each run of white space as one space."""
    if "  " not in text and text.isprintable():  # no line end either: most texts
        return text
    return _SPACES.sub(" ", text)


def _folded(part: Part) -> Part:
    if isinstance(part, str):
        return fold(part)
    parts = tuple(fold(each) if isinstance(each, str) else each for each in part.parts)
    return replace(part, markup=fold(part.markup), content=fold(part.content), parts=parts)


def translatable(parts: list[Part]) -> bool:
    """Whether there is a letter or a digit outside locked elements."""
    return any(isinstance(part, str) and any(char.isalnum() for char in part) for part in parts)


def peeled(parts: list[Part], shown: Set[str] = frozenset()) -> tuple[list[Part], list[Part], list[Part]]:
    """The parts at the beginning that translators need not see, those that they need to see, and those at the end.

    Translators need not see white space and elements without text at both ends, nor the tags of an element around all,
    if it is none of those that are `shown`.
    """
    if len(parts) == 1 and isinstance(parts[0], str):  # most texts
        lead, inner, tail = trimmed(parts)
        return [lead], inner, [tail]
    before: list[Part] = []
    after: list[Part] = []
    while True:
        first, last = 0, len(parts)
        while first < last and _says_nothing(parts[first]):
            first += 1
        while last > first and _says_nothing(parts[last - 1]):
            last -= 1
        lead, seen, tail = trimmed(parts[first:last])
        before += [*parts[:first], lead]
        after += [*reversed(parts[last:]), tail]
        if not _wraps_all(seen) or (is_opening(seen[0]) and seen[0].tag in shown):
            return before, seen, after[::-1]
        before.append(seen[0])
        after.append(seen[-1])
        parts = seen[1:-1]


def is_opening(part: Part) -> TypeGuard[Placeholder]:
    """Whether a part opens an element."""
    return isinstance(part, Placeholder) and part.kind is Kind.OPEN


def _says_nothing(part: Part) -> bool:
    return not part.strip(SPACE) if isinstance(part, str) else part.kind is Kind.ALONE


def _wraps_all(parts: list[Part]) -> bool:
    """Whether the first part opens an element and the last part closes the same element."""
    if len(parts) < 2 or not (is_opening(parts[0]) and _is_closing(parts[-1])):
        return False
    depth = 0
    for part in parts[:-1]:
        depth += is_opening(part) - _is_closing(part)
        if depth == 0:
            return False
    return True


def _is_closing(part: Part) -> bool:
    return isinstance(part, Placeholder) and part.kind is Kind.CLOSE


def shifted(lines: list[tuple[int, int]], by: int, first: int) -> tuple[tuple[int, int], ...]:
    """The lines of a text that has lost `by` characters at its beginning; `first` is the line if none are known."""
    if len(lines) == 1:  # most texts
        return ((0, lines[0][1]),)
    moved: dict[int, int] = {}
    for offset, line in lines:
        moved[max(offset - by, 0)] = line
    pairs = sorted(moved.items())
    if not pairs:
        return ((0, first),)
    return ((0, pairs[0][1]), *pairs[1:])


def trimmed(parts: list[Part]) -> tuple[str, list[Part], str]:
    """The white space before the parts, the parts without it, and the white space after them."""
    inner: list[Part] = list(normal(parts))
    lead = tail = ""
    if inner and isinstance(inner[0], str):
        rest = inner[0].lstrip(SPACE)
        lead = inner[0][: len(inner[0]) - len(rest)]
        inner[:1] = [rest] if rest else []
    if inner and isinstance(inner[-1], str):
        rest = inner[-1].rstrip(SPACE)
        tail = inner[-1][len(rest) :]
        inner[-1:] = [rest] if rest else []
    return lead, inner, tail
