"""Findings for programs: one JSON object."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from localize.cli.reports.report import Report
from localize.model.finding import Finding, Span


def render(report: Report) -> str:
    """The findings and their counts, and the rules that have no data for a locale."""
    counts = Counter(finding.severity.value for finding in report.findings)
    rules = Counter(finding.rule for finding in report.findings)
    return dump(
        {
            "findings": [_fields(finding) for finding in report.findings],
            "summary": {"errors": counts["error"], "warnings": counts["warning"], "rules": dict(sorted(rules.items()))},
            "unguarded": {locale: list(names) for locale, names in report.unguarded.items()},
        }
    )


def dump(data: Any) -> str:
    """JSON as people can read it, characters as they are."""
    return json.dumps(data, ensure_ascii=False, indent=2)


def piece(text: str, span: Span | None) -> dict[str, int | str] | None:
    """A piece of a text, with its offsets in code points; None where the finding is about no piece."""
    return None if span is None else {"start": span[0], "end": span[1], "text": text[span[0] : span[1]]}


def _fields(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "locale": finding.locale,
        "article": finding.article,
        "path": finding.path,
        "line": finding.line,
        "context": finding.context,
        "source": finding.source,
        "target": finding.target,
        "source_piece": piece(finding.source, finding.source_span),
        "target_piece": piece(finding.target, finding.target_span),
        "message": finding.message,
    }
