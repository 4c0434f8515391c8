"""The warnings of pages that are published, a group for each page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import click

from localize.cli.common import counted
from localize.cli.reports.excerpt import visible
from localize.dataclass import dataclass
from localize.model.finding import Finding, Severity

MOST = 8
"""Warnings of a page that are told; of the others it is said how many there are, and how to see them."""


@dataclass(frozen=True, slots=True)
class Warned:
    """A published page and its warnings."""

    locale: str
    article: str
    outcome: str
    warnings: tuple[Finding, ...]


def once(pages: Iterable[Warned]) -> list[Warned]:
    """Return the pages with warnings; a warning that several pages share is told with the first of them."""
    told: set[tuple[str, int, str, str]] = set()
    found = []
    for page in pages:
        new = []
        for each in page.warnings:
            key = (each.path, each.line, each.rule, each.message)
            if key not in told:
                told.add(key)
                new.append(each)
        if new:
            found.append(Warned(page.locale, page.article, outcome=page.outcome, warnings=tuple(new)))
    return found


def lines(pages: Sequence[Warned]) -> Iterator[str]:
    """Return a heading for each page, and a line for each of its warnings: `path:line: message [rule]`."""
    for page in pages:
        yield f"{page.locale}/{page.article}: {page.outcome} with {counted(len(page.warnings), 'warning')}"
        for each in page.warnings[:MOST]:
            severity = click.style(Severity.WARNING.value, fg="yellow", bold=True)
            yield f"  {visible(each.path)}:{each.line}: {severity}: {visible(each.message)} [{each.rule}]"
        if (more := len(page.warnings) - MOST) > 0:
            yield f"  … and {more} more: localize check --locale {page.locale} {page.article}"


def summary(pages: Sequence[Warned]) -> str:
    """Return the count for the last line, such as ` (2 with 3 warnings)`; empty where there are none."""
    number = sum(len(page.warnings) for page in pages)
    return f" ({len(pages)} with {counted(number, 'warning')})" if number else ""
