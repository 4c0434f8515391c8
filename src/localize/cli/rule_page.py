"""localize check --explain."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import fill

import click

from localize.checks import cases, measured
from localize.checks.cases import Case, CaseKind
from localize.checks.rule_docs import RuleDoc, rule_doc
from localize.checks.severities import CASES_OF, SEVERITIES
from localize.checks.table import SUMMARIES
from localize.cli.common import CANNOT_RUN
from localize.cli.reports.excerpt import with_spaces_numbered
from localize.cli.reports.text import text_lines
from localize.config import Config
from localize.errors import LocalizeError, did_you_mean
from localize.model.finding import Confidence, Severity
from localize.model.waiver import PREFIX
from localize.tasks.workspace import Workspace

_WIDTH = 100


def show_rule(name: str, folder: Path) -> None:
    """Print the documentation of a rule, with its levels in the project in `folder`; for "", list the rules.

    End the program with status 2 where there is no such rule.
    """
    if not name:
        click.echo("\n".join(_listed()))
    elif name in SEVERITIES:
        click.echo("\n".join(_page(rule_doc(name), _config(folder))))
    else:
        hint = did_you_mean(name, SEVERITIES)
        click.echo(f"error: no rule {name!r}, {hint}expected one of: {', '.join(SEVERITIES)}", err=True)
        sys.exit(CANNOT_RUN)


def _listed() -> Iterator[str]:
    """A line for each rule: name, severity, summary."""
    width = max(map(len, SEVERITIES))
    for name, severity in SEVERITIES.items():
        yield f"{name:{width}}  {severity.value:7}  {SUMMARIES[name]}"


def _config(folder: Path) -> Config | None:
    """The project's configuration; None if it cannot be read: a rule can be explained without it."""
    try:
        return Workspace(folder).config
    except LocalizeError:
        return None


def _page(doc: RuleDoc, config: Config | None) -> Iterator[str]:
    yield f"{click.style(doc.name, bold=True)}: {doc.severity.value}"
    yield _filled(doc.summary)
    yield ""
    yield _filled(doc.why)
    for title, case in examples(doc):
        yield ""
        yield f"{title} ({case.locale}):"
        yield from example(case)
    yield ""
    yield "Set:"
    yield from _levels(doc, config)
    yield ""
    if doc.mended:
        yield "Fix: localize check --fix shows what it would change, --fix --apply writes it."
        yield ""
    yield "Waive, in one entry of a PO file, until its source changes:"
    yield f"  # {PREFIX} {doc.name}"


def examples(doc: RuleDoc) -> Iterator[tuple[str, Case]]:
    """Yield the examples of a rule, those that it finds first, each with its title."""
    for title, kind in (("Bad", CaseKind.INVALID), ("Good", CaseKind.VALID)):
        for case in doc.examples:
            if case.kind is kind:
                yield title, case


def example(case: Case) -> Iterator[str]:
    """Yield the lines that show a case: its texts with the pieces in question marked, and what is told of them."""
    if case.comment:
        yield f"  # {case.comment}"
    if case.context:
        yield f"  context: {case.context}"
    findings = [finding for finding in cases.findings(case) if finding.rule == case.rule]
    for located in cases.translations(case):
        here = [finding for finding in findings if finding.article == located.article]
        spans = (here[0].source_span, here[0].target_span) if here else (None, None)
        yield from text_lines("source", located.pair.source, spans[0], "  ")
        yield from text_lines("target", located.pair.target, spans[1], "  ")
        for finding in here:
            yield f"  told:   {finding.message}"
    for target in case.fixed:
        yield f"  fixed:  {with_spaces_numbered(target)}"


def _levels(doc: RuleDoc, config: Config | None) -> Iterator[str]:
    """How the level of a rule is set, and which levels it has in this project."""
    other = Severity.WARNING if doc.severity is Severity.ERROR else Severity.ERROR
    setting = f'{doc.name} = "{other.value}"'
    yield "  [checks]                         # for all locales; [locales.de.checks] for one"
    yield f'  {setting:32} # or "{doc.severity.value}" (where nothing is said), "off"'
    setting = f'{doc.name} = {{ confidence = "{Confidence.LIKELY.value}" }}'
    yield f"  {setting}  # leaves out what is less sure"
    if doc.severity is Severity.ERROR:
        yield "  In a locale with `clinical = true` it stays an error."
    for source, targets in _clinical(doc.name).items():
        yield _filled(f"In a locale with `clinical = true` it is an error from {source} into {', '.join(targets)}.")
    for tag, locale in config.targets.items() if config else ():
        if doc.name in locale.checks.levels:
            level = locale.checks.levels[doc.name]
            yield f"  Here, in {tag}: {'off' if level is None else level.value}"
        least = locale.checks.confidence.of(doc.name, CASES_OF.get(doc.name, ""))
        if least is not Confidence.POSSIBLE:
            yield f"  Here, in {tag}: findings that are at least {least.value} count"


def _clinical(rule: str) -> dict[str, list[str]]:
    """The target languages for which a rule is an error in clinical locales, by source language."""
    targets: dict[str, list[str]] = {}
    for source, target in measured.rules()[rule].certain() if rule in measured.rules() else ():
        targets.setdefault(source, []).append(target)
    return targets


def _filled(text: str) -> str:
    return fill(" ".join(text.split()), _WIDTH, initial_indent="  ", subsequent_indent="  ", break_long_words=False)
