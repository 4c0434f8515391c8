"""The pages that stand in the output from an earlier run."""

from __future__ import annotations

from collections.abc import Container, Mapping
from html import unescape
from typing import Any

from localize.dataclass import dataclass
from localize.errors import FileError
from localize.model import characters
from localize.pages import redirects, urls
from localize.pages.outputs import manifest
from localize.pages.outputs.page import SUFFIX, is_ours
from localize.pages.previous_page import PageRecord, PreviousFile
from localize.release.manifest import BundleFile, digest
from localize.tasks.project import Files
from localize.tasks.published_manifest import published_manifest


@dataclass(frozen=True, slots=True)
class _PublishedLocale:
    """A manifest in the output: its files by path, the paths of pages by article, and the rows of articles by path."""

    files: Mapping[str, BundleFile]
    paths: Mapping[str, str]
    rows: Mapping[str, Mapping[str, Any]]


class PreviousPages:
    """Finds the earlier page of an article, also under an earlier name."""

    def __init__(self, files: Files, articles: Container[str]) -> None:
        """`articles` are the names of all present articles."""
        self._files = files
        self._articles = articles
        self._locales: dict[str, _PublishedLocale] = {}
        self._records: dict[str, list[redirects.PreviousPath]] = {}

    def path(self, name: str, tag: str) -> str:
        """The path of the earlier page of an article in a locale, by its manifest; else the article's name."""
        page = self._locale(tag).paths.get(name) or self._before_renaming(name, tag)
        return page if redirects.is_path(page) else name

    def source_locale(self, name: str, tag: str) -> str:
        """The locale in which the article of an earlier page was written; that of the project if no other is named."""
        row = self._locale(tag).rows.get(self.path(name, tag), {})
        of_source = row.get("source")
        named = str(of_source.get("locale", "")) if isinstance(of_source, Mapping) else ""
        return named or self._files.config.source_locale

    def _locale(self, tag: str) -> _PublishedLocale:
        """What the manifest of a locale says; it is read once."""
        if tag not in self._locales:
            draft = published_manifest(self._files, tag)
            paths = {str(row.get("id", "")): str(row.get("page", "")) for row in draft.articles}
            rows = {str(row.get("page", "")): row for row in draft.articles}
            self._locales[tag] = _PublishedLocale(draft.files, paths, rows)
        return self._locales[tag]

    def _before_renaming(self, name: str, tag: str) -> str:
        """The page of a gone article whose address now leads to this article; empty if there is none."""
        if tag not in self._records:
            path = self._files.config.layout.redirects(tag)
            try:
                self._records[tag] = redirects.read(self._files.read(path), path)
            except FileError:
                self._records[tag] = []  # publish tells it
        formers = {page for article, page in self._records[tag] if article == name}
        gone = (page for other, page in self._locale(tag).paths.items() if other not in self._articles)
        return next((page for page in gone if page in formers), "")

    def file(self, name: str, path: str, tag: str) -> PreviousFile | None:
        """The page of an article in the output, at its present or earlier path; None if there is none."""
        for page in dict.fromkeys((path, self.path(name, tag))):
            data = self._files.read(self._files.config.layout.published(urls.path(tag, page)))
            if data is not None and is_ours(data) and b"<article>" in data:
                html = data.decode("utf-8", "replace")
                return None if characters.refused(unescape(html)) else PreviousFile(html, self._record(page, tag, html))
        return None

    def _record(self, path: str, tag: str, html: str) -> PageRecord | None:
        """What the manifest recorded of the page at a path; None where its file is not as it was published."""
        published, data = self._locale(tag), html.encode()
        record = manifest.record(published.rows.get(path, {}))
        listed = published.files.get(f"{path}{SUFFIX}")
        is_same = listed is not None and listed.sha256 == digest(data)
        return record if record is not None and is_same and record.fits(data) else None
