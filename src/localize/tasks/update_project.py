"""A project brought up to date: its templates, then its catalogs, written as they are finished."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass

from localize.catalogs.loss import LossRecord, write_record
from localize.model.finding import Finding
from localize.tasks.apply import Tell, apply
from localize.tasks.articles import load_templates
from localize.tasks.change import Change
from localize.tasks.extract import extract_templates
from localize.tasks.losses import SEEN, load_seen, seen_after
from localize.tasks.renames import find_renames
from localize.tasks.sources import Sources
from localize.tasks.update import UpdateInputs, is_selected_catalog, update_again, update_in
from localize.tasks.workspace import Workspace


@dataclass(frozen=True, slots=True)
class UpdatedProject:
    """How many files were written, and what a person must mend, each once."""

    written: int
    findings: tuple[Finding, ...]


def update_project(
    workspace: Workspace,
    sources: Sources,
    pool: Executor,
    *,
    tell: Tell,
    advance: Callable[[int], None] = lambda _: None,
) -> UpdatedProject:
    """Brings the templates and the selected catalogs up to date; files are written while others are worked on.

    `tell` takes lines for people, `advance` the number of steps that are done (see `update.steps`; two a catalog).
    """
    project = sources.project
    templates = load_templates(sources.selected_articles(), project.config)
    inputs = UpdateInputs(sources, templates, find_renames(project, sources.articles))
    findings: list[Finding] = [
        *sources.findings,
        *(finding for each in templates.values() for finding in each.findings),
    ]
    seen: list[LossRecord] = []

    def extracted() -> Iterator[Change]:
        return extract_templates(project, sources.articles, templates=templates, renames=inputs.renames)

    def again(path: str) -> Iterator[Change]:
        if not is_selected_catalog(sources, path):
            yield from (change for change in extracted() if change.path == path)
            return
        result = update_again(inputs, path)
        findings.extend(result.findings)
        yield from result.changes

    written = apply(workspace, extracted(), again, tell=tell)
    for size, result in update_in(pool, inputs):
        written += apply(workspace, result.changes, again, tell=tell)
        findings += result.findings
        seen.append(result.seen)
        advance(2 * size)
    before = load_seen(workspace)
    after = seen_after(project, before, seen)
    if after != before:
        workspace.write(SEEN, write_record(after))
    return UpdatedProject(written, tuple(dict.fromkeys(findings)))
