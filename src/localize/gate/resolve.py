"""The translations of a page in a locale, found through its fallback chain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from localize.catalogs.progress import Chain, EntryState, Resolved, resolve, resolve_entries
from localize.language import tags
from localize.model import characters
from localize.model.article import Article
from localize.model.catalog import Catalog, Entry, Key


def resolve_article(article: Article, chain: Chain) -> Mapping[Key, Resolved]:
    """Resolve each segment of an article, in the order of the article."""
    return resolve(article.catalog_keys(), chain)


def resolve_words(
    keys: Iterable[Key], catalogs: Sequence[tuple[str, Catalog]], *, locale: str, template_locale: str
) -> Mapping[Key, Resolved]:
    """Resolve each interface word; in the language of the page templates a word is its own translation.

    Translations that no page can show do not count.
    """
    resolved = resolve_entries(keys, [(tag, _displayable(catalog)) for tag, catalog in catalogs])
    if tags.language(locale) != template_locale:
        return resolved
    return {
        key: each if each.state is EntryState.TRANSLATED else _itself(key, template_locale)
        for key, each in resolved.items()
    }


def translated_words(resolved: Mapping[Key, Resolved]) -> dict[str, str]:
    """The interface words that are translated, with their translations."""
    translated = {key[1]: each.entry for key, each in resolved.items() if each.state is EntryState.TRANSLATED}
    return {word: entry.target for word, entry in translated.items() if entry}


def _displayable(catalog: Catalog) -> dict[Key, Entry]:
    return {key: entry for key, entry in catalog.by_key().items() if not characters.refused(entry.target)}


def _itself(key: Key, template_locale: str) -> Resolved:
    return Resolved(EntryState.TRANSLATED, Entry(key[1], key[1]), template_locale)
