"""Digests of a glossary, to tell whether what is made of it is still true."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from localize.model.glossary import Glossary, Term

CheckedColumns = tuple[str, str, str, str, str, bool, tuple[str, ...]]


def checked_columns(term: Term) -> CheckedColumns:
    """All of a row that findings and hints are made of: not its line, its definition and its note."""
    return (
        term.concept,
        term.locale,
        term.text,
        term.status.value,
        term.part_of_speech,
        term.case_sensitive,
        term.forms,
    )


def digests_by_locale(glossary: Glossary) -> dict[str, str]:
    """For each locale the SHA-256 of its rows in their order, in hexadecimal."""
    digests: dict[str, hashlib._Hash] = {}
    for concept in glossary.terms.values():
        for locale, terms in concept.items():
            digest = digests.get(locale)
            if digest is None:
                digest = digests[locale] = hashlib.sha256()
            for term in terms:
                digest.update(repr(checked_columns(term)).encode("utf-8", "backslashreplace"))
    return {locale: digest.hexdigest() for locale, digest in digests.items()}


def digest_of(locales: Iterable[str], by_locale: Mapping[str, str]) -> str:
    """The SHA-256 of what some locales have in a glossary: the source locale, and a locale with its fallbacks.

    If it is the same, so are the findings and the hints that come from the glossary. The order of the locales counts.
    """
    parts = "\n".join(f"{locale} {by_locale.get(locale, '')}" for locale in locales)
    return hashlib.sha256(parts.encode("utf-8")).hexdigest()
