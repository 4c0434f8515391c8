"""Checks: one family per file, one rule one function, one table of all rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from localize.checks import glossary, metadata, places, tags, text, web
from localize.checks.pair import Check, Pair, Remark, Terms
from localize.model.finding import Finding, Severity

__all__ = ["RULES", "Pair", "Remark", "Rule", "Terms", "run"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table."""

    name: str
    severity: Severity
    check: Check


RULES = (
    Rule("tags", Severity.ERROR, tags.tags),
    Rule("empty", Severity.ERROR, text.empty),
    Rule("web-address", Severity.ERROR, web.addresses),
    Rule("invisible", Severity.WARNING, text.invisible),
    Rule("untouched", Severity.WARNING, text.untouched),
    Rule("description-length", Severity.WARNING, metadata.description_length),
    Rule("glossary", Severity.WARNING, glossary.required),
    Rule("forbidden-term", Severity.WARNING, glossary.forbidden),
)
"""All rules, in the order in which their findings are told."""


def run(pair: Pair, *, path: str, article: str) -> Iterator[Finding]:
    """The findings of one translation; `path` is that of the catalog it stands in."""
    for rule in RULES:
        for remark in rule.check(pair):
            yield Finding(
                rule=rule.name,
                severity=rule.severity,
                message=remark.message,
                path=path,
                line=pair.entry.line,
                locale=pair.locale,
                article=article,
                context=pair.entry.context or "",
                source=pair.source,
                target=pair.target,
                source_span=places.in_written(remark.source, pair.source_text, pair.source),
                target_span=places.in_written(remark.target, pair.target_text, pair.target),
            )
