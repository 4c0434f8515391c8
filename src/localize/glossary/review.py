"""Finds what a terminologist should look at in a glossary without errors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from localize.glossary.match import Matcher
from localize.glossary.words import fold, written
from localize.model.finding import Finding, Severity
from localize.model.glossary import AVOIDED, Glossary, Status, Term


def review(
    glossary: Glossary,
    source_locale: str,
    *,
    chains: Mapping[str, tuple[str, ...]],
    path: str,
    others: tuple[str, ...] = (),
) -> Iterator[Finding]:
    """The findings, in the order of the file; `chains` are the target locales, each with its fallbacks.

    `others` are the source locales of articles that are in other languages than most.
    """
    locales = {source_locale: (source_locale,), **chains}
    findings = [
        *(
            Finding("glossary-file", Severity.WARNING, message=each.message, path=path, line=each.line)
            for each in glossary.remarks
        ),
        *_without_source(glossary, (source_locale, *others), path),
        *_without_preferred(glossary, locales, path),
        *_ambiguous(glossary, source_locale, path),
    ]
    for locale, chain in locales.items():
        findings += _forbidden_elsewhere(glossary, locale, chain, path)
    unique: dict[tuple[str, int, str], Finding] = {}
    for finding in sorted(findings, key=lambda finding: finding.line):
        unique.setdefault((finding.rule, finding.line, finding.message), finding)
    yield from unique.values()


def missing(glossary: Glossary, source_locale: str, *, chain: tuple[str, ...]) -> list[str]:
    """The concepts that have a term to be written in the source locale, but none in a target locale."""
    return [
        concept
        for concept, locales in glossary.terms.items()
        if (sources := _to_write(locales.get(source_locale, ())))
        and sources[0].status is not Status.DO_NOT_TRANSLATE
        and not _to_write(glossary.of(concept, chain))
    ]


def _to_write(terms: Iterable[Term]) -> list[Term]:
    return [term for term in terms if term.status not in AVOIDED]


def _without_source(glossary: Glossary, source_locales: tuple[str, ...], path: str) -> Iterator[Finding]:
    for concept, locales in glossary.terms.items():
        if not any(_to_write(locales.get(tag, ())) for tag in source_locales):
            first = min((terms[0] for terms in locales.values()), key=lambda term: term.line)
            named = " or ".join(source_locales)
            message = f"{concept} has no term in {named}, expected one: without it the concept is never found"
            yield _warning("glossary-source", message, path, first)


def _without_preferred(glossary: Glossary, locales: Mapping[str, tuple[str, ...]], path: str) -> Iterator[Finding]:
    enough = (Status.PREFERRED, Status.DO_NOT_TRANSLATE)
    for concept, locale_terms in glossary.terms.items():
        for locale, terms in locale_terms.items():
            chain = locales.get(locale, (locale,))
            if all(term.status not in enough for tag in chain for term in locale_terms.get(tag, ())):
                statuses = ", ".join(dict.fromkeys(term.status.value for term in terms))
                message = f"{concept} has only {statuses} terms in {locale}, expected a preferred one"
                yield _warning("glossary-preferred", message, path, terms[0])


def _ambiguous(glossary: Glossary, source_locale: str, path: str) -> Iterator[Finding]:
    """Source terms of several concepts; terms that differ in case, where case counts for both, are different terms."""
    first: dict[tuple[bool, str], Term] = {}
    for term in sorted(_to_write(glossary.in_locale(source_locale)), key=lambda term: term.line):
        key = (term.case_sensitive, written(term.text) if term.case_sensitive else fold(term.text))
        other = first.setdefault(key, term)
        if other.concept != term.concept:
            where = f"of {other.concept} on line {other.line}"
            message = f"{term.text!r} of {term.concept} is also a term {where}, expected a term for one concept"
            yield _warning("glossary-ambiguous", message, path, term)


def _forbidden_elsewhere(glossary: Glossary, locale: str, chain: tuple[str, ...], path: str) -> Iterator[Finding]:
    """Terms to be written that a check would mistake for the forbidden term of another concept."""
    terms = [term for tag in chain for term in glossary.in_locale(tag)]
    forbidden = Matcher(term for term in terms if term.status is Status.FORBIDDEN)
    for term in _to_write(terms):
        for hit in forbidden.find(term.text):
            if (hit.start, hit.end) != (0, len(term.text)):
                continue
            for other in hit.terms:
                if other.concept != term.concept:
                    where = f"forbidden for {other.concept} on line {other.line}"
                    form = "" if fold(other.text) == fold(term.text) else f" as a form of {other.text!r}"
                    message = f"{term.text!r} of {term.concept} in {locale} is {where}{form}, expected one of the two"
                    yield _warning("glossary-forbidden", message, path, term)


def _warning(rule: str, message: str, path: str, term: Term) -> Finding:
    return Finding(rule, Severity.WARNING, message=message, path=path, line=term.line, locale=term.locale)
