"""The output brought up to date: which files must be written, in which order, and which are left over."""

from __future__ import annotations

from array import array
from collections.abc import Container, Generator, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from localize.cache.codec import Codec
from localize.cache.packed_list import PackedList
from localize.dataclass import dataclass
from localize.files.exchange import base_of
from localize.model.fingerprints import fingerprint_of
from localize.pages import outputs, redirects
from localize.pages.outputs import assets, manifest, sitemap
from localize.pages.outputs.bundle import BundleRows, ListLimits
from localize.pages.outputs.manifest import ManifestDraft, ManifestEntry
from localize.pages.page_row import PageRow
from localize.pages.redirects import PreviousPath
from localize.pages.release import Release
from localize.release.manifest import FORMAT, PARTED_FORMAT, BundleFile
from localize.tasks.bundle import Bundle, BundleFiles, ListInputs, bundle_of
from localize.tasks.bundle_content import BundleContent
from localize.tasks.bundle_lists import known_lists, made_lists
from localize.tasks.change import Change
from localize.tasks.known_bundles import KnownBundles, NoBundles
from localize.tasks.left_over import LeftOverFiles, in_order_of_removal
from localize.tasks.output_scan import ContentSum, OutputScan
from localize.tasks.page_maker import PageMaker, page_number
from localize.tasks.project import Files, Selects, every_page
from localize.tasks.published_manifest import published_manifest, published_parts
from localize.tasks.release_pages import RejectedPage

_ROWS: Codec[tuple[PageRow, ...]] = Codec(tuple[PageRow, ...])


def _by_id(rows: Iterable[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    """The rows of a manifest by article."""
    return {str(row.get("id", "")): row for row in rows}


@dataclass(frozen=True, slots=True)
class MadeFor:
    """A page that was made, and what has changed since it was made last."""

    article: str
    locale: str
    reasons: tuple[str, ...]


_REASONS: Codec[tuple[MadeFor, ...]] = Codec(tuple[MadeFor, ...])


class Publication:
    """A release on its way to the output.

    `published` is what stands in the output; `selects` tells of an article and a locale whether its page was asked
    for; without it everything is, what is no longer made too. `maker` makes the pages; those that it rejects are in
    `rejected` after `changes`, and then nothing may be shown; `reasons` tell why others were made. A bundle that stands
    in the output as it would be made, as `bundles` know, is passed over as a whole.
    Raises FileError for a record of previous paths that cannot be read.
    """

    def __init__(  # noqa: PLR0913  # all that decides on what is written
        self,
        release: Release,
        files: Files,
        maker: PageMaker,
        *,
        bundles: KnownBundles,
        published: OutputScan,
        selects: Selects = every_page,
        limits: ListLimits | None = None,
    ) -> None:
        self._limits = limits or ListLimits()
        self._release = release
        self._files = files
        self._maker = maker
        self._known_bundles = bundles
        self.rejected: list[RejectedPage] = []
        self.reasons: PackedList[MadeFor] = PackedList(_REASONS)
        self._asked = selects
        self._published = published
        self._left_over = LeftOverFiles(
            files=files, published=published, locales=release.locales, selects=self._selects
        )
        self._bases: dict[str, str | None] = {}
        self._keys: dict[str, tuple[ListInputs, bytes]] = {}
        """What stands for the bundle of each locale with these inputs of its lists."""
        self._recorded = {locale: self._record(locale) for locale in release.locales}
        self._unchanged = {
            locale: files_
            for locale in (release.locales if selects is every_page else ())
            if (files_ := self._known(locale))
        }
        self._manifests = {
            locale
            for locale in published.folders
            if locale not in self._unchanged and manifest.NAME in published.folder(locale).ours()
        }
        """The locales with a manifest in the output that may say something else than the one of this release."""
        self._earlier = {locale: files_ for locale in release.locales if (files_ := self._known_earlier(locale))}
        """The bundles in the output of which it is known how they were made, though this release has others."""
        others = {locale: self._other_paths(locale) for locale in release.locales}
        self._previous = {locale: self._grown(locale, others[locale]) for locale in release.locales}
        self._moved = {each for locale in release.locales for each in self._with_other_paths(locale, others[locale])}
        self._has_parts = False
        """Whether a manifest of this release is in parts, as far as `changes` has come."""
        self._sitemaps: list[str] = []
        """The addresses of the sitemaps of this release, as far as `changes` has come."""
        self._gone: dict[str, bool] = {}
        """The files in the output that are to be removed, as far as `changes` has come.

        With each whether it is a part of a manifest.
        """

    def _other_paths(self, locale: str) -> dict[str, str]:
        """The pages in the output that are not at their path any more, by the article's name: moved or gone."""
        if locale not in self._manifests:
            return {}
        if locale in self._earlier and self._earlier[locale].paths == self._paths_of_pages(locale):
            return {}
        now = {page.article: page.path for page in self._release.index.pages[locale]}
        rows = (row for part in published_parts(self._files, locale) for row in part.articles)
        paths = ((str(row.get("id", "")), str(row.get("page", ""))) for row in rows)
        return {name: path for name, path in paths if path and now.get(name) != path}

    def _with_other_paths(self, locale: str, others: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """The articles whose page had another path before, and renamed ones, under the new and the old name.

        Of those only if a page under the old name is in the output.
        """
        index = self._release.index
        now = {page.article for page in index.pages[locale]} if others else set()
        yield from ((name, locale) for name in others if name in now)
        names = now.union(each.article for each in index.withheld[locale]) if others else now
        owners = {path: name for name, path in others.items() if name not in names}
        for name, path in self._previous[locale] if owners else ():
            if path in owners:
                yield name, locale
                yield owners[path], locale

    def _grown(self, locale: str, others: Mapping[str, str]) -> list[PreviousPath]:
        """The previous paths of the pages of a locale, with those that change in this release."""
        now = {page.article: page.path for page in self._release.index.pages[locale]} if others else {}
        return redirects.grown(self._recorded[locale], others, now)

    def _selects(self, name: str, locale: str) -> bool:
        """Whether a page is to be written: asked for, or at another path now, which others link to."""
        return self._asked(name, locale) or (name, locale) in self._moved

    @property
    def size(self) -> int:
        """About how many files `changes` gives."""
        release = self._release
        changed = (locale for locale in release.locales if locale not in self._unchanged)
        pages = sum(self._selects(page.article, locale) for locale in changed for page in release.index.pages[locale])
        return pages * len(outputs.SUFFIXES) + 6 * len(release.locales) + 2

    def _record(self, locale: str) -> list[PreviousPath]:
        """The previous paths of the pages of a locale, as they are recorded; raises FileError."""
        path = self._files.config.layout.redirects(locale)
        data = self._files.read(path)
        self._bases[locale] = base_of(data)
        return redirects.grown(redirects.read(data, path), {}, {})

    def _with_aliases(self, recorded: list[PreviousPath]) -> tuple[PreviousPath, ...]:
        """The recorded paths and those that the articles name themselves."""
        return tuple(sorted({*recorded, *self._release.aliases}))

    def _bundle(self, locale: str) -> Bundle:
        return bundle_of(self._release, locale, self._published.folder(locale))

    def _known(self, locale: str) -> BundleFiles | None:
        """The files of a locale, if all stand in the output as they would be made: then no page has moved."""
        bundle = self._bundle(locale)
        lists = ListInputs(self._with_aliases(self._recorded[locale]), self._limits)
        known = self._known_bundles.known(bundle, self._key(bundle, lists))
        if known is None or known.sum == bundle.output.contents.value:
            return known
        return known if BundleContent(known.content).is_in(bundle.output) else None

    def _known_earlier(self, locale: str) -> BundleFiles | None:
        """The files of a bundle as they were made last, if its lists stand in the output as they were."""
        if locale not in self._manifests:
            return None
        bundle = self._bundle(locale)
        files = self._known_bundles.newest(bundle)
        is_there = files is not None and all(bundle.output.has(file.path, file.sha256) for file in files.lists)
        return files if is_there else None

    def _paths_of_pages(self, locale: str) -> str:
        """What stands for where the page of each article is in this release."""
        paths = ContentSum()
        paths.add(*(fingerprint_of(page.article, page.path) for page in self._release.index.pages[locale]))
        return paths.value

    def _key(self, bundle: Bundle, lists: ListInputs) -> bytes:
        """What stands for a bundle with these inputs of its lists; asked for again once paths have grown."""
        locale = bundle.settings.locale
        if locale not in self._keys or self._keys[locale][0] != lists:
            self._keys[locale] = lists, self._known_bundles.key(bundle, lists)
        return self._keys[locale][1]

    def changes(self) -> Iterator[Change]:
        """All changes of files, in the order in which they must be made.

        First the files of the output: they are made ready, and shown together after all changes. Then the files that
        are left over. Last the records of previous paths, which links of readers hang on: they are there before any
        page has moved.
        """
        for path, data in self._files_of_output():
            yield Change(self._files.config.layout.published(path), data, None, in_output=True)
        if self.rejected:
            return
        for path in in_order_of_removal(self._gone):
            yield Change(self._files.config.layout.published(path), None, None, in_output=True)
        for locale, previous in self._previous.items():
            data = redirects.write(previous)
            if previous and base_of(data) != self._bases[locale]:
                yield Change(self._files.config.layout.redirects(locale), data, self._bases[locale])

    def _files_of_output(self) -> Iterator[tuple[str, bytes]]:
        """The files with their paths in the output: those of each locale, its manifest after all of them."""
        for locale in self._release.locales:
            yield from self._locale(locale)
        others = {sitemap.NAME: sitemap.sitemap_index(self._sitemaps)} if self._sitemaps else {}
        for number in (FORMAT, PARTED_FORMAT) if self._has_parts else (FORMAT,):
            others[manifest.SCHEMAS[number]] = manifest.schema(number)
        yield from others.items()
        self._note_gone("", others.keys())
        for folder in self._published.folders - {"", *self._release.locales}:
            self._note_gone(folder, set())

    def _locale(self, locale: str) -> Iterator[tuple[str, bytes]]:
        """The files of a locale that change; none where its bundle stands in the output as it would be made."""
        files = self._unchanged.get(locale)
        if files is None:
            files = yield from self._made(locale)
        elif files.sum != self._published.folder(locale).contents.value:
            self._note_gone(locale, BundleContent(files.content))
        self._sitemaps += files.sitemaps
        self._has_parts = self._has_parts or files.in_parts

    def _made(self, locale: str) -> Generator[tuple[str, bytes], None, BundleFiles]:
        """The files of a locale, made where they have changed; returns what is known of all of them."""
        bundle = self._bundle(locale)
        previous_paths = self._with_aliases(self._previous[locale])
        key = self._key(bundle, ListInputs(previous_paths, self._limits))
        known = self._known_bundles.known(bundle, key) if self._asked is every_page else None
        pages: PackedList[PageRow] = PackedList(_ROWS)
        numbers = array("Q")
        yield from self._pages(bundle, pages, numbers, known)
        given: list[str] = []
        if known is not None and not self.rejected:
            given += yield from known_lists(self._known_bundles, bundle, known)
            if len(given) == len(known.lists):
                self._note_gone(locale, BundleContent(known.content))
                return known
        is_lasting = self._asked is every_page and not self.rejected
        rows = BundleRows(
            settings=bundle.settings,
            pages=pages,
            withheld=self._release.index.withheld[locale],
            previous_paths=previous_paths,
            limits=self._limits,
        )
        keeper = self._known_bundles if is_lasting else NoBundles()
        files = yield from made_lists(bundle, rows, partial(self._entries, locale, rows), given=given, keeper=keeper)
        self._note_gone(locale, BundleContent(files.content))
        if is_lasting:
            files = replace(files, paths=self._paths_of_pages(locale), pages=numbers.tobytes())
            self._known_bundles.keep(bundle, key, files)
        return files

    def _entries(self, locale: str, rows: BundleRows, lists: Iterable[BundleFile]) -> Iterator[ManifestEntry]:
        """What the manifest of a locale says: where not all was asked for, partly what it says in the output."""
        if self._asked is every_page:
            yield from manifest.entries(rows, lists)
            return
        before = published_manifest(self._files, locale) if locale in self._manifests else ManifestDraft()
        listed = self._untouched(locale, rows.pages, before)
        listed |= {file.path: file for _, files in assets.with_owners(rows.pages) for file in files}
        listed |= {file.path: file for file in lists}
        articles = [*map(manifest.article_row, rows.pages), *map(manifest.withheld_row, rows.withheld)]
        yield from ManifestDraft(listed, self._articles(locale, articles, before)).entries()

    def _pages(
        self, bundle: Bundle, rows: PackedList[PageRow], numbers: array[int], known: BundleFiles | None
    ) -> Iterator[tuple[str, bytes]]:
        """The files of the selected pages of a locale that change; what is `known` of all its files tells which do not.

        The rows of all its pages are added to `rows`, and the fingerprints of pages and their keys to `numbers`.
        """
        locale = bundle.settings.locale
        beside: dict[str, BundleFile] = {}
        as_before = frozenset(array("Q", known.pages)) if known is not None else frozenset()
        for page_ in self._release.index.pages[locale]:
            remembered = self._maker.as_before(bundle, page_, as_before) if as_before else None
            made = remembered or self._maker.made(bundle, page_)
            if isinstance(made, RejectedPage):
                self.rejected.append(made)
                continue
            numbers.append(page_number(page_.article, made.key))
            if not self._selects(page_.article, locale):
                rows.append(replace(made.row, files=(), article_span=None))
                continue
            if made.files:
                self.reasons.append(MadeFor(page_.article, locale, made.reasons))
            listed = tuple(beside.get(file.path, file) for file in made.row.files)
            for file in made.files:
                if file.path not in beside:
                    yield f"{locale}/{file.path}", file.data
            beside |= {file.path: file for file in listed if file.role == assets.ROLE}
            rows.append(replace(made.row, files=listed))

    def _untouched(self, locale: str, rows: Iterable[PageRow], before: ManifestDraft) -> dict[str, BundleFile]:
        """The files of the articles that nobody asked for, as the manifest has them: they stay as they are."""
        needed = {path for row in rows if not self._selects(row.article, locale) for path in row.assets}
        return {
            path: file
            for path, file in before.files.items()
            if path in needed or (file.article and not self._selects(file.article, locale))
        }

    def _articles(
        self, locale: str, rows: Iterable[Mapping[str, Any]], draft: ManifestDraft
    ) -> list[Mapping[str, Any]]:
        """What is known of the articles: `rows`, but of those that nobody asked for, what is in the output."""
        now, before = _by_id(rows), _by_id(draft.articles)
        names = dict.fromkeys((*now, *before))
        selected = ((now if self._selects(name, locale) else before).get(name) for name in names)
        return [row for row in selected if row is not None]

    def _note_gone(self, folder: str, now: Container[str]) -> None:
        """Take down what is left over in a folder of the output: files of earlier runs that are not in this release."""
        is_read = folder in self._manifests and not self._has_all_of_earlier(folder, now)
        self._gone |= self._left_over.in_folder(folder, now, with_manifest=is_read)

    def _has_all_of_earlier(self, folder: str, now: Container[str]) -> bool:
        """Whether all files that a manifest in the output names are in this release too."""
        earlier = self._earlier.get(folder)
        if earlier is None or not isinstance(now, BundleContent):
            return False
        return now.has_paths_of(BundleContent(earlier.content))
