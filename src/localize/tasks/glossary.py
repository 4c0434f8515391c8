"""The glossary looked at, exchanged with other tools, and compared with the articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from localize.errors import ExchangeError, Problem
from localize.exchange.term_rows import canonical
from localize.exchange.terms import read_terms
from localize.files.exchange import base_of
from localize.glossary import merge, review, table
from localize.glossary.match import Matcher
from localize.glossary.merge import ComparedTerm, Merged, TermVerdict
from localize.glossary.suggest import Candidate, Sentence, suggest
from localize.language import tags
from localize.model.block import Kind, Placeholder, Role, plain_text
from localize.model.finding import Finding, Severity
from localize.model.glossary import Glossary, ImportedTerm, Term
from localize.tasks.change import Change
from localize.tasks.project import Project
from localize.tasks.sources import Sources

_NO_TERMS = (Role.AUTHOR, Role.REVIEWER)
_RULES = {
    TermVerdict.CONFLICT: ("import-conflict", Severity.ERROR),
    TermVerdict.MORE: ("import-more", Severity.WARNING),
}


@dataclass(frozen=True, slots=True)
class Overview:
    """What is to be said of a glossary: findings, and the concepts and terms that a person may want to count."""

    glossary: Glossary
    findings: tuple[Finding, ...]
    missing: dict[str, list[str]]
    """The concepts without a term, by target locale."""
    unused: tuple[Term, ...]
    """The source terms that stand in none of the articles."""


def overview(sources: Sources, locales: Iterable[str]) -> Overview:
    """The glossary looked at with its target locales; an empty one, with errors, where it cannot be read."""
    project, glossary = sources.project, sources.glossary.value
    if sources.glossary.unreadable:
        return Overview(glossary, sources.findings, {}, ())
    source = project.config.source_locale
    chains = {tag: (tag, *project.fallback(tag)) for tag in locales}
    findings = review.review(glossary, source, chains, project.config.glossary)
    lacking = {tag: review.missing(glossary, source, chain) for tag, chain in chains.items()}
    return Overview(glossary, (*sources.findings, *findings), lacking, tuple(_unused(sources, glossary)))


def _unused(sources: Sources, glossary: Glossary) -> Iterator[Term]:
    own = list(glossary.in_locale(sources.project.config.source_locale))
    matcher = Matcher(own)
    found = {
        (term.concept, term.text)
        for article in sources.selected_articles()
        for _, segment in article.translatable()
        for hit in matcher.find(plain_text(segment.pattern))
        for term in hit.terms
    }
    return (term for term in own if (term.concept, term.text) not in found)


@dataclass(frozen=True, slots=True)
class GlossaryImport:
    """A file compared with the glossary: what the glossary becomes, and what was passed over."""

    merged: Merged
    changes: tuple[Change, ...]
    passed: tuple[Problem, ...]
    unknown: tuple[str, ...]
    """Languages in the file that are none of the project's."""


def imported(project: Project, data: bytes, path: str, locales: tuple[str, ...], *, overwrite: bool) -> GlossaryImport:
    """The terms of a file taken into the glossary as it stands on disk.

    `locales` are the target locales that are wanted; a region that is not among them serves its language (`de-AT` is
    `de`), and a language without a region the only one among them that is of it (`es` is `es-419`). Raises
    ExchangeError for a file that cannot be read or has no term in a wanted locale, GlossaryError where a glossary would
    come out that cannot be.
    """
    source = project.config.source_locale
    own = project.config.glossary
    there = project.files.read(own)
    before = there or b""
    glossary = table.read(before, own) if before.strip() else Glossary({})
    offered = read_terms(data, path, source, locales[0] if len(locales) == 1 else None)
    wanted = {tag.casefold(): tag for tag in (source, *locales)}
    unknown: dict[str, None] = {}
    concepts = []
    for terms in offered.concepts:
        placed = [(term, _locale(term.locale, wanted)) for term in terms]
        unknown.update({term.locale: None for term, tag in placed if tag is None})
        if known := [replace(term, locale=tag) for term, tag in placed if tag is not None]:
            concepts.append(known)
    if not any(term.locale in locales for terms in concepts for term in terms):
        message = f"no term in {', '.join(locales)}{_others(unknown)}, expected some"
        raise ExchangeError((Problem(path, 0, message), *offered.passed))
    merged = merge.merge(before, glossary, concepts, source, overwrite=overwrite)
    if merged.data != before:
        table.read(merged.data, own)
    changed = merged.data and merged.data != before
    changes = (Change(own, merged.data, base_of(there)),) if changed else ()
    return GlossaryImport(merged, changes, offered.passed, tuple(unknown))


def _others(languages: Iterable[str]) -> str:
    return f" (but in {', '.join(languages)})" if languages else ""


def _locale(lang: str, wanted: dict[str, str]) -> str | None:
    tag = lang.replace("_", "-").casefold()
    while tag and tag not in wanted:
        tag = tag.rpartition("-")[0]
    return wanted.get(tag) or _only_region(canonical(lang), wanted.values())


def _only_region(language: str, wanted: Iterable[str]) -> str | None:
    """The only wanted locale of a language that is named without a region, written in the same script."""
    if not language or language != tags.language(language):
        return None
    found = [tag for tag in wanted if tags.language(tag) == language and tags.script(tag) == tags.script(language)]
    return found[0] if len(found) == 1 else None


def findings(outcomes: Iterable[ComparedTerm], path: str) -> Iterator[Finding]:
    """What a person must decide: offered terms that were not taken."""
    for outcome in outcomes:
        if outcome.verdict in _RULES:
            rule, severity = _RULES[outcome.verdict]
            term: ImportedTerm = outcome.term
            row = f" (line {outcome.line} of the glossary)" if outcome.line else ""
            message = f"{term.text!r} in {term.locale}: {outcome.reason}{row}"
            yield Finding(rule, severity, message, path, term.line, term.locale)


def exported(glossary: Glossary, source_locale: str, locales: tuple[str, ...]) -> Glossary:
    """The concepts that have terms in the source locale or the target locales, with those terms only."""
    wanted = (source_locale, *locales)
    terms = (term for found in glossary.terms.values() for terms in found.values() for term in terms)
    return table.grouped(term for term in terms if term.locale in wanted)


def avoided(glossary: Glossary) -> int:
    """The number of terms that are not to be written."""
    terms = (term for found in glossary.terms.values() for terms in found.values() for term in terms)
    return sum(term.status in table.AVOIDED for term in terms)


def suggestions(sources: Sources, *, least: int) -> list[Candidate]:
    """The phrases of the wanted articles that look like terms and have no row, the best first."""
    source = sources.project.config.source_locale
    known = list(sources.glossary.value.in_locale(source))
    return suggest(_sentences(sources), known, source, least=least)


def _sentences(sources: Sources) -> Iterator[Sentence]:
    """The texts of the articles; people's names, and what is never translated, are no place for terms."""
    for article in sources.selected_articles():
        for block, segment in article.translatable():
            if block.role not in _NO_TERMS:
                text = "".join(part if isinstance(part, str) else _between(part) for part in segment.pattern)
                yield Sentence(text, article.path, segment.line)


def _between(placeholder: Placeholder) -> str:
    """What parts words where an inline element stands."""
    return "" if placeholder.kind in (Kind.OPEN, Kind.CLOSE) else " | "
