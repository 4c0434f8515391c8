"""Pulling: prove what is new, fetch what is missing, and only then let readers see it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from localize.consumer import clock, recalled, trust
from localize.consumer.fetching import RefusedError, ReleaseSource
from localize.consumer.notices import notice
from localize.consumer.recalled import Replacement, Withdrawal
from localize.consumer.site import PulledRelease, Site, SiteError, SiteState, object_path
from localize.consumer.trust import Proved
from localize.errors import Problem
from localize.release import recalls as held
from localize.release.manifest import MANIFEST, RECALLED, BundleFile, Manifest, digest
from localize.release.recalls import Recall

MOST_REFUSED = 20
"""Refused objects after which a pull gives up."""


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """How a site wants it: how many releases it keeps, whether recalled pages give way to notices."""

    keep: int = 3
    notices: bool = True


@dataclass(frozen=True, slots=True)
class PullOrder:
    """What is asked of one pull: a locale, by the time `now` in UTC.

    `root` is the root metadata to trust the first time. With `newest` a release that somebody went back from is shown
    again; with `reset_clock` the latest time seen before is forgotten.
    """

    locale: str
    now: datetime
    root: bytes | None = None
    newest: bool = False
    reset_clock: bool = False


@dataclass(slots=True)
class PullResult:
    """What a pull did. Pages are paths; `release` and `former` are names, empty where there is none."""

    release: str = ""
    former: str = ""
    repository_version: int = 0
    expires: str = ""
    held_back: bool = False
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    fetched: int = 0
    reused: int = 0
    recalls: list[tuple[Recall, tuple[str, ...]]] = field(default_factory=list)

    def is_new(self) -> bool:
        """Whether readers see another release than before."""
        return self.release != self.former


@dataclass(frozen=True, slots=True)
class _Needed:
    """The release that is to be seen: its manifest, what is withdrawn of it, and its version."""

    data: bytes
    manifest: Manifest
    withdrawals: dict[str, Withdrawal]
    recalls: tuple[Recall, ...]
    version: int

    def linked(self) -> list[BundleFile]:
        return [file for file in self.manifest.files if file.path not in self.withdrawals]

    def needed(self) -> list[BundleFile]:
        """The files whose content must be there: the lists that rows are taken out of, too."""
        gone = {path for path, one in self.withdrawals.items() if one.shown is not Replacement.WITHOUT}
        return [file for file in self.manifest.files if file.path not in gone]


def pull(site: Site, source: ReleaseSource, order: PullOrder, settings: SiteSettings) -> PullResult:
    """Brings a site to the newest release; what cannot be proved leaves it as it is.

    Raises TrustError, ClockError, SiteError, FileError, UnreachableError;
    RefusedError and BundleError where what was served is not acceptable.
    """
    with site.opened():
        locale, former = order.locale, site.current()
        if former is not None and former.manifest.locale != locale:
            message = f"holds {former.manifest.locale!r}, expected a folder for {locale!r} alone"
            raise SiteError(Problem(site.folder.label(), 0, message))
        if order.reset_clock:
            clock.reset(site.trust)
        proved = trust.prove(source, site.trust, locale, order.root, now=order.now)
        if order.newest:
            site.remember(replace(site.state(), left=frozenset()))
        wanted = _wanted(site, proved, former, settings)
        outcome = _outcome(wanted, proved, former)
        own = _own_files(site, wanted, outcome, source)
        if former is not None and _is_same(former, wanted, own) and site.is_whole(former):
            outcome.release = former.name
        else:
            outcome.release = site.free_name(wanted.version)
            site.assemble(outcome.release, wanted.linked(), own)
            site.show(outcome.release)
        left = site.state().left if outcome.held_back else frozenset()
        site.remember(SiteState(left, source.remembered, locale))
        site.forget(settings.keep)
        return outcome


def go_back(site: Site, settings: SiteSettings) -> PullResult:
    """Shows the release before the current one again, without what is recalled; nothing is fetched.

    The one that is left is not shown again by later pulls; a newer one is. Raises SiteError, FileError.
    """
    if not site.is_begun():
        raise SiteError(Problem(site.folder.label(), 0, "nothing was pulled here, expected a release"))
    with site.opened():
        current = site.current()
        if current is None:
            raise SiteError(Problem(site.folder.label(), 0, "nothing was pulled here, expected a release"))
        target = _before(site, current)
        recalls = trust.remembered_recalls(site.trust)
        gone = recalled.withdrawals(target.manifest, recalls, notices=settings.notices)
        wanted = _Needed(target.data, target.manifest, gone, recalls, target.version())
        outcome = _outcome(wanted, None, current)
        own = _own_files(site, wanted, outcome, None)
        state = site.state()
        site.remember(replace(state, left=state.left | {digest(current.data)}))
        if _is_same(target, wanted, own) and site.is_whole(target):
            outcome.release = target.name
        else:
            outcome.release = site.free_name(wanted.version)
            site.assemble(outcome.release, wanted.linked(), own)
        site.show(outcome.release)
        return outcome


def _before(site: Site, current: PulledRelease) -> PulledRelease:
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


def _wanted(site: Site, proved: Proved, former: PulledRelease | None, settings: SiteSettings) -> _Needed:
    """The newest release; or the former one, with the newest recalls, where somebody went back from the newest."""
    data, manifest, version = proved.data, proved.manifest, proved.version
    if former is not None and digest(data) in site.state().left:
        data, manifest, version = former.data, former.manifest, former.version()
    gone = recalled.withdrawals(manifest, proved.recalls, notices=settings.notices)
    return _Needed(data, manifest, gone, proved.recalls, version)


def _outcome(wanted: _Needed, proved: Proved | None, former: PulledRelease | None) -> PullResult:
    old = _pages(former.manifest, recalled.replaced(former.recalled)) if former else {}
    new = _pages(wanted.manifest, {path: one.shown.value for path, one in wanted.withdrawals.items()})
    found = held.recalled(wanted.manifest, wanted.recalls)
    return PullResult(
        former=former.name if former else "",
        repository_version=proved.version if proved else 0,
        expires=proved.expires if proved else "",
        held_back=proved is not None and proved.data != wanted.data,
        added=sorted(new.keys() - old.keys()),
        changed=sorted(path for path in new.keys() & old.keys() if new[path] != old[path]),
        removed=sorted(old.keys() - new.keys()),
        recalls=[
            (recall, tuple(path for path, one in sorted(wanted.withdrawals.items()) if article in one.articles))
            for article, recall in sorted(found.items())
        ],
    )


def _pages(manifest: Manifest, replaced: dict[str, str | None] | dict[str, str]) -> dict[str, str]:
    """The pages that readers can see, with their digests."""
    return {file.path: file.sha256 for file in manifest.files if file.role == "page" and file.path not in replaced}


def _own_files(
    site: Site, wanted: _Needed, outcome: PullResult, source: ReleaseSource | None
) -> list[tuple[str, bytes]]:
    """Fetches what is missing, and gives the files of the release that are not from the store, the manifest last."""
    _fetch(site, wanted.needed(), outcome, source)
    files = {file.path: file for file in wanted.manifest.files}
    own: dict[str, bytes] = {}
    for path, one in wanted.withdrawals.items():
        if one.shown is Replacement.NOTICE:
            own[path] = notice(wanted.manifest.locale, wanted.manifest.direction)
        elif one.shown is Replacement.WITHOUT:
            rest = recalled.without(site.read_object(files[path]), one.articles)
            if rest is not None:
                own[path] = rest
    if wanted.withdrawals:
        digests = {path: digest(data) for path, data in own.items()}
        own[RECALLED] = recalled.record(wanted.withdrawals, digests, [recall for recall, _ in outcome.recalls])
    return [*sorted(own.items()), (MANIFEST, wanted.data)]


def _fetch(site: Site, files: Sequence[BundleFile], outcome: PullResult, source: ReleaseSource | None) -> None:
    """Brings the contents into the store that are not there; raises RefusedError with all that is wrong."""
    problems: list[Problem] = []
    for file in _each_once(files):
        if site.has_object(file):
            outcome.reused += 1
            continue
        if source is None:
            message = "its content is not here any more, expected it in the store: localize pull"
            raise SiteError(Problem(file.path, 0, message))
        try:
            site.put_object(file, source.chunks(f"objects/{object_path(file.sha256)}", file.size))
            outcome.fetched += 1
        except RefusedError as error:
            problems += [Problem(file.path, 0, problem.message) for problem in error.problems]
            if len(problems) >= MOST_REFUSED:
                break
    if problems:
        raise RefusedError(problems)


def _each_once(files: Sequence[BundleFile]) -> Iterator[BundleFile]:
    return iter({file.sha256: file for file in files}.values())


def _is_same(release: PulledRelease, wanted: _Needed, own: Sequence[tuple[str, bytes]]) -> bool:
    return release.data == wanted.data and release.recalled == dict(own).get(RECALLED)
