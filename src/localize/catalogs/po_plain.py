"""Entries in the plain form, read at once: messages without plurals, as nearly all are.

One regular expression takes an entry where the general reader takes a line; a catalog is read in a fraction of the
time. Where the plain form ends (plurals, rare escapes, mistakes), the general reader goes on.
"""

from __future__ import annotations

import re

from localize.catalogs import po_comments
from localize.catalogs.po_comments import CommentKind, Comments
from localize.catalogs.po_messages import unescaped
from localize.expressions import expression
from localize.language.remembered import Remembered
from localize.model.catalog import Entry, EntryValues, Origin, Previous, built, make_entry

_STRING_LINE = r'"[^"\\\r\n]*+(?:\\[^\r\n][^"\\\r\n]*+)*+"[ \t]*+(?:\r?\n|\Z)'


def _form(line: str, end: str, *, mark: str = "", comment: str = "#(?!~)", more: str = _STRING_LINE) -> re.Pattern[str]:
    """The form of an entry: `line` is the rest of a line, `end` its end; `more` is one more line of a string.

    Strings are taken without their first quotation mark. What they are is seen afterwards, which is quick for nearly
    all: one line without an escape.
    """
    string = rf'"({line}{end}(?:{mark}{more})*+)'
    return expression(
        rf"((?:[ \t]*+{end})*+(?:{comment}{line}{end})*+)"
        rf"(?:{mark}msgctxt {string})?+(){mark}msgid {string}{mark}msgstr {string}"
    )


def _forms(line: str, end: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The forms of an entry in use and of an obsolete one."""
    obsolete = _form(line, end, mark="#~ ", comment=r"#(?!~(?!\|))", more=rf'"{line}(?:{end}|\Z)')
    return _form(line, end), obsolete


_WITHOUT_CR = _forms(".*+", r"\n")
_WITH_CR = _forms(r"[^\r\n]*+", r"\r?\n")
_STRING = expression(r'"([^"\\\r\n]*+(?:\\[nrtvbf\\"][^"\\\r\n]*+)*+)"[ \t]*')
_NOTHING = expression(r"(?!)")
_PREVIOUS = expression(rf"#~?\|[ \t]*(msgctxt|msgid_plural|msgid)?[ \t]*{_STRING.pattern}")


_SHORTEST = expression(
    r"((?:[ \t]*+\n)*+(?:#(?![~|]).*+\n)*+)"
    r'(?:msgctxt "([^"\\\n]*+)"\n)?+msgid "([^"\\\n]*+)"\nmsgstr "([^"\\\n]*+)"\n(?!")'
)
"""The form of nearly all entries: in use, without a previous text, each string on one line and without an escape."""


class _NotPlainError(Exception):
    """Something that the general reader must read."""


def entries(text: str) -> tuple[list[Entry], int]:
    """The entries in plain form with which a PO text begins, and the offset at which something else begins."""
    plain: list[Entry] = []
    comments = _CommentLines()
    line, start = 1, 0
    position = 1 if text[:1] == "\ufeff" else 0
    shortest = _NOTHING if "\r" in text else _SHORTEST
    while True:
        if match := shortest.match(text, position):
            above, context, source, target = match.groups()
            (fuzzy, flags, notes, hints, references), lines = comments.read(above)
            line += lines if context is None else lines + 1
            position = match.end()
            values: EntryValues = (
                source, target, context, None, (), fuzzy, False, flags, None, notes, hints, references
            )  # fmt: skip
            origin = tuple.__new__(Origin, (text, start, start + len(above), position, values))
            plain.append(make_entry(*values, line, origin))
            line += 2
        elif other := _other(text, position, comments):
            values, message_start, source_start, position = other
            line += text.count("\n", start, source_start)
            plain.append(built(values, line, Origin(text, start, message_start, position, values)))
            line += text.count("\n", source_start, position)
        else:
            break
        start = position
    if start < len(text) and plain and plain[-1].obsolete:
        # What follows an obsolete entry may go on with it: the general reader sees both.
        last = plain.pop().origin
        start = last.start if last else start
    return plain, start


def _other(text: str, position: int, comments: _CommentLines) -> tuple[EntryValues, int, int, int] | None:
    """The entry in another plain form that begins at an offset, and where its message, its source and what follows do.

    None where something else is there.
    """
    in_use, obsolete = _WITH_CR if "\r" in text else _WITHOUT_CR
    match = in_use.match(text, position) or obsolete.match(text, position)
    if match is None:
        return None
    is_obsolete = match.re.pattern == obsolete.pattern
    try:
        return _values(match, comments, obsolete=is_obsolete), match.end(1), match.end(3), match.end()
    except _NotPlainError:
        return None


def _values(match: re.Match[str], comments: _CommentLines, *, obsolete: bool) -> EntryValues:
    """What an entry says; raises _NotPlainError."""
    above, context, _, source, target = match.groups()
    previous = _previous(above) if "#|" in above or "#~|" in above else None
    (fuzzy, flags, notes, hints, references), _ = comments.read(above)
    return (
        _string(source),
        _string(target),
        None if context is None else _string(context),
        None,
        (),
        fuzzy,
        obsolete,
        flags,
        previous,
        notes,
        hints,
        references,
    )


class _CommentLines:
    """The comment lines of one file; many entries have the same ones, each is read once."""

    def __init__(self) -> None:
        self._comments: dict[str, tuple[Comments, int]] = {}

    def read(self, above: str) -> tuple[Comments, int]:
        """What the lines above a message say, and how many they are."""
        comments = self._comments.get(above)
        if comments is None:
            comments = self._comments[above] = (self._read(above), above.count("\n"))
        return comments

    def _read(self, above: str) -> Comments:
        texts: tuple[list[str], ...] = ([], [], [], [], [])
        for kind, text in map(_LINES.__getitem__, above.strip("\n").split("\n")):
            if kind is not None:
                texts[kind].append(text)
        return po_comments.of_kinds(texts)


def _read_line(line: str) -> tuple[CommentKind | None, str]:
    """The kind and the text of a comment line; no kind for a blank one."""
    trimmed = line.strip(" \t\r")
    return po_comments.read_line(trimmed) if trimmed else (None, "")


_LINES = Remembered(_read_line, most=1 << 12, longest=200)
"""The same lines are in many catalogs: those of an article in all its locales, those of a term in all articles."""


def _string(rest: str) -> str:
    """The value of one or more quoted lines, the first without its quotation mark; raises _NotPlainError."""
    value, _, end = rest.partition('"')
    if end == "\n" and "\\" not in value:
        return value
    quoted = f'"{rest}'.removesuffix("\n")
    lines = [_STRING.fullmatch(line.removeprefix("#~ ").rstrip("\r")) for line in quoted.split("\n")]
    if not all(lines):
        raise _NotPlainError
    return unescaped("".join(line[1] for line in lines if line))


def _previous(above: str) -> Previous:
    """The previous text of an entry; raises _NotPlainError."""
    values: dict[str, str] = {}
    keyword = ""
    for line in (line.strip(" \t\r") for line in above.split("\n")):
        if not line.startswith(("#|", "#~|")):
            continue
        match = _PREVIOUS.fullmatch(line)
        if match is None or (match[1] is None and not keyword):
            raise _NotPlainError
        text = unescaped(match[2])
        keyword = match[1] or keyword
        values[keyword] = text if match[1] else values[keyword] + text
    if "msgid" not in values:
        raise _NotPlainError
    return Previous(values["msgid"], values.get("msgctxt"), values.get("msgid_plural"))
