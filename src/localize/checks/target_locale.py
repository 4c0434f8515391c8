"""A target locale with its configuration and its part of the glossary, for articles in one source locale."""

from __future__ import annotations

from localize.checks.quiet_levels import MEASURED
from localize.checks.severities import SEVERITIES
from localize.checks.terms import Terms
from localize.config import Config, LocaleConfig, between
from localize.dataclass import dataclass
from localize.glossary import hints
from localize.glossary.match import Matcher
from localize.model.catalog import Entry
from localize.model.glossary import Glossary


@dataclass(frozen=True, slots=True)
class TargetLocale:
    """A target locale of articles in a source locale: its configuration, and its terms for checks and hints."""

    source_locale: str
    config: LocaleConfig
    terms: Terms

    @property
    def tag(self) -> str:
        """Its BCP 47 tag."""
        return self.config.tag

    def hints(self, entry: Entry) -> tuple[str, ...]:
        """Return the glossary's `#.` lines for an entry."""
        return tuple(hints.hints(entry.source, self.terms.source, glossary=self.terms.glossary, chain=self.terms.chain))


def target_locale(
    config: LocaleConfig, glossary: Glossary, source_terms: Matcher, *, source_locale: str
) -> TargetLocale:
    """Return a target locale with its terms; `source_terms` finds the terms of the source locale."""
    targets = Matcher(term for tag in config.chain for term in glossary.in_locale(tag))
    return TargetLocale(source_locale, config, Terms(glossary, source_terms, target=targets, chain=config.chain))


def target_locales(config: Config, glossary: Glossary, source_locale: str) -> tuple[TargetLocale, ...]:
    """Return the target locales of articles in a source locale, in the order of the configuration.

    Source terms are indexed once for all. Articles in the source locale of the project have other targets than those in
    other languages, which are translated into it too.
    """
    source_terms = Matcher(glossary.in_locale(source_locale))
    if source_locale == config.source_locale:
        locales = list(config.locales.values())
    else:
        others = (each for tag, each in config.targets.items() if tag != source_locale)
        locales = [between(config, each, source_locale, rules=SEVERITIES, measured=MEASURED) for each in others]
    return tuple(target_locale(each, glossary, source_terms, source_locale=source_locale) for each in locales)
