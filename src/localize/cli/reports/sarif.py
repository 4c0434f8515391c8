"""Findings in the Static Analysis Results Interchange Format (SARIF) 2.1.0, for code hosts and their dashboards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from localize.checks.rule_docs import rule_doc
from localize.checks.severities import SEVERITIES
from localize.cli.reports.as_json import dump, piece
from localize.cli.reports.report import Report, grouped
from localize.model.finding import Finding, Severity
from localize.version import __version__

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(report: Report) -> str:
    """One run of one tool, with all its rules."""
    rules = list(dict.fromkeys([*SEVERITIES, *(finding.rule for finding in report.findings)]))
    driver = {"name": "localize", "version": __version__, "rules": [_rule(name) for name in rules]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": list(_results(report, rules))}
    return dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(name: str) -> dict[str, Any]:
    if name not in SEVERITIES:  # what cannot be read, or is not there
        return {"id": name, "defaultConfiguration": {"level": Severity.ERROR.value}}
    doc = rule_doc(name)
    return {
        "id": name,
        "shortDescription": {"text": doc.summary},
        "fullDescription": {"text": doc.why},
        "help": {"text": f"{doc.why}\n\nlocalize check --explain {name}"},
        "defaultConfiguration": {"level": doc.severity.value},
    }


def _results(report: Report, rules: list[str]) -> Iterator[dict[str, Any]]:
    seen: Counter[str] = Counter()
    for finding in grouped(report.findings):
        identity = "\0".join((finding.rule, finding.path, finding.locale, finding.context, finding.source))
        seen[identity] += 1
        yield {
            "ruleId": finding.rule,
            "ruleIndex": rules.index(finding.rule),
            "level": finding.severity.value,
            "message": {"text": finding.message},
            "locations": [_location(finding, report.folder)],
            "partialFingerprints": {"localize/v1": _digest(f"{identity}\0{seen[identity]}")},
            "properties": _properties(finding),
        }


def _location(finding: Finding, folder: str) -> dict[str, Any]:
    """The file and line of the entry; without a column, because escapes and wrapped lines move the text of a msgstr."""
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(folder + finding.path, errors="replace")}}
    if finding.line:
        physical["region"] = {"startLine": finding.line}
    location: dict[str, Any] = {"physicalLocation": physical}
    if finding.article:
        name = "/".join(filter(None, (finding.locale, finding.article)))
        location["logicalLocations"] = [{"name": finding.article, "fullyQualifiedName": name}]
    return location


def _properties(finding: Finding) -> dict[str, Any]:
    texts = {"context": finding.context, "source": finding.source, "target": finding.target}
    pieces = {
        "sourcePiece": piece(finding.source, finding.source_span),
        "targetPiece": piece(finding.target, finding.target_span),
    }
    confidence = {"confidence": finding.confidence.value}
    properties: dict[str, Any] = {"locale": finding.locale, "article": finding.article, **confidence, **texts, **pieces}
    return {name: value for name, value in properties.items() if value}


def _digest(text: str) -> str:
    """The fingerprint of a finding; it does not change when lines move or the translation is being edited."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
