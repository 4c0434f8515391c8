"""localize keys."""

from __future__ import annotations

from pathlib import Path

import click

from localize.cli.common import counted, folder_option
from localize.cli.dry_run import done, dry_run_option
from localize.cli.signed import KEYS, folder_path, keyring, now, reported
from localize.release.signing.keys import ONLINE, ROLES
from localize.tasks.countersign import (
    UnsignedFile,
    compare_with_bundles,
    contents,
    read_unsigned,
    sign_list,
    sign_root_file,
)
from localize.tasks.keyring import HISTORY, NEWEST, Keyring, RootChange

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
@dry_run_option
@click.option("--threshold", type=click.IntRange(min=1, max=9), default=1, show_default=True, metavar="N",
              help="How many people must sign the root metadata and each release.")  # fmt: skip
@click.option("--holders", type=click.IntRange(min=1, max=9), metavar="M",
              help="How many people get keys for that; without it as many as must sign.")  # fmt: skip
def init(*, folder: Path | None, into: Path | None, threshold: int, holders: int | None) -> None:
    """Make the keys and the first root metadata. Keys that are there are never written over.

    Passphrases are asked for, or taken from LOCALIZE_ROOT_PASSPHRASE and LOCALIZE_KEYS_PASSPHRASE, for several
    holders one in each line.

    \b
    Example:
      localize keys init
      localize keys init --threshold 2 --holders 3
    """
    count = threshold if holders is None else holders
    if count < threshold:
        raise click.UsageError(f"{count} holders cannot give {threshold} signatures, expected --holders {threshold}")
    with reported():
        ring = keyring(folder, into, ask_twice=True)
        paths = ring.create(now(), threshold=threshold, holders=count)
        for path in paths:
            click.echo(f"{done('made')} {ring.folder.label(path)}")
        _explain(ring, paths, threshold=threshold, holders=count)


@keys.command()
@folder_option
@into_option
@dry_run_option
@click.option("--key", "replaced", default="", metavar="ID", help="Which key gives way, if the role has several.")
@click.argument("role", type=click.Choice(ROLES))
def rotate(*, folder: Path | None, into: Path | None, replaced: str, role: str) -> None:
    """Give a role a new key. The root keys sign the change; they must be in keys/offline/ for this.

    Where several people must sign, what is here signs, and `localize keys sign` adds the others.

    \b
    Example:
      localize keys rotate targets
      localize keys rotate targets --key 3f9c12ab
      localize keys rotate root
    """
    with reported():
        ring = keyring(folder, into, ask_twice=True)
        change = ring.rotate(role, now(), replaced=replaced)
        click.echo(f"{done('made')} {ring.folder.label(change.key_path)}")
        _show_change(ring, change)
        if role in ONLINE:
            click.echo("Keep the old key until then, if you still have it: the release signs with both, so that no")
            click.echo("regional site sees a moment between them.")


@keys.command()
@folder_option
@into_option
@dry_run_option
def renew(folder: Path | None, into: Path | None) -> None:
    """Sign the root metadata again, with the same keys and a later end. Needs the root keys.

    \b
    Example:
      localize keys renew
    """
    with reported():
        ring = keyring(folder, into, ask_twice=True)
        _show_change(ring, ring.renew(now()))


@keys.command()
@folder_option
@into_option
@dry_run_option
@click.option("--bundles", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="DIR",
              help="Sign a release only if its bundles are those in DIR, which you made yourself.")  # fmt: skip
@click.argument("files", nargs=-1, type=click.Path(dir_okay=False, path_type=Path), metavar="[FILE]...")
def sign(*, folder: Path | None, into: Path | None, bundles: Path | None, files: tuple[Path, ...]) -> None:
    """Add your signature to a release, or to root metadata, that waits for it.

    FILE is one that `localize release`, `recall`, `keys rotate` or `keys renew` named; without one, all in
    keys/pending/. It is written back with your signature. What you sign is printed first: look at it.

    \b
    Example:
      localize keys sign 7.targets.json --bundles dist
      localize keys sign
    """
    with reported():
        ring = keyring(folder, into)
        to_sign = files or tuple(ring.folder.locate(path) for path in ring.pending())
        if not to_sign:
            click.echo("nothing waits for a signature")
        for path in to_sign:
            _sign(ring, read_unsigned(path), bundles)


def _sign(ring: Keyring, file: UnsignedFile, bundles: Path | None) -> None:
    for line in contents(file, ring):
        click.echo(line)
    if file.is_root:
        _show_change(ring, sign_root_file(file, ring))
        return
    if bundles is not None:
        compare_with_bundles(file, bundles)
        click.echo(f"all bundles are those in {bundles}")
    draft = sign_list(file, ring, now())
    then = f"it waits for {counted(draft.missing, 'more signature')}" if draft.missing else "`localize release` ends it"
    click.echo(f"signed release {draft.version} in {file.path}: {then}")


def _show_change(ring: Keyring, change: RootChange) -> None:
    path = ring.folder.label(change.path)
    if change.missing:
        waits = f"waits for {counted(change.missing, 'more signature')}"
        click.echo(f"version {change.version} of the root metadata {waits}: {path}")
        click.echo("Another holder of a root key runs `localize keys sign` with that file.")
    else:
        click.echo(f"{path} is version {change.version} now; the next `localize release` publishes it.")


def _explain(ring: Keyring, paths: list[str], *, threshold: int, holders: int) -> None:
    public, history = (ring.folder.label(path) for path in (NEWEST, HISTORY))
    click.echo("\nWhat to keep where:")
    if holders == 1:
        offline, targets = (ring.folder.label(path) for path in paths[:2])
        click.echo(
            f"""\
  {offline}  take it off this machine now, on two media in two places, each apart from its
      passphrase. It is needed only for `localize keys rotate` and `localize keys renew`.
  {targets}, snapshot.pem, timestamp.pem  stay where releases are made, readable to nobody else; in CI
      put their text and LOCALIZE_KEYS_PASSPHRASE, or LOCALIZE_TARGETS_KEY and so on, among the secrets."""
        )
    else:
        for number, pair in enumerate(zip(paths[:holders], paths[holders:], strict=False), start=1):
            files = " and ".join(ring.folder.label(path) for path in pair)
            click.echo(f"  {files}\n      belong to holder {number}, who takes them off this machine now")
        click.echo(
            f"""\
  Each holder needs {NEWEST} and {HISTORY}/ beside them. {threshold} of {holders} sign each release and each change
      of keys: with fewer root keys than that no key can be changed any more.
      Who makes the releases leaves the targets key of their own here.
  snapshot.pem, timestamp.pem  stay where releases are made, readable to nobody else."""
        )
    click.echo(
        f"""\
  {public}  give it to each regional site in a way that nobody can change, not from the release itself.
  {history}/  is public; keep it under version control, releases need it.
  The .pem files are no matter for version control; keys/.gitignore leaves them out."""
    )
