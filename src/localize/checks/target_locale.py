"""A target locale with its configuration and its part of the glossary."""

from __future__ import annotations

from dataclasses import dataclass

from localize.checks.terms import Terms
from localize.config import Config, LocaleConfig
from localize.glossary import hints
from localize.glossary.match import Matcher
from localize.model.catalog import Entry
from localize.model.glossary import Glossary


@dataclass(frozen=True, slots=True)
class TargetLocale:
    """A target locale: its configuration, and its terms for checks and hints."""

    config: LocaleConfig
    terms: Terms

    @property
    def tag(self) -> str:
        """Its BCP 47 tag."""
        return self.config.tag

    def hints(self, entry: Entry) -> tuple[str, ...]:
        """Return the glossary's `#.` lines for an entry."""
        return tuple(hints.hints(entry.source, self.terms.source, glossary=self.terms.glossary, chain=self.terms.chain))


def target_locale(config: LocaleConfig, glossary: Glossary, source_terms: Matcher) -> TargetLocale:
    """Return a target locale with its terms; `source_terms` finds the terms of the source locale."""
    targets = Matcher(term for tag in config.chain for term in glossary.in_locale(tag))
    return TargetLocale(config, Terms(glossary, source_terms, target=targets, chain=config.chain))


def target_locales(config: Config, glossary: Glossary) -> tuple[TargetLocale, ...]:
    """Return the target locales in the order of the configuration; source terms are indexed once for all."""
    source_terms = Matcher(glossary.in_locale(config.source_locale))
    return tuple(target_locale(locale, glossary, source_terms) for locale in config.locales.values())
