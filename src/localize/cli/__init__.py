"""The command line: a file per command; click lives here only."""

from __future__ import annotations

import gc
from pathlib import Path

import click

from localize.cli.commands import Commands
from localize.cli.common import folder_option
from localize.version import __version__

COMMANDS = {
    "extract": "extract:extract",
    "update": "update:update",
    "check": "check:check",
    "approve": "approve:approve",
    "publish": "publish:publish",
    "status": "status:status",
    "import": "import_:import_file",
    "exchange": "exchange:exchange_group",
    "memory": "memory:memory_group",
    "glossary": "glossary:glossary",
    "pseudo": "pseudo:pseudo",
    "keys": "keys:keys",
    "release": "release:release",
    "recall": "recall:recall",
    "pull": "pull:pull",
    "verify": "verify:verify",
}
"""Where each command stands: a module of this folder, and its name there. It is loaded when it is asked for."""


@click.group(cls=Commands, modules=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
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
