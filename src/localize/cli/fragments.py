"""localize fragments."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from localize.cli.common import CANNOT_RUN, CLEAN, MEND, counted
from localize.cli.dry_run import done, dry_run_option
from localize.cli.signed import reported
from localize.consumer.site import problems_of, shown_bundle
from localize.consumer.site_addresses import (
    AddressPattern,
    Form,
    PatternError,
    SiteAddresses,
    SourceBundle,
    adapted,
    articles_by_page,
)
from localize.errors import LocalizeError
from localize.files import ownership
from localize.files.folder import Folder
from localize.files.output import OutputFolder, rehearsed
from localize.release.manifest import RECALLED, Manifest


@click.command()
@click.argument("bundle", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--into", metavar="DIR", required=True, type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--page-address",
    metavar="PATTERN",
    default="/{locale}/{path}/",
    show_default=True,
    help="Where the site has the page of an article: {locale}, {path} of the page, {id} of the article.",
)
@click.option(
    "--file-address",
    metavar="PATTERN",
    default="/media/{locale}/{path}",
    show_default=True,
    help="Where the site has pictures and downloads: {locale}, {path}.",
)
@click.option(
    "--form",
    type=click.Choice([form.value for form in Form]),
    default=Form.FRAGMENTS.value,
    show_default=True,
    help="A fragment and its head for each article, or a content file for Hugo.",
)
@dry_run_option
def fragments(bundle: Path, into: Path, page_address: str, file_address: str, form: str) -> None:
    """Write the articles of a bundle with links for a site that has addresses of its own.

    DIR is a locale in dist/, or a folder that `localize pull` fills; it is proved first. The files go to pages/ and
    files/ in the other folder, which is kept as the bundle is: what is no longer in it is removed. Only addresses
    change; the text stays to the letter.

    \b
    Example:
      localize fragments dist/de --into build/de --page-address "/{locale}/{path}/"
      localize fragments /srv/health --into hugo/localize/de --form hugo
    """
    with reported():
        addresses = _addresses(page_address, file_address)
        tree, manifest = shown_bundle(Folder(bundle))
        problems = problems_of(tree, manifest, recalled=tree.read(RECALLED))
        for problem in problems:
            click.echo(f"{tree.label(problem.path)}: {problem.message}", err=True)
        if problems:
            click.echo("nothing was written: the bundle is not as its manifest says", err=True)
            sys.exit(CANNOT_RUN)
        source = SourceBundle(manifest, lambda path: tree.read(path) or b"", lambda other: _neighbour(bundle, other))
        result = adapted(source, addresses, Form(form))
        changed = _write(Folder(into), result.files)
        for article, link in result.lost:
            click.echo(f"{manifest.locale}/{article}: {link!r} leads to nothing in this bundle, and stays as it is")
        articles = counted(len(articles_by_page(manifest)), "article")
        click.echo(f"{articles}; {counted(changed, 'file')} {done('written')} to {into}/")
        sys.exit(MEND if result.lost else CLEAN)


def _addresses(page_address: str, file_address: str) -> SiteAddresses:
    """Return the addresses of a site; end the program where a pattern cannot be used."""
    try:
        pages = AddressPattern(page_address, ("locale", "path", "id"))
        return SiteAddresses(pages, AddressPattern(file_address, ("locale", "path")))
    except PatternError as error:
        raise click.UsageError(str(error)) from None


def _neighbour(bundle: Path, locale: str) -> Mapping[str, str] | None:
    """Return the articles of the bundle of another locale that stands beside this one, by the path of their page."""
    try:
        return articles_by_page(_manifest(bundle.parent / locale))
    except LocalizeError:
        return None


def _manifest(bundle: Path) -> Manifest:
    _, manifest = shown_bundle(Folder(bundle))
    return manifest


def _write(folder: Folder, files: Mapping[str, bytes]) -> int:
    """Write all files into a folder of ours, remove all others, and return how many were written."""
    folder.make()
    with ownership.opened(folder, ownership.ARTICLES, lambda: False, command="localize fragments"):
        output = rehearsed(OutputFolder(folder, last=""), folder.root)
        output.finish()
        with output.begun():
            changed = sum(output.add(path, data) for path, data in files.items())
            for path in output.paths():
                if path not in files:
                    output.remove(path)
            output.show()
    return changed
