"""What the glossary tells translators about the entries of an article, in each locale."""

from __future__ import annotations

from collections.abc import Sequence

from localize.checks.target_locale import TargetLocale
from localize.glossary.hints import line, terms_in
from localize.model.catalog import Catalog, Key
from localize.model.glossary import Term
from localize.tasks.catalog_job import HintTable


class TermHints:
    """Makes the `#.` lines of articles; the terms of a text are matched once for all locales."""

    def __init__(self, locales: Sequence[TargetLocale]) -> None:
        """`locales` have one glossary and one source locale."""
        self._locales = locales
        self._lines: dict[tuple[str, str, str], str] = {}

    def of(self, template: Catalog) -> dict[str, HintTable]:
        """Return the lines of each locale, for the entries that have any."""
        if not self._locales:
            return {}
        matcher = self._locales[0].terms.source
        terms = {entry.key: hits for entry in template.entries if (hits := terms_in(entry.source, matcher))}
        return {locale.tag: self._in_locale(terms, locale) for locale in self._locales}

    def _in_locale(self, terms: dict[Key, tuple[Term, ...]], locale: TargetLocale) -> HintTable:
        lines = {key: tuple(filter(None, (self._line(hit, locale) for hit in hits))) for key, hits in terms.items()}
        return {key: each for key, each in lines.items() if each}

    def _line(self, term: Term, locale: TargetLocale) -> str:
        key = (locale.tag, term.concept, term.text)
        known = self._lines.get(key)
        if known is None:
            known = self._lines[key] = line(term, glossary=locale.terms.glossary, chain=locale.terms.chain)
        return known
