"""Templates brought up to date with the articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from localize.catalogs import po
from localize.files.exchange import base_of
from localize.model.article import Article
from localize.model.catalog import Catalog
from localize.pages import interface
from localize.tasks.change import Change
from localize.tasks.loaded import Loaded
from localize.tasks.orphans import stale_templates
from localize.tasks.project import Project
from localize.tasks.renames import rename_records


def extract_templates(
    project: Project,
    articles: Mapping[str, Article],
    *,
    templates: Mapping[str, Loaded[Catalog]],
    renames: Mapping[str, str],
) -> Iterator[Change]:
    """The templates that must be written, and those whose article is gone.

    `templates` are those of the selected articles. Before stale templates go, it is recorded which article has
    another name now, as they are what tells it.
    """
    yield from rename_records(project, articles, renames)
    current = {name: each.value for name, each in templates.items() if not each.unreadable}
    for name, template in {**current, interface.NAME: interface.template()}.items():
        path = project.files.template_path(name)
        data, before = po.write(template), project.files.read(path)
        if data != before:
            yield Change(path, data, base_of(before))
    for path in stale_templates(project):
        yield Change(path, None, base_of(project.files.read(path)))
