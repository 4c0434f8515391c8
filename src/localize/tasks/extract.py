"""Templates brought up to date with the articles, and written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from localize.catalogs import po
from localize.files.exchange import base_of
from localize.model.article import Article
from localize.model.catalog import Catalog
from localize.model.finding import Finding
from localize.pages import interface
from localize.tasks.apply import Tell, apply, untold
from localize.tasks.articles import load_articles, load_templates
from localize.tasks.change import Change
from localize.tasks.loaded import Loaded
from localize.tasks.orphans import stale_templates
from localize.tasks.project import Project
from localize.tasks.renames import find_renames, rename_records
from localize.tasks.workspace import Workspace


def extract_templates(
    project: Project,
    articles: Mapping[str, Article],
    *,
    templates: Mapping[str, Loaded[Catalog]],
    renames: Mapping[str, str],
) -> Iterator[Change]:
    """Return the templates to write, and the stale ones to remove.

    `templates` are those of the selected articles. Renames are recorded first, because stale templates are needed to
    recognise them.
    """
    yield from rename_records(project, articles, renames)
    current = {name: each.value for name, each in templates.items() if not each.unreadable}
    for name, template in {**current, interface.NAME: interface.template()}.items():
        path = project.config.layout.template(name)
        data, before = po.write(template), project.files.read(path)
        if data != before:
            yield Change(path, data, base_of(before))
    for path in stale_templates(project):
        yield Change(path, None, base_of(project.files.read(path)))


@dataclass(frozen=True, slots=True)
class ExtractedProject:
    """The number of templates written or removed, and findings."""

    written: int
    findings: tuple[Finding, ...]


def extract_project(workspace: Workspace, project: Project, *, tell: Tell = untold) -> ExtractedProject:
    """Bring the templates of the selected articles up to date; `tell` takes lines for people."""
    articles = load_articles(project)
    selected = [each for name, each in articles.by_name.items() if name in project.selection.articles]
    templates = load_templates(selected, project.config)
    renames = find_renames(project, articles.by_name)

    def work() -> Iterator[Change]:
        return extract_templates(project, articles.by_name, templates=templates, renames=renames)

    written = apply(workspace, work(), lambda path: [each for each in work() if each.path == path], tell=tell)
    of_templates = [finding for each in templates.values() for finding in each.findings]
    return ExtractedProject(written, (*articles.findings, *of_templates))
