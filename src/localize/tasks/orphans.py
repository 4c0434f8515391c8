"""Templates and catalogs of articles that are gone."""

from __future__ import annotations

from localize.model.finding import Finding, Severity
from localize.pages import interface
from localize.tasks.project import Project


def stale_templates(project: Project) -> list[str]:
    """Return the paths of templates whose article is gone."""
    known = {project.config.layout.template(name) for name in (*project.paths, interface.NAME)}
    return [path for path in project.files.template_paths() if path not in known]


def orphan_names(project: Project, tag: str) -> list[str]:
    """Return the names of articles that are gone and still have a catalog in a locale."""
    return [name for name in project.files.catalog_names(tag) if name not in project.paths and name != interface.NAME]


def orphan_findings(project: Project) -> list[Finding]:
    """Return a warning for each catalog in the selected locales whose article is gone."""
    findings = []
    for tag in project.config.targets:
        for name in orphan_names(project, tag) if tag in project.selection.locales else ():
            message = f"no article {name!r} in {project.config.source}/, expected one, or no such catalog"
            path = project.config.layout.catalog(tag, name)
            findings.append(Finding("orphan", Severity.WARNING, message=message, path=path, line=0, locale=tag))
    return findings
