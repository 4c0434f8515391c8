"""The interface words of a locale: merged with their template, and resolved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from localize.catalogs.progress import Resolved
from localize.gate.resolve import resolve_words
from localize.model.catalog import Catalog, Key
from localize.pages import interface


def update_interface(before: Catalog | None, locale: str, *, ship: bool) -> Catalog:
    """Bring a locale's catalog of interface words up to date with their template.

    With `ship`, words that nobody translated take the translations that come with the program.
    """
    from localize.catalogs.merge import merge  # noqa: PLC0415  # only an update merges

    return _filled(merge(interface.template(), before, locale=locale), locale, ship=ship)


def interface_without_catalog(locale: str, *, ship: bool) -> Catalog:
    """Return the words of a locale that has no catalog of them, with the header of the template: it is only read."""
    return _filled(interface.template(), locale, ship=ship)


def _filled(catalog: Catalog, locale: str, *, ship: bool) -> Catalog:
    ours = interface.shipped(locale) if ship else {}
    filled = tuple(
        replace(entry, target=ours[entry.key].target) if entry.empty and entry.key in ours else entry
        for entry in catalog.entries
    )
    return replace(catalog, entries=filled)


def interface_words(catalogs: Sequence[tuple[str, Catalog]], locale: str) -> Mapping[Key, Resolved]:
    """Return the translation of each interface word in a locale."""
    keys = [entry.key for entry in interface.template().entries]
    return resolve_words(keys, catalogs, locale=locale, template_locale=interface.LOCALE)
