"""localize init."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from localize.cli.common import MEND, cannot_run, counted, step
from localize.cli.dry_run import done, dry_run_option
from localize.config.layout import LOCALIZE_TOML
from localize.files.folder import Folder, FolderRules
from localize.files.opening import Links
from localize.tasks.new_project import CI_FILES, GITHUB, NewFiles, NewProject, new_files

_NO_CI = "none"


@click.command()
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option("--source-locale", default="en", show_default=True, metavar="TAG", help="The locale of the articles.")
@click.option(
    "--locale",
    "locales",
    multiple=True,
    metavar="TAG",
    help="A locale to translate into; may be given more than once. Without it Spanish, or English.",
)
@click.option(
    "--ci",
    type=click.Choice([*CI_FILES, _NO_CI]),
    multiple=True,
    default=(GITHUB,),
    show_default=True,
    help="The service that checks and publishes each change; may be given more than once.",
)
@click.option("--add", is_flag=True, help="Where some of the files are there already: make the others.")
@dry_run_option
@click.pass_context
def init(  # noqa: PLR0913  # an argument for each option
    context: click.Context,
    *,
    folder: Path | None,
    source_locale: str,
    locales: tuple[str, ...],
    ci: tuple[str, ...],
    add: bool,
) -> None:
    """Begin a new project: configuration, a sample article, a glossary, a Makefile, hooks and CI.

    It is ready for `make publish`. Nothing that is there is ever written over: where one of the files is there, it
    says so and makes none; with --add it makes those that are missing.

    \b
    Example:
      localize init my-site --locale de --locale fr
      localize init --source-locale de --locale en --ci gitlab
      localize init --add
    """
    root = folder or context.obj or Path()
    chosen = tuple(dict.fromkeys(locales)) or (("en",) if source_locale.startswith("es") else ("es",))
    project = NewProject(source_locale, chosen, ci=tuple(name for name in dict.fromkeys(ci) if name != _NO_CI))
    with cannot_run():
        target = Folder(root, FolderRules(Links.INSIDE, mode=None, noun="project"), name="")
        files = new_files(target, project, datetime.now().astimezone().date())
        if files.taken and not add:
            _refuse(files)
        for path in files.taken:
            click.echo(f"{path} is there, and stays as it is")
        for path, data in files.new:
            target.create(path, data)
            click.echo(f"{done('made')} {path}")
        _show_next(root, project, files)


def _refuse(files: NewFiles) -> None:
    """Tell what is there and what would be made, and end the program."""
    click.echo(f"error: {', '.join(files.taken)}: there already, expected a folder without a project", err=True)
    if files.new:
        click.echo(f"`localize init --add` would make {', '.join(path for path, _ in files.new)}", err=True)
    sys.exit(MEND)


def _show_next(root: Path, project: NewProject, files: NewFiles) -> None:
    """Tell how to go on."""
    if not files.new:
        click.echo("nothing to add")
        return
    if LOCALIZE_TOML not in dict(files.new):
        return
    where = "" if root.resolve() == Path.cwd() else f"cd {root} && "
    articles = "its sample is in English: put articles in its place" if _is_foreign(project) else "write articles"
    click.echo(f"Next, for {counted(len(project.locales), 'target locale')}:")
    click.echo(step(f"{where}make publish", "make the environment, the catalogs and the pages"))
    click.echo(step("source/", articles))
    click.echo(step("locales/", "where translators find their catalogs after that"))


def _is_foreign(project: NewProject) -> bool:
    return not project.source_locale.startswith(project.sample_language)
