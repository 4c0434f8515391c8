"""Files of other tools to catalogs of messages: PO, XLIFF, TMX."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from localize.adopt.messages import ForeignCatalog, ForeignMessage
from localize.catalogs import po
from localize.catalogs.progress import EntryState
from localize.exchange import read_documents, tmx
from localize.model.catalog import Entry, Key


def read_po(data: bytes, path: str, _source_locale: str) -> tuple[ForeignCatalog, ...]:
    """The catalog in a PO file; of plural forms each is a message. Raises CatalogError.

    Of entries that stand twice the first finished one counts, the first one if none is.
    """
    catalog = po.read_tolerantly(data, path)
    problems = tuple(po.duplicates_in(catalog, path))
    entries = _each_once(catalog.entries) if problems else catalog.entries
    messages = tuple(message for entry in entries for message in _messages(entry))
    locale = (catalog.field("Language") or "").strip()
    return (ForeignCatalog(path, locale, messages, problems=problems),)


def _each_once(entries: Iterable[Entry]) -> Iterator[Entry]:
    chosen: dict[tuple[Key, bool], Entry] = {}
    for entry in entries:
        known = chosen.setdefault((entry.key, entry.obsolete), entry)
        if entry.translated and not known.translated:
            chosen[entry.key, entry.obsolete] = entry
    yield from chosen.values()


def _messages(entry: Entry) -> Iterator[ForeignMessage]:
    """The messages of an entry: the singular with the first form, the plural with the last."""
    pairs = [(entry.source, entry.target)]
    if entry.plural is not None and len(entry.targets) > 1:
        pairs.append((entry.plural, entry.targets[-1]))
    for source, target in pairs:
        yield ForeignMessage(
            source,
            target,
            line=entry.line,
            context=entry.context,
            is_fuzzy=entry.fuzzy,
            is_obsolete=entry.obsolete,
            references=tuple(reference for line in entry.references for reference in line.split()),
            previous=entry.previous.source if entry.previous else "",
            comments=entry.comments,
        )


def read_exchanged(data: bytes, path: str, _source_locale: str) -> tuple[ForeignCatalog, ...]:
    """The catalogs in an XLIFF file, one for each document in it; raises ExchangeError."""
    return tuple(
        ForeignCatalog(
            path,
            document.locale,
            tuple(
                ForeignMessage(
                    message.source,
                    message.target,
                    line=message.line,
                    context=message.context,
                    is_fuzzy=message.state is EntryState.FUZZY,
                    references=(document.article,),
                    comments=message.comments,
                )
                for message in document.messages
            ),
            has_codes=True,
        )
        for document in read_documents(data, path)
    )


def read_memory(data: bytes, path: str, source_locale: str) -> tuple[ForeignCatalog, ...]:
    """The translations in a TMX file, one catalog for each target language; raises ExchangeError."""
    by_language: dict[str, list[ForeignMessage]] = {}
    for language, pair in tmx.read_memory(data, path, source_locale=source_locale, keeps_lines=True):
        message = ForeignMessage(pair.source, pair.target, line=0, context=pair.context)
        by_language.setdefault(language, []).append(message)
    return tuple(
        ForeignCatalog(path, language, tuple(messages), has_codes=True) for language, messages in by_language.items()
    )
