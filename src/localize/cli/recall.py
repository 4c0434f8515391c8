"""localize recall."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from localize.cli.common import MEND, counted, folder_option, say_waiting
from localize.cli.dry_run import done, dry_run_option
from localize.cli.release import show_waiting, signing_for, warn_of_root
from localize.cli.signed import KEYS, RELEASE, folder_path, keyring, project_folder, reported
from localize.files.folder import Folder
from localize.release.recalls import EVERYWHERE
from localize.tasks.recall import RecallChange, RecallRequest, add_recall, lift_recall, narrow_recall
from localize.tasks.release_folder import ReleaseFolder

_CHANGES: dict[str | None, tuple[RecallChange, str]] = {
    None: (add_recall, "signed"),
    "corrected": (narrow_recall, "narrowed to what it said"),
    "lift": (lift_recall, "lifted"),
}


@click.command()
@folder_option
@folder_path("--into", f"The release folder, if not {RELEASE}/ in the project.")
@folder_path("--keys", f"The folder with the keys, if not {KEYS}/ in the project.")
@click.option("--locale", default=EVERYWHERE, metavar="TAG", help="Only this locale.")
@click.option("--reason", default="", metavar="TEXT", help="Why, for the people who run regional sites.")
@click.option("--corrected", "action", flag_value="corrected", help="Show the article again, but not what it said.")
@click.option("--lift", "action", flag_value="lift", help="Take the recall back: it was a mistake.")
@dry_run_option
@click.argument("article")
def recall(  # noqa: PLR0913  # one parameter for each option
    *,
    folder: Path | None,
    into: Path | None,
    keys: Path | None,
    locale: str,
    reason: str,
    action: str | None,
    article: str,
) -> None:
    """Take an article off all regional sites at their next pull.

    The recall holds until it is lifted, also for what is published under that name later. After the article was
    corrected and released, `--corrected` lets it be seen again, and keeps what was recalled off the sites.

    \b
    Example:
      localize recall pain/knee --reason "wrong dose in the second table"
      localize publish && localize release && localize recall pain/knee --corrected
    """
    with reported():
        target = ReleaseFolder(Folder(into or project_folder(folder) / RELEASE))
        signing = signing_for(keyring(folder, keys))
        request = RecallRequest(article, locale, reason=reason, now=signing.now)
        change, participle = _CHANGES[action]
        with target.opened("localize recall", say_waiting):
            new = change(request, known=target.recalls(target.state()), target=target)
            written = target.recall(new, signing)
        if staged := written.step.staged:
            click.echo(f"recall of {article} for {request.where()} is not in force yet")
            show_waiting(target, staged)
        else:
            version, held = written.step.versions["targets"], counted(len(new), "recall")
            click.echo(
                f"recall of {article} for {request.where()} {done(participle)}: release {version}, {held} in force"
            )
        warn_of_root(signing)
        if written.step.staged:
            sys.exit(MEND)
