"""Templates brought up to date with the articles, and written."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from localize.catalogs import po
from localize.catalogs.source_forms import everywhere_needed
from localize.dataclass import dataclass
from localize.files.exchange import base_of
from localize.model.catalog import Catalog
from localize.model.finding import Finding
from localize.pages import interface
from localize.tasks.apply import Tell, apply, untold
from localize.tasks.articles import load_articles, load_template
from localize.tasks.change import Change
from localize.tasks.orphans import stale_templates
from localize.tasks.project import Project
from localize.tasks.renames import find_renames, rename_records
from localize.tasks.settled import SettledTemplates
from localize.tasks.workspace import Workspace


def template_data(template: Catalog) -> bytes:
    """Return the file of a template: without what is the same in every locale."""
    return po.write(everywhere_needed(template))


def template_change(project: Project, name: str, data: bytes) -> Iterator[Change]:
    """Return the template of an article to write, with this content, if the one on disk says something else."""
    path = project.config.layout.template(name)
    before = project.files.read(path)
    if data != before:
        yield Change(path, data, base_of(before))


def stale_template_changes(project: Project) -> Iterator[Change]:
    """Return the templates to remove: their articles are gone."""
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
    names = [name for name in articles.by_name if name in project.selection.articles]
    renames = find_renames(project, articles.by_name)
    settled = SettledTemplates(project)
    findings: dict[str, tuple[Finding, ...]] = {}

    def work() -> Iterator[Change]:
        """Record renames first: stale templates are needed to recognise them."""
        yield from rename_records(project, articles.by_name, renames)
        for name in names:
            row = articles.by_name.rows[name]
            if settled.is_settled(row):
                continue
            template = load_template(articles.by_name[name], project.config)
            findings[name] = template.findings
            if not template.unreadable:
                data = template_data(template.value)
                yield from template_change(project, name, data)
                settled.keep(row, data)
        yield from template_change(project, interface.NAME, po.write(interface.template()))
        yield from stale_template_changes(project)

    def again(path: str) -> list[Change]:
        return [each for each in work() if each.path == path]

    written = apply(workspace, work(), again, tell=tell)
    project.files.keep_results()
    return ExtractedProject(written, (*articles.findings, *chain.from_iterable(findings.values())))
