"""The command line: a file per command; click lives here only."""

from __future__ import annotations

import gc
from pathlib import Path

import click

from localize import __version__
from localize.cli.approve import approve
from localize.cli.check import check
from localize.cli.commands import Commands
from localize.cli.common import folder_option
from localize.cli.exchange import exchange_group
from localize.cli.extract import extract
from localize.cli.glossary import glossary
from localize.cli.import_ import import_file
from localize.cli.keys import keys
from localize.cli.memory import memory_group
from localize.cli.pseudo import pseudo
from localize.cli.publish import publish
from localize.cli.pull import pull
from localize.cli.recall import recall
from localize.cli.release import release
from localize.cli.status import status
from localize.cli.update import update
from localize.cli.verify import verify


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="localize")
@folder_option
@click.pass_context
def main(context: click.Context, folder: Path | None) -> None:
    """Localize medical articles: from source text over PO catalogs to web pages in every language.

    \b
    The usual way:
      localize update     bring the catalogs up to date with source/
      localize check      look for mistakes in the translations
      localize publish    write the pages to dist/

    Exit status: 0 clean, 1 something must be mended, 2 cannot run.
    """
    context.obj = folder
    gc.set_threshold(200_000, 50, 50)  # a short run over many small values that live to its end


for command in (
    *(extract, update, check, approve, publish, status, import_file, exchange_group, memory_group, glossary, pseudo),
    *(keys, release, recall, pull, verify),
):
    main.add_command(command)
