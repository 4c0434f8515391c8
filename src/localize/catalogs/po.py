"""PO files to catalogs and back.

An entry carries the text it came from, which is written back as long as it holds, and comments stay as typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from localize.catalogs import po_comments, po_messages, po_plain
from localize.catalogs.po_messages import PoMessage, escaped
from localize.catalogs.po_text import Chunk, chunks, decode
from localize.errors import CatalogError, Problem, quoted, reads_file
from localize.expressions import expression
from localize.model.catalog import Catalog, Entry, Header, Key, Origin, entry_key, entry_values


@reads_file(CatalogError)
def read(data: bytes, path: str) -> Catalog:
    """The catalog in the bytes of a PO file, in the charset that its header names.

    Raises CatalogError with all problems: syntax, merge conflicts, charset, entries that stand twice.
    """
    catalog = read_tolerantly(data, path)
    if duplicates := tuple(duplicates_in(catalog, path)):
        raise CatalogError(duplicates)
    return catalog


@reads_file(CatalogError)
def read_tolerantly(data: bytes, path: str) -> Catalog:
    """The same, but entries may stand twice: those of another tool's catalog are read all the same."""
    text, charset = decode(data, path)
    entries, end = po_plain.entries(text)
    pieces = chunks(text[end:], path, charset=charset, first_line=text.count("\n", 0, end) + 1)
    tail = "".join(pieces.pop().above) if pieces and not pieces[-1].line else ""
    entries += _entries(pieces, path)
    number = next((number for number, entry in enumerate(entries) if _is_head(entry)), None)
    head = None if number is None else entries.pop(number)
    header = _header(head.target) if head else ()
    newline = "\r\n" if "\r\n" in text else "\n"
    return Catalog(
        header,
        tuple(entries),
        head=replace(head, target="") if head else Entry(""),
        header_read=header,
        tail=tail,
        newline=newline,
        charset=charset,
    )


def write(catalog: Catalog) -> bytes:
    """The bytes of the catalog's PO file, in UTF-8; lines that were read stay as they are where they still hold."""
    pieces: list[str] = []
    after_new = False
    for text, new in _texts(catalog):
        if pieces and (new or after_new) and text[:1] not in "\r\n":
            pieces.append(catalog.newline)
        pieces.append(text if text[-1:] in "\r\n" else text + catalog.newline)
        after_new = new
    pieces.append(catalog.tail)
    return "".join(pieces).encode("utf-8")


def _texts(catalog: Catalog) -> Iterator[tuple[str, bool]]:
    """The lines of entries, and whether these are new; entries that stand together as they were read are one piece."""
    text, start, end = "", 0, 0
    for entry in (_head(catalog), *catalog.entries):
        origin = entry.origin
        if origin is not None and origin.values == entry_values(entry):
            if origin.text is not text or origin.start != end:
                if end > start:
                    yield text[start:end], False
                text, start = origin.text, origin.start
            end = origin.end
            continue
        if end > start:
            yield text[start:end], False
        start = end = 0
        yield _text(entry, catalog.newline), origin is None
    if end > start:
        yield text[start:end], False


def _is_head(entry: Entry) -> bool:
    return entry.source == "" and entry.context is None and not entry.obsolete


def _entries(pieces: list[Chunk], path: str) -> list[Entry]:
    """The entries of chunks that all have a msgid."""
    if not pieces:
        return []
    try:
        messages = po_messages.messages([(*_previous_lines(chunk), *chunk.message) for chunk in pieces])
    except (OSError, ValueError) as error:
        raise CatalogError(Problem(path, 0, f"cannot be read: {error}, expected what msgfmt accepts")) from None
    return [_entry(chunk, message) for chunk, message in zip(pieces, messages, strict=True)]


def _entry(chunk: Chunk, message: PoMessage) -> Entry:
    comments = po_comments.read(chunk.comments)
    entry = Entry(
        source=message.source,
        target=message.targets[0] if message.targets else message.target,
        context=message.context,
        plural=message.plural if message.targets else None,
        targets=message.targets,
        obsolete=chunk.obsolete,
        previous=message.previous,
        line=chunk.line,
        **comments._asdict(),
    )
    above, below = "".join(chunk.above), "".join(chunk.below)
    lines = above + below
    return replace(entry, origin=Origin(lines, 0, len(above), len(lines), entry.values))


def _previous_lines(chunk: Chunk) -> Iterator[str]:
    """The chunk's `#|` lines in their plain form; one that is no PO string stays in the raw text only.

    So does a string before the first keyword: polib would add it to the entry above.
    """
    has_begun = False
    for line in chunk.comments:
        match = po_comments.PREVIOUS_LINE.fullmatch(line)
        has_begun = has_begun or bool(match and match[1])
        if match and has_begun:
            yield f"#| {match[1]} {match[2]}" if match[1] else f"#| {match[2]}"


def duplicates_in(catalog: Catalog, path: str) -> Iterator[Problem]:
    """Entries in use with the context and source of an earlier one, as msgfmt reports them."""
    entries = (catalog.head, *catalog.entries) if catalog.header else catalog.entries
    keys = [entry_key(entry) for entry in entries if not entry.obsolete]
    if len(set(keys)) == len(keys):
        return
    lines: dict[Key, int] = {}
    for entry in entries:
        if entry.obsolete:
            continue
        first = lines.setdefault(entry.key, entry.line)
        if first != entry.line:
            yield Problem(
                path, entry.line, f"duplicate entry {quoted(entry.source)}, expected one (first on line {first})"
            )


def _header(text: str) -> Header:
    fields = []
    for line in text.split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            fields.append((name.strip(), value.strip()))
    return tuple(fields)


def _head(catalog: Catalog) -> Entry:
    """The header's entry with the catalog's fields, the charset being UTF-8."""
    header = catalog.header
    if catalog.charset != "utf-8":
        utf8 = ("Content-Type", "text/plain; charset=UTF-8")
        header = tuple(utf8 if name.lower() == "content-type" else (name, value) for name, value in header)
    if catalog.head.origin is not None and header == catalog.header_read:
        return replace(catalog.head, target=catalog.head.origin.entry.target)
    return replace(catalog.head, target=header_text(header))


def header_text(header: Header) -> str:
    """The text of the header's entry: a line for each field."""
    return "".join(f"{name}: {value}\n" for name, value in header)


def _text(entry: Entry, newline: str) -> str:
    """The lines of an entry; those it was read from stay where its values are the same."""
    origin = entry.origin
    if origin is None:
        text = _format(entry)
        return text if newline == "\n" else text.replace("\n", newline)
    above, below, before = origin.comments, origin.message, origin.entry
    if before.comment_values != entry.comment_values:
        previous = _previous(entry).split("\n")[:-1]
        above = po_comments.changed(above, before=before, after=entry, previous=previous, newline=newline)
    if before.message_values != entry.message_values:
        below = _message(entry).replace("\n", newline)
    return above + below


def _format(entry: Entry) -> str:
    """The lines of a new entry; strings are not wrapped, so that a diff shows what changed."""
    comments, hints, references, flags = po_comments.of_new(entry)
    return "".join((*comments, *hints, *references, *flags, _previous(entry), _message(entry)))


def _previous(entry: Entry) -> str:
    if entry.previous is None:
        return ""
    mark = "#~| " if entry.obsolete else "#| "
    previous = entry.previous
    context = "" if previous.context is None else _lines(f"{mark}msgctxt", previous.context, mark)
    plural = "" if previous.plural is None else _lines(f"{mark}msgid_plural", previous.plural, mark)
    return context + _lines(f"{mark}msgid", previous.source, mark) + plural


def _message(entry: Entry) -> str:
    mark = "#~ " if entry.obsolete else ""
    text = "" if entry.context is None else _lines(f"{mark}msgctxt", entry.context, mark)
    text += _lines(f"{mark}msgid", entry.source, mark)
    if entry.plural is None:
        text += _lines(f"{mark}msgstr", entry.target, mark)
    else:
        text += _lines(f"{mark}msgid_plural", entry.plural, mark)
    for number, target in enumerate(entry.targets):
        text += _lines(f"{mark}msgstr[{number}]", target, mark)
    return text


def _lines(keyword: str, text: str, mark: str) -> str:
    """A keyword and its string: on one line, or a line for each that the text has, with a mark before it."""
    string = escaped(text)
    if string is text or "\n" not in text[:-1]:  # an escaped one has no line end
        return f'{keyword} "{string}"\n'
    return f'{keyword} ""\n' + "".join(f'{mark}"{escaped(line)}"\n' for line in _TEXT_LINE.findall(text))


_TEXT_LINE = expression(r"[^\n]*\n|[^\n]+")
