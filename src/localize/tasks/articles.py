"""The articles of a project, read from their source files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from localize import formats, paths
from localize.catalogs.template import template
from localize.config import Config
from localize.errors import FileError, Problem, SourceError, faults_as
from localize.model.article import Article
from localize.model.catalog import Catalog
from localize.model.finding import Finding
from localize.pages import reserved_paths
from localize.pages.references import References
from localize.release.manifest import digest
from localize.segments.split import split
from localize.tasks.loaded import FileState, Loaded, as_findings
from localize.tasks.project import Project


@dataclass(frozen=True, slots=True)
class LoadedArticles:
    """The articles that can be used, by name, what their addresses lead to, and findings for the articles left out."""

    by_name: Mapping[str, Article]
    references: References
    findings: tuple[Finding, ...]


def load_articles(project: Project) -> LoadedArticles:
    """Read all articles of a project, not only the selected ones: links and page names depend on all."""
    read, unread = _read_all(project)
    distinct, doubled = _distinct(read)
    references = References(project.config.source, project.files.source_files(), project.paths, distinct)
    problems = {name: tuple(references.unusable(article)) for name, article in distinct.items()}
    unusable = [each for name in distinct for each in as_findings("source", problems[name], article=name)]
    usable = {name: article for name, article in distinct.items() if not problems[name]}
    return LoadedArticles(usable, references, (*unread, *doubled, *unusable))


def read_article(data: bytes, path: str, name: str, config: Config) -> Article:
    """Return the article in a source file, split into segments; raises SourceError."""
    article = formats.parse(data, path, name=name, locale=config.source_locale, options=config.formats)
    with faults_as(SourceError, path):
        return replace(split(article, config.segmentation), digest=digest(data))


def article_template(article: Article, config: Config) -> Catalog:
    """Return the template of a split article; raises SourceError."""
    with faults_as(SourceError, article.path):
        return template(article, config.segmentation, slugs=config.slugs)


def load_templates(articles: Iterable[Article], config: Config) -> Mapping[str, Loaded[Catalog]]:
    """Return the templates of articles by name."""
    return {article.name: load_template(article, config) for article in articles}


def load_template(article: Article, config: Config) -> Loaded[Catalog]:
    """Return the template of an article, with findings instead of an error."""
    try:
        return Loaded(FileState.READ, article_template(article, config))
    except SourceError as error:
        return Loaded(
            FileState.UNREADABLE, Catalog((), ()), as_findings("source", error.problems, article=article.name)
        )


def _read_all(project: Project) -> tuple[list[Article], list[Finding]]:
    articles: list[Article] = []
    findings: list[Finding] = []
    for name, path in project.paths.items():
        try:
            articles.append(read_article(project.files.read(path) or b"", path, name, project.config))
        except (SourceError, FileError) as error:
            findings += as_findings("source", error.problems, article=name)
    return articles, findings


def _distinct(articles: Iterable[Article]) -> tuple[dict[str, Article], list[Finding]]:
    """Return the articles by name; left out are those whose page is taken by another article, or reserved."""
    distinct: dict[str, Article] = {}
    taken: dict[str, str] = {}
    findings: list[Finding] = []
    for article in articles:
        page = paths.key(article.page)
        problem = reserved_paths.page_problem(article.page)
        if page in taken or problem:
            message = f"the page {article.page!r} {problem}" if problem else f"the same page as {taken[page]}"
            expected = Problem(article.path, 0, f"{message}, expected another slug")
            findings += as_findings("source", [expected], article=article.name)
        else:
            taken[page] = article.path
            distinct[article.name] = article
    return distinct, findings
