"""A project as read: its articles, glossary and catalogs, and what in them a person must mend."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from functools import cached_property
from pathlib import PurePosixPath
from typing import Protocol

from localize import paths
from localize.catalogs import loss, po, progress
from localize.catalogs.memory import MemoryPair
from localize.catalogs.progress import Chain
from localize.checks.target_locale import TargetLocale, target_locales
from localize.config import Config
from localize.errors import CatalogError, ConfigError, ExchangeError, FileError, GlossaryError, Problem, SourceError
from localize.glossary import table
from localize.language import pseudo
from localize.model import characters
from localize.model.article import Article
from localize.model.catalog import Catalog, Key
from localize.model.finding import Finding, Severity
from localize.model.glossary import Glossary
from localize.pages import interface, reserved_paths
from localize.pages.references import References
from localize.tasks.articles import article_template, read_article
from localize.tasks.interface import update_interface


class Files(Protocol):
    """What a project needs of the disk; paths are relative to the project folder, with "/"."""

    config: Config

    def source_paths(self) -> list[str]:
        """The source files."""

    def source_files(self) -> frozenset[str]:
        """All files in the source folder."""

    def read(self, path: str) -> bytes | None:
        """A file's content, or None where there is none."""

    def problem(self, path: str) -> Problem | None:
        """Why a file that is there cannot be read, None where it can; it is not read."""

    def template_paths(self) -> list[str]:
        """The templates that are there."""

    def template_path(self, name: str) -> str:
        """Where the template of an article stands."""

    def catalog_path(self, locale: str, name: str) -> str:
        """Where the catalog of an article in a locale stands."""

    def catalog_names(self, locale: str) -> list[str]:
        """The articles that have a catalog in a locale."""

    def memory_path(self, locale: str) -> str:
        """Where translations into a locale stand that were imported from other projects."""

    def redirects_path(self, locale: str) -> str:
        """Where the former names of the pages of a locale stand."""

    def output_path(self, path: str) -> str:
        """Where a published file stands."""

    def in_commit(self, path: str) -> bool:
        """Whether the last commit has a file."""

    def committed(self, path: str, data: bytes) -> tuple[str, bytes] | None:
        """The id and content of a file in the last commit, None where that has none, or `data` is that."""


SEEN = ".localize/catalogs.json"
"""What is kept of earlier runs to tell whether a catalog has lost translations."""


class Project:
    """The inputs of a project, and which of its articles and locales are wanted (all where none are named).

    `findings` collects what a person must mend; what cannot be read is left out, and work on the rest goes on.
    """

    def __init__(
        self, files: Files, *, locales: Iterable[str] = (), articles: Iterable[str] = (), accept_loss: bool = False
    ) -> None:
        """Reads the source articles; raises ConfigError for a wanted locale or article that is not there.

        With `accept_loss` the wanted catalogs are taken as they are, whatever they have lost.
        """
        self.accept_loss = accept_loss
        self.files = files
        self.config = files.config
        self.findings: list[Finding] = []
        self.all_locales = (self.config.source_locale, *self.config.locales)
        """The source locale, then the target locales in the order of the configuration."""
        self.paths = self._named_paths()
        """The source path of each article that has a name of its own."""
        self._wanted_locales = _wanted(locales, self.all_locales, "locale")
        names = {path: name for name, path in self.paths.items()}
        self._wanted_articles = _wanted(
            [names.get(article, article) for article in articles], list(self.paths), "article"
        )
        self.articles = self._with_pages_of_their_own(self._read_articles())
        self._leave_out_unusable()
        self._templates: dict[str, Catalog] = {}
        self._catalogs: dict[tuple[str, str], Catalog | None] = {}

    def _named_paths(self) -> dict[str, str]:
        by_name: dict[str, list[str]] = {}
        for path in self.files.source_paths():
            by_name.setdefault(paths.key(self._name(path)), []).append(path)
        named = {}
        for path, *others in by_name.values():
            message = reserved_paths.article_problem(self._name(path), by_name.keys())
            if not message and others:
                message = self._same_name(path, others)
            if message:
                self.report("source", Problem(paths.printable(path), 0, message))
            else:
                named[self._name(path)] = path
        return named

    def _same_name(self, path: str, others: list[str]) -> str:
        name = self._name(path)
        differences = sorted({one for other in others if (one := paths.difference(name, self._name(other)))})
        but_for = f" but for {' and '.join(differences)}" if differences else ""
        shown = ", ".join(map(paths.printable, others))
        return f"the same article name as {shown}{but_for}, expected a name of its own for each"

    def _name(self, path: str) -> str:
        """An article's name: its path below the source folder, without the suffix."""
        return str(PurePosixPath(path).relative_to(self.config.source).with_suffix(""))

    def _read_articles(self) -> Iterator[Article]:
        for name, path in self.paths.items():
            try:
                yield read_article(self.files.read(path) or b"", path, name, self.config)
            except (SourceError, FileError) as error:
                self.report("source", *error.problems, article=name)

    def _with_pages_of_their_own(self, articles: Iterable[Article]) -> dict[str, Article]:
        """The articles by name, without those whose slug gives them the page of another one."""
        found: dict[str, Article] = {}
        pages: dict[str, str] = {}
        for article in articles:
            page = paths.key(article.page)
            problem = reserved_paths.page_problem(article.page)
            if page in pages or problem:
                message = f"the page {article.page!r} {problem}" if problem else f"the same page as {pages[page]}"
                self.report(
                    "source", Problem(article.path, 0, f"{message}, expected another slug"), article=article.name
                )
            else:
                pages[page] = article.path
                found[article.name] = article
        return found

    def _leave_out_unusable(self) -> None:
        """Takes the articles out that show or offer a file which no page may have beside it."""
        for name, article in list(self.articles.items()):
            if problems := list(self.references.unusable(article)):
                self.report("source", *problems, article=name)
                del self.articles[name]

    @cached_property
    def references(self) -> References:
        """What the addresses in the articles lead to."""
        return References(self.config.source, self.files.source_files(), self.paths, self.articles)

    @cached_property
    def glossary(self) -> Glossary | None:
        """The glossary: an empty one where there is no file, None for one that cannot be used."""
        try:
            data = self.files.read(self.config.glossary)
            return table.read(data, self.config.glossary) if data and data.strip() else Glossary({})
        except (GlossaryError, FileError) as error:
            self.report("glossary-file", *error.problems)
            return None

    @cached_property
    def locales(self) -> tuple[TargetLocale, ...]:
        """The target locales with their view of the glossary."""
        return target_locales(self.config, self.glossary or Glossary({}))

    def narrowed(self, locales: Iterable[str], articles: Iterable[str] | None = None) -> Project:
        """The same project with other wanted locales, and articles if any are given, and no findings yet.

        Of the catalogs none is known any more; articles and glossary are not read again.
        """
        other = copy(self)
        vars(other).update(_wanted_locales=frozenset(locales), findings=[], _catalogs={})
        if articles is not None:
            vars(other).update(_wanted_articles=frozenset(articles))
        return other

    def locale_groups(self) -> list[tuple[str, ...]]:
        """The wanted locales, those together that look translations up in each other."""
        groups: list[set[str]] = []
        for tag in self.all_locales:
            near = {tag, *self.fallback(tag)}
            joined = [group for group in groups if group & near]
            groups = [group for group in groups if not group & near] + [near.union(*joined)]
        wanted = [tuple(tag for tag in self.all_locales if tag in group & self._wanted_locales) for group in groups]
        return [group for group in wanted if group]

    def wanted(self, article: str, locale: str) -> bool:
        """Whether that page was asked for."""
        return article in self._wanted_articles and locale in self._wanted_locales

    def wanted_articles(self) -> list[Article]:
        """The articles asked for that could be read."""
        return [article for name, article in self.articles.items() if name in self._wanted_articles]

    def pairs(self) -> list[tuple[Article, TargetLocale]]:
        """Each article asked for with each target locale asked for."""
        locales = [locale for locale in self.locales if locale.tag in self._wanted_locales]
        return [(article, locale) for article in self.wanted_articles() for locale in locales]

    def template(self, article: Article) -> Catalog:
        """What translators are asked to translate of an article."""
        if article.name not in self._templates:
            self._templates[article.name] = article_template(article, self.config)
        return self._templates[article.name]

    def interface_locales(self) -> list[str]:
        """The locales asked for whose interface words are translated: all but that of the templates."""
        return [tag for tag in self.all_locales if tag != interface.LOCALE and tag in self._wanted_locales]

    def fallback(self, tag: str) -> tuple[str, ...]:
        """The locales that a locale's missing translations are looked up in."""
        return self.config.locales[tag].fallback if tag in self.config.locales else ()

    def chain(self, tag: str, name: str) -> Chain | None:
        """The catalogs of a locale and its fallbacks, nearest first; None if one of them cannot be read."""
        found = [(locale, self.catalog(locale, name)) for locale in (tag, *self.fallback(tag))]
        catalogs = [(locale, catalog) for locale, catalog in found if catalog is not None]
        return catalogs if len(catalogs) == len(found) else None

    def read_catalog(self, tag: str, name: str) -> Catalog | None:
        """The catalog on disk, or None where there is none; raises CatalogError or FileError.

        One that has lost most of what was finished cannot be used either, unless that is accepted; so is one that
        had such translations and is not there any more.
        """
        path = self.files.catalog_path(tag, name)
        data = self.files.read(path)
        if (data is None or loss.blank(data)) and self._loss_accepted(tag, name):
            return None
        if data is None:
            if missing := self._missing(tag, name):
                raise CatalogError(Problem(path, 0, f"the file is missing: {missing}"))
            return None
        if loss.blank(data):
            expected = f"expected a catalog; take it back, or begin anew: {_way_out(tag, name)}"
            raise CatalogError(Problem(path, 0, f"the file is empty, {expected}"))
        catalog = po.read(data, path)
        if not self._loss_accepted(tag, name) and (lost := self._lost(tag, name, catalog, data)):
            raise CatalogError(Problem(path, 0, lost))
        return catalog

    def _loss_accepted(self, tag: str, name: str) -> bool:
        wanted = tag in self._wanted_locales and (name == interface.NAME or name in self._wanted_articles)
        return self.accept_loss and wanted

    def _missing(self, tag: str, name: str) -> str:
        """What is lost with a catalog that is not there, as people are told it; empty where that is nothing.

        What the catalog of a former article has is not lost: the article was renamed, and takes it along. Interface
        words are not lost either: they are made again.
        """
        path = self.files.catalog_path(tag, name)
        had_some = self.files.in_commit(path) or path in self.seen.finished
        if not had_some or name not in self.articles:
            return ""
        needed = {entry.key for entry in self.template(self.articles[name]).entries}
        orphans = [entry for _, catalog in self.orphan_catalogs(tag) for entry in catalog.active()]
        kept = {entry.key: entry for entry in orphans if entry.key in needed}
        return self._lost(tag, name, Catalog((), tuple(kept.values())), b"")

    def _lost(self, tag: str, name: str, catalog: Catalog, data: bytes) -> str:
        """What a catalog has lost, as people are told it; empty where that is not much, or is made up again."""
        path = self.files.catalog_path(tag, name)
        if pseudo.kind(tag):
            return ""
        if found := self.committed_loss(tag, name, catalog, data):
            lost, where = found, f"the last commit has are gone, expected them here (git checkout HEAD -- {path})"
        elif not self.files.in_commit(path):
            lost = loss.since_seen(self.seen.finished.get(path, 0), catalog)
            where = "the last update saw are gone, expected them here"
        else:
            return ""
        told = f"{lost.gone} of {lost.of} finished translations that {where}; if that is meant: {_way_out(tag, name)}"
        return told if lost.much else ""

    def committed_loss(self, tag: str, name: str, catalog: Catalog, data: bytes) -> loss.Loss | None:
        """What a catalog has lost since the last commit, None where it is as there, or its loss was accepted."""
        path = self.files.catalog_path(tag, name)
        found = self.files.committed(path, data) if name == interface.NAME or name in self.articles else None
        if found is None or self.seen.accepted.get(path) == found[0] or loss.cannot_be_much(found[1], catalog):
            return None
        try:
            former = po.read(found[1], path)
        except CatalogError:
            return None
        template = interface.template() if name == interface.NAME else self.template(self.articles[name])
        return loss.since(former, catalog, self.without(tag, name, [entry.key for entry in template.entries]))

    def without(self, tag: str, name: str, keys: Iterable[Key]) -> dict[Key, str]:
        """What stands for entries where a catalog has none: the translations of fallbacks, or our interface words."""
        chain = [(other, self.catalog(other, name) or Catalog((), ())) for other in self.fallback(tag)]
        ours = interface.shipped(tag) if name == interface.NAME and not chain else {}
        found = {key: each.entry or ours.get(key) for key, each in progress.resolve(keys, chain).items()}
        return {key: entry.target if entry and entry.translated else "" for key, entry in found.items()}

    def seen_with(self, later: Iterable[loss.Seen]) -> loss.Seen:
        """What is to be kept after this run; nothing of the catalogs of articles that are gone."""
        seen = self.seen
        for each in later:
            seen = seen.followed_by(each)
        names_now = (*self.paths, interface.NAME)
        return seen.only({self.files.catalog_path(tag, name) for tag in self.all_locales for name in names_now})

    @cached_property
    def seen(self) -> loss.Seen:
        """What is kept of earlier runs."""
        try:
            return loss.read_seen(self.files.read(SEEN))
        except FileError:
            return loss.Seen()

    def catalog(self, tag: str, name: str) -> Catalog | None:
        """A catalog: an empty one where there is no file (for interface words: ours), None for an unreadable one."""
        if (tag, name) not in self._catalogs:
            self._catalogs[tag, name] = self._known_catalog(tag, name)
        return self._catalogs[tag, name]

    def _known_catalog(self, tag: str, name: str) -> Catalog | None:
        try:
            found = self.read_catalog(tag, name)
        except (CatalogError, FileError) as error:
            self.report_catalog(error, tag, name)
            return None
        if found is not None:
            self._look_at_characters(found, tag, name)
        if found is None and name == interface.NAME:
            return update_interface(None, tag, ship=not self.fallback(tag))
        return found or Catalog((), ())

    def _look_at_characters(self, catalog: Catalog, tag: str, name: str) -> None:
        """Reports what no page can show in a header, or in interface words; `check` tells it of articles' entries."""
        path = self.files.catalog_path(tag, name)
        words = catalog.active() if name == interface.NAME else ()
        texts = [(f"the header {field}", catalog.head.line, value) for field, value in catalog.header]
        texts += [("the translation", entry.line, entry.target) for entry in words if entry.translated]
        for what, line, text in texts:
            if bad := characters.refused(text):
                problem = Problem(path, line, f"{characters.named(bad)} in {what}, expected text")
                self.report_catalog(CatalogError(problem), tag, name)

    def foreign_pairs(self) -> list[tuple[str, MemoryPair]]:
        """Translations into the wanted locales that were imported from other projects, with their locales."""
        found: list[tuple[str, MemoryPair]] = []
        for tag in self.config.locales:
            path = self.files.memory_path(tag)
            if tag in self._wanted_locales and (data := self._read_memory(path)) is not None:
                found += self._pairs(data, path, tag)
        return found

    def _read_memory(self, path: str) -> bytes | None:
        try:
            return self.files.read(path)
        except FileError as error:
            self.report("memory", *error.problems)
            return None

    def _pairs(self, data: bytes, path: str, tag: str) -> list[tuple[str, MemoryPair]]:
        from localize.exchange import tmx  # noqa: PLC0415  # an XML parser, which few projects need

        try:
            return [(tag, pair) for _, pair in tmx.read(data, path, self.config.source_locale)]
        except ExchangeError as error:
            self.report("memory", *error.problems)
            return []

    def orphans(self, tag: str) -> list[str]:
        """Names of catalogs in a locale that no article has any more."""
        return [name for name in self.files.catalog_names(tag) if name not in self.paths and name != interface.NAME]

    def orphan_catalogs(self, tag: str) -> list[tuple[str, Catalog]]:
        """Those of them that can be read, with their names."""
        found = []
        for name in self.orphans(tag):
            try:
                catalog = self.read_catalog(tag, name)
            except (CatalogError, FileError):
                continue  # nobody needs it: what is wrong with it is not worth a finding
            if catalog is not None:
                found.append((name, catalog))
        return found

    def stale_templates(self) -> list[str]:
        """Templates on disk whose article is gone."""
        known = {self.files.template_path(name) for name in (*self.paths, interface.NAME)}
        return [path for path in self.files.template_paths() if path not in known]

    def report_orphans(self) -> None:
        """Adds to the findings the catalogs in the wanted locales that no article has any more."""
        for tag in self.config.locales:
            for name in self.orphans(tag) if tag in self._wanted_locales else ():
                message = f"no article {name!r} in {self.config.source}/, expected one, or no such catalog"
                path = self.files.catalog_path(tag, name)
                self.findings.append(Finding("orphan", Severity.WARNING, message, path, 0, tag))

    def report_sources(self) -> None:
        """Adds to the findings what in the wanted articles leads nowhere, and what could not be taken over."""
        for article in self.wanted_articles():
            told = [("not-taken-over", problem) for problem in article.remarks]
            for rule, problem in (*told, *self.references.problems(article)):
                place = (problem.message, problem.path, problem.line)
                self.findings.append(Finding(rule, Severity.WARNING, *place, article=article.name))

    def report_catalog(self, error: CatalogError | FileError, tag: str, name: str) -> None:
        """Adds to the findings why a catalog cannot be read."""
        self.report("catalog", *error.problems, locale=tag, article="" if name == interface.NAME else name)

    def report(self, rule: str, *problems: Problem, locale: str = "", article: str = "") -> None:
        """Adds problems of a file to the findings."""
        self.findings += (
            Finding(rule, Severity.ERROR, problem.message, problem.path, problem.line, locale, article)
            for problem in problems
        )


def _way_out(tag: str, name: str) -> str:
    article = "" if name == interface.NAME else f" {shlex.quote(name)}"
    return f"localize update --accept-loss --locale {tag}{article}"


def _wanted(asked: Iterable[str], known: Sequence[str], kind: str) -> frozenset[str]:
    names = frozenset(asked)
    if unknown := sorted(names - set(known)):
        expected = ", ".join(known) or "none"
        raise ConfigError(Problem(name, 0, f"no such {kind}, expected one of: {expected}") for name in unknown)
    return names or frozenset(known)
