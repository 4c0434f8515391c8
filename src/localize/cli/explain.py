"""localize explain."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from localize.catalogs.progress import EntryState
from localize.checks.severities import SEVERITIES
from localize.cli.common import CLEAN, MEND, counted, format_option, opened, project_options
from localize.cli.report import dump
from localize.errors import quoted
from localize.tasks.explained import ExplainedSegment, Explanation, SegmentInLocale, explain_text
from localize.tasks.sources import load_sources

_WHO = {EntryState.MISSING: "not translated", EntryState.FUZZY: "fuzzy: a translator must look at it"}


@click.command()
@click.argument("text")
@project_options
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True, help="Most segments to show.")
@format_option
def explain(  # noqa: PLR0913  # an argument for each option
    *,
    text: str,
    folder: Path | None,
    locales: tuple[str, ...],
    articles: tuple[str, ...],
    limit: int,
    output: str,
) -> None:
    """Tell where a text stands: its article, its state in each locale, since when, and what holds it.

    It is looked for in the articles, then in their translations; capital letters, tags and line ends do not matter.
    Since when is told by git. What a rule finds is told by `localize check --explain RULE`.

    Exit status: 0 found, 1 not found, 2 cannot run.

    \b
    Example:
      localize explain "for 10 minutes"
      localize explain "Kühlkompresse" --locale de
      localize explain "for 10 minutes" your-first-visit --format json
    """
    with opened(folder, locales, articles) as (workspace, project):
        explanation = explain_text(load_sources(project), text, most=limit, change_of=workspace.line_change)
        if output == "json":
            click.echo(dump(_document(explanation)))
        else:
            for line in _lines(text, explanation):
                click.echo(line)
        sys.exit(CLEAN if explanation.segments else MEND)


def _lines(text: str, explanation: Explanation) -> Iterator[str]:
    for segment in explanation.segments:
        yield from _segment_lines(segment)
    if explanation.more:
        yield f"… and {counted(explanation.more, 'more segment')}: --limit shows more"
    if not explanation.segments:
        nearest = f", the nearest is {quoted(explanation.nearest, 100)}" if explanation.nearest else ""
        yield f"no segment and no translation holds {quoted(text)}{nearest}"
    if text in SEVERITIES:
        yield f"{text} is also a rule of the checks: localize check --explain {text}"


def _segment_lines(segment: ExplainedSegment) -> Iterator[str]:
    context = f", context {segment.context}" if segment.context else ""
    yield f"{click.style(segment.article, bold=True)}: {segment.role}, {segment.path}:{segment.line}{context}"
    yield f"  {segment.source}"
    for each in segment.locales:
        yield from _locale_lines(each)


def _locale_lines(segment: SegmentInLocale) -> Iterator[str]:
    location = f"{segment.path}:{segment.line}" if segment.line else f"{segment.path}: no entry, run localize update"
    inherited = f" from {segment.entry_locale}" if segment.entry_locale != segment.locale else ""
    yield f"  {segment.locale}: {segment.state.value}{inherited}, {location}{_since(segment)}"
    if segment.target:
        yield f"    {segment.target}"
    if segment.state in _WHO:
        yield f"    held by: {_WHO[segment.state]}"
    for finding in segment.findings:
        held = "held by: " if finding.blocking else "warning: "
        yield f"    {held}{finding.message} [{finding.rule}]"
    if segment.page_reasons:
        yield f"    page {segment.page_outcome}: {', '.join(segment.page_reasons)}"


def _since(segment: SegmentInLocale) -> str:
    change = segment.changed
    if change is None:
        return ""
    return f", since {change.day} by {change.author}" if change.author else ", not committed yet"


def _document(explanation: Explanation) -> dict[str, object]:
    segments = [
        {
            **{name: value for name, value in asdict(segment).items() if name != "locales"},
            "locales": [_fields(each) for each in segment.locales],
        }
        for segment in explanation.segments
    ]
    return {"segments": segments, "more": explanation.more, "nearest": explanation.nearest}


def _fields(segment: SegmentInLocale) -> dict[str, object]:
    return {
        "locale": segment.locale,
        "state": segment.state.value,
        "entry-locale": segment.entry_locale,
        "target": segment.target,
        "path": segment.path,
        "line": segment.line,
        "since": segment.changed.day if segment.changed else "",
        "by": segment.changed.author if segment.changed else "",
        "findings": [
            {"rule": each.rule, "severity": each.severity.value, "message": each.message} for each in segment.findings
        ],
        "page": segment.page_outcome,
        "reasons": list(segment.page_reasons),
    }
