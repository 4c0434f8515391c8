"""The findings of entries that were checked before: an entry that is as it was is not checked again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from localize.cache.codec import Codec
from localize.cache.steps import Step
from localize.cache.store import key_of
from localize.checks.article import ArticlePairs, EntryFindings
from localize.checks.pair import Located
from localize.checks.target_locale import TargetLocale
from localize.dataclass import dataclass
from localize.errors import GlossaryError
from localize.files.exchange import base_of
from localize.glossary import table
from localize.glossary.digests import digest_of, digests_by_locale
from localize.glossary.reach import ChangedConcept, Reach, changed_concepts
from localize.model.block import Pattern
from localize.model.catalog import Key
from localize.model.glossary import Glossary
from localize.tasks.articles import page_name
from localize.tasks.sources import Sources

_MOST_GLOSSARIES = 5
"""Earlier glossaries that are kept, to tell what has changed since."""

_GlossaryFiles = tuple[tuple[str, bytes], ...]
_PATTERN: Codec[Pattern] = Codec(Pattern)


@dataclass(frozen=True, slots=True)
class KnownFindings:
    """The findings of the entries of a page, by the key of each, and the key of the glossary they were made with."""

    glossary: str
    findings: tuple[tuple[bytes, EntryFindings], ...] = ()


class EntryMemory:
    """Remembers the findings of entries from run to run."""

    def __init__(self, sources: Sources) -> None:
        steps, files, config = sources.project.files.steps, sources.project.files, sources.project.config
        self._step: Step[KnownFindings] = steps.step("entry findings", KnownFindings)
        self._glossaries: Step[_GlossaryFiles] = steps.step("glossaries", _GlossaryFiles)
        self._chains = {
            source_locale: {tag: locale.config.chain for tag, locale in targets.items()}
            for source_locale, targets in sources.targets.items()
        }
        self._glossary = sources.glossary.value
        self._key = sources.glossary.base or ""
        self._digests = digests_by_locale(self._glossary)
        self._reaches: dict[tuple[str, str], Reach | None] = {
            (source_locale, self._key): self._reach_of((), source_locale) for source_locale in self._chains
        }
        self._before = dict(self._glossaries.known("") or ())
        data = b"" if sources.glossary.unreadable else files.read(config.glossary) or b""
        if self._key not in self._before and (base_of(data) == self._key or not (data or self._key)):
            self._remember(data)

    def _remember(self, data: bytes) -> None:
        self._before[self._key] = data
        self._glossaries.keep("", tuple(list(self._before.items())[-_MOST_GLOSSARIES:]))

    def glossary_of(self, locale: TargetLocale) -> str:
        """Return what stands for the terms that a locale sees."""
        return digest_of((locale.source_locale, *locale.config.chain), self._digests)

    def known(
        self, article: str, pairs: ArticlePairs, locale: TargetLocale, *, keys: Mapping[Key, bytes]
    ) -> dict[Key, EntryFindings]:
        """Return the findings of the entries that are as they were, by entry."""
        known = self._step.known(page_name(article, locale.tag), settings_key(locale))
        if known is None:
            return {}
        reach = self._reach(known.glossary, locale.source_locale)
        if reach is None:
            return {}
        findings, is_reached = dict(known.findings), locale.tag in reach.locales()
        return {
            key: findings[keys[key]]
            for key, located in pairs.finished.items()
            if keys[key] in findings and not (is_reached and _touches(reach, located))
        }

    def keep(
        self, article: str, locale: TargetLocale, *, keys: Mapping[Key, bytes], by_entry: Mapping[Key, EntryFindings]
    ) -> None:
        """Remember the findings of the entries of an article in a locale."""
        findings = tuple((keys[key], of_entry) for key, of_entry in by_entry.items())
        self._step.keep(page_name(article, locale.tag), KnownFindings(self._key, findings), settings_key(locale))

    def _reach(self, key: str, source_locale: str) -> Reach | None:
        """Return what has changed since a glossary, nothing since today's; None where it is not kept any more."""
        if (source_locale, key) not in self._reaches:
            before = _read(self._before.get(key))
            self._reaches[source_locale, key] = (
                None if before is None else self._reach_of(changed_concepts(before, self._glossary), source_locale)
            )
        return self._reaches[source_locale, key]

    def _reach_of(self, changed: Sequence[ChangedConcept], source_locale: str) -> Reach:
        return Reach(changed, source_locale=source_locale, chains=self._chains[source_locale])


def entry_keys(pairs: ArticlePairs) -> dict[Key, bytes]:
    """Return for each finished translation a key of all that its findings depend on, but for settings and terms."""
    return {key: _entry_key(located) for key, located in pairs.finished.items()}


def _entry_key(located: Located) -> bytes:
    entry = located.pair.entry
    pattern = _PATTERN.pack(located.pair.segment.pattern)
    return key_of(pattern, entry.context or "", entry.source, entry.target, "\n".join(entry.comments))


def settings_key(locale: TargetLocale, glossary: str = "") -> str:
    """Return what the findings of a locale depend on besides its entries; without `glossary`, besides terms too."""
    rules = locale.config.checks
    return repr(
        (
            locale.source_locale,
            locale.tag,
            locale.config.chain,
            sorted(rules.levels.items(), key=repr),
            rules.confidence,
            glossary,
        )
    )


def _touches(reach: Reach, located: Located) -> bool:
    return reach.touches(located.pair.source_text, located.pair.target_text, located.pair.locale)


def _read(data: bytes | None) -> Glossary | None:
    if data is None:
        return None
    try:
        return table.read(data, "") if data.strip() else Glossary({})
    except GlossaryError:
        return None
