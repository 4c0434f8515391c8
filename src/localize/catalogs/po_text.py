"""The text of a PO file: its encoding, its chunks and what breaks its syntax, before anyone reads its entries."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import field

from localize.catalogs.po_messages import escaped
from localize.dataclass import dataclass
from localize.errors import CatalogError, Problem, quoted, undecodable
from localize.expressions import expression
from localize.model import characters

_CHARSET = expression(rb'"Content-Type:[^"\n]*?charset=([A-Za-z0-9_.:\-]+)', re.IGNORECASE)
_CONFLICT = expression(r"(<{7}|\|{7}|={7}|>{7})(?: .*)?")
_LINE = expression(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_OBSOLETE = expression(r"#~(?!\||[ \t]*#)[ \t]*")
_KEYWORD = expression(r"(msgctxt|msgid_plural|msgid|msgstr[ \t]*\[[ \t]*0*\d[ \t]*\]|msgstr)[ \t]*")
_INDEX = expression(r"\d+")
_STRING = expression(r'"(?:[^"\\]|\\.)*"[ \t]*')
_RARE_ESCAPE = expression(r"\\[0-7xa]")
_ESCAPED_BYTES = expression(r"(?:\\(?:[0-7]{1,3}|x[0-9a-fA-F]{1,2}))+")
_NEXT = {
    "": ("msgctxt", "msgid"),
    "msgctxt": ("msgid",),
    "msgid": ("msgstr", "msgid_plural"),
    "msgid_plural": ("msgstr[]",),
    "msgstr": ("msgctxt", "msgid"),
    "msgstr[]": ("msgctxt", "msgid", "msgstr[]"),
}


@dataclass(slots=True)
class Chunk:
    """One entry. `above` and `below` are its lines as they stand: blank lines and comments, then the message.

    `comments` are the lines that begin with "#", trimmed; `message` the others, a keyword or string each, without
    "#~". `line` is that of the msgid, 0 for a chunk without one.
    """

    above: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    message: list[str] = field(default_factory=list)
    line: int = 0
    obsolete: bool = False


def decode(data: bytes, path: str) -> tuple[str, str]:
    """The text of a PO file, with its own line ends, and the charset it was read in: UTF-8 if the header names none.

    Raises CatalogError for an unknown charset, or bytes that are not in it.
    """
    match = _CHARSET.search(data)
    named = match[1].decode("ascii") if match and match[1].upper() != b"CHARSET" else "utf-8"
    name = "utf-8" if data.startswith(codecs.BOM_UTF8) else named
    line = data.count(b"\n", 0, match.start()) + 1 if match else 1
    try:
        text = data.decode(name)
        charset = codecs.lookup(name).name
        if _SINGLE_BYTE.match(charset) and not data.isascii() and _is_utf_8(data):
            raise CatalogError(
                Problem(path, line, f"the text is UTF-8, the header says {name}, expected charset=UTF-8")
            )
        bad = None if charset == "utf-8" and "\0" not in text else _NO_TEXT.search(text)
        if bad is None:
            return text, charset
        line = text.count("\n", 0, bad.start()) + 1
        message = f"{characters.named(bad[0])}, expected a text file in UTF-8"
    except LookupError:
        message = f"unknown charset {name!r} in the header, expected UTF-8"
    except UnicodeDecodeError as error:
        expected = "text in the charset that the header names"
        raise CatalogError(undecodable(error, path, name, expected=expected)) from None
    except ValueError as error:
        message = f"not readable as {name} ({error}), expected UTF-8"
    raise CatalogError(Problem(path, line, message))


_NO_TEXT = expression("[\0\ud800-\udfff]")
"""What no file can be written with."""

_SINGLE_BYTE = expression(r"iso8859|cp125|koi8|mac|tis")
"""Charsets in which nearly any bytes are some text: a wrong name goes unnoticed."""


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def chunks(text: str, path: str, *, charset: str, first_line: int) -> list[Chunk]:
    """The text cut into chunks: every line is in one of them, and a last one without msgid may hold comments.

    `charset` is that of the file, which escaped bytes are in; `first_line` the number of the text's first line.

    Raises CatalogError with every line that breaks the syntax of PO files (GNU gettext manual, "PO Files").
    """
    if conflicts := tuple(_conflicts(text, path, first_line)):
        raise CatalogError(conflicts)
    cutter = _Cutter(path, charset)
    for number, line in enumerate(_lines(text), first_line):
        cutter.add(number, line)
    return cutter.finish()


class _Cutter:
    """Takes the lines one after another; `state` is the keyword that came last in the chunk."""

    def __init__(self, path: str, charset: str) -> None:
        self._path = path
        self._charset = charset
        self._problems: list[Problem] = []
        self._done: list[Chunk] = []
        self._chunk = Chunk()
        self._blank: list[str] = []
        self._state = ""

    def add(self, number: int, line: str) -> None:
        content = line.strip(" \t\r\n\ufeff")
        if not content:
            self._blank.append(line)
            return
        if content[0] != "#":
            self._message(number, line, content, obsolete=False)
        elif mark := _OBSOLETE.match(content):
            self._message(number, line, content[mark.end() :], obsolete=True)
        else:
            self._comment(number, line, content)

    def finish(self) -> list[Chunk]:
        if self._state and not self._state.startswith("msgstr"):
            self._report(self._chunk.line, "the entry is cut off")
        if self._problems:
            raise CatalogError(self._problems)
        (self._chunk.below if self._state else self._chunk.above).extend(self._blank)
        return [*self._done, self._chunk] if self._chunk.above or self._chunk.below else self._done

    def _comment(self, number: int, line: str, content: str) -> None:
        if self._state.startswith("msgstr"):
            self._next_chunk()
        elif self._state:
            self._report(number, "comment inside an entry")
        self._chunk.above += (*self._take_blank(), line)
        self._chunk.comments.append(content)

    def _message(self, number: int, line: str, content: str, *, obsolete: bool) -> None:
        """Keywords and strings, as many as stand on the line."""
        rest = content
        keyword = _KEYWORD.match(rest)
        if keyword is None and (rest[:1] != '"' or not self._state):
            self._report(number, f"not a line of a PO file: {quoted(content, 40)}")
            rest = ""
        if keyword and self._state.startswith("msgstr") and keyword[1] in ("msgctxt", "msgid"):
            self._next_chunk()
        self._chunk.below += (*self._take_blank(), line)
        while rest:
            if keyword := _KEYWORD.match(rest):
                name = self._keyword(number, keyword[1], obsolete=obsolete)
                rest = rest[keyword.end() :]
                string = _STRING.match(rest)
                self._chunk.message.append(f"{name} {self._string(number, string)}" if string else f'{name} ""')
            else:
                string = _STRING.match(rest)
                if string is None:
                    message = f'string {quoted(rest, 40)}, expected "…" and no more'
                    self._problems.append(Problem(self._path, number, message))
                    return
                self._chunk.message.append(self._string(number, string))
            rest = rest[string.end() :] if string else rest

    def _keyword(self, number: int, keyword: str, *, obsolete: bool) -> str:
        """Notes a keyword; gives it in its plain form."""
        index = _INDEX.search(keyword)
        name = f"msgstr[{int(index[0])}]" if index else keyword
        kind = "msgstr[]" if index else keyword
        if kind not in _NEXT[self._state]:
            self._report(number, f"{name} is out of place")
        self._state = kind
        if kind == "msgid":
            self._chunk.line, self._chunk.obsolete = number, obsolete
        return name

    def _string(self, number: int, match: re.Match[str]) -> str:
        return self._unescaped(number, match[0].rstrip())

    def _unescaped(self, number: int, string: str) -> str:
        """A string without the escapes that polib does not know: bytes in octal or hexadecimal digits, and the bell."""
        if not _RARE_ESCAPE.search(string):
            return string

        def character(match: re.Match[str]) -> str:
            codes = (int(code[1:], 16) if code[0] == "x" else int(code, 8) for code in match[0].split("\\")[1:])
            try:
                text = bytes(code & 0xFF for code in codes).decode(self._charset)
            except UnicodeDecodeError:
                text = "\0"
            if "\0" in text:
                message = f"escape {match[0]} is no character in {self._charset}, expected the character itself"
                self._problems.append(Problem(self._path, number, message))
            return escaped(text)

        halves = (half.replace("\\a", "\a") for half in string.split("\\\\"))
        return "\\\\".join(_ESCAPED_BYTES.sub(character, half) for half in halves)

    def _take_blank(self) -> list[str]:
        blank, self._blank = self._blank, []
        return blank

    def _next_chunk(self) -> None:
        self._done.append(self._chunk)
        self._chunk, self._state = Chunk(), ""

    def _report(self, number: int, what: str) -> None:
        expected = " or ".join(_NEXT[self._state])
        self._problems.append(Problem(self._path, number, f"{what}, expected {expected}"))


def _lines(text: str) -> Iterator[str]:
    """The lines with their ends; CR, LF and CRLF end a line, not the others that `str.splitlines` knows."""
    return (match[0] for match in _LINE.finditer(text))


def _conflicts(text: str, path: str, first_line: int) -> Iterator[Problem]:
    """Each merge conflict, with the lines of both sides."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return
    begin = middle = 0
    for number, line in enumerate(_lines(text), first_line):
        match = _CONFLICT.fullmatch(line.rstrip("\r\n"))
        if match is None:
            continue
        if match[1][0] == "<":
            begin, middle = number, 0
        elif match[1][0] == "=" and begin:
            middle = number
        elif match[1][0] == ">":
            sides = (
                f"lines {begin + 1}–{middle - 1} against {middle + 1}–{number - 1}" if middle else f"to line {number}"
            )
            yield Problem(path, begin or number, f"merge conflict ({sides}), expected one side without the markers")
            begin = middle = 0
    if begin:
        yield Problem(path, begin, "merge conflict without an end, expected one side without the markers")
