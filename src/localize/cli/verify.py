"""localize verify."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from localize.cli.common import CLEAN, MEND, counted
from localize.cli.signed import reported
from localize.consumer.site import problems_of, shown_bundle
from localize.files.folder import Folder
from localize.release.manifest import RECALLED


@click.command()
@click.argument("target", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
def verify(target: Path) -> None:
    """Compare a folder with its manifest: which files are missing, changed, or should not be there.

    DIR is a locale in dist/, or a folder that `localize pull` fills.

    \b
    Example:
      localize verify dist/de
      localize verify /srv/health
    """
    with reported():
        tree, manifest = shown_bundle(Folder(target))
        problems = problems_of(tree, manifest, recalled=tree.read(RECALLED))
        for problem in problems:
            click.echo(f"{tree.label(problem.path)}: {problem.message}")
        right = "all as the manifest says" if not problems else counted(len(problems), "problem")
        click.echo(f"{counted(len(manifest.files), 'file')} of {manifest.locale}: {right}")
        sys.exit(MEND if problems else CLEAN)
