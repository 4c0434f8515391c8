"""The selected articles checked in their locales, with all that a person must mend or judge."""

from __future__ import annotations

from localize.dataclass import dataclass
from localize.model.finding import Finding
from localize.tasks.approvals import load_approvals
from localize.tasks.check import CheckedPage, ProjectCatalogs, check_findings, check_pages, file_findings
from localize.tasks.orphans import orphan_findings
from localize.tasks.sources import Sources, source_findings
from localize.tasks.watch import Watch, unwatched


@dataclass(frozen=True, slots=True)
class CheckedSelection:
    """The pages that were checked, and the findings: those of files first, those of the rules last."""

    pages: tuple[CheckedPage, ...]
    findings: tuple[Finding, ...]


def check_selection(sources: Sources, *, whole: bool, watch: Watch = unwatched) -> CheckedSelection:
    """The selected articles checked in the selected locales.

    With `whole`, catalogs that belong to no article are findings too.
    """
    project = sources.project
    pairs, tags = sources.row_pairs(), sources.selected_tags()
    catalogs = ProjectCatalogs(sources, tags, checked=project.selection.has, watch=watch)
    pages = tuple(watch(check_pages(catalogs, pairs), len(pairs), "Checking"))
    findings = (
        *file_findings(catalogs, pages),
        *(finding for tag in tags for finding in load_approvals(project, tag).findings),
        *source_findings(sources),
        *(orphan_findings(sources) if whole else ()),
        *check_findings(pages),
    )
    project.files.keep_results()
    return CheckedSelection(pages, findings)
