"""Entries in the plain form, read at once: messages without plurals that are in use, as nearly all are.

One regular expression takes an entry where the general reader takes a line; a catalog is read in a fraction of the
time. Where the plain form ends (plurals, obsolete entries, rare escapes, mistakes), the general reader goes on.
"""

from __future__ import annotations

import re
from functools import lru_cache

from localize.catalogs import po_comments
from localize.catalogs.po_comments import Comments
from localize.catalogs.po_messages import unescaped
from localize.model.catalog import Entry, Origin, Previous

_END = r"[ \t]*+(?:\r?\n|\Z)"
_STRING = rf'"(?:[^"\\\r\n]|\\[^\r\n])*+"{_END}'
_ENTRY = re.compile(
    rf"((?:[ \t]*+\r?\n)*+(?:#(?!~)[^\r\n]*+\r?\n)*+)"
    rf"((?:msgctxt ((?:{_STRING})++))?+msgid ((?:{_STRING})++)msgstr ((?:{_STRING})++))"
)
_CUT = re.compile(r'"[ \t]*\r?\n"')
_RARE_ESCAPE = re.compile(r"\\[^nrtvbf\\\"]")
_PREVIOUS = re.compile(rf"#\|[ \t]*(msgctxt|msgid_plural|msgid)?[ \t]*({_STRING})")


def entries(text: str) -> tuple[list[Entry], int]:
    """The entries in plain form with which a PO text begins, and the offset at which something else begins."""
    found: list[Entry] = []
    position = 1 if text[:1] == "\ufeff" else 0
    start, line = 0, 1
    while match := _ENTRY.match(text, position):
        above, message, context, source, target = match.groups()
        if "\\" in message and _RARE_ESCAPE.search(message):
            break
        previous = None
        if "#|" in above:
            previous = _previous(above)
            if previous is None:
                break
        line += above.count("\n")
        comments = _comments(above)
        entry = Entry(
            source=_string(source),
            target=_string(target),
            context=None if context is None else _string(context),
            fuzzy=comments.fuzzy,
            flags=comments.flags,
            previous=previous,
            comments=comments.comments,
            hints=comments.hints,
            references=comments.references,
            line=line if context is None else line + context.count("\n"),
        )
        lines_above = text[start : match.start(2)]
        # The entry is its own origin; nobody else has seen it yet.
        object.__setattr__(entry, "origin", Origin(lines_above, message, entry))
        found.append(entry)
        line += message.count("\n")
        start = position = match.end()
        if message[-1] not in "\r\n":
            break
    return found, start


@lru_cache(maxsize=4096)
def _comments(above: str) -> Comments:
    """What the lines above a message say; many entries have the same ones."""
    lines = (line.strip(" \t\r") for line in above.split("\n"))
    return po_comments.read(line for line in lines if line)


def _string(quoted: str) -> str:
    """The value of one or more quoted lines."""
    inner = quoted.rstrip(" \t\r\n")[1:-1]
    if "\n" in inner:
        inner = _CUT.sub("", inner)
    return unescaped(inner)


def _previous(above: str) -> Previous | None:
    """The previous text of an entry, None where it is not in plain form."""
    values: dict[str, str] = {}
    keyword = ""
    for line in (line.strip(" \t\r") for line in above.split("\n")):
        if not line.startswith("#|"):
            continue
        match = _PREVIOUS.fullmatch(line)
        if match is None or (match[1] is None and not keyword) or _RARE_ESCAPE.search(match[2]):
            return None
        keyword = match[1] or keyword
        values[keyword] = ("" if match[1] else values[keyword]) + _string(match[2])
    if "msgid" not in values:
        return None
    return Previous(values["msgid"], values.get("msgctxt"), values.get("msgid_plural"))
