"""localize pull."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from localize.cli.common import CANNOT_RUN, CLEAN, MEND
from localize.cli.dry_run import dry_run_option
from localize.consumer import report
from localize.consumer.fetching import FILE_SECONDS, RefusedError, ReleaseSource
from localize.consumer.pull import PullRequest, PullResult, SiteSettings, go_back, pull_release
from localize.consumer.site import Site
from localize.dataclass import dataclass
from localize.errors import LocalizeError, Problem
from localize.files.elsewhere import base_elsewhere, read_elsewhere, write_elsewhere
from localize.files.folder import Folder
from localize.release.manifest import BundleError

LARGEST_ROOT = 512_000
"""The most bytes of root metadata: the limit of python-tuf's client."""


@click.command()
@click.argument("address", metavar="URL|FOLDER", required=False)
@click.option("--locale", metavar="TAG", help="The locale of the site.")
@click.option(
    "--into", type=click.Path(file_okay=False, path_type=Path), required=True, metavar="DIR", help="Where to."
)
@click.option(
    "--root", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Whom to trust; first time."
)
@click.option("--keep", type=click.IntRange(min=1), default=3, show_default=True, metavar="N", help="Releases to keep.")
@click.option("--recalled", type=click.Choice(["notice", "remove"]), default="notice", show_default=True,
              help="What becomes of recalled pages.")  # fmt: skip
@click.option(
    "--report", "report_path", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="JSON report."
)
@click.option("--watch", type=click.FloatRange(min=1), metavar="SECONDS", help="Pull again and again.")
@click.option("--timeout", type=click.FloatRange(min=1), default=FILE_SECONDS, metavar="SECONDS", show_default=True,
              help="The longest time for one file.")  # fmt: skip
@click.option("--rollback", is_flag=True, help="Show the previous release again; nothing is fetched.")
@click.option("--newest", is_flag=True, help="Show the newest release again after --rollback.")
@click.option("--reset-clock", is_flag=True, help="Forget the latest time seen: the clock was wrong, and is right now.")
@dry_run_option
def pull(  # noqa: PLR0913  # one parameter for each option
    *,
    address: str | None,
    locale: str | None,
    into: Path,
    root: Path | None,
    keep: int,
    recalled: str,
    report_path: Path | None,
    watch: float | None,
    timeout: float,
    rollback: bool,
    newest: bool,
    reset_clock: bool,
) -> None:
    """Bring a regional site to the newest release of its locale, and prove all of it before readers see any of it.

    DIR/current is what a web server serves. The root metadata, which the publisher hands over, is needed the first
    time and remembered, as are the address and the locale. What cannot be proved is refused, and the site keeps what
    it has.

    Exit status: 0 new or unchanged, 1 refused, 2 cannot run.

    \b
    Example:
      localize pull https://health.example/release --locale de --into /srv/health --root root.json
      localize pull --into /srv/health
      localize pull --rollback --into /srv/health
    """
    if rollback and newest:
        raise click.UsageError("--rollback and --newest at once: back or forward? Expected one of them")
    site, settings = Site(Folder(into)), SiteSettings(keep, notices=recalled == "notice")
    try:
        address, locale = site.remembered(address, locale)
    except LocalizeError as error:
        sys.exit(_Output(report_path, locale or "").show_failure(error))
    output = _Output(report_path, locale)
    if rollback:
        sys.exit(output.show(lambda: go_back(site, settings)))
    missing = [what for what, value in (("URL|FOLDER", address), ("--locale", locale)) if not value]
    if missing:
        expected = " and ".join(missing)
        raise click.UsageError(f"{into} does not remember a former pull's {expected}, expected {expected}")

    def pull_once(*, newest: bool = False, reset_clock: bool = False) -> int:
        source = ReleaseSource(address, clock=time.monotonic, seconds=timeout)

        def work() -> PullResult:
            given = read_elsewhere(root, LARGEST_ROOT) if root else None
            now = datetime.now(UTC)
            request = PullRequest(locale, now, given, newest=newest, reset_clock=reset_clock)
            return pull_release(site, source, request=request, settings=settings)

        return output.show(work, source)

    status = pull_once(newest=newest, reset_clock=reset_clock)
    while watch is not None:
        time.sleep(watch)
        status = pull_once()
    sys.exit(status)


@dataclass(frozen=True, slots=True)
class _Output:
    """The places for the report of a pull: the terminal, and a file if a path is given."""

    report_path: Path | None
    locale: str

    def show(self, work: Callable[[], PullResult], source: ReleaseSource | None = None) -> int:
        """Work, and report it; return the exit status."""
        try:
            result = work()
        except LocalizeError as error:
            return self.show_failure(error, source)
        _print(result)
        kind = report.NEW if result.is_new() else report.UNCHANGED
        return CLEAN if self._write(kind, result, (), source) else CANNOT_RUN

    def show_failure(self, error: LocalizeError, source: ReleaseSource | None = None) -> int:
        """Report why nothing was done; return the exit status."""
        is_refused = isinstance(error, RefusedError | BundleError)
        for problem in error.problems:
            click.echo(f"{'refused' if is_refused else 'error'}: {problem}", err=True)
        if is_refused:
            click.echo("the site keeps what it has", err=True)
        self._write(report.REFUSED if is_refused else report.FAILED, PullResult(), error.problems, source)
        return MEND if is_refused else CANNOT_RUN

    def _write(self, kind: str, result: PullResult, problems: Sequence[Problem], source: ReleaseSource | None) -> bool:
        """Write the report, if it was asked for; return False if it cannot be written."""
        if self.report_path is None:
            return True
        fetched = source.bytes if source else 0
        try:
            data = report.as_json(kind, result, problems=problems, locale=self.locale, fetched=fetched)
            write_elsewhere(self.report_path, data, base_elsewhere(self.report_path))
        except LocalizeError as error:
            for problem in error.problems:
                click.echo(f"error: {problem}", err=True)
            return False
        return True


def _print(result: PullResult) -> None:
    pages = f"{len(result.added)} pages added, {len(result.changed)} changed, {len(result.removed)} removed"
    click.echo(f"release {result.release}: {pages if result.is_new() else 'unchanged'}")
    for recall, paths in result.recalls:
        reason = f" ({recall.reason})" if recall.reason else ""
        click.echo(f"withdrawn: {recall.article}{reason}: {', '.join(paths)}")
    if result.held_back:
        click.echo("a release that somebody went back from is not shown; --newest shows it")
