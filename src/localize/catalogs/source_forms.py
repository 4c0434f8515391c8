"""The source as the last catalog of a locale: what it gives needs no entry."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from localize.catalogs.progress import Lookup
from localize.dataclass import dataclass
from localize.model.catalog import Catalog, Entry, Key
from localize.segments.source_form import is_same, is_same_everywhere


@dataclass(frozen=True, slots=True)
class SourceForms:
    """The texts that are proved to be the same in a locale as in the source, as finished entries.

    It ends the fallback chain of every locale. So a text with another translation keeps that one.
    """

    source_locale: str
    locale: str

    def by_key(self) -> Lookup:
        """Return what gives the entry of a text; metadata have none."""
        return self

    def get(self, key: Key, /) -> Entry | None:
        """The entry of a text, None where it may differ in the locale."""
        context, text = key
        return Entry(text, text) if context is None and is_same(text, self.source_locale, self.locale) else None

    def without(self, catalog: Catalog, old: Catalog | None) -> Catalog:
        """A template or catalog without entries that need none, but for those in which `old` says something else.

        An entry says something else by another text, obsolete too, by being fuzzy, or by a comment.
        """
        source_locale, locale = self.source_locale, self.locale
        texts = (entry.source for entry in catalog.entries if entry.context is None and not entry.obsolete)
        same: set[Key] = {(None, text) for text in texts if is_same(text, source_locale, locale)}
        if same and old is not None:
            same -= {entry.key for entry in old.entries if _differs(entry)}
        if not same:  # most catalogs
            return catalog
        return replace(catalog, entries=tuple(entry for entry in catalog.entries if _stays(entry, same)))


def _stays(entry: Entry, same: Set[Key]) -> bool:
    return entry.obsolete or entry.key not in same


def _differs(entry: Entry) -> bool:
    return bool(entry.comments or not (entry.empty or (entry.target == entry.source and not entry.fuzzy)))


def everywhere_needed(template: Catalog) -> Catalog:
    """A template without the texts that are the same in every locale."""
    entries = tuple(
        entry for entry in template.entries if entry.context is not None or not is_same_everywhere(entry.source)
    )
    return template if len(entries) == len(template.entries) else replace(template, entries=entries)
