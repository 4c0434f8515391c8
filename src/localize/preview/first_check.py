"""The first check of a page, in pieces: what is known of earlier runs is there at once, the rest comes bit by bit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from localize.checks.article import EntryFindings, rule_findings
from localize.checks.runner import rules_on
from localize.checks.target_locale import TargetLocale
from localize.model.catalog import Key
from localize.preview.opened_page import CheckedEntry
from localize.preview.project_state import ProjectState
from localize.tasks.articles import ArticleRow
from localize.tasks.known_findings import entry_keys

_AT_FIRST, _AT_ONCE = 100, 20
"""Entries that are checked before a page is displayed, and in each piece afterwards: a page gets so few one by one."""


class FirstCheck:
    """The check of an article in a locale, entry by entry, by the rules of one translation."""

    def __init__(self, state: ProjectState, row: ArticleRow, locale: TargetLocale) -> None:
        """Its catalogs can be read."""
        self._state, self._row, self._locale = state, row, locale
        self._pairs = state.catalogs.reader.pairs(state.sources.articles[row.name], locale)
        self._keys = entry_keys(self._pairs)
        self._memory = state.catalogs.checks.memory
        self.known: dict[Key, EntryFindings] = self._memory.known(row.name, self._pairs, locale, keys=self._keys)
        self._rest = [key for key in self._pairs.finished if key not in self.known]
        self._rules = rules_on(locale.config.checks.levels)

    def begin(self) -> None:
        """Check as many entries as an ordinary article has: somebody waits for the page."""
        self._check(_AT_FIRST)

    @property
    def is_done(self) -> bool:
        """Whether all is checked."""
        return not self._rest

    def known_entries(self) -> Mapping[Key, CheckedEntry]:
        """Return what is known so far."""
        return {key: self._checked(key) for key in self.known}

    def next_entries(self) -> Mapping[Key, CheckedEntry]:
        """Check the next entries; when all are, their findings are kept for later runs."""
        return {key: self._checked(key) for key in self._check(_AT_ONCE)}

    def _check(self, most: int) -> Sequence[Key]:
        keys, self._rest = self._rest[:most], self._rest[most:]
        findings = rule_findings([self._pairs.finished[key].pair for key in keys], self._rules)
        self.known.update(zip(keys, findings, strict=True))
        if keys and self.is_done:
            self._memory.keep(self._row.name, self._locale, keys=self._keys, by_entry=self.known)
        return keys

    def _checked(self, key: Key) -> CheckedEntry:
        entry = self._pairs.finished[key].pair.entry
        return CheckedEntry(entry.target, entry.comments, self.known[key])
