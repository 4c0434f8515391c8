"""Split articles to templates (.pot): what translators are asked to translate."""

from __future__ import annotations

from dataclasses import field, replace
from pathlib import PurePosixPath

from localize.catalogs.surroundings import Note, SegmentSurroundings, lines
from localize.config import Segmentation, SlugPolicy
from localize.dataclass import dataclass
from localize.model.article import Article
from localize.model.block import Block, Role
from localize.model.catalog import Catalog, Entry, Header, Key, built
from localize.segments.split import version

LONGEST_DESCRIPTION = 155
"""Characters of a meta-description that search engines show before they cut."""

_LIMITS = {Role.DESCRIPTION: LONGEST_DESCRIPTION}
"""Characters that a text of a role has at most."""

NO_DATE = "YEAR-MO-DA HO:MI+0000"
"""The date of a catalog that no editor has dated yet.

Babel reads no catalog whose `PO-Revision-Date` is empty, and takes any with "YEAR" for the placeholder of GNU gettext;
`msgfmt -c` complains of that placeholder itself ("+ZONE"), and where the field is missing.
"""

SLUG = "slug"
"""The msgctxt of what the file of a page is called; translators may leave it empty."""

SOURCE_LANGUAGE = "X-Source-Language"
"""The header field that names the language of the texts, as editors of PO files know it (Poedit, Weblate)."""

_SLUG_HINTS = ("Name of the page in web addresses", "May stay empty: the page is then called as in the source")


def slug_key(page: str) -> Key:
    """The key of the entry for the name of a page, by its path in the source locale."""
    return (SLUG, PurePosixPath(page).name)


def template(article: Article, mode: Segmentation, *, slugs: SlugPolicy = SlugPolicy.SOURCE) -> Catalog:
    """The template of a split article: an entry for each text and context, in the order of the article.

    Where pages have names in their own languages, the first entry is for that.
    """
    texts: dict[Key, _Text] = {}
    if slugs is SlugPolicy.LOCALIZED:
        texts[slug_key(article.page)] = _Text(_SLUG_HINTS)
    around = SegmentSurroundings(article)
    for block in article.blocks():
        if not block.translatable:
            continue
        hints, flags = _hints(block), _flags(block)
        for number, segment in enumerate(block.segments):
            key = (block.context, segment.text)
            text = texts.get(key)
            if text is None:
                text = texts[key] = _Text(hints, flags)
            else:
                text.add(hints, flags)
            text.notes += around.notes(block, number)
    references = (reference(article.path),)
    entries = tuple(_entry(key, text, references) for key, text in texts.items())
    return Catalog(header(article.name, version(mode)), entries)


@dataclass(slots=True)
class _Text:
    """What is said of a text to translate; it may stand in several places."""

    hints: tuple[str, ...]
    flags: tuple[str, ...] = ()
    notes: list[Note] = field(default_factory=list)

    def add(self, hints: tuple[str, ...], flags: tuple[str, ...]) -> None:
        """Add what one more place says."""
        if hints != self.hints or flags != self.flags:
            self.hints = (*self.hints, *(hint for hint in hints if hint not in self.hints))
            self.flags = tuple(dict.fromkeys((*self.flags, *flags)))


def _entry(key: Key, text: _Text, references: tuple[str, ...]) -> Entry:
    context, source = key
    hints = (*text.hints, *lines(text.notes)) if text.notes else text.hints
    return built((source, "", context, None, (), False, False, text.flags, None, (), hints, references), line=0)


def header(name: str, segmentation: str | None = None) -> Header:
    """The header fields of a new catalog; `msgfmt -c` asks for each, empty ones are for people to fill in."""
    fields = (
        ("Project-Id-Version", name),
        ("Report-Msgid-Bugs-To", ""),
        ("PO-Revision-Date", NO_DATE),
        ("Last-Translator", ""),
        ("Language-Team", ""),
        ("Language", ""),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
    )
    return fields if segmentation is None else (*fields, ("X-Segmentation", segmentation))


def with_date(catalog: Catalog) -> Catalog:
    """The catalog with a date that Babel reads, for one that is written anyway."""
    if not any(field == ("PO-Revision-Date", "") for field in catalog.header):
        return catalog
    fields = (("PO-Revision-Date", NO_DATE) if field == ("PO-Revision-Date", "") else field for field in catalog.header)
    return replace(catalog, header=tuple(fields))


def reference(path: str) -> str:
    """A path as `#:` shows it; with spaces, between the isolates that GNU gettext writes (U+2068, U+2069)."""
    return f"\u2068{path}\u2069" if " " in path else path


def _hints(block: Block) -> tuple[str, ...]:
    limit = _LIMITS.get(block.role)
    role = f"{block.role.value} in a warning or on dosing" if block.safety else block.role.value
    return (
        role,
        *(() if limit is None else (f"Limit: {limit} characters",)),
        *(f"Note: {note}" for note in block.notes),
    )


def _flags(block: Block) -> tuple[str, ...]:
    """The limit as Weblate understands it."""
    limit = _LIMITS.get(block.role)
    return () if limit is None else (f"max-length:{limit}",)
