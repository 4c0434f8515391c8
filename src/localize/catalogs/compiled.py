"""The compiled form of a catalog: what checks and pages need of it, in flat tuples that a cache packs and reads fast.

It has no hints, references, flags, previous texts and no obsolete entries: those are for translators and for merging.
"""

from __future__ import annotations

from collections.abc import Iterator

from localize.dataclass import dataclass
from localize.model.catalog import Catalog, Entry, Header, Key, built, header_field


@dataclass(frozen=True, slots=True)
class CompiledCatalog:
    """The entries of a catalog that are in use: each of the tuples from `contexts` to `lines` has one value an entry.

    `fuzzy`, `comments` and `plurals` hold numbers of entries, ascending: those that are fuzzy; each comment of a
    translator; the msgid_plural and all targets of those with plurals. `filled` counts the entries in which something
    was typed, obsolete ones too.
    """

    header: Header
    contexts: tuple[str | None, ...]
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    lines: tuple[int, ...]
    fuzzy: tuple[int, ...]
    comments: tuple[tuple[int, str], ...]
    plurals: tuple[tuple[int, str, tuple[str, ...]], ...]
    filled: int

    def active(self) -> Iterator[Entry]:
        """The entries in use, without what only translators see."""
        fuzzy, comments = set(self.fuzzy), self._comments()
        plurals = {number: (plural, targets) for number, plural, targets in self.plurals}
        rows = zip(self.sources, self.targets, self.contexts, self.lines, strict=True)
        for number, (source, target, context, line) in enumerate(rows):
            plural, targets = plurals.get(number, (None, ()))
            is_fuzzy, notes = number in fuzzy, comments.get(number, ())
            yield built((source, target, context, plural, targets, is_fuzzy, False, (), None, notes, (), ()), line)

    def by_key(self) -> dict[Key, Entry]:
        """The entries in use, by context and source."""
        return dict(zip(zip(self.contexts, self.sources, strict=True), self.active(), strict=True))

    def field(self, name: str) -> str | None:
        """A header field's value, or None; names are compared without case."""
        return header_field(self.header, name)

    def _comments(self) -> dict[int, tuple[str, ...]]:
        comments: dict[int, tuple[str, ...]] = {}
        for number, comment in self.comments:
            comments[number] = (*comments.get(number, ()), comment)
        return comments


def compiled(catalog: Catalog) -> CompiledCatalog:
    """The compiled form of a catalog."""
    entries = tuple(catalog.active())
    return CompiledCatalog(
        header=catalog.header,
        contexts=tuple([entry.context for entry in entries]),
        sources=tuple([entry.source for entry in entries]),
        targets=tuple([entry.target for entry in entries]),
        lines=tuple([entry.line for entry in entries]),
        fuzzy=tuple([number for number, entry in enumerate(entries) if entry.fuzzy]),
        comments=tuple([(number, comment) for number, entry in enumerate(entries) for comment in entry.comments]),
        plurals=tuple(
            [(number, each.plural, each.targets) for number, each in enumerate(entries) if each.plural is not None]
        ),
        filled=sum(not entry.empty for entry in catalog.entries),
    )
