"""What `localize check --explain` tells of a rule."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from textwrap import fill

import click

from localize import checks
from localize.checks import measured, rule_docs
from localize.cli.common import CANNOT_RUN
from localize.cli.reports.text import text_lines
from localize.config import Config
from localize.errors import LocalizeError
from localize.model.finding import Finding, Severity
from localize.model.waiver import PREFIX
from localize.tasks.workspace import Workspace

_WIDTH = 100


def explain(name: str, folder: Path) -> None:
    """Prints the page of a rule, as the project in `folder` has it; for "" the list of the rules.

    Ends the program with status 2 where there is no such rule.
    """
    if not name:
        click.echo("\n".join(_listed()))
    elif name in checks.SEVERITIES:
        click.echo("\n".join(_page(rule_docs.page(name), _config(folder))))
    else:
        near = get_close_matches(name.lower(), checks.SEVERITIES, 1)
        hint = f"did you mean {near[0]!r}? " if near else ""
        click.echo(f"error: no rule {name!r}, {hint}expected one of: {', '.join(checks.SEVERITIES)}", err=True)
        sys.exit(CANNOT_RUN)


def _listed() -> Iterator[str]:
    """A line for each rule: name, severity, summary."""
    width = max(map(len, checks.SEVERITIES))
    for name, severity in checks.SEVERITIES.items():
        yield f"{name:{width}}  {severity.value:7}  {rule_docs.summary(name)}"


def _config(folder: Path) -> Config | None:
    """The project's configuration, None where there is none that can be read: a rule can be explained without."""
    try:
        return Workspace(folder).config
    except LocalizeError:
        return None


def _page(page: rule_docs.RuleDoc, config: Config | None) -> Iterator[str]:
    yield f"{click.style(page.name, bold=True)}: {page.severity.value}"
    yield _filled(page.summary)
    yield ""
    yield _filled(page.why)
    for title, examples in (("Bad", page.bad), ("Good", page.good)):
        told = rule_docs.told(page.name, examples)
        for number, example in enumerate(examples, 1):
            yield ""
            yield f"{title} ({example.locale}):"
            found = [finding for finding in told if finding.article == rule_docs.article(number)]
            yield from _example(example, found)
    yield ""
    yield "Set:"
    yield from _levels(page, config)
    yield ""
    yield "Waive, in one entry of a PO file, until its source changes:"
    yield f"  # {PREFIX} {page.name}"


def _example(example: rule_docs.Example, found: Sequence[Finding]) -> Iterator[str]:
    spans = (found[0].source_span, found[0].target_span) if found else (None, None)
    if example.comment:
        yield f"  # {example.comment}"
    if example.context:
        yield f"  context: {example.context}"
    yield from text_lines("source", example.source, spans[0], "  ")
    yield from text_lines("target", example.target, spans[1], "  ")
    for finding in found:
        yield f"  told:   {finding.message}"


def _levels(page: rule_docs.RuleDoc, config: Config | None) -> Iterator[str]:
    """How the configuration sets a rule, and how it stands in this project."""
    other = Severity.WARNING if page.severity is Severity.ERROR else Severity.ERROR
    setting = f'{page.name} = "{other.value}"'
    yield "  [checks]                         # for all locales; [locales.de.checks] for one"
    yield f'  {setting:32} # or "{page.severity.value}" (where nothing is said), "off"'
    if page.severity is Severity.ERROR:
        yield "  In a locale with `clinical = true` it stays an error."
    for source, targets in _clinical(page.name).items():
        yield _filled(f"In a locale with `clinical = true` it is an error from {source} into {', '.join(targets)}.")
    for tag, locale in config.locales.items() if config else ():
        if page.name in locale.checks:
            level = locale.checks[page.name]
            yield f"  Here, in {tag}: {'off' if level is None else level.value}"


def _clinical(rule: str) -> dict[str, list[str]]:
    """The languages into which a rule is an error in clinical locales, by that of the source."""
    found: dict[str, list[str]] = {}
    for (source, target), row in measured.figures().get(rule, {}).items():
        if row.certain:
            found.setdefault(source, []).append(target)
    return found


def _filled(text: str) -> str:
    return fill(" ".join(text.split()), _WIDTH, initial_indent="  ", subsequent_indent="  ", break_long_words=False)
