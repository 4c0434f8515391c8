"""What stands for each text of a page in a locale, its fallbacks counted in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from localize.catalogs.progress import Chain, EntryState, Resolved, resolve
from localize.language import tags
from localize.model import characters
from localize.model.article import Article
from localize.model.catalog import Catalog, Entry, Key


def resolve_article(article: Article, chain: Chain) -> Mapping[Key, Resolved]:
    """What stands for each segment of an article, in the order of the article."""
    return resolve(((block.context, segment.text) for block, segment in article.translatable()), chain)


def resolve_words(keys: Iterable[Key], chain: Chain, *, locale: str, template_locale: str) -> Mapping[Key, Resolved]:
    """What stands for each interface word; in the language of the page templates a word stands for itself.

    Translations that no page can show count as none.
    """
    resolved = resolve(keys, [(tag, _displayable(catalog)) for tag, catalog in chain])
    if tags.language(locale) != template_locale:
        return resolved
    return {
        key: each if each.state is EntryState.TRANSLATED else _itself(key, template_locale)
        for key, each in resolved.items()
    }


def word_lookup(resolved: Mapping[Key, Resolved]) -> Callable[[str], str]:
    """The function that page templates call `_`: it gives a word in a locale, or the word itself."""

    def word(text: str) -> str:
        each = resolved.get((None, text))
        return each.entry.target if each and each.entry and each.state is EntryState.TRANSLATED else text

    return word


def _displayable(catalog: Catalog) -> Catalog:
    return replace(catalog, entries=tuple(each for each in catalog.entries if not characters.refused(each.target)))


def _itself(key: Key, template_locale: str) -> Resolved:
    return Resolved(EntryState.TRANSLATED, Entry(key[1], key[1]), template_locale)
