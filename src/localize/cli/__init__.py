"""The command line: a file per command; click lives here only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from localize.cli.commands import Commands
from localize.cli.common import RECORDING, folder_option
from localize.cli.terminal import color_choice
from localize.version import __version__

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS = {
    "init": (
        "init:init",
        "Begin a new project: configuration, a sample article, a glossary, a Makefile, hooks and CI.",
    ),
    "extract": ("extract:extract", "Write the templates of the source articles to locales/templates/."),
    "update": ("update:update", "Bring templates and catalogs up to date with the source articles."),
    "check": ("check:check", "Look for mistakes in sources, glossary and translations."),
    "approve": (
        "approve:approve",
        "Record that a clinician has read the page of an article in a locale and approves it.",
    ),
    "publish": ("publish:publish", "Write the pages of all finished translations to dist/."),
    "preview": (
        "preview:preview",
        "Show the pages beside their sources in a browser, up to date with each save.",
    ),
    "status": (
        "status:status",
        "Show how far each article is in each locale, by whom it is approved, and what withholds its page.",
    ),
    "report": (
        "project_report:report_command",
        "Write a page that shows how far all translations are, to send or to print.",
    ),
    "import": ("import_:import_file", "Make a clean source article of a web page, a Word or a LibreOffice file."),
    "adopt": (
        "adopt:adopt_files",
        "Start with translations that you have: put them into the catalogs where they fit.",
    ),
    "exchange": (
        "exchange:exchange_group",
        "Exchange translations with other tools: XLIFF 2.1 and 1.2, TMX, CSV.",
    ),
    "memory": (
        "memory:memory_group",
        "Take finished translations to other tools and projects, and theirs into this one, as TMX.",
    ),
    "glossary": (
        "glossary:glossary",
        "Check glossary.csv, exchange it with other tools, and find terms that it lacks.",
    ),
    "pseudo": (
        "pseudo:pseudo",
        "Fill the catalogs of a pseudo locale with made-up text, to see the pages before anyone has translated.",
    ),
    "explain": (
        "explain:explain",
        "Tell where a text stands: its article, its state in each locale, since when, and what holds it.",
    ),
    "doctor": (
        "doctor:doctor",
        "Look over the environment and the project, and tell what to do where something is missing.",
    ),
    "completion": (
        "completion:completion",
        "Complete commands, options, locales, articles and rules by the Tab key, in bash, zsh and fish.",
    ),
    "keys": ("keys:keys", "Make and change the keys that sign releases."),
    "release": ("release:release", "Sign the bundles in dist/ as a release that regional sites can prove."),
    "recall": ("recall:recall", "Take an article off all regional sites at their next pull."),
    "pull": (
        "pull:pull",
        "Bring a regional site to the newest release of its locale, and prove all of it before readers see any of it.",
    ),
    "fragments": (
        "fragments:fragments",
        "Write the articles of a bundle with links for a site that has addresses of its own.",
    ),
    "verify": (
        "verify:verify",
        "Compare a folder with its manifest: which files are missing, changed, or should not be there.",
    ),
}
"""The commands: a module of this folder with a name there, loaded when it is called, and what it does in a sentence."""


AUDIENCES = {
    "Editors": ("init", "import", "extract", "update", "check", "publish", "status", "report"),
    "Translators": ("preview", "explain", "adopt", "exchange", "memory", "glossary", "pseudo"),
    "Clinical reviewers": ("approve",),
    "Regional sites": ("pull", "fragments", "verify"),
    "Maintainers": ("doctor", "completion", "keys", "release", "recall"),
}
"""Who uses which commands, most of all."""


@click.group(
    cls=Commands,
    rows=COMMANDS,
    audiences=AUDIENCES,
    context_settings={"help_option_names": ["-h", "--help"]},
    invoke_without_command=True,
)
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

    `localize` alone tells what is to be done next; `localize COMMAND --help` shows examples.

    Exit status: 0 clean, 1 something must be mended, 2 cannot run.
    """
    context.meta[RECORDING] = context.obj
    context.obj = folder
    context.color = color_choice()
    if context.invoked_subcommand is None:
        from localize.cli.next_steps import show_next_steps  # noqa: PLC0415  # commands need none of it

        show_next_steps(folder)
        return
