"""Split articles to templates (.pot): what translators are asked to translate."""

from __future__ import annotations

from localize.config import Segmentation
from localize.model.article import Article, Block, Role
from localize.model.catalog import Catalog, Entry, Header, Key
from localize.segments.split import version

LONGEST_DESCRIPTION = 155
"""Characters of a meta-description that search engines show before they cut."""

_LIMITS = {Role.DESCRIPTION: f"Limit: {LONGEST_DESCRIPTION} characters"}


def template(article: Article, mode: Segmentation) -> Catalog:
    """The template of a split article: an entry for each text and context, in the order of the article."""
    entries: dict[Key, Entry] = {}
    for block, segment in article.translatable():
        key = (block.context, segment.text)
        entry = entries.get(key) or Entry(segment.text, context=block.context, references=(reference(article.path),))
        hints = (*entry.hints, *(hint for hint in _hints(block) if hint not in entry.hints))
        entries[key] = Entry(entry.source, context=entry.context, hints=hints, references=entry.references)
    return Catalog(header(article.name, version(mode)), tuple(entries.values()))


def header(name: str, segmentation: str | None = None) -> Header:
    """The header fields of a new catalog; `msgfmt -c` asks for each, empty ones are for people to fill in."""
    fields = (
        ("Project-Id-Version", name),
        ("Report-Msgid-Bugs-To", ""),
        ("PO-Revision-Date", ""),
        ("Last-Translator", ""),
        ("Language-Team", ""),
        ("Language", ""),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
    )
    return fields if segmentation is None else (*fields, ("X-Segmentation", segmentation))


def reference(path: str) -> str:
    """A path as `#:` shows it; with spaces, between the isolates that GNU gettext writes (U+2068, U+2069)."""
    return f"\u2068{path}\u2069" if " " in path else path


def _hints(block: Block) -> tuple[str, ...]:
    limit = _LIMITS.get(block.role)
    return (block.role.value, *(() if limit is None else (limit,)), *(f"Note: {note}" for note in block.notes))
