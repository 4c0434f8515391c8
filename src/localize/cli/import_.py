"""localize import."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from localize.cli.common import MEND, alone, cannot_run, counted, folder_option, workspace_in
from localize.cli.dry_run import done, dry_run_option
from localize.cli.report import show
from localize.errors import ConfigError, FileError, Problem, SourceError
from localize.files.elsewhere import read_elsewhere
from localize.files.folder import Folder, FolderRules
from localize.files.opening import Links
from localize.formats.source import Source
from localize.model.finding import Finding, Severity
from localize.tasks import import_article
from localize.tasks.workspace import Workspace

_LARGEST = 100_000_000
"""The most bytes of a file that is read: Word files hold their pictures."""


@click.command("import")
@folder_option
@dry_run_option
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--as", "requested", default="", metavar="NAME", help="Name of the article; may have folders: pain/knee.")
@click.option("--article", "selector", default="", metavar="SELECTOR", help="CSS selector of the text in a web page.")
def import_file(folder: Path | None, file: Path, requested: str, selector: str) -> None:
    """Make a clean source article of a web page, a Word or a LibreOffice file.

    Scripts, styles, forms and what is around the text stay behind, pictures come along, and what could not be taken
    over is told. An article that is there already is never replaced.

    \b
    Example:
      localize import ~/Downloads/Knee\\ pain.docx --as pain/knee
      localize import saved-page.html --article "#content .text"
    """
    try:
        with cannot_run():
            workspace = workspace_in(folder)
            with alone(workspace):
                article = _imported(workspace, file, requested, selector)
                _tell(article.remarks, Severity.WARNING)
                for change in article.files:
                    workspace.exchange(change.path, change.data, change.base)
    except SourceError as error:
        _tell(error.problems, Severity.ERROR)
        sys.exit(MEND)
    click.echo(_done(article))
    click.echo("next: look at it, then localize update")


def _imported(workspace: Workspace, file: Path, requested: str, selector: str) -> import_article.ImportedArticle:
    """The article to write; raises SourceError if a person must mend something first."""
    config = workspace.config
    path = str(file)
    if message := import_article.suffix_problem(path, config.source):
        raise SourceError(Problem(path, 0, message))
    name = import_article.article_name(requested, path)
    if not name:
        raise ConfigError(
            Problem(requested or path, 0, "gives the article no name, expected --as NAME, as in pain/knee")
        )
    files = workspace.source_files()
    if (problem := import_article.clash(name, files, config)) is not None:
        raise SourceError(problem)
    try:
        data = read_elsewhere(file, _LARGEST)
    except FileError as error:
        raise SourceError(error.problems) from None
    if len(data) > _LARGEST:
        raise SourceError(Problem(path, 0, f"more than {_LARGEST:,} bytes, expected an article"))
    source = Source(data, name, path=path, locale=config.source_locale, options=config.formats)
    page_folder = Folder(file.parent, FolderRules(Links.INSIDE, noun="folder of the page"), name="")

    def read_file(name: str) -> bytes | None:
        return page_folder.read(name, import_article.LARGEST_FILE) if page_folder.is_file(name) else None

    return import_article.import_article(source, selector, config=config, files=files, read_file=read_file)


def _tell(problems: tuple[Problem, ...], severity: Severity) -> None:
    rule = "import-file" if severity is Severity.ERROR else "not-taken-over"
    show((Finding(rule, severity, message=each.message, path=each.path, line=each.line) for each in problems), err=True)


def _done(article: import_article.ImportedArticle) -> str:
    images, others = import_article.counted(article.files)
    parts = [f"{article.path} {done('written')}", counted(images, "image")]
    parts += [counted(others, "other file")] if others else []
    return ", ".join([*parts, counted(len(article.remarks), "warning")])
