"""The one form in which this program writes a catalog, whatever another editor has made of it."""

from __future__ import annotations

from dataclasses import replace

from localize.catalogs import po
from localize.catalogs.merge import Hints, template_comments
from localize.model.catalog import Catalog, Entry


def normal_form(catalog: Catalog, template: Catalog, hints: Hints | None = None) -> Catalog:
    """The catalog as if this program had written each of its lines: strings and our own comments are not wrapped.

    What people typed stays, also how they wrapped their comments. `hints` are those it was merged with.
    """
    new = template.by_key()
    entries = (
        entry if entry.obsolete or entry.key not in new else template_comments(entry, new[entry.key], hints)
        for entry in catalog.entries
    )
    head = catalog.head
    if head.origin is None or head.origin.entry.target == po.header_text(catalog.header_read):
        head = _unread(head)
    lines = catalog.tail.splitlines(keepends=True)
    return replace(
        catalog,
        entries=tuple(map(_unread, entries)),
        head=head,
        tail="".join(line.rstrip("\r\n") + "\n" for line in lines),
        newline="\n",
    )


def _unread(entry: Entry) -> Entry:
    """The entry as a new one; a sign of a comment that says nothing is no comment."""
    return replace(entry, origin=None, comments=entry.comments if any(map(str.strip, entry.comments)) else ())
