"""localize release."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import click

from localize.cli.common import MEND, alone, counted, folder_option, say_waiting
from localize.cli.dry_run import done, dry_run_option
from localize.cli.signed import KEYS, RELEASE, folder_path, keyring, now, project_folder, reported
from localize.files.folder import Folder, FolderRules
from localize.files.opening import Links
from localize.release.signing.root import Draft, read_root
from localize.release.signing.step import Periods, Signing
from localize.tasks.keyring import Keyring
from localize.tasks.release_folder import ReleaseFolder, WrittenRelease, read_bundles, staged_path
from localize.tasks.workspace import Workspace

WARN = timedelta(days=60)
"""How long before the end of the root metadata a warning is printed."""


def signing_for(ring: Keyring, *, after: int = 0) -> Signing:
    """Return root metadata, keys and time to sign with."""
    return Signing(ring.chain(), ring.signers, now=now(), periods=Periods(), after=after)


@click.command()
@folder_option
@folder_path("--into", f"The release folder, if not {RELEASE}/ in the project.")
@folder_path("--keys", f"The folder with the keys, if not {KEYS}/ in the project.")
@folder_path("--bundles", "The folder with the bundles, if not the output of the project.")
@click.option("--drop", "dropped", multiple=True, metavar="TAG", help="A locale that is to leave the release.")
@click.option("--prune", type=click.IntRange(min=1), metavar="N", help="Remove what only older releases need; keep N.")
@click.option(
    "--after", type=click.IntRange(min=0), default=0, metavar="N", help="The last version, if that folder was lost."
)
@click.option("--timestamp-days", type=click.IntRange(1, 365), metavar="N", help="How long a release stays fresh.")
@dry_run_option
def release(  # noqa: PLR0913  # one parameter for each option
    *,
    folder: Path | None,
    into: Path | None,
    keys: Path | None,
    bundles: Path | None,
    dropped: tuple[str, ...],
    prune: int | None,
    after: int,
    timestamp_days: int | None,
) -> None:
    """Sign the bundles in dist/ as a release that regional sites can prove.

    The release is a folder of static files for any web server. Nothing is signed anew that is still good, so it can
    run every day: it then keeps the release fresh, which it stays for 7 days.

    Exit status: 0 released, 1 where bundles must be mended or other key holders must sign, 2 cannot run.

    \b
    Example:
      localize publish && localize release
      localize release --prune 10
    """
    with reported(), _bundles_at_rest(folder, bundles) as output:
        target = ReleaseFolder(Folder(into or project_folder(folder) / RELEASE))
        found = read_bundles(Folder(output, FolderRules(Links.FOLLOWED)))
        signing = signing_for(keyring(folder, keys), after=after)
        if timestamp_days:
            periods = replace(signing.periods, timestamp=timedelta(days=timestamp_days))
            signing = replace(signing, periods=periods)
        with target.opened("localize release", say_waiting):
            written = target.release(found, signing, dropped=dropped)
            removed = target.prune(prune) if prune else ()
        show(target, written)
        if removed:
            click.echo(f"{counted(len(removed), 'file')} of older releases {done('removed')}")
        warn_of_root(signing)
        if written.step.staged:
            sys.exit(MEND)


def show(target: ReleaseFolder, written: WrittenRelease) -> None:
    """Print what was signed, and what waits for signatures."""
    step = written.step
    if step.staged:
        show_waiting(target, step.staged)
        if not step.files:
            return
    if step.changed:
        what = f"release {step.versions['targets']} {done('signed')}, {counted(written.objects, 'new file')}"
    elif step.renewed:
        what = f"nothing new; {done('signed again')}: {', '.join(step.renewed)}"
    elif step.files:
        what = "nothing new but the root metadata"
    else:
        what = "nothing new, and still fresh"
    click.echo(f"{what}: {target.folder.label()}")


def show_waiting(target: ReleaseFolder, staged: Draft) -> None:
    """Print that a release waits for other key holders."""
    path = target.folder.label(staged_path(staged.version))
    click.echo(f"release {staged.version} waits for {counted(staged.missing, 'more signature')}: {path}")
    click.echo(f"Another key holder runs `localize keys sign {path}`; then run `localize release` again.")


def warn_of_root(signing: Signing) -> None:
    """Print a warning when the root metadata is about to end."""
    expires = read_root(signing.roots[-1]).signed.expires
    if expires - signing.now < WARN:
        hint = "expected a renewal before that: localize keys renew"
        click.echo(f"warning: the root metadata ends on {expires:%Y-%m-%d}, {hint}", err=True)


@contextmanager
def _bundles_at_rest(folder: Path | None, bundles: Path | None) -> Iterator[Path]:
    """Yield the folder of the bundles: the named one, or the project's; nobody can publish in that meanwhile."""
    if bundles is not None:
        yield bundles
        return
    workspace = Workspace(project_folder(folder))
    output = workspace.output_folder()
    with alone(workspace):
        workspace.output().finish()
        yield output
