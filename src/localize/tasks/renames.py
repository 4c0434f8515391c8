"""Articles that were renamed: found by what they say, and recorded, so that their addresses lead on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from pathlib import PurePosixPath

from localize.catalogs import po
from localize.catalogs.template import SLUG, slug_key
from localize.config import SlugPolicy
from localize.errors import CatalogError, FileError, SourceError
from localize.files.exchange import base_of
from localize.language import tags
from localize.model.article import Article
from localize.model.catalog import Catalog, Key
from localize.pages import redirects
from localize.pages.outputs import manifest
from localize.pages.redirects import Former
from localize.paths import printable, slug
from localize.tasks.change import Change
from localize.tasks.project import Project

_LEAST = 0.5
"""The least share that a new article and a gone one must have in common to be the same, of the one that has more."""


def found(project: Project) -> dict[str, str]:
    """The new name of each article that is gone under its old one, each new name once.

    A new article, without template and catalogs, was renamed if it and the template or a catalog of a gone one have
    at least half of their segments in common; so was one that the output does not know, if its file is the one that a
    gone page was made of. Of several, those that have most in common belong together, then those with the names most
    alike.
    """
    pages = _published(project, project.config.source_locale)
    gone = set(pages) - set(project.paths)
    by_file = {str(pages[name].get("sha256")): name for name in gone if pages[name].get("sha256")}
    rated, new = [], []
    for article in project.articles.values():
        if article.name not in pages and article.digest in by_file:
            rated.append((1.0, by_file[article.digest], article.name))
        elif _is_new(project, article.name):
            new.append(article)
    return _one_to_one([*rated, *_alike(project, new)])


def _alike(project: Project, new: Collection[Article]) -> Iterator[tuple[float, str, str]]:
    """The share that a gone article and a new one have in common, with their names, where it is enough.

    What other articles say too, such as when to call for help, does not count: it tells nothing of either.
    """
    gone = list(_gone(project)) if new else []
    if not gone:
        return
    names = {article.name for article in new}
    others = (article for article in project.articles.values() if article.name not in names)
    common = {key for article in others for key in _segments(project, article)}
    for article in new:
        segments = _segments(project, article) - common
        for name, keys in gone:
            former = keys - common
            share = len(segments & former) / max(len(segments), len(former), 1)
            if share >= _LEAST:
                yield share, name, article.name


def _segments(project: Project, article: Article) -> set[Key]:
    try:
        return _keys(project.template(article))
    except SourceError:
        return set()  # told where the templates are written


def _one_to_one(rated: Iterable[tuple[float, str, str]]) -> dict[str, str]:
    """The pairs of an old and a new name, the best rated first, without a name that has its pair already."""

    def order(pair: tuple[float, str, str]) -> tuple[float, float, str, str]:
        share, old, new = pair
        return -share, -SequenceMatcher(None, old, new, autojunk=False).ratio(), old, new

    pairs: dict[str, str] = {}
    for _, old, new in sorted(rated, key=order):
        if old not in pairs and new not in pairs.values():
            pairs[old] = new
    return pairs


def _is_new(project: Project, name: str) -> bool:
    """Whether an article has neither a template nor a catalog yet, but for those it had before another name."""
    files = project.files
    if _is_there(project, files.template_path(name)):
        return False
    if not any(_is_there(project, files.catalog_path(tag, name)) for tag in project.config.locales):
        return True
    return any(page == name for tag in project.all_locales for _, page in _recorded(project, tag) or ())


def _is_there(project: Project, path: str) -> bool:
    """Whether something stands there, if only what cannot be read: that is told where it is needed."""
    try:
        return project.files.read(path) is not None
    except FileError:
        return True


def _gone(project: Project) -> Iterator[tuple[str, set[Key]]]:
    """The name of an article that is gone and its segments, for its template and each of its catalogs."""
    files = project.files
    prefix = files.template_path("").removesuffix(".pot")
    paths = [(path.removeprefix(prefix).removesuffix(".pot"), path) for path in project.stale_templates()]
    for name, path in paths:
        try:
            catalog = po.read(files.read(path) or b"", path)
        except (CatalogError, FileError):
            continue  # nobody writes templates by hand
        yield name, _keys(catalog)
    for tag in project.config.locales:
        for name, catalog in project.orphan_catalogs(tag):
            yield name, _keys(catalog)


def _keys(catalog: Catalog) -> set[Key]:
    """The segments of an article as a catalog has them, but for the name of its page."""
    return {entry.key for entry in catalog.active() if entry.context != SLUG}


def _published(project: Project, locale: str) -> dict[str, Mapping[str, str]]:
    """The articles in the output of a locale, each with its page and the digest of its source."""
    path = project.files.output_path(f"{locale}/{manifest.NAME}")
    try:
        rows = manifest.read(project.files.read(path)).articles
    except FileError:
        return {}
    return {
        str(row.get("id", "")): {
            "page": str(row.get("page", "")),
            "sha256": str(source.get("sha256", "")) if isinstance(source := row.get("source"), Mapping) else "",
        }
        for row in rows
    }


def _recorded(project: Project, locale: str) -> list[Former] | None:
    """The record of a locale; None for one that cannot be read."""
    path = project.files.redirects_path(locale)
    try:
        return redirects.read(project.files.read(path), path)
    except FileError:
        return None


def records(project: Project) -> Iterator[Change]:
    """The records of former pages that must be written for the articles that were renamed.

    One that cannot be read is left as it is; `publish` tells what is wrong with it. Each article is noted once, with
    the first record that it goes into.
    """
    renamed = found(project)
    unnoted = dict(renamed)
    for locale in project.all_locales if renamed else ():
        path = project.files.redirects_path(locale)
        try:
            before = project.files.read(path)
            known = redirects.read(before, path)
        except FileError:
            continue
        rows = redirects.renamed(known, renamed, _pages(project, renamed, locale))
        data = redirects.write(rows)
        if data != before:
            recorded = {article for article, _ in set(rows).difference(known)}
            noted = {old: new for old, new in unnoted.items() if new in recorded}
            unnoted = {old: new for old, new in unnoted.items() if old not in noted}
            yield Change(path, data, base_of(before), tuple(map(_note, noted, noted.values())))


def _note(old: str, new: str) -> str:
    return f"{printable(old)} is now {printable(new)}: its translations and old addresses go along"


def _pages(project: Project, renamed: Mapping[str, str], locale: str) -> dict[str, str]:
    """The page that each renamed article had in a locale: in the output, else as its catalog and its source say."""
    published = _published(project, locale)
    return {
        old: published.get(old, {}).get("page") or _page(project, old, project.articles[new], locale)
        for old, new in renamed.items()
    }


def _page(project: Project, old: str, article: Article, locale: str) -> str:
    """The page as it was called if the article said of it before what it says now."""
    place = PurePosixPath(old)
    key = (slug_key(article)[0], article.slug or place.name)
    if project.config.slugs is SlugPolicy.LOCALIZED and locale in project.config.locales:
        for tag in (locale, *project.fallback(locale)):
            entry = dict(project.orphan_catalogs(tag))[old].by_key().get(key) if old in project.orphans(tag) else None
            if entry is not None and entry.translated:
                return str(place.with_name(slug(entry.target, tags.language(tag)) or place.name))
    return str(place.with_name(article.slug or place.name))
