"""localize preview."""

from __future__ import annotations

import sys
import webbrowser
from pathlib import Path

import click

from localize.cli.common import CANNOT_RUN, PREVIEW_EXTRA, cannot_run, folder_option, workspace_in


@click.command()
@folder_option
@click.option("--host", default="127.0.0.1", show_default=True, metavar="NAME", help="The address to listen at.")
@click.option("--port", default=8400, show_default=True, type=click.IntRange(0, 65535), help="The port to listen at.")
@click.option("--open", "opens", is_flag=True, help="Open the preview in a browser.")
def preview(folder: Path | None, host: str, port: int, *, opens: bool) -> None:
    """Show the pages beside their sources in a browser, up to date with each save.

    Ctrl-C ends it.

    \b
    Example:
      localize preview --open
    """
    try:
        from localize.preview import running  # noqa: PLC0415  # an extra, and heavy
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in ("starlette", "uvicorn", "watchfiles"):
            raise
        click.echo(f"error: {error.name} is not installed, {PREVIEW_EXTRA}", err=True)
        sys.exit(CANNOT_RUN)
    root = workspace_in(folder).root
    with cannot_run(), running.listening_socket(host, port, _tell) as listening:
        address = running.address_of(listening)
        with running.prepared(root, listening) as server:
            click.echo(f"{address} shows the project; Ctrl-C ends it")
            if opens:
                webbrowser.open(address)
            server.run(sockets=[listening])


def _tell(line: str) -> None:
    click.echo(line, err=True)
