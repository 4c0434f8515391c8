"""A template and a locale's catalog to the locale's new catalog; nothing a person typed is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from localize.catalogs import align
from localize.catalogs.template import header
from localize.language import tags
from localize.model.catalog import Catalog, Entry, Header, Key, Previous

Hints = Callable[[Entry], tuple[str, ...]]
"""More `#.` lines for an entry in this locale, such as glossary hits."""


def merge(template: Catalog, old: Catalog | None, locale: str, hints: Hints | None = None) -> Catalog:
    """The locale's catalog for a template; merging a second time changes nothing.

    An entry of the same source and context stays as it is. Otherwise the translation of the old segment it was made
    from becomes fuzzy, with what it translated as the previous text; obsolete entries of the same source and context
    come back as they were. What is no longer used and has a translation or a comment is kept as obsolete, at the end.
    """
    if old is None:
        fresh = tuple(_told(entry, entry, hints) for entry in template.entries)
        return Catalog(_new_header(template, locale), fresh)
    current = old.by_key()
    retired = {entry.key: entry for entry in old.entries if entry.obsolete}
    aligned = _aligned(tuple(current), tuple(entry.key for entry in template.entries))
    used: set[Key] = set()
    entries = []
    for wanted in template.entries:
        before, carry = _origin(wanted.key, current, retired, aligned)
        if before is None:
            entry = wanted
        else:
            used.add(before.key)
            entry = carry(before, wanted)
        entries.append(_told(entry, wanted, hints))
    entries += [
        entry if entry.obsolete else replace(entry, obsolete=True)
        for entry in _last_obsolete(old.entries)
        if entry.key not in used and (not entry.empty or entry.comments)
    ]
    return replace(old, header=_updated_header(old.header, template, locale), entries=tuple(entries))


Carry = Callable[[Entry, Entry], Entry]


def _origin(
    key: Key, current: Mapping[Key, Entry], retired: Mapping[Key, Entry], aligned: Mapping[Key, Key]
) -> tuple[Entry | None, Carry]:
    """The old entry that a wanted one takes its translation from, and how."""
    if key in current:
        return current[key], _kept
    if key in retired:
        return retired[key], _revived
    if key in aligned:
        return current[aligned[key]], _changed
    return None, _changed


def _kept(before: Entry, _: Entry) -> Entry:
    return before


def _revived(before: Entry, _: Entry) -> Entry:
    return replace(before, obsolete=False)


def _changed(before: Entry, wanted: Entry) -> Entry:
    """The entry of a changed segment: its former translation, fuzzy, with the text which that translated."""
    if before.empty:
        return replace(before, source=wanted.source, context=wanted.context, plural=wanted.plural, previous=None)
    previous = before.previous if before.fuzzy and before.previous else None
    return replace(
        before,
        source=wanted.source,
        context=wanted.context,
        plural=wanted.plural,
        fuzzy=True,
        previous=previous or Previous(before.source, before.context, before.plural),
    )


def _told(entry: Entry, wanted: Entry, hints: Hints | None) -> Entry:
    """The entry with our own comments brought up to date."""
    ours = wanted.hints + (hints(wanted) if hints else ())
    if entry.hints == ours and entry.references == wanted.references:
        return entry
    return replace(entry, hints=ours, references=wanted.references)


def _last_obsolete(entries: Iterable[Entry]) -> Sequence[Entry]:
    """Entries in use first, then obsolete ones: the order in which leftovers are kept at the end of the file."""
    return sorted(entries, key=lambda entry: not entry.obsolete)


@lru_cache(maxsize=8)
def _aligned(old: tuple[Key, ...], new: tuple[Key, ...]) -> Mapping[Key, Key]:
    """Made once per source change: the catalogs of an article have the same sources in every locale."""
    return {} if old == new else align.align(old, new)


def _new_header(template: Catalog, locale: str) -> Header:
    values = {"Language": tags.gettext_name(locale), "Language-Team": tags.cldr(locale).english_name or locale}
    fields = [(name, values.get(name, value)) for name, value in header(template.field("Project-Id-Version") or "")]
    fields.append(("Plural-Forms", tags.plural_forms(locale)))
    segmentation = template.field("X-Segmentation")
    return tuple(fields if segmentation is None else [*fields, ("X-Segmentation", segmentation)])


def _updated_header(old: Header, template: Catalog, locale: str) -> Header:
    """The old header; a field is written only where it is missing or wrong about the file."""
    wanted = dict(_new_header(template, locale))
    fields = dict(old)
    known = {name.lower() for name in fields}
    must = {"Language", "X-Segmentation"} & wanted.keys()
    kept = tuple((name, wanted[name] if name in must else value) for name, value in old)
    return kept + tuple((name, value) for name, value in wanted.items() if name.lower() not in known)
