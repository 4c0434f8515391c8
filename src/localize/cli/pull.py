"""localize pull."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import click

from localize.cli.common import CANNOT_RUN, CLEAN, MEND
from localize.consumer import report
from localize.consumer.fetching import FILE_SECONDS, RefusedError, ReleaseSource
from localize.consumer.pull import PullOrder, PullResult, SiteSettings, go_back
from localize.consumer.pull import pull as pull_release
from localize.consumer.site import Site
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
    "--report", "target", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="JSON report."
)
@click.option("--watch", type=click.FloatRange(min=1), metavar="SECONDS", help="Pull again and again.")
@click.option("--timeout", type=click.FloatRange(min=1), default=FILE_SECONDS, metavar="SECONDS", show_default=True,
              help="The longest time for one file.")  # fmt: skip
@click.option("--rollback", is_flag=True, help="Show the former release again; nothing is fetched.")
@click.option("--newest", is_flag=True, help="Show the newest release again after --rollback.")
@click.option("--reset-clock", is_flag=True, help="Forget the latest time seen: the clock was wrong, and is right now.")
def pull(  # noqa: PLR0913  # one parameter for each option
    *,
    address: str | None,
    locale: str | None,
    into: Path,
    root: Path | None,
    keep: int,
    recalled: str,
    target: Path | None,
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
    site, settings = Site(Folder(into)), SiteSettings(keep, notices=recalled == "notice")
    if rollback and newest:
        raise click.UsageError("--rollback and --newest at once: back or forward? Expected one of them")
    try:
        address, locale = _known(site, address, locale)
    except LocalizeError as error:
        sys.exit(_Told(target, locale or "").failed(error))
    told = _Told(target, locale)
    if rollback:
        sys.exit(told.run(lambda: go_back(site, settings)))
    missing = [what for what, value in (("URL|FOLDER", address), ("--locale", locale)) if not value]
    if missing:
        expected = " and ".join(missing)
        raise click.UsageError(f"{into} does not remember a former pull's {expected}, expected {expected}")
    work = _Work(site, settings, address, locale, root, timeout)
    status = work.run(told, newest=newest, reset_clock=reset_clock)
    while watch is not None:
        time.sleep(watch)
        status = work.run(told)
    sys.exit(status)


def _known(site: Site, address: str | None, locale: str | None) -> tuple[str, str]:
    """Address and locale as given, else those of the last pull; empty where neither is known. Raises FileError."""
    if address and locale:
        return address, locale
    state, shown = site.state(), site.current()
    return address or state.address, locale or (shown.manifest.locale if shown else state.locale)


@dataclass(frozen=True, slots=True)
class _Work:
    """What is to be pulled, from where, into which site."""

    site: Site
    settings: SiteSettings
    address: str
    locale: str
    root: Path | None
    timeout: float

    def run(self, told: _Told, *, newest: bool = False, reset_clock: bool = False) -> int:
        """Pulls once; the exit status."""
        source = ReleaseSource(self.address, clock=time.monotonic, seconds=self.timeout)

        def work() -> PullResult:
            given = read_elsewhere(self.root, LARGEST_ROOT) if self.root else None
            order = PullOrder(self.locale, datetime.now(UTC), given, newest, reset_clock)
            return pull_release(self.site, source, order, self.settings)

        return told.run(work, source)


@dataclass(frozen=True, slots=True)
class _Told:
    """Where what was done is told: the terminal, and the report in a file."""

    target: Path | None
    locale: str

    def run(self, work: Callable[[], PullResult], source: ReleaseSource | None = None) -> int:
        """Works, and tells it; the exit status."""
        try:
            outcome = work()
        except LocalizeError as error:
            return self.failed(error, source)
        _tell(outcome)
        result = report.NEW if outcome.is_new() else report.UNCHANGED
        return CLEAN if self._write(result, outcome, (), source) else CANNOT_RUN

    def failed(self, error: LocalizeError, source: ReleaseSource | None = None) -> int:
        """Tells why nothing was done; the exit status."""
        refused = isinstance(error, RefusedError | BundleError)
        for problem in error.problems:
            click.echo(f"{'refused' if refused else 'error'}: {problem}", err=True)
        if refused:
            click.echo("the site keeps what it has", err=True)
        self._write(report.REFUSED if refused else report.FAILED, PullResult(), error.problems, source)
        return MEND if refused else CANNOT_RUN

    def _write(
        self, result: str, outcome: PullResult, problems: Sequence[Problem], source: ReleaseSource | None
    ) -> bool:
        if self.target is None:
            return True
        fetched = source.bytes if source else 0
        try:
            data = report.as_json(result, outcome, problems, locale=self.locale, fetched=fetched)
            write_elsewhere(self.target, data, base_elsewhere(self.target))
        except LocalizeError as error:
            for problem in error.problems:
                click.echo(f"error: {problem}", err=True)
            return False
        return True


def _tell(outcome: PullResult) -> None:
    pages = f"{len(outcome.added)} pages added, {len(outcome.changed)} changed, {len(outcome.removed)} removed"
    click.echo(f"release {outcome.release}: {pages if outcome.is_new() else 'unchanged'}")
    for recall, paths in outcome.recalls:
        reason = f" ({recall.reason})" if recall.reason else ""
        click.echo(f"withdrawn: {recall.article}{reason}: {', '.join(paths)}")
    if outcome.held_back:
        click.echo("a release that somebody went back from is not shown; --newest shows it")
