"""What the project does, as pure functions over texts: extract, update, check, translations to show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from localize import checks, formats
from localize.catalogs import merge, progress
from localize.catalogs.progress import EntryState, Resolved
from localize.catalogs.template import template
from localize.config import Config, LocaleConfig
from localize.errors import SourceError, faults_as
from localize.glossary import hints
from localize.glossary.match import Matcher
from localize.language import tags
from localize.model import characters
from localize.model.article import Article
from localize.model.catalog import Catalog, Entry, Key
from localize.model.finding import Finding, Severity
from localize.model.glossary import Glossary
from localize.pages import interface
from localize.release.manifest import digest
from localize.segments.split import split

Chain = Sequence[tuple[str, Catalog]]
"""The catalogs of a locale and its fallbacks with their locales, nearest first."""


def read_article(data: bytes, path: str, name: str, config: Config) -> Article:
    """The split article in a source file; raises SourceError."""
    article = formats.parse(data, path, name, config.source_locale, config.formats)
    with faults_as(SourceError, path):
        return replace(split(article, config.segmentation), digest=digest(data))


def article_template(article: Article, config: Config) -> Catalog:
    """The template of a split article; raises SourceError."""
    with faults_as(SourceError, article.path):
        return template(article, config.segmentation, slugs=config.slugs)


class Locale:
    """What is needed to work in one locale: its configuration and its view of the glossary."""

    def __init__(self, config: LocaleConfig, source_locale: str, glossary: Glossary, source_terms: Matcher) -> None:
        self.config = config
        self.tag = config.tag
        self.source_locale = source_locale
        targets = (term for tag in config.chain for term in glossary.in_locale(tag))
        self.terms = checks.Terms(glossary, source_terms, Matcher(targets), config.chain)

    def hints(self, entry: Entry) -> tuple[str, ...]:
        """The glossary's `#.` lines for an entry."""
        return tuple(hints.hints(entry.source, self.terms.source, self.terms.glossary, self.terms.chain))


def locales(config: Config, glossary: Glossary) -> tuple[Locale, ...]:
    """The target locales in the order of the configuration; the source terms are indexed once for all."""
    source_terms = Matcher(glossary.in_locale(config.source_locale))
    return tuple(Locale(locale, config.source_locale, glossary, source_terms) for locale in config.locales.values())


def update(wanted: Catalog, before: Catalog | None, locale: Locale) -> Catalog:
    """A locale's catalog brought up to date with a template."""
    return merge.merge(wanted, before, locale.tag, locale.hints)


def update_interface(before: Catalog | None, locale: str, *, ship: bool) -> Catalog:
    """The same for the interface words; with `ship`, those nobody translated take what comes with the program."""
    after = merge.merge(interface.template(), before, locale)
    ours = interface.shipped(locale) if ship else {}
    filled = tuple(
        replace(entry, target=ours[entry.key].target) if entry.empty and entry.key in ours else entry
        for entry in after.entries
    )
    return replace(after, entries=filled)


def regional(catalog: Catalog, fallbacks: Chain) -> Catalog:
    """A catalog with only those entries in which its locale differs from its fallbacks, or that carry a comment."""
    found = progress.resolve([entry.key for entry in catalog.active()], fallbacks)

    def differs(entry: Entry) -> bool:
        other = found[entry.key].entry if not entry.obsolete else None
        same = other is not None and other.translated and entry.translated and other.target == entry.target
        return bool(entry.obsolete or entry.comments or not (entry.empty or same))

    return replace(catalog, entries=tuple(filter(differs, catalog.entries)))


@dataclass(frozen=True, slots=True)
class Pairs:
    """A locale's translation of an article: the state of each segment, and the finished ones beside their sources."""

    resolved: Mapping[Key, Resolved]
    finished: Mapping[Key, checks.Located]


def pairs(article: Article, chain: Chain, locale: Locale, path_of: Callable[[str], str]) -> Pairs:
    """What there is to check of an article in a locale; `path_of` gives the path of a locale's catalog.

    A translation taken from a fallback is checked as one of this locale, and named where it stands.
    """
    segments = {(block.context, segment.text): segment for block, segment in article.translatable()}
    resolved = progress.resolve(segments, chain)
    paths = {tag: path_of(tag) for tag, _ in chain}
    finished = {
        key: checks.Located(
            checks.Pair(segments[key], found.entry, article.locale, locale.tag, locale.terms),
            paths[found.locale],
            article.name,
        )
        for key, found in resolved.items()
        if found.state is EntryState.TRANSLATED and found.entry is not None
    }
    return Pairs(resolved, finished)


Wide = Mapping[tuple[str, Key], Sequence[Finding]]
"""What comparing the translations of a locale found, by article and entry."""


def compare(placed: Sequence[checks.Located], locale: Locale) -> Wide:
    """The findings of the rules that compare all finished translations of a locale."""
    found: dict[tuple[str, Key], list[Finding]] = {}
    for place, finding in checks.run_wide(placed, levels=locale.config.checks):
        found.setdefault((place.article, place.pair.entry.key), []).append(finding)
    return found


@dataclass(frozen=True, slots=True)
class Checked:
    """A locale's translation of an article, looked at: the state of each segment, and the findings."""

    resolved: Mapping[Key, Resolved]
    findings: tuple[Finding, ...]
    blocked: frozenset[Key]


def check(pairs: Pairs, locale: Locale, wide: Wide) -> Checked:
    """The state and the findings of an article in a locale, those that its entries waive left out.

    What a waiver silences is judged by the locale in whose catalog it stands. Of a catalog in another script there is
    one finding, and if it is an error, none of its translations is shown.
    """
    findings: list[Finding] = []
    blocked = set()
    levels = locale.config.checks
    for key, placed in pairs.finished.items():
        if bad := characters.refused(placed.pair.target):
            findings.append(_unreadable(placed, bad))
            blocked.add(key)
            continue
        own = pairs.resolved[key].locale == locale.tag
        new = [
            *checks.run(placed.pair, path=placed.path, article=placed.article, levels=levels),
            *wide.get((placed.article, key), ()),
        ]
        standing = checks.settle(placed, new, levels=levels if own else {**levels, checks.UNUSED_WAIVER: None})
        findings += (new_ones := tuple(standing))
        if any(finding.blocking for finding in new_ones):
            blocked.add(key)
    counts = Counter(placed.path for placed in pairs.finished.values())
    whole = checks.catalogs_of_another_language(findings, counts)
    blocking = {path for path, finding in whole.items() if finding.blocking}
    blocked |= {key for key, placed in pairs.finished.items() if placed.path in blocking}
    told = [*whole.values(), *(finding for finding in findings if finding.path not in whole)]
    return Checked(pairs.resolved, tuple(told if whole else findings), frozenset(blocked))


def _unreadable(placed: checks.Located, char: str) -> Finding:
    """What is wrong with a translation that no page can show as it is: no rule, so that nobody can turn it off."""
    pair = placed.pair
    at = pair.target.index(char)
    message = f"{characters.named(char)} in the translation, expected text"
    return Finding(
        "catalog",
        Severity.ERROR,
        message,
        placed.path,
        pair.entry.line,
        pair.locale,
        placed.article,
        pair.entry.context or "",
        pair.source,
        pair.target,
        target_span=(at, at + 1),
    )


def translations(article: Article, checked: Checked) -> dict[Key, str]:
    """What may be published: finished translations without blocking findings."""
    texts = {}
    for block, segment in article.translatable():
        key = (block.context, segment.text)
        found = checked.resolved[key]
        if found.state is EntryState.TRANSLATED and found.entry and key not in checked.blocked:
            texts[key] = found.entry.target
    return texts


def interface_words(chain: Chain, locale: str) -> Mapping[Key, Resolved]:
    """The state of the interface words in a locale; in the language of the templates each stands for itself."""
    keys = [entry.key for entry in interface.template().entries]
    chain = [(tag, _readable(catalog)) for tag, catalog in chain]
    if tags.language(locale) == interface.LOCALE:
        own = progress.resolve(keys, chain)
        return {key: found if found.state is EntryState.TRANSLATED else _itself(key) for key, found in own.items()}
    return progress.resolve(keys, chain)


def _readable(catalog: Catalog) -> Catalog:
    """The catalog without the translations that no page can show."""
    return replace(catalog, entries=tuple(each for each in catalog.entries if not characters.refused(each.target)))


def _itself(key: Key) -> Resolved:
    return Resolved(EntryState.TRANSLATED, Entry(key[1], key[1]), interface.LOCALE)


def word_of(words: Mapping[Key, Resolved]) -> Callable[[str], str]:
    """The function that templates call `_`."""

    def word(text: str) -> str:
        found = words.get((None, text))
        return found.entry.target if found and found.entry and found.state is EntryState.TRANSLATED else text

    return word
