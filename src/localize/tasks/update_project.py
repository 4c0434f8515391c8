"""The update of a project: templates and catalogs are brought up to date, and written as they are finished."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor

from localize.catalogs.loss import LossRecord, write_record
from localize.dataclass import dataclass
from localize.model.finding import Finding
from localize.pages import interface
from localize.tasks.apply import Tell, apply, untold
from localize.tasks.change import Change
from localize.tasks.executors import InProcess
from localize.tasks.extract import stale_template_changes, template_change, template_data
from localize.tasks.losses import LOSS_RECORD, load_loss_record, record_after
from localize.tasks.renames import rename_records
from localize.tasks.sources import Sources
from localize.tasks.update_catalogs import (
    UpdateInputs,
    is_selected_catalog,
    selected_names,
    update_again,
    update_in,
    update_inputs,
)
from localize.tasks.update_plan import load_named_template
from localize.tasks.workspace import Workspace


@dataclass(frozen=True, slots=True)
class UpdatedProject:
    """The number of files written, and findings, each once."""

    written: int
    findings: tuple[Finding, ...]


def update_project(
    workspace: Workspace,
    sources: Sources,
    pool: Executor | None = None,
    *,
    tell: Tell = untold,
    advance: Callable[[int], None] = lambda _: None,
) -> UpdatedProject:
    """Bring the templates and the selected catalogs up to date.

    The work is done in `pool`, or in this process. `tell` takes lines for people, `advance` the number of catalogs
    done since it was called last.
    """
    inputs = update_inputs(sources)
    findings = list(sources.findings)
    finished: dict[str, int] = {}
    accepted: dict[str, str] = {}

    def again(path: str) -> Iterator[Change]:
        if not is_selected_catalog(sources, path):
            yield from (change for change in _other_changes(inputs) if change.path == path)
            return
        result = update_again(inputs, path)
        findings.extend(result.findings)
        yield from result.changes

    # Stale templates are needed to recognise renamed articles until that is recorded.
    written = apply(workspace, rename_records(sources.project, sources.articles, inputs.renames), again, tell=tell)
    written += apply(workspace, stale_template_changes(sources.project), again, tell=tell)
    for size, result in update_in(pool or InProcess(), inputs):
        written += apply(workspace, (*result.templates, *result.changes), again, tell=tell)
        findings += result.findings
        finished |= result.record.finished
        accepted |= result.record.accepted
        advance(size)
    _keep_record(workspace, sources, LossRecord(finished, accepted))
    return UpdatedProject(written, tuple(_in_order(sources, findings)))


def _other_changes(inputs: UpdateInputs) -> Iterator[Change]:
    """Return all files to write but for catalogs."""
    sources = inputs.sources
    yield from rename_records(sources.project, sources.articles, inputs.renames)
    yield from stale_template_changes(sources.project)
    for name in (*selected_names(sources), interface.NAME):
        template = load_named_template(sources, name)
        if not template.unreadable:
            yield from template_change(sources.project, name, template_data(template.value))


def _in_order(sources: Sources, findings: Iterable[Finding]) -> list[Finding]:
    """Return findings once each, those of locales that look translations up in each other together."""
    numbers = {tag: number for number, group in enumerate(sources.project.locale_groups()) for tag in group}
    return sorted(dict.fromkeys(findings), key=lambda finding: numbers.get(finding.locale, -1))


def _keep_record(workspace: Workspace, sources: Sources, later: LossRecord) -> None:
    """Write the record by which later runs notice what catalogs have lost."""
    before = load_loss_record(workspace)
    after = record_after(sources.project, before, later)
    if after != before:
        workspace.write(LOSS_RECORD, write_record(after))
