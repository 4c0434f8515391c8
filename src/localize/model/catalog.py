"""A catalog: the entries of one PO file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field
from operator import attrgetter
from typing import NamedTuple

from localize.dataclass import dataclass
from localize.model.frozen import maker

Key = tuple[str | None, str]
"""What identifies an entry in its catalog: context and source."""


@dataclass(frozen=True, slots=True)
class Previous:
    """What an entry's translation was made from, where that has changed since (`#|`)."""

    source: str
    context: str | None = None
    plural: str | None = None


Values = tuple[object, ...]
"""The values of some of an entry's fields, to compare."""

EntryValues = tuple[
    str,
    str,
    str | None,
    str | None,
    tuple[str, ...],
    bool,
    bool,
    tuple[str, ...],
    Previous | None,
    tuple[str, ...],
    tuple[str, ...],
    tuple[str, ...],
]
"""What an entry says: the values of its fields, in their order, without its line and its origin."""


class Origin(NamedTuple):
    """The lines an entry was read from, with their line ends, as offsets into the text of the file; and what they say.

    `values` are those of the entry, in the order of its fields. It does not hold the entry itself: an entry and its
    origin go when nobody needs them, without waiting for the garbage collector.
    """

    text: str
    start: int
    message_start: int
    end: int
    values: EntryValues

    @property
    def comments(self) -> str:
        """The blank lines and comments above the message."""
        return self.text[self.start : self.message_start]

    @property
    def message(self) -> str:
        """The lines of the message."""
        return self.text[self.message_start : self.end]

    @property
    def entry(self) -> Entry:
        """The entry that was read."""
        return built(self.values, line=0)


@dataclass(frozen=True, slots=True)
class Entry:
    """One message of a catalog.

    `source` is the msgid, `target` the msgstr; `plural` and `targets` the msgid_plural and all msgstr[n] where there
    are any, `target` then being the first. `flags` without "fuzzy". `comments` are the translators' own (`#`),
    `hints` ours (`#.`), `references` the `#:` texts; a line each. `line` is that of the msgid in its file, 0 for a
    new entry. `origin` is what it was read from: of that text, what still says the same is written back.
    """

    source: str
    target: str = ""
    context: str | None = None
    plural: str | None = None
    targets: tuple[str, ...] = ()
    fuzzy: bool = False
    obsolete: bool = False
    flags: tuple[str, ...] = ()
    previous: Previous | None = None
    comments: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    line: int = field(default=0, compare=False)
    origin: Origin | None = field(default=None, compare=False, repr=False)

    @property
    def key(self) -> Key:
        """Context and source."""
        return entry_key(self)

    @property
    def values(self) -> EntryValues:
        """What the entry says: its fields in their order, without its line and its origin."""
        return entry_values(self)

    @property
    def comment_values(self) -> Values:
        """What the comment lines above the message say."""
        return (
            self.fuzzy,
            self.flags,
            self.previous,
            self.comments,
            self.hints,
            self.references,
            self.obsolete,
        )

    @property
    def message_values(self) -> Values:
        """What the lines of the message say."""
        return (self.source, self.target, self.context, self.plural, self.targets, self.obsolete)

    @property
    def empty(self) -> bool:
        """True where nothing has been typed."""
        return not self.target and not any(self.targets)

    @property
    def translated(self) -> bool:
        """True where a translator has finished: a text, not fuzzy, still in use."""
        return not self.empty and not self.fuzzy and not self.obsolete


entry_key: Callable[[Entry], Key] = attrgetter("context", "source")
"""The key of an entry, for those who ask for thousands: a quarter of the time."""
entry_values: Callable[[Entry], EntryValues] = attrgetter(
    "source",
    "target",
    "context",
    "plural",
    "targets",
    "fuzzy",
    "obsolete",
    "flags",
    "previous",
    "comments",
    "hints",
    "references",
)
"""The values of an entry, likewise."""
make_entry = maker(Entry)
"""The entry of all values in their order, `Entry(*values, line, origin)`, four times as fast."""


def built(values: EntryValues, line: int, origin: Origin | None = None) -> Entry:
    """The entry of these values."""
    return make_entry(*values, line, origin)


Header = tuple[tuple[str, str], ...]


def header_field(header: Header, name: str) -> str | None:
    """A header field's value, or None; names are compared without case."""
    return next((value for key, value in header if key.lower() == name.lower()), None)


@dataclass(frozen=True, slots=True)
class Catalog:
    """One PO file: its header fields in order, the header's own entry, and its entries, obsolete ones last.

    `head` carries the header's comments, flags and the text it was read from, `header_read` the fields that text has;
    `tail` is what follows the last entry; `newline` the line end of the file; `charset` the encoding it was read in.
    """

    header: Header
    entries: tuple[Entry, ...]
    head: Entry = field(default_factory=lambda: Entry(""))
    header_read: Header = field(default=(), compare=False)
    tail: str = ""
    newline: str = "\n"
    charset: str = "utf-8"

    def active(self) -> Iterator[Entry]:
        """The entries in use."""
        return (entry for entry in self.entries if not entry.obsolete)

    def by_key(self) -> dict[Key, Entry]:
        """The entries in use, by context and source."""
        return {entry_key(entry): entry for entry in self.entries if not entry.obsolete}

    def field(self, name: str) -> str | None:
        """A header field's value, or None; names are compared without case."""
        return header_field(self.header, name)
