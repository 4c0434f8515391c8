"""The paths of the pages of a locale, as translators name them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from localize import paths
from localize.catalogs.progress import Chain, EntryState, Resolved, resolve
from localize.catalogs.template import slug_key
from localize.language import tags
from localize.model.article import Article
from localize.model.catalog import Entry
from localize.model.finding import Finding, Severity
from localize.pages import reserved_paths


@dataclass(frozen=True, slots=True)
class PagePaths:
    """The paths of pages named by translators, by article, and findings about names that no page can have."""

    paths: Mapping[str, str]
    findings: tuple[Finding, ...] = ()


def localized(
    articles: Iterable[Article], locale: str, *, chain_of: Callable[[str], Chain], path_of: Callable[[str, str], str]
) -> PagePaths:
    """The pages of a locale that have their own names; no two pages may have the same.

    `chain_of` gives the catalogs of an article in the locale and its fallbacks; `path_of` the path of the catalog of a
    locale and an article.
    """
    articles = list(articles)
    taken = {paths.key(article.page) for article in articles}
    named: dict[str, str] = {}
    findings = []
    for article in articles:
        key = slug_key(article)
        name = resolve([key], chain_of(article.name))[key]
        if name.state is not EntryState.TRANSLATED or name.entry is None or name.entry.target == key[1]:
            continue
        path, problem = _path(article, name.entry, name)
        if not problem and paths.key(path) in taken:
            problem = f"another page is called {path!r}"
        if problem:
            catalog = path_of(name.locale, article.name)
            message = f"the page cannot be called {name.entry.target!r}: {problem}, expected another name or none"
            findings.append(
                Finding("slug", Severity.ERROR, message=message, path=catalog, line=name.entry.line, locale=locale)
            )
        else:
            taken.add(paths.key(path))
            named[article.name] = path
    return PagePaths(named, tuple(findings))


def _path(article: Article, entry: Entry, name: Resolved) -> tuple[str, str]:
    """The path of a page with a translated name, and why no page can have it; empty where one can."""
    slug = paths.slug(entry.target, tags.language(name.locale))
    if not slug:
        return "", "no letter or digit is in it"
    path = str(PurePosixPath(article.page).with_name(slug))
    return path, reserved_paths.page_problem(path)
