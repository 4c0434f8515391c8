"""The pages that stand in the output from an earlier run."""

from __future__ import annotations

from collections.abc import Container
from html import unescape

from localize.errors import FileError
from localize.model import characters
from localize.pages import redirects, urls
from localize.pages.outputs import manifest
from localize.pages.outputs.page import is_ours
from localize.tasks.project import Files


class PreviousPages:
    """Finds the earlier page of an article, also under an earlier name."""

    def __init__(self, files: Files, articles: Container[str]) -> None:
        """`articles` are the names of all present articles."""
        self._files = files
        self._articles = articles
        self._paths: dict[str, dict[str, str]] = {}
        self._records: dict[str, list[redirects.PreviousPath]] = {}

    def path(self, name: str, tag: str) -> str:
        """The path of the earlier page of an article in a locale, by its manifest; else the article's name."""
        page = self._pages(tag).get(name) or self._before_renaming(name, tag)
        return page if redirects.is_path(page) else name

    def _pages(self, tag: str) -> dict[str, str]:
        """The pages that are there in a locale, by article."""
        if tag not in self._paths:
            data = self._files.read(self._files.config.layout.published(f"{tag}/{manifest.NAME}"))
            rows = manifest.read(data).articles
            self._paths[tag] = {str(row.get("id", "")): str(row.get("page", "")) for row in rows}
        return self._paths[tag]

    def _before_renaming(self, name: str, tag: str) -> str:
        """The page of a gone article whose address now leads to this article; empty if there is none."""
        if tag not in self._records:
            path = self._files.config.layout.redirects(tag)
            try:
                self._records[tag] = redirects.read(self._files.read(path), path)
            except FileError:
                self._records[tag] = []  # publish tells it
        formers = {page for article, page in self._records[tag] if article == name}
        gone = (page for other, page in self._pages(tag).items() if other not in self._articles)
        return next((page for page in gone if page in formers), "")

    def html(self, name: str, path: str, tag: str) -> str | None:
        """The page of an article in the output, at its present or earlier path; None if there is none."""
        for page in dict.fromkeys((path, self.path(name, tag))):
            data = self._files.read(self._files.config.layout.published(urls.path(tag, page)))
            if data is not None and is_ours(data) and b"<article>" in data:
                html = data.decode("utf-8", "replace")
                return None if characters.refused(unescape(html)) else html
        return None
