"""Work on the glossary: its overview, import, export, and suggestions of terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from localize.dataclass import dataclass
from localize.errors import ExchangeError, Problem
from localize.exchange.term_rows import canonical
from localize.exchange.terms import read_terms
from localize.files.exchange import base_of
from localize.glossary import merge, review, table
from localize.glossary.match import Matcher
from localize.glossary.merge import ComparedTerm, TermVerdict
from localize.glossary.suggest import Candidate, Sentence, suggest
from localize.language import tags
from localize.model.article import Article
from localize.model.block import Kind, Placeholder, Role, plain_text
from localize.model.finding import Finding, Severity
from localize.model.glossary import AVOIDED, Glossary, ImportedTerm, Term
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
    """The findings of a glossary, and the concepts and terms that a person may want to count."""

    glossary: Glossary
    findings: tuple[Finding, ...]
    missing: dict[str, list[str]]
    """The concepts without a term, by target locale."""
    unused: tuple[Term, ...]
    """The source terms that stand in none of the articles."""


def overview(sources: Sources, locales: Iterable[str]) -> Overview:
    """The overview of a glossary in its target locales; if it cannot be read, that of an empty one, with the errors."""
    project, glossary = sources.project, sources.glossary.value
    if sources.glossary.unreadable:
        return Overview(glossary, sources.findings, missing={}, unused=())
    source = project.config.source_locale
    chains = {tag: (tag, *project.fallback(tag)) for tag in locales}
    others = tuple(dict.fromkeys(sources.other_languages.values()))
    findings = review.review(glossary, source, chains=chains, path=project.config.glossary, others=others)
    lacking = missing_terms(sources, chains)
    return Overview(glossary, (*sources.findings, *findings), missing=lacking, unused=tuple(_unused(sources)))


def _unused(sources: Sources) -> Iterator[Term]:
    return (term for term, number in term_uses(sources) if not number)


def term_uses(sources: Sources) -> list[tuple[Term, int]]:
    """Return each source term with the number of segments of the selected articles in which it stands."""
    source_terms = list(sources.glossary.value.in_locale(sources.project.config.source_locale))
    matcher = Matcher(source_terms)
    numbers = Counter(
        name
        for article in (_in_source_locale(sources) if source_terms else ())
        for _, segment in article.translatable()
        for name in {
            (term.concept, term.text) for hit in matcher.find(plain_text(segment.pattern)) for term in hit.terms
        }
    )
    return [(term, numbers[term.concept, term.text]) for term in source_terms]


def missing_terms(sources: Sources, locales: Iterable[str]) -> dict[str, list[str]]:
    """Return the concepts that have no term in each of these target locales."""
    project, source = sources.project, sources.project.config.source_locale
    chains = {tag: (tag, *project.fallback(tag)) for tag in locales}
    return {tag: review.missing(sources.glossary.value, source, chain=chain) for tag, chain in chains.items()}


@dataclass(frozen=True, slots=True)
class GlossaryImport:
    """What becomes of each term of a file, what a person must look at, and the glossary to write."""

    terms: tuple[ComparedTerm, ...]
    findings: tuple[Finding, ...]
    changes: tuple[Change, ...]
    unknown: tuple[str, ...]
    """Languages in the file that are none of the project's."""


def import_terms(
    project: Project, data: bytes, path: str, *, locales: tuple[str, ...], overwrite: bool
) -> GlossaryImport:
    """The terms of a file taken into the glossary as it stands on disk.

    `locales` are the selected target locales. A term in a region that is not selected goes to its language (`de-AT` to
    `de`). A term in a language without a region goes to the only selected region of that language (`es` to `es-419`).
    Raises ExchangeError for a file that cannot be read or has no term in a selected locale, GlossaryError if the result
    would not be a valid glossary.
    """
    source, glossary_path = project.config.source_locale, project.config.glossary
    on_disk = project.files.read(glossary_path)
    before = on_disk or b""
    glossary = table.read(before, glossary_path) if before.strip() else Glossary({})
    term_list = read_terms(data, path, source_locale=source, locale=locales[0] if len(locales) == 1 else None)
    concepts, unknown = _in_locales(term_list.concepts, (source, *locales))
    if not any(term.locale in locales for terms in concepts for term in terms):
        others = f" (but in {', '.join(unknown)})" if unknown else ""
        message = f"no term in {', '.join(locales)}{others}, expected some"
        raise ExchangeError((Problem(path, 0, message), *term_list.passed))
    merged = merge.merge(before, glossary, concepts=concepts, source_locale=source, overwrite=overwrite)
    if merged.data != before:
        table.read(merged.data, glossary_path)
    changed = merged.data and merged.data != before
    changes = (Change(glossary_path, merged.data, base_of(on_disk)),) if changed else ()
    findings = (*_term_findings(merged.terms, path), *map(_passed_over, term_list.passed))
    return GlossaryImport(merged.terms, findings, changes=changes, unknown=unknown)


def _in_locales(
    concepts: Iterable[Iterable[ImportedTerm]], locales: Iterable[str]
) -> tuple[list[list[ImportedTerm]], tuple[str, ...]]:
    """The terms in these locales, by concept, and the languages of the others, in their order."""
    by_name = {tag.casefold(): tag for tag in locales}
    unknown: dict[str, None] = {}
    selected = []
    for terms in concepts:
        tagged = [(term, _locale(term.locale, by_name)) for term in terms]
        unknown.update({term.locale: None for term, tag in tagged if tag is None})
        if known := [replace(term, locale=tag) for term, tag in tagged if tag is not None]:
            selected.append(known)
    return selected, tuple(unknown)


def _locale(lang: str, by_name: Mapping[str, str]) -> str | None:
    tag = lang.replace("_", "-").casefold()
    while tag and tag not in by_name:
        tag = tag.rpartition("-")[0]
    return by_name.get(tag) or _only_region(canonical(lang), by_name.values())


def _only_region(language: str, locales: Iterable[str]) -> str | None:
    """For a language without a region: the only selected locale of it in the same script, if there is one."""
    if not language or language != tags.language(language):
        return None
    script = tags.script(language)
    regions = [tag for tag in locales if tags.language(tag) == language and tags.script(tag) == script]
    return regions[0] if len(regions) == 1 else None


def _term_findings(terms: Iterable[ComparedTerm], path: str) -> Iterator[Finding]:
    """What a person must decide: terms that were not taken."""
    for compared in terms:
        if compared.verdict in _RULES:
            rule, severity = _RULES[compared.verdict]
            term = compared.term
            row = f" (line {compared.line} of the glossary)" if compared.line else ""
            message = f"{term.text!r} in {term.locale}: {compared.reason}{row}"
            yield Finding(rule, severity, message=message, path=path, line=term.line, locale=term.locale)


def _passed_over(problem: Problem) -> Finding:
    return Finding(
        "import-row", Severity.WARNING, message=f"passed over: {problem.message}", path=problem.path, line=problem.line
    )


def exported(glossary: Glossary, source_locale: str, locales: tuple[str, ...]) -> Glossary:
    """The concepts that have terms in the source locale or the target locales, with those terms only."""
    return table.grouped(term for term in glossary.all_terms() if term.locale in (source_locale, *locales))


def avoided(glossary: Glossary) -> int:
    """The number of terms that are not to be written."""
    return sum(term.status in AVOIDED for term in glossary.all_terms())


def suggestions(sources: Sources, *, least: int) -> list[Candidate]:
    """The phrases of the selected articles that look like terms and have no row, the best first."""
    source = sources.project.config.source_locale
    known = list(sources.glossary.value.in_locale(source))
    return suggest(_sentences(sources), known, locale=source, least=least)


def _in_source_locale(sources: Sources) -> Iterator[Article]:
    """The selected articles in the language of the source terms."""
    main = sources.project.config.source_locale
    return (article for article in sources.selected_articles() if article.locale == main)


def _sentences(sources: Sources) -> Iterator[Sentence]:
    """The texts of the articles; people's names, and what is never translated, have no terms."""
    for article in _in_source_locale(sources):
        for block, segment in article.translatable():
            if block.role not in _NO_TERMS:
                text = "".join(part if isinstance(part, str) else _between(part) for part in segment.pattern)
                yield Sentence(text, article.path, segment.line)


def _between(placeholder: Placeholder) -> str:
    """The text that an inline element puts between words."""
    return "" if placeholder.kind in (Kind.OPEN, Kind.CLOSE) else " | "
