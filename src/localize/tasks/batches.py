"""The work on articles in batches, for any executor: the files of some articles in, the results of their steps out.

A worker gets the content of all that the articles are checked from, and needs no disk. What it gives back is what the
store of results keeps (cache/store.py); the run that asked for it puts these in its own store, and does the rest as
ever: it finds them there, or does the work itself. So it makes no difference to any output who did the work, in which
order, or whether at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from hashlib import blake2b
from typing import TYPE_CHECKING

from localize.cache.program import program_stamp
from localize.cache.steps import Steps
from localize.cache.store import KeptResult, Store
from localize.catalogs import loss
from localize.config import Config
from localize.dataclass import dataclass
from localize.errors import FileError, LocalizeError, Problem
from localize.files.exchange import base_of
from localize.pages import interface
from localize.tasks.check import ProjectCatalogs, check_pages
from localize.tasks.checked_articles import CheckedArticles
from localize.tasks.losses import LOSS_RECORD, load_loss_record
from localize.tasks.project import Files, Project, open_project
from localize.tasks.sources import load_sources

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

PAGES_IN_A_TASK = 64
"""Pages of a task: fewer would cost more to send over a network than to check."""
_FEWEST_PAGES = 20
"""Pages of the last tasks of several processes: what each task reads, such as the glossary, costs as much as one."""
_AT_ONCE = 32
"""Tasks that are sent and not done yet, so that their files fill no memory: 2 MB each, their results as many."""
_OF_PROJECT = frozenset({"comparison", "glossaries"})
"""Steps that look at all articles: a worker knows its own only."""


class OtherProgramError(LocalizeError):
    """A worker has another version of the program, or of a library, than the run that sent it work."""


@dataclass(frozen=True, slots=True)
class Shard:
    """One of several parts of a project: number `number` of `of`, from 1."""

    number: int
    of: int

    def __str__(self) -> str:
        return f"{self.number}/{self.of}"

    def has(self, article: str) -> bool:
        """Whether an article is in this part: by its name, so on every machine, whatever other articles there are."""
        digest = blake2b(article.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        return int.from_bytes(digest, "big") % self.of == self.number - 1


@dataclass(frozen=True, slots=True)
class Batch:
    """Some articles with all that they are checked from.

    `program` is the stamp of the program that sends it; `paths` are the paths of all source files, which are there for
    links only; `committed` is what the last commit has of the catalogs: the id of each, and its content where it is
    another one.
    """

    program: str
    config: Config
    articles: tuple[str, ...]
    contents: Mapping[str, bytes]
    paths: tuple[str, ...]
    committed_ids: Mapping[str, str] = field(default_factory=dict)
    committed: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)


class BatchFiles:
    """The files of a batch, as a project needs them; see `Files`."""

    def __init__(self, batch: Batch) -> None:
        self.config = batch.config
        self.steps = Steps(Store(), batch.program)
        self._batch = batch
        self._contents = batch.contents

    def source_paths(self) -> list[str]:
        """Return the source files."""
        return list(self._batch.paths)

    def source_files(self) -> frozenset[str]:
        """Return the source files; others are looked for by the run that sent the batch."""
        return frozenset(self._batch.paths)

    def read(self, path: str) -> bytes | None:
        """Return the content of a file, or None where there is no file."""
        return self._contents.get(path)

    def exists(self, path: str) -> bool:
        """Whether there is a file at a path."""
        return path in self._contents

    def content_key(self, path: str) -> str:
        """Return the SHA-256 of a file in hexadecimal, "" where there is none."""
        return base_of(self._contents.get(path)) or ""

    def stamp(self, _path: str) -> str:
        """Return nothing: these files are on no disk."""
        return ""

    def keep_results(self) -> None:
        """Do nothing: the results of a batch are sent back."""

    def id_in_commit(self, path: str) -> str:
        """Return what the last commit calls the content of a catalog; "" where it has none."""
        return self._batch.committed_ids.get(path, "")

    def problem(self, _path: str) -> Problem | None:
        """Return None: what cannot be read is found out by the run that sent the batch."""
        return None

    def template_paths(self) -> list[str]:
        """Return no templates: none is asked for."""
        return []

    def catalog_names(self, locale: str) -> list[str]:
        """Return the names of the articles that have a catalog in a locale."""
        names = (*self._batch.articles, interface.NAME)
        return [name for name in names if self.config.layout.catalog(locale, name) in self._contents]

    def in_commit(self, path: str) -> bool:
        """Whether the last commit has a file."""
        return path in self._batch.committed_ids

    def committed(self, path: str, _data: bytes) -> tuple[str, bytes] | None:
        """Return the id and content of a file in the last commit, where it is another one."""
        return self._batch.committed.get(path)


def work(batch: Batch) -> tuple[KeptResult, ...]:
    """Check the articles of a batch, and return the results of all steps that are about one article.

    Raises OtherProgramError where this is another program than the one that sent the batch: nobody could use them.
    """
    from localize.tasks.executors import free_leftovers  # noqa: PLC0415  # as in `Batches.done`

    if batch.program != program_stamp():
        message = "a worker has another version of localize, Python or a library, expected the same everywhere"
        raise OtherProgramError(Problem("localize", 0, message))
    results = _results(BatchFiles(batch), batch.articles)
    free_leftovers()  # once nothing of it is held any more
    return results


def _results(files: BatchFiles, articles: Iterable[str]) -> tuple[KeptResult, ...]:
    sources = load_sources(open_project(files, articles=articles))
    catalogs = ProjectCatalogs(sources, sources.tags, checked=sources.project.selection.has)
    for _ in check_pages(catalogs, sources.row_pairs()):
        pass
    return tuple(result for result in files.steps.store.all_results() if result.step not in _OF_PROJECT)


class Batches:
    """The articles of a project whose work is to be done, in batches."""

    def __init__(self, project: Project, *, shard: Shard | None = None) -> None:
        """Take the selected articles whose source or catalogs have changed since their work was done.

        With `shard`, only those in it.
        """
        self._project = project
        self._files: Files = project.files
        self._checked = CheckedArticles(project)
        config = project.config
        words = [config.layout.catalog(tag, interface.NAME) for tag in project.all_locales]
        self._of_all = dict(self._read((config.glossary, *words)))
        """What every batch needs: the glossary and the interface words, by path."""
        self._words = words
        self._record = load_loss_record(project.files)
        names = [name for name in project.paths if name in project.selection.articles]
        names = [name for name in names if shard is None or shard.has(name)]
        self.names = self.left(names)

    def left(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return those of some articles whose work is still to be done."""
        return tuple(name for name in names if not self._checked.has(name))

    def pages(self, names: Sequence[str]) -> int:
        """Return how many pages some articles have."""
        return len(names) * len(self._project.config.targets)

    def size(self, name: str) -> int:
        """Return the bytes of the catalogs of an article."""
        return sum(len(data) for _, data in self._read(self._catalogs(name)))

    def done(
        self, executor: Executor, names: Sequence[str] | None = None, *, at_once: int = _AT_ONCE, workers: int = 0
    ) -> Iterator[int]:
        """Do the work, of some articles or all; yield how many articles are done, one number for each task.

        At most so many tasks are sent `at_once`. Towards the end they get smaller for so many `workers`, if that is
        known, so that none of them works long when the others have nothing to do. The results are in the store of the
        project then.
        """
        from concurrent import futures  # noqa: PLC0415  # most runs look only whether there is work to share

        store = self._files.steps.store
        parts = self._parts(self.names if names is None else names, workers)
        running: dict[Future[tuple[KeptResult, ...]], tuple[str, ...]] = {}
        while True:
            while len(running) < at_once and (part := next(parts, None)) is not None:
                running[executor.submit(work, self._batch(part))] = part
            if not running:
                return
            for future in futures.wait(running, return_when=futures.FIRST_COMPLETED).done:
                for result in future.result():
                    store.put(result.step, result.owner, result.result)
                part = running.pop(future)
                for name in part:
                    self._checked.add(name)
                yield len(part)

    def _parts(self, names: Sequence[str], workers: int) -> Iterator[tuple[str, ...]]:
        """Yield the articles of each task: half the share of a worker in what is left, if there are `workers`."""
        most, least = (max(1, -(-pages // max(1, self.pages(names[:1])))) for pages in (PAGES_IN_A_TASK, _FEWEST_PAGES))
        at = 0
        while at < len(names):
            share = -(-(len(names) - at) // (2 * workers)) if workers else most
            end = at + min(most, max(least, share))
            yield tuple(names[at:end])
            at = end

    def _catalogs(self, name: str) -> list[str]:
        return [self._project.config.layout.catalog(tag, name) for tag in self._project.config.targets]

    def _batch(self, names: Sequence[str]) -> Batch:
        config = self._project.config
        catalogs = [path for name in names for path in self._catalogs(name)]
        sources = [self._project.paths[name] for name in names]
        contents = {**self._of_all, **dict(self._read((*sources, *catalogs)))}
        catalogs += self._words
        contents[LOSS_RECORD] = loss.write_record(self._record.only(catalogs))
        ids = {path: self._files.id_in_commit(path) for path in catalogs if self._files.in_commit(path)}
        changed = {path: self._files.committed(path, contents.get(path, b"")) for path in ids}
        return Batch(
            program_stamp(),
            config,
            tuple(names),
            contents=contents,
            paths=tuple(sources),
            committed_ids=ids,
            committed={path: each for path, each in changed.items() if each is not None},
        )

    def _read(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Yield the files that are there; what cannot be read is reported by the run itself."""
        for path in paths:
            try:
                data = self._files.read(path)
            except FileError:
                continue
            if data is not None:
                yield path, data
