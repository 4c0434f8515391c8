"""The pages that stand in the output from an earlier run."""

from __future__ import annotations

from collections.abc import Callable, Container
from functools import partial
from html import unescape

from localize.errors import FileError
from localize.model import characters
from localize.model.page import Content
from localize.pages import previous_page, redirects, urls
from localize.pages.outputs import manifest
from localize.pages.outputs.page import is_ours
from localize.pages.render import Resolve
from localize.tasks.project import Files

Said = Callable[[Resolve], Content]
"""Gives what a page says, once it is known where its links lead."""


class FormerPages:
    """Finds the page that an article had, also where it was called otherwise."""

    def __init__(self, files: Files, articles: Container[str]) -> None:
        """`articles` are the names of all that there are."""
        self._files = files
        self._articles = articles
        self._places: dict[str, dict[str, str]] = {}
        self._records: dict[str, list[redirects.Former]] = {}

    def place(self, name: str, tag: str) -> str:
        """The path of the page that an article had in a locale, by the manifest there; else the article's name."""
        page = self._pages(tag).get(name) or self._before_renaming(name, tag)
        return page if redirects.is_place(page) else name

    def _pages(self, tag: str) -> dict[str, str]:
        """The pages that are there in a locale, by article."""
        if tag not in self._places:
            data = self._files.read(self._files.output_path(f"{tag}/{manifest.NAME}"))
            rows = manifest.read(data).articles
            self._places[tag] = {str(row.get("id", "")): str(row.get("page", "")) for row in rows}
        return self._places[tag]

    def _before_renaming(self, name: str, tag: str) -> str:
        """The page of an article that is gone, as far as its address leads to this one; empty where there is none."""
        if tag not in self._records:
            path = self._files.redirects_path(tag)
            try:
                self._records[tag] = redirects.read(self._files.read(path), path)
            except FileError:
                self._records[tag] = []  # publish tells it
        formers = {page for article, page in self._records[tag] if article == name}
        gone = (page for other, page in self._pages(tag).items() if other not in self._articles)
        return next((page for page in gone if page in formers), "")

    def said(self, name: str, place: str, tag: str) -> Said | None:
        """What the page of an article said, at its place of today or at the one it had; None where there is none."""
        for page in dict.fromkeys((place, self.place(name, tag))):
            data = self._files.read(self._files.output_path(urls.path(tag, page)))
            if data is not None and is_ours(data) and b"<article>" in data:
                html = data.decode("utf-8", "replace")
                return None if characters.refused(unescape(html)) else partial(_read_back, html)
        return None


def _read_back(html: str, _: Resolve) -> Content:
    return previous_page.read(html)
