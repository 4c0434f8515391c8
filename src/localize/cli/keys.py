"""localize keys."""

from __future__ import annotations

from pathlib import Path

import click

from localize.cli.common import counted, folder_option
from localize.cli.signed import KEYS, folder_path, now, project_folder, secrets, told
from localize.errors import Problem
from localize.files.elsewhere import base_elsewhere, read_elsewhere, write_elsewhere
from localize.files.folder import Folder, FolderRules
from localize.files.opening import Links
from localize.release import recalls
from localize.release.manifest import digest
from localize.release.signing.countersigning import Waiting, summary
from localize.release.signing.keys import ONLINE, ROLES, SigningError
from localize.release.signing.root import is_root
from localize.release.signing.state import target_files
from localize.tasks.keyring import HISTORY, NEWEST, Keyring, RootChange
from localize.tasks.recall import where
from localize.tasks.release import ReleaseFolder, hold_against

LARGEST_LIST = 5_000_000
"""The most bytes of a file to sign: the limit of python-tuf's client for targets."""

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
@click.option("--threshold", type=click.IntRange(min=1, max=9), default=1, show_default=True, metavar="N",
              help="How many people must sign the root metadata and each release.")  # fmt: skip
@click.option("--holders", type=click.IntRange(min=1, max=9), metavar="M",
              help="How many people get keys for that; without it as many as must sign.")  # fmt: skip
def init(folder: Path | None, into: Path | None, threshold: int, holders: int | None) -> None:
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
    with told():
        ring = _keyring(folder, into)
        paths = ring.create(now(), threshold=threshold, holders=count)
        for path in paths:
            click.echo(f"made {ring.folder.label(path)}")
        _explain(ring, paths, threshold, count)


@keys.command()
@folder_option
@into_option
@click.option("--key", "replaced", default="", metavar="ID", help="Which key gives way, if the role has several.")
@click.argument("role", type=click.Choice(ROLES))
def rotate(folder: Path | None, into: Path | None, replaced: str, role: str) -> None:
    """Give a role a new key. The root keys sign the change; they must be in keys/offline/ for this.

    Where several people must sign, what is here signs, and `localize keys sign` adds the others.

    \b
    Example:
      localize keys rotate targets
      localize keys rotate targets --key 3f9c12ab
      localize keys rotate root
    """
    with told():
        ring = _keyring(folder, into)
        change = ring.rotate(role, now(), replaced=replaced)
        click.echo(f"made {ring.folder.label(change.key_path)}")
        _tell(ring, change)
        if role in ONLINE:
            click.echo("Keep the old key until then, if you still have it: the release signs with both, so that no")
            click.echo("regional site sees a moment between them.")


@keys.command()
@folder_option
@into_option
def renew(folder: Path | None, into: Path | None) -> None:
    """Sign the root metadata again, with the same keys and a later end. Needs the root keys.

    \b
    Example:
      localize keys renew
    """
    with told():
        ring = _keyring(folder, into)
        _tell(ring, ring.renew(now()))


@keys.command()
@folder_option
@into_option
@click.option("--bundles", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="DIR",
              help="Sign a release only if its bundles are those in DIR, which you made yourself.")  # fmt: skip
@click.argument("files", nargs=-1, type=click.Path(dir_okay=False, path_type=Path), metavar="[FILE]...")
def sign(folder: Path | None, into: Path | None, bundles: Path | None, files: tuple[Path, ...]) -> None:
    """Add your signature to a release, or to root metadata, that waits for it.

    FILE is one that `localize release`, `recall`, `keys rotate` or `keys renew` named; without one, all in
    keys/pending/. It is written back with your signature. What is signed is told: look at it.

    \b
    Example:
      localize keys sign 7.targets.json --bundles dist
      localize keys sign
    """
    with told():
        ring = Keyring(
            Folder(into or project_folder(folder) / KEYS, FolderRules(Links.FOLLOWED)), secrets(ask_twice=False)
        )
        places = files or tuple(ring.folder.locate(path) for path in ring.pending())
        if not places:
            click.echo("nothing waits for a signature")
        for place in places:
            _sign(ring, place, bundles)


def _sign(ring: Keyring, place: Path, bundles: Path | None) -> None:
    base = base_elsewhere(place)
    data = read_elsewhere(place, LARGEST_LIST)
    if is_root(data):
        for line in ring.root_differences(data):
            click.echo(line)
        change = ring.sign_root(data, str(place))
        if change.missing and place.resolve() != ring.folder.locate(change.path).resolve():
            write_elsewhere(place, ring.folder.read(change.path) or b"", base)
        _tell(ring, change)
        return
    former = ReleaseFolder(Folder(place.resolve().parent.parent, FolderRules(Links.FOLLOWED))).version(ring.chain())
    waiting = Waiting(data, str(place), former)
    click.echo(summary(waiting))
    manifests = {name: file.hashes["sha256"] for name, file in target_files(data).items()}
    for name, sha256 in sorted(manifests.items()):
        click.echo(f"{name}: {_recalled(place, sha256) if name == recalls.PATH else f'SHA-256 {sha256}'}")
    if bundles is not None:
        hold_against(manifests, Folder(bundles, FolderRules(Links.FOLLOWED)))
        click.echo(f"all bundles are those in {bundles}")
    draft = ring.sign_targets(waiting, now())
    write_elsewhere(place, draft.data, base)
    then = f"it waits for {counted(draft.missing, 'more signature')}" if draft.missing else "`localize release` ends it"
    click.echo(f"signed release {draft.version} in {place}: {then}")


def _recalled(place: Path, sha256: str) -> str:
    """What a release recalls, in words, as far as the list is beside the file to sign."""
    path = f"targets/{sha256}.{recalls.PATH}"
    data = recalls.write(())
    if sha256 != digest(data):
        beside = place.resolve().parent.parent / path
        if not beside.is_file():
            return f"SHA-256 {sha256}; what is recalled stands in {path} of the release folder"
        data = read_elsewhere(beside, recalls.LARGEST)
    if digest(data) != sha256:
        raise SigningError(Problem(path, 0, "changed, expected the recalls of this release"))
    rows = [f"{one.article} for {where(one.locale)} ({one.reason or 'no reason'})" for one in recalls.read(data, path)]
    return "recalled: " + ("; ".join(rows) or "nothing")


def _tell(ring: Keyring, change: RootChange) -> None:
    path = ring.folder.label(change.path)
    if change.missing:
        waits = f"waits for {counted(change.missing, 'more signature')}"
        click.echo(f"version {change.version} of the root metadata {waits}: {path}")
        click.echo("Another holder of a root key runs `localize keys sign` with that file.")
    else:
        click.echo(f"{path} is version {change.version} now; the next `localize release` publishes it.")


def _keyring(folder: Path | None, into: Path | None) -> Keyring:
    return Keyring(Folder(into or project_folder(folder) / KEYS, FolderRules(Links.FOLLOWED)), secrets(ask_twice=True))


def _explain(ring: Keyring, paths: list[str], threshold: int, holders: int) -> None:
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
