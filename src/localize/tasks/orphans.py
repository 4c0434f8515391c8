"""What is left over of articles that are gone: their templates and catalogs."""

from __future__ import annotations

from localize.model.finding import Finding, Severity
from localize.pages import interface
from localize.tasks.project import Project


def stale_templates(project: Project) -> list[str]:
    """The paths of templates on disk whose article is gone."""
    known = {project.config.layout.template(name) for name in (*project.paths, interface.NAME)}
    return [path for path in project.files.template_paths() if path not in known]


def orphan_names(project: Project, tag: str) -> list[str]:
    """Names of catalogs in a locale that no article has any more."""
    return [name for name in project.files.catalog_names(tag) if name not in project.paths and name != interface.NAME]


def orphan_findings(project: Project) -> list[Finding]:
    """The catalogs in the selected locales that no article has any more."""
    findings = []
    for tag in project.config.locales:
        for name in orphan_names(project, tag) if tag in project.selection.locales else ():
            message = f"no article {name!r} in {project.config.source}/, expected one, or no such catalog"
            path = project.config.layout.catalog(tag, name)
            findings.append(Finding("orphan", Severity.WARNING, message, path, 0, tag))
    return findings
