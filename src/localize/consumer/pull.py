"""Pulls a release: proves what is new, fetches what is missing, and only then shows it to readers."""

from __future__ import annotations

import json
from collections.abc import Collection, Container, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from urllib.parse import unquote

from localize.consumer import clock, trust
from localize.consumer.fetching import RefusedError, ReleaseSource
from localize.consumer.notices import notice
from localize.consumer.recalled import (
    RecallEffect,
    Withdrawal,
    entries_without,
    record,
    replaced,
    rows_without,
    withdrawals,
)
from localize.consumer.site import PulledRelease, Site, SiteError, SiteState
from localize.consumer.trust import ProvedRelease
from localize.dataclass import dataclass
from localize.errors import Problem
from localize.release.manifest import MANIFEST, RECALLED, BundleFile, Manifest, digest, object_path
from localize.release.recalls import Recall, recalled_articles

MOST_REFUSED = 20
"""The number of refused objects after which a pull gives up."""


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """Settings of a site: how many releases it keeps, and whether a notice takes the place of a recalled page."""

    releases: int = 3
    notices: bool = True


@dataclass(frozen=True, slots=True)
class PullRequest:
    """What one pull is to do: for which locale, at which time (`now`, in UTC).

    `root` is the root metadata to trust at the first pull, None if it is remembered. With `newest` a release that
    somebody went back from is shown again. With `reset_clock` the latest time seen is forgotten.
    """

    locale: str
    now: datetime
    root: bytes | None = None
    newest: bool = False
    reset_clock: bool = False


@dataclass(frozen=True, slots=True)
class PullResult:
    """What a pull did. Pages are paths; `release` and `previous` are names of releases, empty if there is none."""

    release: str = ""
    previous: str = ""
    repository_version: int = 0
    expires: str = ""
    held_back: bool = False
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    fetched: int = 0
    reused: int = 0
    recalls: tuple[tuple[Recall, tuple[str, ...]], ...] = ()
    """The recalls that apply, each with the paths of the files that it changed or removed."""

    def is_new(self) -> bool:
        """Whether readers now see another release than before."""
        return self.release != self.previous


@dataclass(frozen=True, slots=True)
class NextRelease:
    """The release that readers will see next: its manifest, the files withdrawn from it, and its version."""

    data: bytes
    manifest: Manifest
    withdrawals: dict[str, Withdrawal]
    recalls: tuple[Recall, ...]
    version: int

    def linked(self) -> list[BundleFile]:
        """Return the files that the release has exactly as the publisher made them."""
        return [file for file in self.manifest.files if file.path not in self.withdrawals]

    def needed(self) -> list[BundleFile]:
        """Return the files whose content is needed: also the lists from which rows are removed."""
        gone = {path for path, one in self.withdrawals.items() if one.effect is not RecallEffect.ROWS_REMOVED}
        return [file for file in self.manifest.files if file.path not in gone]


@dataclass(frozen=True, slots=True)
class _Fetched:
    """How many objects came from the source, and how many were in the store."""

    fetched: int
    reused: int


def pull_release(site: Site, source: ReleaseSource, *, request: PullRequest, settings: SiteSettings) -> PullResult:
    """Bring a site to the newest release; if that cannot be proved, the site stays as it is.

    Raises TrustError, ClockError, SiteError, FileError, UnreachableError;
    RefusedError and BundleError if the server sent something that is not acceptable.
    """
    with site.opened():
        current = site.current()
        if current is not None and current.manifest.locale != request.locale:
            message = f"holds {current.manifest.locale!r}, expected a folder for {request.locale!r} alone"
            raise SiteError(Problem(site.folder.label(), 0, message))
        if request.reset_clock:
            clock.reset(site.trust)
        proved = trust.prove(
            source,
            site.trust,
            locale=request.locale,
            given=request.root,
            now=request.now,
            part=partial(_part, site, source),
        )
        if request.newest:
            site.remember(replace(site.state(), left=frozenset()))
        coming = _coming(site, proved, current=current, settings=settings)
        is_held_back = proved.data != coming.data
        result = _brought(site, coming, current=current, source=source)
        left = site.state().left if is_held_back else frozenset()
        site.remember(SiteState(left, source.remembered, request.locale))
        site.forget(settings.releases)
        return replace(result, repository_version=proved.version, expires=proved.expires, held_back=is_held_back)


def go_back(site: Site, settings: SiteSettings) -> PullResult:
    """Show the release before the current one again, without recalled content; nothing is fetched.

    Later pulls do not show the left release again, only a newer one. Raises SiteError, FileError.
    """
    if not site.is_begun():
        raise SiteError(Problem(site.folder.label(), 0, "nothing was pulled here, expected a release"))
    with site.opened():
        current = site.current()
        if current is None:
            raise SiteError(Problem(site.folder.label(), 0, "nothing was pulled here, expected a release"))
        earlier = _before(site, current)
        recalls = trust.remembered_recalls(site.trust)
        gone = withdrawals(earlier.manifest, recalls, notices=settings.notices)
        coming = NextRelease(
            earlier.data, earlier.manifest, withdrawals=gone, recalls=recalls, version=earlier.version()
        )
        site_files, fetched = _site_files(site, coming, None)
        state = site.state()
        site.remember(replace(state, left=state.left | {digest(current.data)}))
        name = _assembled(site, coming, site_files=site_files, known=earlier)
        site.show(name)
        return _result(coming, current, name=name, fetched=fetched)


def _part(site: Site, source: ReleaseSource, file: BundleFile) -> bytes:
    """Return a part of a manifest, from the store if it is there: a site fetches only parts that changed."""
    if not site.has_object(file):
        site.put_object(file, source.chunks(f"objects/{object_path(file.sha256)}", file.size))
    return site.read_object(file)


def _brought(site: Site, coming: NextRelease, *, current: PulledRelease | None, source: ReleaseSource) -> PullResult:
    """Show a release to readers, unless they see it already."""
    site_files, fetched = _site_files(site, coming, source)
    name = _assembled(site, coming, site_files=site_files, known=current)
    if current is None or name != current.name:
        site.show(name)
    return _result(coming, current, name=name, fetched=fetched)


def _assembled(
    site: Site, coming: NextRelease, *, site_files: Sequence[tuple[str, bytes]], known: PulledRelease | None
) -> str:
    """Return the name of the release: an old one if that is the same and whole, else the name of one made now."""
    if known is not None and _is_same(known, coming, site_files) and site.is_whole(known):
        return known.name
    name = site.free_name(coming.version)
    site.assemble(name, linked=coming.linked(), made=site_files)
    return name


def _before(site: Site, current: PulledRelease) -> PulledRelease:
    """Return the newest release before the current one that has other pages; raises SiteError."""
    older = [one for name in site.names() if (one := site.release(name)) and one.version() < current.version()]
    others = [one for one in older if one.data != current.data]
    if others:
        return others[-1]
    message = f"release {current.name} is the oldest that is here, expected one before it to go back to"
    if older:
        names = ", ".join(one.name for one in older)
        message = (
            f"nothing to go back to: release {names} has the same pages as release {current.name}, which differs in "
            "what is recalled, and recalls stay; expected a release of other pages before it"
        )
    raise SiteError(Problem(site.folder.label(), 0, message))


def _coming(site: Site, proved: ProvedRelease, *, current: PulledRelease | None, settings: SiteSettings) -> NextRelease:
    """Return the newest release; if somebody went back from it, the current one with the newest recalls."""
    data, manifest, version = proved.data, proved.manifest, proved.version
    if current is not None and digest(data) in site.state().left:
        data, manifest, version = current.data, current.manifest, current.version()
    gone = withdrawals(manifest, proved.recalls, notices=settings.notices)
    return NextRelease(data, manifest, withdrawals=gone, recalls=proved.recalls, version=version)


def _result(coming: NextRelease, current: PulledRelease | None, *, name: str, fetched: _Fetched) -> PullResult:
    """Return what changed between two releases."""
    old = _pages(current.manifest, replaced(current.recalled)) if current else {}
    new = _pages(coming.manifest, coming.withdrawals)
    return PullResult(
        release=name,
        previous=current.name if current else "",
        added=tuple(sorted(new.keys() - old.keys())),
        changed=tuple(sorted(path for path in new.keys() & old.keys() if new[path] != old[path])),
        removed=tuple(sorted(old.keys() - new.keys())),
        fetched=fetched.fetched,
        reused=fetched.reused,
        recalls=_applied(coming),
    )


def _applied(coming: NextRelease) -> tuple[tuple[Recall, tuple[str, ...]], ...]:
    """Return the recalls that apply to a release, each with the paths of the files that it changes."""
    return tuple(
        (recall, tuple(path for path, one in sorted(coming.withdrawals.items()) if article in one.articles))
        for article, recall in sorted(recalled_articles(coming.manifest, coming.recalls).items())
    )


def _pages(manifest: Manifest, gone: Container[str]) -> dict[str, str]:
    """Return the pages that readers can see, with their digests."""
    return {file.path: file.sha256 for file in manifest.files if file.role == "page" and file.path not in gone}


def _site_files(
    site: Site, coming: NextRelease, source: ReleaseSource | None
) -> tuple[list[tuple[str, bytes]], _Fetched]:
    """Fetch what is missing; return the files of the release that do not come from the store, the manifest last."""
    fetched = _fetch(site, coming.needed(), source)
    files = {file.path: file for file in coming.manifest.files if file.path in coming.withdrawals}
    made: dict[str, bytes] = {}
    for path, one in coming.withdrawals.items():
        if one.effect is RecallEffect.NOTICE:
            made[path] = notice(coming.manifest.locale, coming.manifest.direction)
        elif one.effect is RecallEffect.ROWS_REMOVED:
            rest = _list_without(coming, files[path], site.read_object(files[path]), articles=one.articles)
            if rest is not None:
                made[path] = rest
    if coming.withdrawals:
        digests = {path: digest(data) for path, data in made.items()}
        made[RECALLED] = record(coming.withdrawals, digests=digests, recalls=[recall for recall, _ in _applied(coming)])
    return [*sorted(made.items()), (MANIFEST, coming.data)], fetched


def _list_without(coming: NextRelease, file: BundleFile, data: bytes, *, articles: Collection[str]) -> bytes | None:
    """Return a list without what it says of some articles; None for JSON that is no list."""
    if file.role == "items":
        return rows_without(data, articles)
    manifest, base = coming.manifest, json.loads(coming.data).get("base-url", "")
    folder = "" if file.role == "index" else unquote(f"{base}{manifest.locale}/")
    pages = {folder + each.path for each in manifest.files if each.role == "page" and each.article in articles}
    return entries_without(data, file.role, pages)


def _fetch(site: Site, files: Sequence[BundleFile], source: ReleaseSource | None) -> _Fetched:
    """Bring missing contents into the store; raises RefusedError with all that is wrong.

    Without a source nothing may be missing, else SiteError is raised.
    """
    problems: list[Problem] = []
    fetched = reused = 0
    for file in {file.sha256: file for file in files}.values():
        if site.has_object(file):
            reused += 1
            continue
        if source is None:
            message = "its content is not here any more, expected it in the store: localize pull"
            raise SiteError(Problem(file.path, 0, message))
        try:
            site.put_object(file, source.chunks(f"objects/{object_path(file.sha256)}", file.size))
            fetched += 1
        except RefusedError as error:
            problems += [Problem(file.path, 0, problem.message) for problem in error.problems]
            if len(problems) >= MOST_REFUSED:
                break
    if problems:
        raise RefusedError(problems)
    return _Fetched(fetched, reused)


def _is_same(release: PulledRelease, coming: NextRelease, site_files: Sequence[tuple[str, bytes]]) -> bool:
    return release.data == coming.data and release.recalled == dict(site_files).get(RECALLED)
