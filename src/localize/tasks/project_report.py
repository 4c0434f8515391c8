"""The state of a whole project as values: coverage, progress, findings, approvals and the glossary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from localize.dataclass import dataclass
from localize.model.approval import ApprovalState
from localize.model.finding import Finding, Severity
from localize.model.glossary import Term
from localize.tasks.glossary import missing_terms, term_uses
from localize.tasks.progress_history import ProgressHistory, progress_history
from localize.tasks.sources import Sources
from localize.tasks.status import PageStatus, report_status
from localize.tasks.totals import Totals, by_article, by_locale, totals
from localize.tasks.workspace import Workspace

_MOST_ROWS = 60
"""Rows of the coverage; of more articles those of a folder, or neighbours by name, are summed up."""

_LEAST_FOLDERS = 8
"""Folders from which on they are what articles are summed up by."""


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """An article, or several under one name, in each locale."""

    name: str
    articles: int
    by_locale: Mapping[str, Totals]


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How often a rule finds something, in which locales, and the first finding."""

    rule: str
    severity: Severity
    number: int
    locales: tuple[str, ...]
    first: Finding


@dataclass(frozen=True, slots=True)
class TermUse:
    """In how many segments a source term stands, and the locales that have no term for its concept."""

    term: Term
    segments: int
    missing_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProjectReport:
    """All of it. `lapsed` are the pages whose approvals lapsed, `terms` the source terms, most used first."""

    locales: tuple[str, ...]
    articles: int
    whole: Totals
    by_locale: Mapping[str, Totals]
    coverage: tuple[CoverageRow, ...]
    history: ProgressHistory
    rules: tuple[RuleCount, ...]
    lapsed: tuple[PageStatus, ...]
    terms: tuple[TermUse, ...]
    findings: tuple[Finding, ...]


def project_report(workspace: Workspace, sources: Sources) -> ProjectReport:
    """Return the report of the selected articles and locales."""
    status = report_status(sources)
    pages, tags = status.rows(), sources.selected_tags()
    report = ProjectReport(
        tuple(tags),
        len({page.article for page in pages}),
        whole=totals(pages),
        by_locale=by_locale(pages, tags),
        coverage=tuple(_coverage(pages, tags)),
        history=progress_history(workspace),
        rules=tuple(_rules(status.findings())),
        lapsed=tuple(page for page in pages if page.approval.state is ApprovalState.LAPSED),
        terms=tuple(_terms(sources, tags)),
        findings=tuple(status.findings()),
    )
    workspace.keep_results()
    return report


def _coverage(pages: Sequence[PageStatus], tags: Sequence[str]) -> Iterable[CoverageRow]:
    """Yield the rows of the coverage: the articles, or groups of them."""
    of_article: dict[str, list[PageStatus]] = {}
    for page in pages:
        of_article.setdefault(page.article, []).append(page)
    for name, names in _groups(list(by_article(pages))).items():
        yield CoverageRow(name, len(names), by_locale([page for each in names for page in of_article[each]], tags))


def _groups(names: Sequence[str]) -> dict[str, list[str]]:
    """Return names of articles by the name of their row: each its own, or of many those of a folder or neighbours."""
    if len(names) <= _MOST_ROWS:
        return {name: [name] for name in names}
    by_folder = {
        f"{folder}/" if folder else "(no folder)": list(each)
        for folder, each in groupby(sorted(names, key=_folder), key=_folder)
    }
    if _LEAST_FOLDERS <= len(by_folder) <= _MOST_ROWS:
        return by_folder
    ordered, size = sorted(names), -(-len(names) // _MOST_ROWS)
    parts = [ordered[start : start + size] for start in range(0, len(ordered), size)]
    return {f"{part[0]} … {part[-1]}" if len(part) > 1 else part[0]: part for part in parts}


def _folder(name: str) -> str:
    return name.partition("/")[0] if "/" in name else ""


def _rules(findings: Iterable[Finding]) -> list[RuleCount]:
    """Return the rules by their findings: errors first, then by number."""
    by_rule: dict[tuple[str, Severity], list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault((finding.rule, finding.severity), []).append(finding)
    counts = [
        RuleCount(
            rule,
            severity,
            number=len(each),
            locales=tuple(dict.fromkeys(finding.locale for finding in each if finding.locale)),
            first=each[0],
        )
        for (rule, severity), each in by_rule.items()
    ]
    return sorted(counts, key=lambda count: (count.severity is not Severity.ERROR, -count.number, count.rule))


def _terms(sources: Sources, tags: Sequence[str]) -> list[TermUse]:
    lacking = missing_terms(sources, tags)
    uses = [
        TermUse(term, number, tuple(tag for tag, concepts in lacking.items() if term.concept in concepts))
        for term, number in term_uses(sources)
    ]
    return sorted(uses, key=lambda use: -use.segments)
