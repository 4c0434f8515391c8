"""Renamed articles: recognised by their segments, and recorded so that old addresses lead to the new page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import PurePosixPath

from localize.catalogs import po
from localize.catalogs.template import SLUG
from localize.config import SlugPolicy
from localize.dataclass import dataclass
from localize.errors import CatalogError, FileError
from localize.files.exchange import base_of
from localize.language import tags
from localize.model.article import Article
from localize.model.catalog import Catalog, Key
from localize.pages import redirects
from localize.paths import printable, slug
from localize.tasks.articles import Articles, load_template
from localize.tasks.catalogs import load_orphan, load_orphans
from localize.tasks.change import Change
from localize.tasks.losses import CatalogId
from localize.tasks.orphans import stale_templates
from localize.tasks.project import Project
from localize.tasks.published_manifest import published_parts

_LEAST_SHARE = 0.5
"""The least share of its segments that an article must have in common with a gone one to follow it."""


SegmentKeys = Collection[Key]


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much a gone article (`old`) and a new one (`new`) have in common.

    `share` is the number of common segments divided by the segments of the longer article: a renamed article has
    stayed much the same. `share_of_new` is divided by those of the new article: enough to take over translations.
    """

    old: str
    new: str
    share: float
    share_of_new: float


def find_renames(project: Project, articles: Articles) -> dict[str, str]:
    """Return the new names of renamed articles by their old names.

    A new article has no template and no catalog. It was renamed if at least half of its segments are those of a gone
    article, by the template or a catalog of that. It was renamed too if the page of a gone article was made of the
    very same file. Where several fit, the greatest overlap wins, then the most similar names.
    """
    rows = articles.rows.values()
    published = {locale: _published(project, locale) for locale in {row.locale for row in rows}}
    gone = {locale: _gone_by_file(project, pages) for locale, pages in published.items()}
    recorded = _recorded_names(project)
    overlaps: list[Overlap] = []
    new = []
    templates = set(project.files.template_paths())
    for row in rows:
        old = gone[row.locale].get(row.info.source)
        if row.name not in published[row.locale] and old is not None:
            overlaps.append(Overlap(old, row.name, share=1.0, share_of_new=1.0))
        elif project.config.layout.template(row.name) not in templates and _is_new(project, row.name, recorded):
            new.append(row.name)
    overlaps += _overlaps(project, articles, new)
    return _one_to_one(each for each in overlaps if each.share >= _LEAST_SHARE)


def _overlaps(project: Project, articles: Articles, names: Collection[str]) -> list[Overlap]:
    """Return what gone and new articles, given by their names, have in common.

    Segments that other articles have too do not count, such as when to call for help.
    """
    gone = list(_gone(project)) if names else []
    if not gone:
        return []
    new = {name: _segments(project, articles[name]) for name in names}
    asked = set().union(*new.values(), *(keys for _, keys in gone))
    others = (name for name in articles if name not in new)
    common = {key for name in others for key in _segments(project, articles[name]) if key in asked}
    gone = [(name, keys - common) for name, keys in gone]
    return overlaps({name: keys - common for name, keys in new.items()}, gone)


def overlaps(new: Mapping[str, SegmentKeys], gone: Sequence[tuple[str, SegmentKeys]]) -> list[Overlap]:
    """Return what gone and new articles have in common, for each pair that has anything.

    A gone article may appear more than once: by its template, and by each of its catalogs.
    """
    having: dict[Key, list[int]] = {}
    for number, (_, keys) in enumerate(gone):
        for key in keys:
            having.setdefault(key, []).append(number)
    found = []
    for name, segments in new.items():
        shared = Counter(number for key in segments for number in having.get(key, ()))
        for number, count in sorted(shared.items()):
            old, keys = gone[number]
            found.append(
                Overlap(old, name, share=count / max(len(segments), len(keys)), share_of_new=count / len(segments))
            )
    return found


def predecessors(
    new: Mapping[str, SegmentKeys], gone: Mapping[str, Catalog], renames: Mapping[str, str]
) -> dict[str, str]:
    """Return, for new articles by name, the gone article whose catalog each takes over.

    That is the article that was renamed; else the one with most of the new article's segments, at least half of them.
    `gone` are the catalogs of gone articles in a locale, `renames` the new names by the old ones.
    """
    old_names = {name: old for old, name in renames.items() if name in new and old in gone}
    left = {name: segments for name, segments in new.items() if name not in old_names}
    candidates = overlaps(left, [(name, segments_of(catalog)) for name, catalog in gone.items()]) if gone else []
    best: dict[str, Overlap] = {}
    for each in candidates:
        known = best.get(each.new)
        if each.share_of_new >= _LEAST_SHARE and (known is None or each.share_of_new > known.share_of_new):
            best[each.new] = each
    return old_names | {name: each.old for name, each in best.items()}


def _one_to_one(overlaps: Iterable[Overlap]) -> dict[str, str]:
    """Return the new names by the old ones, greatest overlap first; each name is used once."""

    def order(each: Overlap) -> tuple[float, float, str, str]:
        return -each.share, -SequenceMatcher(None, each.old, each.new, autojunk=False).ratio(), each.old, each.new

    pairs: dict[str, str] = {}
    paired: set[str] = set()
    for each in sorted(overlaps, key=order):
        if each.old not in pairs and each.new not in paired:
            pairs[each.old] = each.new
            paired.add(each.new)
    return pairs


def _segments(project: Project, article: Article) -> set[Key]:
    return segments_of(load_template(article, project.config).value)


def segments_of(catalog: Catalog) -> set[Key]:
    """Return the segments in a catalog, without the name of the page."""
    return {entry.key for entry in catalog.active() if entry.context != SLUG}


def _is_new(project: Project, name: str, recorded: Collection[str]) -> bool:
    """Whether an article is new: it has no template, and no catalog unless it once had another name.

    `recorded` are the names in the records of previous pages.
    """
    files = project.files
    if _is_there(project, files.config.layout.template(name)):
        return False
    return name in recorded or not any(
        _is_there(project, files.config.layout.catalog(tag, name)) for tag in project.config.targets
    )


def _is_there(project: Project, path: str) -> bool:
    """Whether a file is there, readable or not."""
    try:
        return project.files.exists(path)
    except FileError:
        return True


def _gone(project: Project) -> Iterator[tuple[str, set[Key]]]:
    """Return the names and segments of gone articles, one pair for each template and each catalog."""
    prefix = project.config.layout.template("").removesuffix(".pot")
    for path in stale_templates(project):
        try:
            catalog = po.read(project.files.read(path) or b"", path)
        except (CatalogError, FileError):
            continue  # nobody writes templates by hand
        yield path.removeprefix(prefix).removesuffix(".pot"), segments_of(catalog)
    for tag in project.config.targets:
        for name, catalog in load_orphans(project, tag).items():
            yield name, segments_of(catalog)


def _published(project: Project, locale: str) -> dict[str, Mapping[str, str]]:
    """Return the published articles of a locale by name, each with its page and the digest of its source."""
    try:
        rows = [row for part in published_parts(project.files, locale) for row in part.articles]
    except FileError:
        return {}
    return {
        str(row.get("id", "")): {
            "page": str(row.get("page", "")),
            "sha256": str(source.get("sha256", "")) if isinstance(source := row.get("source"), Mapping) else "",
        }
        for row in rows
    }


def _gone_by_file(project: Project, published: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Return the gone articles that were published, by the digest of the source of their page."""
    gone = [name for name in published if name not in project.paths]
    return {published[name]["sha256"]: name for name in gone if published[name]["sha256"]}


def _recorded_names(project: Project) -> set[str]:
    """Return the previous names of articles, from the records of all locales that can be read."""
    names: set[str] = set()
    for locale in project.all_locales:
        path = project.config.layout.redirects(locale)
        try:
            names.update(page for _, page in redirects.read(project.files.read(path), path))
        except FileError:
            continue  # publish tells it
    return names


def rename_records(project: Project, articles: Articles, renames: Mapping[str, str]) -> Iterator[Change]:
    """Return the records of previous pages to write for the renamed articles.

    A record that cannot be read stays as it is; `publish` reports it. Each article is noted once, with the first record
    that is written.
    """
    unnoted = dict(renames)
    for locale in project.all_locales if renames else ():
        path = project.config.layout.redirects(locale)
        try:
            before = project.files.read(path)
            known = redirects.read(before, path)
        except FileError:
            continue
        rows = redirects.renamed(known, renames, _pages(project, articles, renames, locale))
        data = redirects.write(rows)
        if data != before:
            recorded = {article for article, _ in set(rows).difference(known)}
            noted = {old: new for old, new in unnoted.items() if new in recorded}
            unnoted = {old: new for old, new in unnoted.items() if old not in noted}
            yield Change(path, data, base=base_of(before), notes=tuple(map(_note, noted, noted.values())))


def _note(old: str, new: str) -> str:
    return f"{printable(old)} is now {printable(new)}: its translations and old addresses go along"


def _pages(project: Project, articles: Articles, renames: Mapping[str, str], locale: str) -> dict[str, str]:
    """Return the page that each renamed article had in a locale: the published one, else as its catalog names it."""
    published = _published(project, locale)
    return {
        old: published.get(old, {}).get("page") or _page(project, old, articles[new], locale)
        for old, new in renames.items()
    }


def _page(project: Project, old: str, article: Article, locale: str) -> str:
    """Return the page that an article would have had under its old name."""
    path = PurePosixPath(old)
    key = (SLUG, article.slug or path.name)
    if project.config.slugs is SlugPolicy.LOCALIZED and locale in project.config.targets:
        for tag in (locale, *project.fallback(locale)):
            entry = load_orphan(project, CatalogId(tag, old)).value.by_key().get(key)
            if entry is not None and entry.translated:
                return str(path.with_name(slug(entry.target, tags.language(tag)) or path.name))
    return str(path.with_name(article.slug or path.name))
