"""The comment lines above a message: what they say, and how one is changed while the others stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from localize.expressions import expression
from localize.model.catalog import Entry

PREVIOUS_LINE = expression(r'#(?:~[ \t]*#)?~?\|[ \t]*(msgctxt|msgid_plural|msgid)?[ \t]*("(?:[^"\\]|\\.)*")[ \t]*')
"""A trimmed line of an entry's previous text: keyword and string; other lines are plain comments."""

FUZZY = "fuzzy"

_LINE = expression(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_BLANK = " \t\r\n\ufeff"
_OBSOLETE_MARK = expression(r"\A([ \t\ufeff]*)#~[ \t]*(?=#)")
_FLAG = expression(r"range:[ \t]*[^ \t,]+|[^ \t,]+")
_PREVIOUS_MARK = expression(r"#(?:~[ \t]*#)?~?\|")
_SPOILT_FLAGS = expression(r"#[ \t]+=([ \t]*[\w:.+-]+(?:[ \t,]+[\w:.+-]+)*[ \t,]*)")


class CommentKind(IntEnum):
    """What a line is for, in the order in which GNU gettext writes them."""

    COMMENT = 0
    HINT = 1
    REFERENCE = 2
    FLAGS = 3
    PREVIOUS = 4


_MARKS = {
    ".": CommentKind.HINT,
    ":": CommentKind.REFERENCE,
    ",": CommentKind.FLAGS,
    "=": CommentKind.FLAGS,
    "!": CommentKind.FLAGS,
}
"""GNU gettext reads "#!" like "#,"; "#=" holds flags since June 2025 ("The evolution of the PO file format")."""


class Comments(NamedTuple):
    """What the comment lines of an entry say, but for its previous text."""

    fuzzy: bool
    flags: tuple[str, ...]
    comments: tuple[str, ...]
    hints: tuple[str, ...]
    references: tuple[str, ...]


def read(lines: Iterable[str]) -> Comments:
    """What trimmed comment lines say; of those that this program has no use for, the text after "#" is kept."""
    texts: tuple[list[str], ...] = ([], [], [], [], [])
    for line in lines:
        kind, text = read_line(line)
        texts[kind].append(text)
    return of_kinds(texts)


def of_kinds(texts: Sequence[Sequence[str]]) -> Comments:
    """What comment lines say, given the texts of each kind without their marks."""
    comments, hints, references, flag_lines, _ = texts
    if not flag_lines:
        return Comments(
            fuzzy=False, flags=(), comments=tuple(comments), hints=tuple(hints), references=tuple(references)
        )
    flags = [flag for line in flag_lines for flag in _flags(line)]
    return Comments(
        any(map(_is_fuzzy, flags)),
        tuple(dict.fromkeys(flag for flag in flags if not _is_fuzzy(flag))),
        tuple(comments),
        tuple(hints),
        tuple(references),
    )


def read_line(line: str) -> tuple[CommentKind, str]:
    """The kind of a trimmed comment line, and its text without the mark."""
    mark = line[1:2]
    if mark in ("~", "|"):
        if PREVIOUS_LINE.fullmatch(line):
            return CommentKind.PREVIOUS, line
        line = _OBSOLETE_MARK.sub(r"\1", line)
        mark = line[1:2]
    if kind := _MARKS.get(mark):
        return kind, line[2:].strip(" \t")
    # An older msgcat takes "#= fuzzy" for a comment, and writes it as "# = fuzzy".
    spoilt = _SPOILT_FLAGS.fullmatch(line)
    if spoilt and any(map(_is_fuzzy, _flags(spoilt[1]))):
        return CommentKind.FLAGS, spoilt[1].strip(" \t")
    return CommentKind.COMMENT, line[1:]


def _flags(text: str) -> list[str]:
    """The flags of a line; GNU gettext ends them at commas and at white space."""
    return _FLAG.findall(text)


def _is_fuzzy(flag: str) -> bool:
    return flag.casefold() == FUZZY


def of_new(entry: Entry) -> tuple[list[str], ...]:
    """The lines of each kind but the last, in their order and with line ends, as a new entry has them."""
    flags = _all_flags(entry)
    return (
        [f"#{comment}\n" for comment in entry.comments],
        [f"#. {hint}\n" if hint else "#.\n" for hint in entry.hints],
        [f"#: {reference}\n" for reference in entry.references],
        [f"#, {', '.join(flags)}\n"] if flags else [],
    )


def _all_flags(entry: Entry) -> tuple[str, ...]:
    return (FUZZY, *entry.flags) if entry.fuzzy else entry.flags


def changed(text: str, *, before: Entry, after: Entry, previous: Sequence[str], newline: str) -> str:
    """The lines above an entry, which said what `before` says, saying what `after` says.

    Only lines that say something else are changed: the others keep their bytes. `previous` are the lines of the new
    previous text.
    """
    lines = [_CommentLine(_kind(raw), raw) for raw in _LINE.findall(text)]
    if before.obsolete and not after.obsolete:
        lines = [_CommentLine(kind, _OBSOLETE_MARK.sub(r"\1", raw)) for kind, raw in lines]
    for kind, new in _new_lines(lines, before=before, after=after, previous=previous, newline=newline):
        lines = _replaced(lines, kind, new, newline=newline)
    return "".join(raw for _, raw in lines)


class _CommentLine(NamedTuple):
    """A line with its end; a blank one is of no kind."""

    kind: CommentKind | None
    raw: str


def _kind(raw: str) -> CommentKind | None:
    trimmed = raw.strip(_BLANK)
    return read_line(trimmed)[0] if trimmed else None


def _new_lines(
    lines: Sequence[_CommentLine], *, before: Entry, after: Entry, previous: Sequence[str], newline: str
) -> Iterator[tuple[CommentKind, list[str]]]:
    """The lines of each kind that says something else now."""

    def old(kind: CommentKind) -> list[str]:
        return [raw for known, raw in lines if known is kind]

    for kind, same in (
        (CommentKind.COMMENT, before.comments == after.comments),
        (CommentKind.HINT, before.hints == after.hints),
        (CommentKind.REFERENCE, before.references == after.references),
    ):
        if not same:
            yield kind, _as_they_stood(old(kind), [line[:-1] for line in of_new(after)[kind]])
    if _all_flags(before) != _all_flags(after):
        yield CommentKind.FLAGS, _flag_lines(old(CommentKind.FLAGS), _all_flags(after), newline)
    if before.previous != after.previous:
        yield CommentKind.PREVIOUS, list(previous)
    elif before.obsolete != after.obsolete:
        mark = "#~|" if after.obsolete else "#|"
        yield CommentKind.PREVIOUS, [_PREVIOUS_MARK.sub(mark, raw, count=1) for raw in old(CommentKind.PREVIOUS)]


def _as_they_stood(old: list[str], new: list[str]) -> list[str]:
    """The new lines; where an old one says the same, as it stood."""
    known: dict[tuple[CommentKind, str], str] = {}
    for raw in old:
        known.setdefault(read_line(raw.strip(_BLANK)), raw)
    return [known.get(read_line(line.strip(" \t")), line) for line in new]


def _flag_lines(old: list[str], new: tuple[str, ...], newline: str) -> list[str]:
    """The flag lines with the new flags, each where it stood; a line that holds none any more is empty.

    What is new goes on the first "#," line, fuzzy before others, or on a new one before the first.
    """
    had = [_flags(read_line(raw.strip(_BLANK))[1]) for raw in old]
    stay = [[flag for flag in flags if _known(flag) in new] for flags in had]
    left = [flag for flag in new if flag not in {_known(flag) for flags in stay for flag in flags}]
    lines = list(old)
    home = next((number for number, raw in enumerate(old) if _mark(raw) == "#," and stay[number]), None)
    for number, raw in enumerate(old):
        flags = stay[number]
        if number == home and left:
            flags = [*left, *flags] if left[0] == FUZZY else [*flags, *left]
        if flags != had[number]:
            lines[number] = f"{_mark(raw)} {', '.join(flags)}" if flags else ""
    if left and home is None:
        line = f"#, {', '.join(left)}"
        lines[:1] = [f"{line}{newline}{lines[0]}"] if lines and lines[0] else [line]
    return lines


def _known(flag: str) -> str:
    return FUZZY if _is_fuzzy(flag) else flag


def _mark(raw: str) -> str:
    """The sign that a flag line begins with: "#,", "#=" or "#!"."""
    bare = _OBSOLETE_MARK.sub(r"\1", raw.strip(_BLANK))
    return bare[:2] if bare[1:2] in _MARKS else "#="


def _replaced(lines: list[_CommentLine], kind: CommentKind, new: list[str], *, newline: str) -> list[_CommentLine]:
    """The lines with those of a kind replaced: one for one where their number is the same, else where the first was.

    Where there was none, they go before the first line of a later kind.
    """
    ended = [line if line[-1:] in "\r\n" else line + newline for line in new]  # "" stays: "" in "\r\n"
    positions = [number for number, (known, _) in enumerate(lines) if known is kind]
    if len(positions) == len(ended):
        by_position = dict(zip(positions, ended, strict=True))
        return [_CommentLine(known, by_position.get(number, raw)) for number, (known, raw) in enumerate(lines)]
    later = [number for number, (known, _) in enumerate(lines) if known is not None and known > kind]
    at = (positions or later or [len(lines)])[0]
    rest = [[line for line in part if line.kind is not kind] for part in (lines[:at], lines[at:])]
    return [*rest[0], *(_CommentLine(kind, line) for line in ended), *rest[1]]
