"""The paths of the pages of a locale, as translators name them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from localize import paths
from localize.catalogs.progress import Chain, EntryState, resolve
from localize.catalogs.template import slug_key
from localize.dataclass import dataclass
from localize.language import tags
from localize.model.finding import Finding, Severity
from localize.pages import reserved_paths


@dataclass(frozen=True, slots=True)
class PagePaths:
    """The paths of pages named by translators, by article, and findings about names that no page can have."""

    paths: Mapping[str, str]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class SlugRow:
    """The name that a translator has given a page, with the locale and the line of its catalog."""

    name: str
    locale: str
    line: int


def slug_row(page: str, chain: Chain) -> SlugRow | None:
    """Return the finished name of a page in a chain of catalogs; None where it is that of the source, at `page`."""
    key = slug_key(page)
    slug = resolve([key], chain)[key]
    if slug.state is not EntryState.TRANSLATED or slug.entry is None or slug.entry.target == key[1]:
        return None
    return SlugRow(slug.entry.target, slug.locale, slug.entry.line)


def localized(
    pages: Mapping[str, str], slugs: Mapping[str, SlugRow], locale: str, *, path_of: Callable[[str, str], str]
) -> PagePaths:
    """The pages of a locale that have their own names; no two pages may have the same.

    `pages` gives the page of each article in the source locale, `slugs` the names from translators; `path_of` the path
    of the catalog of a locale and an article.
    """
    taken = {paths.key(page) for page in pages.values()}
    named: dict[str, str] = {}
    findings = []
    for article, page in pages.items():
        slug = slugs.get(article)
        if slug is None:
            continue
        path, problem = _path(page, slug)
        if not problem and paths.key(path) in taken:
            problem = f"another page is called {path!r}"
        if problem:
            catalog = path_of(slug.locale, article)
            message = f"the page cannot be called {slug.name!r}: {problem}, expected another name or none"
            findings.append(
                Finding("slug", Severity.ERROR, message=message, path=catalog, line=slug.line, locale=locale)
            )
        else:
            taken.add(paths.key(path))
            named[article] = path
    return PagePaths(named, tuple(findings))


def _path(page: str, slug: SlugRow) -> tuple[str, str]:
    """The path of a page with a translated name, and why no page can have it; empty where one can."""
    name = paths.slug(slug.name, tags.language(slug.locale))
    if not name:
        return "", "no letter or digit is in it"
    path = str(PurePosixPath(page).with_name(name))
    return path, reserved_paths.page_problem(path)
