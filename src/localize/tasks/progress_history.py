"""How many words were translated, and how many were left, at earlier commits of the catalogs."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from localize.cache.steps import Step
from localize.catalogs import po
from localize.dataclass import dataclass
from localize.errors import CatalogError, faults_as
from localize.files.history import Commit, GitObjects
from localize.language.word_counts import word_count
from localize.pages import interface
from localize.tasks.workspace import Workspace

_MOST_POINTS = 24
_MOST_CATALOGS = 500
"""Catalogs that are counted at a commit; of more than these those of every second, third … article."""
_DAYS, _WEEKS = 31, 7 * 31
"""Spans of days up to which there is a point for each day or week; above there is one for each month."""


@dataclass(frozen=True, slots=True)
class ProgressPoint:
    """The words of the sources in the catalogs at a commit: of finished entries, and of the others."""

    commit: str
    day: date
    step: int
    done: int
    left: int


@dataclass(frozen=True, slots=True)
class ProgressHistory:
    """Points in time, the oldest first; of articles every `step`th is counted, and the others are taken to be alike."""

    points: tuple[ProgressPoint, ...] = ()
    step: int = 1


def progress_history(workspace: Workspace) -> ProgressHistory:
    """Return how the catalogs grew over at most two years; nothing where git has no such history.

    Git is asked for the last commit of each day, week or month. A catalog that did not change between two of them is
    counted once, and what was counted at a commit is kept for later runs.
    """
    layout = workspace.config.layout
    folders = tuple(f"{layout.catalog_folder(tag)}/" for tag in workspace.config.targets)
    objects = GitObjects(workspace.root, layout.catalogs)
    commits = _last_of_each_span(objects.commits())
    if not commits:
        return ProgressHistory()
    catalogs = [_catalogs(objects.ids_at(commit), folders) for commit in commits]
    step = -(-len(catalogs[-1]) // _MOST_CATALOGS) or 1
    kept: Step[tuple[ProgressPoint, ...]] = workspace.steps.step("progress history", tuple[ProgressPoint, ...])
    known = {(point.commit, point.step): point for point in kept.known("", *folders) or ()}
    counter = _Counter(objects)
    points = tuple(
        known.get((commit.id, step)) or counter.point(commit, _sampled(ids, folders, step), step)
        for commit, ids in zip(commits, catalogs, strict=True)
    )
    kept.keep("", points, *folders)
    return ProgressHistory(points, step)


def _last_of_each_span(commits: Sequence[Commit]) -> list[Commit]:
    """Return the last commit of each day, week or month, the oldest first; `commits` are the newest first."""
    if not commits:
        return []
    days = (commits[0].day - commits[-1].day).days
    last: dict[str, Commit] = {}
    for commit in commits:
        year, week, _ = commit.day.isocalendar()
        by_week = f"{year}-{week}" if days <= _WEEKS else f"{commit.day:%Y-%m}"
        last.setdefault(commit.day.isoformat() if days <= _DAYS else by_week, commit)
    return list(last.values())[:_MOST_POINTS][::-1]


def _catalogs(ids: Mapping[str, str], folders: tuple[str, ...]) -> dict[str, str]:
    """Return the catalogs of articles in the target locales."""
    return {
        path: blob
        for path, blob in ids.items()
        if path.startswith(folders) and path.endswith(".po") and not path.endswith(f"/{interface.NAME}.po")
    }


def _sampled(ids: Mapping[str, str], folders: tuple[str, ...], step: int) -> Iterable[tuple[str, str]]:
    """Return the catalogs of every `step`th article: the same ones at each commit, in all locales."""
    for path, blob in ids.items():
        name = next(path.removeprefix(folder) for folder in folders if path.startswith(folder))
        if zlib.crc32(name.encode("utf-8", "surrogateescape")) % step == 0:
            yield path, blob


class _Counter:
    """Counts words of catalogs, each content once."""

    def __init__(self, objects: GitObjects) -> None:
        self._objects = objects
        self._known: dict[str, tuple[int, int]] = {}

    def point(self, commit: Commit, catalogs: Iterable[tuple[str, str]], step: int) -> ProgressPoint:
        """Return the words at a commit."""
        counts = [self._words(path, blob) for path, blob in catalogs]
        done, left = sum(done for done, _ in counts), sum(left for _, left in counts)
        return ProgressPoint(commit.id, commit.day, step, done=done * step, left=left * step)

    def _words(self, path: str, blob: str) -> tuple[int, int]:
        if blob not in self._known:
            self._known[blob] = _words(self._objects.content(blob) or b"", path)
        return self._known[blob]


def _words(data: bytes, path: str) -> tuple[int, int]:
    """Return the words of the sources of finished entries, and of the others; none for what is no catalog."""
    done = left = 0
    try:
        with faults_as(CatalogError, path):
            entries = list(po.read(data, path).active())
    except CatalogError:
        return 0, 0
    for entry in entries:
        words = word_count(entry.source)
        done, left = (done + words, left) if entry.translated else (done, left + words)
    return done, left
