"""localize keys."""

from __future__ import annotations

from pathlib import Path

import click

from localize.build.keyring import HISTORY, NEWEST, OFFLINE, Keyring
from localize.cli.common import folder_option
from localize.cli.signed import KEYS, folder_path, now, project_folder, secrets, told
from localize.folder import Folder
from localize.publishing.signing.keys import ONLINE, ROLES

into_option = folder_path("--into", f"The folder with the keys, if not {KEYS}/ in the project.")


@click.group()
def keys() -> None:
    """Make and change the keys that sign releases.

    \b
    Example:
      localize keys init
      localize keys rotate targets
    """


@keys.command()
@folder_option
@into_option
def init(folder: Path | None, into: Path | None) -> None:
    """Make the keys and the first root metadata. Keys that are there are never written over.

    Passphrases are asked for, or taken from LOCALIZE_ROOT_PASSPHRASE and LOCALIZE_KEYS_PASSPHRASE.

    \b
    Example:
      localize keys init
    """
    with told():
        ring = _keyring(folder, into)
        for path in ring.create(now()):
            click.echo(f"made {ring.folder.told(path)}")
        _explain(ring)


@keys.command()
@folder_option
@into_option
@click.argument("role", type=click.Choice(ROLES))
def rotate(folder: Path | None, into: Path | None, role: str) -> None:
    """Give a role a new key. The root key signs the change; it must be in keys/offline/ for this.

    \b
    Example:
      localize keys rotate targets
      localize keys rotate root
    """
    with told():
        ring = _keyring(folder, into)
        path = ring.rotate(role, now())
        click.echo(f"made {ring.folder.told(path)}")
        click.echo(f"{ring.folder.told(NEWEST)} is version {len(ring.chain())} now")
        click.echo("The next `localize release` publishes the change.")
        if role in ONLINE:
            click.echo("Keep the old key until then, if you still have it: the release signs with both, so that no")
            click.echo("regional site sees a moment between them.")


@keys.command()
@folder_option
@into_option
def renew(folder: Path | None, into: Path | None) -> None:
    """Sign the root metadata again, with the same keys and a later end. Needs the root key.

    \b
    Example:
      localize keys renew
    """
    with told():
        ring = _keyring(folder, into)
        click.echo(f"{ring.folder.told(NEWEST)} is version {ring.renew(now())} now; `localize release` publishes it")


def _keyring(folder: Path | None, into: Path | None) -> Keyring:
    return Keyring(Folder(into or project_folder(folder) / KEYS, follows_links=True), secrets(ask_twice=True))


def _explain(ring: Keyring) -> None:
    offline, public, history = (ring.folder.told(path) for path in (OFFLINE, NEWEST, HISTORY))
    click.echo(
        f"""
What to keep where:
  {offline}/root.pem  take it off this machine now, on two media in two places, each apart from its
      passphrase. It is needed only for `localize keys rotate` and `localize keys renew`.
  targets.pem, snapshot.pem, timestamp.pem  stay where releases are made, readable to nobody else; in CI
      put their text and LOCALIZE_KEYS_PASSPHRASE, or LOCALIZE_TARGETS_KEY and so on, among the secrets.
  {public}  give it to each regional site on a way that nobody can change, not from the release itself.
  {history}/  is public; keep it under version control, releases need it.
  The .pem files are no matter for version control; keys/.gitignore leaves them out."""
    )
