"""Findings as a JUnit report, which Jenkins and GitLab show as tests: a suite per file, a case per rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from localize.cli.reports.excerpt import marked, visible
from localize.cli.reports.report import CheckedCatalog, Report, grouped
from localize.model.finding import Finding

_OTHERS = "other rules"


def render(report: Report) -> str:
    """The report; an error is a failure, a warning is the output of a case that passes.

    A case has the name of its rule and no line number, so that its history goes on when lines move. A catalog has one
    more case for all rules that found nothing: a case for every rule in every catalog would be millions in a large
    project.
    """
    files: dict[str, list[Finding]] = {catalog.path: [] for catalog in report.catalogs}
    for finding in grouped(report.findings):
        files.setdefault(finding.path, []).append(finding)
    catalogs = {catalog.path: catalog for catalog in report.catalogs}
    root = Element("testsuites", name="localize check")
    suites = [
        _suite(root, path, findings=each, catalog=catalogs.get(path), folder=report.folder)
        for path, each in files.items()
    ]
    _count(root, (case for suite in suites for case in suite))
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}'


def _suite(
    root: Element, path: str, *, findings: Sequence[Finding], catalog: CheckedCatalog | None, folder: str
) -> Element:
    suite = SubElement(root, "testsuite", name=visible(path))
    for rule in dict.fromkeys([*(finding.rule for finding in findings), *([_OTHERS] if catalog else [])]):
        case = SubElement(suite, "testcase", name=rule, classname=visible(path), file=visible(folder + path))
        of_rule = [finding for finding in findings if finding.rule == rule]
        errors = [finding for finding in of_rule if finding.blocking]
        warnings = [finding for finding in of_rule if not finding.blocking]
        if errors:
            failure = SubElement(case, "failure", message=_message(errors), type=rule)
            failure.text = _text_of(errors)
        if warnings:
            SubElement(case, "system-out").text = _text_of(warnings)
    _count(suite, suite)
    return suite


def _count(element: Element, cases: Iterable[Element]) -> None:
    listed = list(cases)
    element.set("tests", str(len(listed)))
    element.set("failures", str(sum(case.find("failure") is not None for case in listed)))
    element.set("errors", "0")
    element.set("skipped", "0")


def _message(findings: Sequence[Finding]) -> str:
    more = f" (and {len(findings) - 1} more)" if len(findings) > 1 else ""
    return visible(findings[0].message) + more


def _text_of(findings: Sequence[Finding]) -> str:
    return "\n".join(line for finding in findings for line in _lines(finding))


def _lines(finding: Finding) -> Iterable[str]:
    place = f"{finding.path}:{finding.line}" if finding.line else finding.path
    yield visible(f"{place}: {finding.severity.value}: {finding.message}")
    if finding.source:
        yield f"  source: {marked(finding.source, finding.source_span)}"
        yield f"  target: {marked(finding.target, finding.target_span)}"
