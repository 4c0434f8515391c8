"""What the glossary tells translators about the entries of an article, in each locale."""

from __future__ import annotations

from collections.abc import Mapping

from localize.checks.target_locale import TargetLocale
from localize.glossary.hints import line
from localize.model.catalog import Catalog, Key
from localize.tasks.catalog_job import HintTable
from localize.tasks.source_terms import SourceTerms, TermNumbers
from localize.tasks.sources import Sources

_MOST_LISTS = 20_000
"""Lists of terms whose lines are held at once."""


class TermHints:
    """Makes the `#.` lines of articles; the terms of a text are looked for once for all locales."""

    def __init__(self, sources: Sources) -> None:
        """Make the lines of the selected locales."""
        self._main, self._others = sources.project.config.source_locale, sources.other_languages
        self._terms = {locale: SourceTerms(sources, locale) for locale in sources.targets}
        self._lines = {
            source_locale: {
                tag: _LocaleLines(self._terms[source_locale], locale)
                for tag, locale in targets.items()
                if tag in sources.project.selection.locales
            }
            for source_locale, targets in sources.targets.items()
        }

    def of(self, article: str, template: Catalog) -> dict[str, HintTable]:
        """Return the lines of each locale, for the entries of an article's template that have any."""
        source_locale = self._others.get(article, self._main)
        if not self._lines[source_locale]:
            return {}
        by_text = self._terms[source_locale].of(article, (entry.source for entry in template.entries))
        numbers = {entry.key: by_text[entry.source] for entry in template.entries if entry.source in by_text}
        return {tag: lines.table(numbers) for tag, lines in self._lines[source_locale].items()}


class _LocaleLines:
    """The lines of one locale; those of a list of terms are made once."""

    def __init__(self, terms: SourceTerms, locale: TargetLocale) -> None:
        self._terms = terms.terms
        self._locale = locale
        self._by_term: dict[int, str] = {}
        self._by_terms: dict[TermNumbers, tuple[str, ...]] = {}

    def table(self, numbers: Mapping[Key, TermNumbers]) -> HintTable:
        """The lines of entries, given the terms of each."""
        lines = {key: self._of(each) for key, each in numbers.items()}
        return {key: each for key, each in lines.items() if each}

    def _of(self, numbers: TermNumbers) -> tuple[str, ...]:
        lines = self._by_terms.get(numbers)
        if lines is None:
            if len(self._by_terms) >= _MOST_LISTS:
                self._by_terms.clear()
            lines = self._by_terms[numbers] = tuple(filter(None, map(self._line, numbers)))
        return lines

    def _line(self, number: int) -> str:
        if number not in self._by_term:
            terms = self._locale.terms
            self._by_term[number] = line(self._terms[number], glossary=terms.glossary, chain=terms.chain)
        return self._by_term[number]
