"""The articles of a project: rows of all of them, and each whole article when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from localize import formats, paths
from localize.cache.codec import Codec
from localize.cache.packed_list import PackedMap
from localize.cache.steps import Step
from localize.cache.store import key_of
from localize.catalogs.template import SOURCE_LANGUAGE, template
from localize.config import Config, OtherLanguages
from localize.dataclass import dataclass
from localize.errors import FileError, Problem, SourceError, faults_as
from localize.model.article import Article
from localize.model.block import plain_text
from localize.model.catalog import Catalog
from localize.model.finding import Finding
from localize.model.page import PageInfo
from localize.pages import reserved_paths
from localize.pages.compiled import CompiledArticle, compile_article
from localize.pages.references import ArticleLinks, References, links_of
from localize.release.manifest import digest
from localize.segments.split import split
from localize.tasks.held import Held
from localize.tasks.loaded import FileState, Loaded, as_findings
from localize.tasks.project import Project
from localize.tasks.source_languages import as_configured, by_language

ARTICLE_ROW = "article row"
"""The step that gives the row of an article."""
_MOST_IN_MEMORY = 64
"""Whole articles that are held at once."""
_MOST_PARSED = 256
"""Articles that were parsed and wait until they are asked for, 55 KiB each; others are read from the cache."""
_MOST_ROWS = 2048
"""Rows of articles that are held as they are; of more, the others are packed."""


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """What is known of an article without its text.

    `key` stands for all that the article is made from. `info` is what is known of its page in its own language.
    What else it has is as in the article.
    """

    links: ArticleLinks
    locale: str
    key: bytes
    info: PageInfo
    remarks: tuple[Problem, ...] = ()
    guesses: tuple[Problem, ...] = ()
    unconfirmed: tuple[Problem, ...] = ()
    aliases: tuple[str, ...] = ()
    is_draft: bool = False
    translation_key: str = ""

    @property
    def name(self) -> str:
        """The name of the article."""
        return self.links.name

    @property
    def withheld(self) -> str:
        """Why no page of it may be published in any locale; empty where one may."""
        if self.is_draft:
            return "a draft"
        return "a title that nobody has confirmed" if self.unconfirmed else ""

    @property
    def page(self) -> str:
        """The path of its page in the source locale, below the locale's folder, without the suffix."""
        return self.links.page


_ROWS: Codec[tuple[ArticleRow, ...]] = Codec(tuple[ArticleRow, ...])


class RowLinks(Mapping[str, ArticleLinks]):
    """Where articles are, and the addresses in them, by name."""

    def __init__(self, rows: Mapping[str, ArticleRow]) -> None:
        self._rows = rows

    def __getitem__(self, name: str) -> ArticleLinks:
        return self._rows[name].links

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


class Articles(Mapping[str, Article]):
    """The articles that can be used, by name and in order; each is loaded when it is asked for.

    `rows` are known of all; `loader` gives the whole article of a row. A few articles are held, the last ones asked
    for. Those that were parsed for their rows are in `parsed`, until they are asked for the first time.
    """

    def __init__(
        self, rows: PackedMap[ArticleRow], loader: ArticleLoader, parsed: Mapping[str, Article] | None = None
    ) -> None:
        self.rows = rows
        self._loader = loader
        self._parsed = dict(parsed or {})
        self._held: Held[Article] = Held(_MOST_IN_MEMORY)
        self._compiled: Held[CompiledArticle] = Held(_MOST_IN_MEMORY)

    def __getitem__(self, name: str) -> Article:
        return self._held.get(name, lambda: self._parsed.pop(name, None) or self._loader.article(self.rows[name]))

    def compiled(self, name: str) -> CompiledArticle:
        """Return an article made ready for all its pages."""
        return self._compiled.get(name, lambda: self._loader.compiled(self.rows[name], lambda: self[name]))

    def __iter__(self) -> Iterator[str]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __contains__(self, name: object) -> bool:
        return name in self.rows

    def __getstate__(self) -> dict[str, Any]:
        """Leave out the articles that are held: another process loads those it needs."""
        return {**self.__dict__, "_parsed": {}, "_held": Held(_MOST_IN_MEMORY), "_compiled": Held(_MOST_IN_MEMORY)}


@dataclass(frozen=True, slots=True)
class LoadedArticles:
    """The articles that can be used, by name, what their addresses lead to, and findings for the articles left out."""

    by_name: Articles
    references: References
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class ArticleLoader:
    """Reads the source files of a project; an unchanged one is not parsed again."""

    project: Project

    def row(self, name: str, path: str) -> tuple[ArticleRow, Article | None]:
        """Return the row of an article, and the article if it had to be parsed; raises SourceError and FileError."""
        files = self.project.files
        step: Step[ArticleRow] = files.steps.step(ARTICLE_ROW, ArticleRow)
        known = step.known(name, self._key(name, path, files.content_key(path)))
        if known is not None:
            return known, None
        data = files.read(path) or b""
        key = self._key(name, path, digest(data))
        article = self._parsed(name, path, data)
        row = row_of(article, key, self.project.config)
        step.keep(name, row, key)
        self._articles.keep(name, article, key)
        return row, article

    def compiled(self, row: ArticleRow, article: Callable[[], Article]) -> CompiledArticle:
        """Return an article made ready for all its pages."""
        step: Step[CompiledArticle] = self.project.files.steps.step("compiled article", CompiledArticle)
        return step.made(row.name, (row.key,), lambda: compile_article(article()))

    def article(self, row: ArticleRow) -> Article:
        """Return the whole article of a row, as it was when the row was made."""
        known = self._articles.known(row.name, row.key)
        if known is not None:
            return known
        data = self.project.files.read(row.links.path) or b""
        return self._parsed(row.name, row.links.path, data)

    @property
    def _articles(self) -> Step[Article]:
        return self.project.files.steps.step("article", Article)

    def _key(self, name: str, path: str, content: str) -> bytes:
        return key_of(name, path, content, *article_options(self.project.config))

    def _parsed(self, name: str, path: str, data: bytes) -> Article:
        return read_article(data, path, name, self.project.config)


def row_of(article: Article, key: bytes, config: Config) -> ArticleRow:
    """Return what is known of an article without its text."""
    return ArticleRow(
        links_of(article),
        article.locale,
        key,
        source_info(article, config),
        remarks=article.remarks,
        guesses=article.guesses,
        unconfirmed=article.unconfirmed,
        aliases=article.aliases,
        is_draft=article.is_draft,
        translation_key=article.translation_key,
    )


def source_info(article: Article, config: Config) -> PageInfo:
    """What is known of the page of an article in its own language."""
    reviewer = article.field("reviewer")
    reviewers = (plain_text(reviewer.pattern),) if reviewer else ()
    segments = len(set(article.catalog_keys()))
    locale = "" if article.locale == config.source_locale else article.locale
    return PageInfo(article.digest, segments, missing=0, date=article.date, reviewers=reviewers, source_locale=locale)


def article_options(config: Config) -> tuple[str, ...]:
    """The options of a project that decide what an article is made of."""
    others = () if config.other_languages is OtherLanguages.LEAVE_OUT else config.locales
    return config.source_locale, config.segmentation.value, repr(config.formats), *others


def load_articles(project: Project) -> LoadedArticles:
    """Read all articles of a project, not only the selected ones: links and page names depend on all."""
    loader = ArticleLoader(project)
    read, parsed, unread = _read_all(project, loader)
    translated, others = by_language(read.values(), project.config)
    names, doubled = _distinct(translated)
    distinct = read.selected(names)
    links = RowLinks(distinct)
    references = References(project.config.source, project.files.source_files(), project.paths, links)
    problems = {name: found for name, each in links.items() if (found := tuple(references.unusable(each)))}
    unusable = [each for name, found in problems.items() for each in as_findings("source", found, article=name)]
    usable = distinct.selected(name for name in distinct if name not in problems)
    unconfirmed = [
        each for name, row in usable.items() for each in as_findings("guessed", row.unconfirmed, article=name)
    ]
    findings = (*unread, *others, *doubled, *unusable, *unconfirmed)
    return LoadedArticles(Articles(usable, loader, parsed), references, findings)


def read_article(data: bytes, path: str, name: str, config: Config) -> Article:
    """Return the article in a source file, split into segments; raises SourceError.

    One that turns out to be in another language is read again as that, if it is to be translated.
    """

    def parsed(locale: str) -> Article:
        return formats.parse(data, path, name=name, locale=locale, options=config.formats)

    article = parsed(config.source_locale)
    if article.locale != config.source_locale and config.other_languages is OtherLanguages.TRANSLATE:
        locale = as_configured(article.locale, config)
        article = replace(parsed(locale), locale=locale)
    with faults_as(SourceError, path):
        return replace(split(article, config.segmentation), digest=digest(data))


def article_template(article: Article, config: Config) -> Catalog:
    """Return the template of a split article; raises SourceError."""
    with faults_as(SourceError, article.path):
        made = template(article, config.segmentation, slugs=config.slugs)
    if article.locale == config.source_locale:
        return made
    return replace(made, header=(*made.header, (SOURCE_LANGUAGE, article.locale)))


def load_template(article: Article, config: Config) -> Loaded[Catalog]:
    """Return the template of an article, with findings instead of an error."""
    try:
        return Loaded(FileState.READ, article_template(article, config))
    except SourceError as error:
        return Loaded(
            FileState.UNREADABLE, Catalog((), ()), as_findings("source", error.problems, article=article.name)
        )


def _read_all(
    project: Project, loader: ArticleLoader
) -> tuple[PackedMap[ArticleRow], dict[str, Article], list[Finding]]:
    """Return the rows of all articles, the first of the articles that had to be parsed, and findings."""
    rows: PackedMap[ArticleRow] = PackedMap(_ROWS, most_whole=_MOST_ROWS)
    parsed: dict[str, Article] = {}
    findings: list[Finding] = []
    for name, path in project.paths.items():
        try:
            row, article = loader.row(name, path)
        except (SourceError, FileError) as error:
            findings += as_findings("source", error.problems, article=name)
            continue
        rows.add(name, row)
        if article is not None and len(parsed) < _MOST_PARSED:
            parsed[name] = article
    return rows, parsed, findings


def _distinct(rows: Iterable[ArticleRow]) -> tuple[list[str], list[Finding]]:
    """Return the names of the articles; left out are those whose page is taken by another article, or reserved."""
    distinct: list[str] = []
    taken: dict[str, str] = {}
    findings: list[Finding] = []
    for row in rows:
        page = paths.key(row.page)
        problem = reserved_paths.page_problem(row.page)
        if page in taken or problem:
            message = f"the page {row.page!r} {problem}" if problem else f"the same page as {taken[page]}"
            expected = Problem(row.links.path, 0, f"{message}, expected another slug")
            findings += as_findings("source", [expected], article=row.name)
        else:
            taken[page] = row.links.path
            distinct.append(row.name)
    return distinct, findings


def page_name(article: str, tag: str) -> str:
    """Return the name by which results of a page are kept."""
    return f"{tag}/{article}"
