"""A template and a locale's catalog to the locale's new catalog; nothing a person typed is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache

from localize.catalogs import align, reuse
from localize.catalogs.template import SOURCE_LANGUAGE, header
from localize.language import tags
from localize.model.catalog import Catalog, Entry, Header, Key, Previous

Hints = Callable[[Entry], tuple[str, ...]]
"""More `#.` lines for an entry in this locale, such as glossary hits."""

MEMORY_NOTE = "Memory: "
"""How a hint begins that tells where a proposal came from; it stays as long as the entry is fuzzy."""
ADOPTED_NOTE = "Adopted: "
"""The same for a translation that was adopted from elsewhere."""
_NOTES = (MEMORY_NOTE.rstrip(), ADOPTED_NOTE.rstrip())


def merge(template: Catalog, old: Catalog | None, *, locale: str, hints: Hints | None = None) -> Catalog:
    """The locale's catalog for a template; merging a second time changes nothing.

    An entry of the same source and context stays as it is. Otherwise obsolete entries of the same source and context
    come back as they were; then the translation of the segments it was made from is reused, then that of an
    obsolete entry that is much alike. What is no longer used and has a translation or a comment is kept as obsolete,
    at the end.
    """
    if old is None:
        fresh = tuple(_annotated(entry, entry, hints) for entry in template.entries)
        return Catalog(_new_header(template, locale), fresh)
    merging = _Merging(template, old, locale)
    entries = tuple(
        _annotated(entry, new, hints) for entry, new in zip(merging.entries(), template.entries, strict=True)
    )
    return replace(old, header=_updated_header(old.header, template, locale), entries=(*entries, *merging.leftovers()))


class _Merging:
    """One merge: finds for each entry of the template what it takes its translation from, and notes what is used."""

    def __init__(self, template: Catalog, old: Catalog, locale: str) -> None:
        self._template = {(entry.context, entry.source): entry for entry in template.entries}
        self._old = old
        self._locale = locale
        self._current = old.by_key()
        self._retired = {(entry.context, entry.source): entry for entry in old.entries if entry.obsolete}
        self._used: set[Key] = set()
        self._revived: dict[Key, Entry] = {}
        origins = _origins(tuple(self._current), tuple(self._template))
        # What comes back by itself is made of nothing: its share of a split goes to the other parts, whole.
        self._origins = {key: made_of for key, made_of in origins.items() if key not in self._retired}
        self._pieces = self._split()

    def entries(self) -> Iterator[Entry]:
        """The entries of the new catalog that are in use, in the order of the template."""
        for key, new in self._template.items():
            yield self._entry(key, new)

    def leftovers(self) -> Iterator[Entry]:
        """What is no longer in use: entries of the last catalog that nothing was made of, then the obsolete ones."""
        seen: set[tuple[Key, str]] = set()
        unused = [entry for key, entry in self._current.items() if key not in self._used]
        retired = (entry for entry in self._old.entries if entry.obsolete)
        for entry in (*unused, *(entry for entry in retired if entry is not self._revived.get(entry.key))):
            content = (entry.key, entry.target)
            if content in seen or (entry.empty and not entry.comments):
                continue
            seen.add(content)
            yield entry if entry.obsolete else _rewritten(replace(entry, obsolete=True))

    def _entry(self, key: Key, new: Entry) -> Entry:
        current = self._current.get(key)
        if current is not None:
            self._used.add(key)
            return current
        if key in self._retired:
            self._revived[key] = self._retired[key]
            return _rewritten(replace(self._retired[key], obsolete=False))
        origins = self._origins.get(key, ())
        self._used.update(origins)
        if key in self._pieces:
            return self._pieces[key]
        if len(origins) == 1:
            return reuse.changed(_rewritten(self._current[origins[0]]), new)
        if origins:
            return reuse.joined([self._current[origin] for origin in origins], new, self._locale)
        return reuse.changed(_rewritten(self._alike[key]), new) if key in self._alike else new

    def _split(self) -> dict[Key, Entry]:
        """The entries of segments that share one origin."""
        children: dict[Key, list[Key]] = {}
        for key, origins in self._origins.items():
            if len(origins) == 1:
                children.setdefault(origins[0], []).append(key)
        entries: dict[Key, Entry] = {}
        for origin, keys in children.items():
            if len(keys) > 1 and not self._current[origin].empty:
                parts = reuse.pieces(self._current[origin], [self._template[key] for key in keys], self._locale)
                entries.update(zip(keys, parts, strict=True))
        return entries

    @cached_property
    def _alike(self) -> Mapping[Key, Entry]:
        """Obsolete entries that are much alike segments which nothing else was found for."""
        retired = {key: entry for key, entry in self._retired.items() if not entry.empty and not entry.plural}
        if not retired:
            return {}
        known = {*self._current, *self._retired, *self._origins}
        missing = tuple(key for key in self._template if key not in known)
        return {key: retired[origin] for key, origin in align.nearest(missing, tuple(retired)).items()}


def template_comments(entry: Entry, new: Entry, hints: Hints | None = None) -> Entry:
    """The entry with our comments as its template has them, where another editor has only wrapped or dropped them."""
    ours = new.hints + (hints(new) if hints else ())
    notes = _notes(entry.hints, ours) if entry.fuzzy else ()
    return replace(
        entry,
        hints=ours + _unwrapped(notes) if _same(entry.hints, ours + notes) else entry.hints,
        references=new.references if _same(entry.references, new.references) else entry.references,
        flags=_flags(entry, new)[0],
    )


def _unwrapped(notes: Sequence[str]) -> tuple[str, ...]:
    """The notes on proposals, each on one line; programs break lines at spaces and after hyphens."""
    whole: list[str] = []
    for line in notes:
        if whole and not line.startswith(_NOTES):
            whole[-1] += line if whole[-1].endswith("-") else f" {line}"
        else:
            whole.append(line)
    return tuple(whole)


def _annotated(entry: Entry, new: Entry, hints: Hints | None) -> Entry:
    """The entry with our comments brought up to date; those that say the same stay as an editor has wrapped them."""
    ours = new.hints + (hints(new) if hints else ())
    if entry.hints == ours and entry.references == new.references and entry.flags == new.flags and not entry.fuzzy:
        return entry
    notes = _notes(entry.hints, ours) if entry.fuzzy else ()
    new_hints = entry.hints if _same(entry.hints, ours + notes) else ours + notes
    new_references = entry.references if _same(entry.references, new.references) else new.references
    flags, wrong = _flags(entry, new)
    if (new_hints, new_references) == (entry.hints, entry.references) and not wrong:
        return entry
    return _rewritten(replace(entry, hints=new_hints, references=new_references, flags=flags))


def _flags(entry: Entry, new: Entry) -> tuple[tuple[str, ...], bool]:
    """The flags of an entry with ours, and whether one of them is wrong there.

    One that is missing is no reason to write: GNU gettext's programs drop flags that they do not know.
    """
    ours = {flag.partition(":")[0]: flag for flag in new.flags}
    kept = [flag for flag in entry.flags if ours.get(flag.partition(":")[0], flag) == flag]
    return (*kept, *(flag for flag in new.flags if flag not in kept)), len(kept) < len(entry.flags)


def with_target(entry: Entry, target: str, *, fuzzy: bool) -> Entry:
    """An entry with another translation, as somebody has typed it."""
    return _rewritten(replace(entry, target=target, fuzzy=fuzzy))


def with_proposal(entry: Entry, target: str, *, note: str, previous: Previous | None = None) -> Entry:
    """An entry with a fuzzy translation and a note that tells where it came from; a note of before goes.

    `previous` is the text that it translates there, None where that is the same.
    """
    hints = entry.hints[: len(entry.hints) - len(_notes(entry.hints, ()))]
    return replace(entry, target=target, fuzzy=True, previous=previous, hints=(*hints, note))


def _rewritten(entry: Entry) -> Entry:
    """An entry that is written anew: a finished one without what helped to finish it.

    That is the text its translation was made from (GNU gettext's programs drop it likewise), and where a proposal
    came from. A finished entry is not written anew for that alone.
    """
    if entry.fuzzy:
        return entry
    notes = _notes(entry.hints, ())
    if entry.previous is None and not notes:
        return entry
    return replace(entry, previous=None, hints=entry.hints[: len(entry.hints) - len(notes)])


def _same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether lines say the same, however they are wrapped: at spaces, or after a hyphen."""
    return one == other or _joined(one) == _joined(other)


def _joined(lines: Sequence[str]) -> str:
    return "".join("".join(lines).split())


def _notes(lines: tuple[str, ...], ours: tuple[str, ...]) -> tuple[str, ...]:
    """The last lines of an entry, where they tell from where a proposal came."""
    starts = [number for number, line in enumerate(lines) if line.startswith(_NOTES)]
    after_ours = next((number for number in starts if _same(lines[:number], ours)), None)
    return lines[(starts[-1] if after_ours is None else after_ours) :] if starts else ()


@lru_cache(maxsize=4096)
def _origins(old: tuple[Key, ...], new: tuple[Key, ...]) -> align.Origins:
    """Made once per source change: the catalogs of an article have the same sources in every locale."""
    return {} if old == new else align.align(old, new)


def _new_header(template: Catalog, locale: str) -> Header:
    fields = _fields(template.field("Project-Id-Version") or "", template.field("X-Segmentation"), locale)
    source_language = template.field(SOURCE_LANGUAGE)
    return (*fields, (SOURCE_LANGUAGE, source_language)) if source_language else fields


@lru_cache(maxsize=4096)
def _fields(name: str, segmentation: str | None, locale: str) -> Header:
    values = {"Language": tags.gettext_name(locale), "Language-Team": tags.english_name(locale)}
    fields = [(name, values.get(name, value)) for name, value in header(name)]
    fields.append(("Plural-Forms", tags.plural_forms(locale)))
    return tuple(fields if segmentation is None else [*fields, ("X-Segmentation", segmentation)])


def _updated_header(old: Header, template: Catalog, locale: str) -> Header:
    """The old header; a field is written only where it is missing or wrong about the file."""
    new = dict(_new_header(template, locale))
    known = {name.lower() for name, _ in old}
    must = {name.lower(): new[name] for name in ("Language", "X-Segmentation", SOURCE_LANGUAGE) if name in new}
    kept = tuple((name, must.get(name.lower(), value)) for name, value in old)
    return kept + tuple((name, value) for name, value in new.items() if name.lower() not in known)
