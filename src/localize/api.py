"""The program as a library: open a project, bring its catalogs up to date, check it, publish it.

What is not named in `localize.__all__` may change in any version.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from localize.dataclass import dataclass
from localize.errors import GlossaryError
from localize.files.lock import Busy, Holder
from localize.tasks import project
from localize.tasks.apply import Tell, untold
from localize.tasks.check_selection import CheckedSelection, check_selection
from localize.tasks.executors import executor
from localize.tasks.make_release import decide_project
from localize.tasks.project import Project
from localize.tasks.publish_project import PublishedProject, publish_project, record_renames
from localize.tasks.sources import Sources, load_sources
from localize.tasks.update_project import UpdatedProject, update_project
from localize.tasks.workspace import Workspace


def _unseen(_holder: Holder | None) -> None:
    """Wait without a word."""


@dataclass(frozen=True, slots=True)
class OpenProject:
    """A project folder, its configuration, and the locales and articles that were asked for.

    Each function below reads the articles and catalogs that it needs when it is called. One that writes waits until no
    other command works in the folder.
    """

    workspace: Workspace
    project: Project
    all_articles: bool


def open_project(
    folder: str | Path = ".",
    *,
    locales: Iterable[str] = (),
    articles: Iterable[str] = (),
    accept_loss: bool = False,
) -> OpenProject:
    """Open the project in a folder, with these locales and articles: all where none are named.

    With `accept_loss` catalogs are taken as they are, whatever they have lost since the last commit. Raises
    ConfigError for a configuration that cannot be used, and for a locale or an article that is not there.
    """
    workspace = Workspace(Path(folder))
    locales, articles = tuple(locales), tuple(articles)
    opened = project.open_project(workspace, locales=locales, articles=articles, accept_loss=accept_loss)
    return OpenProject(workspace, opened, all_articles=not articles)


def read_sources(opened: OpenProject) -> Sources:
    """Read the articles and the glossary, with what a person must mend in them; nothing is written."""
    return load_sources(opened.project)


def update(
    opened: OpenProject,
    *,
    jobs: int | None = None,
    normalize: bool = False,
    tell: Tell = untold,
    busy: Busy = _unseen,
) -> UpdatedProject:
    """Bring templates and catalogs up to date with the articles, as `localize update` does.

    With `normalize` catalogs that another editor has wrapped are brought back to one form. `tell` gets lines for
    people, `busy` who works in the folder while this waits. Raises GlossaryError where the glossary cannot be used,
    FileError where a file cannot be written.
    """
    with opened.workspace.alone("localize.update", busy):
        sources = load_sources(opened.project.normalizing() if normalize else opened.project)
        _need_glossary(sources)
        with executor(jobs, catalogs=len(sources.pairs())) as pool:
            return update_project(opened.workspace, sources, pool, tell=tell)


def check(opened: OpenProject) -> CheckedSelection:
    """Look for mistakes in sources, glossary and translations, as `localize check` does; nothing is written."""
    return check_selection(load_sources(opened.project), whole=opened.all_articles)


def publish(opened: OpenProject, *, tell: Tell = untold, busy: Busy = _unseen) -> PublishedProject:
    """Write the pages of finished translations to the output folder, as `localize publish` does.

    `tell` and `busy` are as for `update`. Raises GlossaryError where the glossary cannot be used, FileError where a
    file cannot be written; the pages that were online stay then as they were.
    """
    with opened.workspace.alone("localize.publish", busy):
        opened.workspace.output().finish()
        sources = load_sources(opened.project)
        _need_glossary(sources)
        record_renames(opened.workspace, sources, tell=tell)
        return publish_project(opened.workspace, decide_project(sources), tell=tell)


def _need_glossary(sources: Sources) -> None:
    if sources.glossary.unreadable:
        raise GlossaryError(each.problem for each in sources.glossary.findings)
