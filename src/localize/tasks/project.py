"""An opened project: its files, its configuration, and what was asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Protocol

from localize import paths
from localize.cache.steps import Steps
from localize.config import Config
from localize.dataclass import dataclass
from localize.errors import ConfigError, Problem, expected_one_of
from localize.model.finding import Finding
from localize.pages import interface, reserved_paths
from localize.tasks.loaded import as_findings


class Files(Protocol):
    """The disk as a project needs it; paths are relative to the project folder, with "/"."""

    config: Config

    @property
    def steps(self) -> Steps:
        """The results of earlier runs."""

    def source_paths(self) -> list[str]:
        """Return the source files."""

    def source_files(self) -> frozenset[str]:
        """Return all files in the source folder."""

    def read(self, path: str) -> bytes | None:
        """Return the content of a file, or None where there is no file."""

    def exists(self, path: str) -> bool:
        """Whether something stands at a path, even a link that leads nowhere."""

    def content_key(self, path: str) -> str:
        """Return the SHA-256 of a file in hexadecimal, "" where there is none, or it cannot be read.

        The file is not read where it is as it was when an earlier run has read it.
        """

    def stamp(self, path: str) -> str:
        """Return what the file system says of a file: another text where its content may be another.

        Empty where it cannot be trusted: the file is a link, or was written just now.
        """

    def keep_results(self) -> None:
        """Write what was found out in this run, for later ones."""

    def problem(self, path: str) -> Problem | None:
        """Return why a file cannot be read, or None where it can; it is not read for that."""

    def template_paths(self) -> list[str]:
        """Return the paths of the templates on disk."""

    def catalog_names(self, locale: str) -> list[str]:
        """Return the names of the articles that have a catalog in a locale."""

    def in_commit(self, path: str) -> bool:
        """Whether the last commit has a file."""

    def id_in_commit(self, path: str) -> str:
        """Return the id of a file's content in the last commit; empty where there is none."""

    def committed(self, path: str, data: bytes) -> tuple[str, bytes] | None:
        """Return the id and content of a file in the last commit; None where there is none, or it equals `data`."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What was asked for: the pages of these articles in these locales.

    With `accept_loss` the selected catalogs are used whatever they have lost; with `normalize` an update brings them to
    the one form that this program writes. `everything` is true if no locale and no article was named: then the files of
    gone articles and gone locales are selected too.
    """

    locales: frozenset[str]
    articles: frozenset[str]
    accept_loss: bool = False
    everything: bool = False
    normalize: bool = False

    def has(self, article: str, locale: str) -> bool:
        """Whether a page was asked for."""
        return article in self.articles and locale in self.locales


Selects = Callable[[str, str], bool]
"""Tells of an article and a locale whether its page was asked for."""


def every_page(_article: str, _locale: str) -> bool:
    """Selects everything."""
    return True


def no_page(_article: str, _locale: str) -> bool:
    """Selects nothing."""
    return False


@dataclass(frozen=True, slots=True)
class Project:
    """An opened project: its files, its configuration, and what was asked for. No article is read yet.

    `paths` are the source paths of the articles by name, in their order; `findings` tell of source files without a
    name of their own, which are left out.
    """

    files: Files
    paths: Mapping[str, str]
    selection: Selection
    findings: tuple[Finding, ...] = ()

    @property
    def config(self) -> Config:
        """The configuration of the project."""
        return self.files.config

    @property
    def all_locales(self) -> tuple[str, ...]:
        """The source locale, then the target locales in the order of the configuration."""
        return (self.config.source_locale, *self.config.locales)

    def select(self, locales: Iterable[str], articles: Iterable[str] | None = None) -> Project:
        """Return the project with other locales selected, and other articles if any are given."""
        names = self.selection.articles if articles is None else frozenset(articles)
        selection = replace(self.selection, locales=frozenset(locales), articles=names, everything=False)
        return replace(self, selection=selection)

    def normalizing(self) -> Project:
        """Return the project with its selected catalogs to be brought to one form."""
        return replace(self, selection=replace(self.selection, normalize=True))

    def fallback(self, tag: str) -> tuple[str, ...]:
        """Return the fallbacks of a locale, nearest first: missing translations are looked up in them."""
        return self.config.targets[tag].fallback if tag in self.config.targets else ()

    def locale_groups(self) -> list[tuple[str, ...]]:
        """Return the selected locales in groups: those that look translations up in each other are in one."""
        groups: list[set[str]] = []
        for tag in self.all_locales:
            near = {tag, *self.fallback(tag)}
            joined = [group for group in groups if group & near]
            groups = [group for group in groups if not group & near] + [near.union(*joined)]
        selected = [tuple(t for t in self.all_locales if t in group & self.selection.locales) for group in groups]
        return [group for group in selected if group]

    def interface_locales(self) -> list[str]:
        """Return the selected locales that need interface words translated: all but that of the page templates."""
        return [tag for tag in self.all_locales if tag != interface.LOCALE and tag in self.selection.locales]


def open_project(
    files: Files,
    *,
    locales: Iterable[str] = (),
    articles: Iterable[str] = (),
    accept_loss: bool = False,
) -> Project:
    """Open the project in a folder with these locales and articles selected; all of them where none are named.

    Articles may be named by their path too. Raises ConfigError for a locale or an article that is not there.
    """
    config = files.config
    locales, articles = tuple(locales), tuple(articles)
    paths_by_name, findings = _named_paths(files.source_paths(), config)
    names = {path: name for name, path in paths_by_name.items()}
    selection = Selection(
        _selected(locales, (config.source_locale, *config.locales), "locale"),
        _selected([names.get(article, article) for article in articles], list(paths_by_name), "article"),
        accept_loss,
        everything=not locales and not articles,
    )
    return Project(files, paths_by_name, selection=selection, findings=findings)


def _named_paths(source_paths: Iterable[str], config: Config) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """Return the source path of each article by its name, and findings for articles whose name is taken or reserved."""
    by_key: dict[str, list[tuple[str, str]]] = {}
    for path in source_paths:
        name = str(PurePosixPath(path).relative_to(config.source).with_suffix(""))
        by_key.setdefault(paths.key(name), []).append((name, path))
    named = {}
    problems = []
    for (name, path), *others in by_key.values():
        message = reserved_paths.article_problem(name, by_key.keys())
        if not message and others:
            message = _same_name(name, others)
        if message:
            problems.append(Problem(paths.printable(path), 0, message))
        else:
            named[name] = path
    return named, as_findings("source", problems)


def _same_name(name: str, others: Sequence[tuple[str, str]]) -> str:
    differences = sorted({one for other, _ in others if (one := paths.difference(name, other))})
    but_for = f" but for {' and '.join(differences)}" if differences else ""
    listed = ", ".join(paths.printable(path) for _, path in others)
    return f"the same article name as {listed}{but_for}, expected a name of its own for each"


def _selected(asked: Iterable[str], known: Sequence[str], kind: str) -> frozenset[str]:
    names = frozenset(asked)
    if unknown := sorted(names - set(known)):
        raise ConfigError(Problem(name, 0, f"no such {kind}, {expected_one_of(name, known)}") for name in unknown)
    return names or frozenset(known)
