"""Entries in the plain form, read at once: messages without plurals, as nearly all are.

One regular expression takes an entry where the general reader takes a line; a catalog is read in a fraction of the
time. Where the plain form ends (plurals, rare escapes, mistakes), the general reader goes on.
"""

from __future__ import annotations

import re

from localize.catalogs import po_comments
from localize.catalogs.po_comments import CommentKind, Comments
from localize.catalogs.po_messages import unescaped
from localize.model.catalog import Entry, EntryValues, Origin, Previous, built

_STRING_LINE = r'"[^"\\\r\n]*+(?:\\[^\r\n][^"\\\r\n]*+)*+"[ \t]*+(?:\r?\n|\Z)'


def _form(line: str, end: str, *, mark: str = "", comment: str = "#(?!~)", more: str = _STRING_LINE) -> re.Pattern[str]:
    """The form of an entry: `line` is the rest of a line, `end` its end; `more` is one more line of a string.

    Strings are taken without their first quotation mark. What they are is seen afterwards, which is quick for nearly
    all: one line without an escape.
    """
    string = rf'"({line}{end}(?:{mark}{more})*+)'
    return re.compile(
        rf"((?:[ \t]*+{end})*+(?:{comment}{line}{end})*+)"
        rf"(?:{mark}msgctxt {string})?+(){mark}msgid {string}{mark}msgstr {string}"
    )


def _forms(line: str, end: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The forms of an entry in use and of an obsolete one."""
    obsolete = _form(line, end, mark="#~ ", comment=r"#(?!~(?!\|))", more=rf'"{line}(?:{end}|\Z)')
    return _form(line, end), obsolete


_WITHOUT_CR = _forms(".*+", r"\n")
_WITH_CR = _forms(r"[^\r\n]*+", r"\r?\n")
_STRING = re.compile(r'"([^"\\\r\n]*+(?:\\[nrtvbf\\"][^"\\\r\n]*+)*+)"[ \t]*')
_PREVIOUS = re.compile(rf"#~?\|[ \t]*(msgctxt|msgid_plural|msgid)?[ \t]*{_STRING.pattern}")


class _NotPlainError(Exception):
    """Something that the general reader must read."""


def entries(text: str) -> tuple[list[Entry], int]:
    """The entries in plain form with which a PO text begins, and the offset at which something else begins."""
    in_use, obsolete = _WITH_CR if "\r" in text else _WITHOUT_CR
    plain: list[Entry] = []
    comments = _CommentLines()
    start, line, counted = 0, 1, 0
    position = 1 if text[:1] == "\ufeff" else 0
    while match := in_use.match(text, position) or obsolete.match(text, position):
        try:
            values = _values(match, comments, obsolete=match.re is obsolete)
        except _NotPlainError:
            break
        source_start, position = match.end(3), match.end()
        line += text.count("\n", counted, source_start)
        counted = source_start
        plain.append(built(values, line, Origin(text, start, match.end(1), position, values)))
        start = position
    if start < len(text) and plain and plain[-1].obsolete:
        # What follows an obsolete entry may go on with it: the general reader sees both.
        last = plain.pop().origin
        start = last.start if last else start
    return plain, start


def _values(match: re.Match[str], comments: _CommentLines, *, obsolete: bool) -> EntryValues:
    """What an entry says; raises _NotPlainError."""
    above, context, _, source, target = match.groups()
    previous = _previous(above) if "#|" in above or "#~|" in above else None
    fuzzy, flags, notes, hints, references = comments.read(above)
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
        self._lines: dict[str, tuple[CommentKind, str]] = {}
        self._comments: dict[str, Comments] = {}

    def read(self, above: str) -> Comments:
        """What the lines above a message say."""
        comments = self._comments.get(above)
        if comments is None:
            comments = self._comments[above] = self._read(above)
        return comments

    def _read(self, above: str) -> Comments:
        texts: tuple[list[str], ...] = ([], [], [], [], [])
        known = self._lines
        for line in above.strip("\n").split("\n"):
            if line in known:
                kind, text = known[line]
            elif trimmed := line.strip(" \t\r"):
                kind, text = known[line] = po_comments.read_line(trimmed)
            else:
                continue
            texts[kind].append(text)
        return po_comments.of_kinds(texts)


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
