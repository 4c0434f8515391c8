"""localize adopt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import click

from localize.adopt.verdict import AdoptOptions, JudgedText, Verdict
from localize.cli import completing
from localize.cli.common import counted, finish, folder_option, opened, opened_to_write, watched
from localize.cli.dry_run import done, dry_run_option
from localize.cli.report import show
from localize.config import Worth
from localize.errors import quoted
from localize.files.elsewhere import base_elsewhere, write_elsewhere
from localize.model.finding import Finding, Severity
from localize.tasks.adopt import AdoptedCatalog, Adoption, adopt
from localize.tasks.adopt_readers import READERS
from localize.tasks.adopted_files import AdoptedFiles, read_adopted
from localize.tasks.apply import apply
from localize.tasks.change import Change
from localize.tasks.sources import load_sources

_MOST_OF_A_FILE = 20
"""How many texts without a counterpart, or without a translation, are told of each file; the report has all."""
_MOST_TEXTS = 60
"""Up to so many texts each is shown; of more, only how many each catalog gets."""


@click.command("adopt")
@folder_option
@dry_run_option
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option(
    "--locale",
    "locales",
    multiple=True,
    metavar="TAG",
    help="The locale that the files are in, if they do not say so; may be given more than once.",
    shell_complete=completing.locales,
)
@click.option(
    "--article",
    "articles",
    multiple=True,
    metavar="ARTICLE",
    help="Only this article; may be given more than once.",
    shell_complete=completing.articles,
)
@click.option(
    "--as",
    "worth",
    type=click.Choice([each.value for each in Worth]),
    help="What a certain translation is worth; `adopt` in the configuration says it if this does not, else fuzzy.",
)
@click.option("--apply", "write", is_flag=True, help="Write the catalogs; without it they are only shown.")
@click.option(
    "--overwrite", is_flag=True, help="Replace translations that are there; a finished one only by a certain one."
)
@click.option(
    "--report",
    "report",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write both sides with how sure each pair is: a page for each article in a locale, and all as JSON.",
)
def adopt_files(  # noqa: PLR0913, PLR0917 (click hands over an argument for each option)
    folder: Path | None,
    files: tuple[Path, ...],
    locales: tuple[str, ...],
    articles: tuple[str, ...],
    worth: str | None,
    write: bool,  # noqa: FBT001 (click hands over flags so)
    overwrite: bool,  # noqa: FBT001 (the same)
    report: Path | None,
) -> None:
    """Start with translations that you have: put them into the catalogs where they fit.

    Without --apply it only shows what would change. What fits for certain comes in as fuzzy, or as translated if the
    project says so and the checks find no error; everything else is fuzzy, with a note that tells where it comes from.

    \b
    Example:
      localize adopt --locale de po/de.po
      localize adopt --locale de --report adopted po/de.po
      localize adopt --locale de --as translated --apply po/de.po
    """
    with (opened_to_write if write else opened)(folder, locales, articles) as (workspace, project):
        sources = load_sources(project)
        options = AdoptOptions(Worth(worth) if worth else project.config.adopt, overwrite)
        read = read_adopted(sources, files, READERS, watch=watched)
        adoption = adopt(sources, read.articles, options, watch=watched)
        findings = [*sources.findings, *read.findings, *adoption.findings]
        for line in read.remarks:
            click.echo(line)
        _print(adoption, [*findings, *_not_taken(adoption), *_untranslated(adoption), *_left_over(read)])
        click.echo(_counts(adoption, read))
        if report is None and _is_long(adoption):
            click.echo("each text with its source: --report DIR")
        if report is not None:
            _write_report(report, adoption, read)
        if write:

            def again(path: str) -> tuple[Change, ...]:
                redone = adopt(sources, read.articles, options, only=path)
                click.echo(f"{path}: saved by another program meanwhile, compared again")
                _print(redone, [*redone.findings, *_not_taken(redone)])
                findings.extend(redone.findings)
                return redone.changes

            written = apply(workspace, adoption.changes, again, tell=click.echo)
            click.echo(f"{counted(written, 'catalog')} {done('written')}")
        elif adoption.changes:
            click.echo("nothing written yet: --apply writes")
        finish(findings)


def _write_report(folder: Path, adoption: Adoption, read: AdoptedFiles) -> None:
    from localize.cli.adopt_report import report_files  # noqa: PLC0415  # loads the engine of templates

    for file in report_files(adoption, read):
        path = folder / file.path
        write_elsewhere(path, file.text.encode(), base_elsewhere(path))
    click.echo(f"report {done('written')} to {folder / 'index.html'}")


def _print(adoption: Adoption, findings: Iterable[Finding]) -> None:
    """Print a line for each entry that gets a text, or for each catalog if these are many, then what is to look at."""
    is_long = _is_long(adoption)
    for catalog in adoption.catalogs:
        if is_long:
            click.echo(f"{catalog.path}: {_verdicts([catalog])}")
            continue
        for each in catalog.entries:
            if each.judged.is_taken:
                click.echo(f"{catalog.path}:{each.line}: {_change(each.judged)}")
    if is_long:
        worst_first = sorted(findings, key=lambda finding: finding.severity is not Severity.ERROR)
        findings = _first_of_each_file(worst_first, "more findings", keep=Severity.ERROR)
    show(findings, err=True)


def _is_long(adoption: Adoption) -> bool:
    return sum(each.judged.is_taken for catalog in adoption.catalogs for each in catalog.entries) > _MOST_TEXTS


def _change(judged: JudgedText) -> str:
    text = judged.text
    sure = "" if text.certain else f", {int(100 * text.confidence)} % sure"
    state = f" (fuzzy{sure})" if judged.verdict is Verdict.FUZZY else ""
    return f"{quoted(judged.old or text.key[1])} → {quoted(text.text)}{state}"


def _not_taken(adoption: Adoption) -> Iterator[Finding]:
    """What was left alone, or refused."""
    for catalog in adoption.catalogs:
        for each in catalog.entries:
            judged = each.judged
            if judged.verdict in (Verdict.OTHER, Verdict.REFUSED):
                yield Finding(
                    "adopt-other" if judged.verdict is Verdict.OTHER else "adopt-refused",
                    Severity.WARNING,
                    judged.reason,
                    catalog.path,
                    each.line,
                    locale=catalog.adopted.locale,
                    article=catalog.adopted.article,
                    context=judged.text.key[0] or "",
                    source=judged.text.key[1],
                    target=judged.text.text,
                )


def _left_over(read: AdoptedFiles) -> Iterator[Finding]:
    """The texts that have no counterpart."""
    texts = [*read.left_over, *(text for article in read.articles for text in article.left_over)]
    findings = (
        Finding(
            "adopt-left-over",
            Severity.WARNING,
            f"{quoted(text.text)} has no counterpart: {text.reason}",
            text.path,
            text.line,
        )
        for text in texts
    )
    return _first_of_each_file(findings, "more texts have no counterpart")


def _untranslated(adoption: Adoption) -> Iterator[Finding]:
    """What was left in the language of the source, of the texts that are taken."""
    texts = [each.judged.text for catalog in adoption.catalogs for each in catalog.entries if each.judged.is_taken]
    findings = (
        Finding(
            "adopt-untranslated",
            Severity.WARNING,
            f"{quoted(left)} was left in the language of the source",
            text.path,
            text.line,
        )
        for text in texts
        for left in text.untranslated
    )
    return _first_of_each_file(findings, "more texts were left in the language of the source")


def _first_of_each_file(findings: Iterable[Finding], others: str, *, keep: Severity | None = None) -> Iterator[Finding]:
    """Yield as many findings as people read of each file, all of a severity to keep, and how many others there are."""
    of_files: dict[str, list[Finding]] = {}
    for finding in findings:
        of_files.setdefault(finding.path, []).append(finding)
    for of_file in of_files.values():
        shown = max(_MOST_OF_A_FILE, sum(finding.severity is keep for finding in of_file))
        yield from of_file[:shown]
        if len(of_file) > shown:
            message = f"{len(of_file) - shown} {others}, --report DIR has all"
            yield replace(of_file[shown], message=message, line=0, source="", target="")


def _verdicts(catalogs: Iterable[AdoptedCatalog]) -> str:
    counts = Counter(each.judged.verdict for catalog in catalogs for each in catalog.entries)
    return ", ".join(
        f"{counts[verdict]} {verdict.value}"
        for verdict in Verdict
        if counts[verdict] or verdict in (Verdict.TRANSLATED, Verdict.FUZZY)
    )


def _counts(adoption: Adoption, read: AdoptedFiles) -> str:
    parts = [_verdicts(adoption.catalogs)]
    missing = sum(len(article.missing) for article in read.articles)
    left_over = len(read.left_over) + sum(len(article.left_over) for article in read.articles)
    untranslated = sum(len(text.untranslated) for article in read.articles for text in article.texts)
    if untranslated:
        parts.append(f"{untranslated} left in the language of the source")
    return ", ".join((*parts, f"{missing} without a translation", f"{counted(left_over, 'text')} left over"))
