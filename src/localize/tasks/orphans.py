"""Templates and catalogs that no article has: most often it is gone."""

from __future__ import annotations

from localize.model.finding import Finding, Severity
from localize.pages import interface
from localize.tasks.project import Project
from localize.tasks.sources import Sources


def stale_templates(project: Project) -> list[str]:
    """Return the paths of templates whose article is gone."""
    known = {project.config.layout.template(name) for name in (*project.paths, interface.NAME)}
    return [path for path in project.files.template_paths() if path not in known]


def orphan_names(project: Project, tag: str) -> list[str]:
    """Return the names of articles that are gone and still have a catalog in a locale."""
    return [name for name in project.files.catalog_names(tag) if _is_orphan(project, name)]


def _is_orphan(project: Project, name: str) -> bool:
    return name not in project.paths and name != interface.NAME


def orphan_findings(sources: Sources) -> list[Finding]:
    """Return a warning for each catalog in the selected locales whose article is gone, or is in that locale itself."""
    project, others = sources.project, sources.other_languages
    main = project.config.source_locale
    findings = []
    for tag in project.config.targets:
        if tag not in project.selection.locales:
            continue
        names = project.files.catalog_names(tag)
        for name in (each for each in names if _is_orphan(project, each)):
            message = f"no article {name!r} in {project.config.source}/, expected one, or no such catalog"
            findings.append(_warning(project, tag, name, message))
        for name in (each for each in names if others.get(each, main) == tag and each in sources.articles):
            expected = "expected no such catalog, or another language in the metadata of the article"
            findings.append(_warning(project, tag, name, f"the article {name!r} is itself in {tag}, {expected}"))
    return findings


def _warning(project: Project, tag: str, name: str, message: str) -> Finding:
    path = project.config.layout.catalog(tag, name)
    return Finding("orphan", Severity.WARNING, message=message, path=path, line=0, locale=tag)
