"""The pages that stand in the output from an earlier run."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import unescape

from localize.model import characters
from localize.model.page import Content
from localize.project import Files
from localize.publishing import kept, links, manifest, redirects
from localize.publishing.content import Resolve
from localize.publishing.pages import is_ours

Said = Callable[[Resolve], Content]
"""Gives what a page says, once it is known where its links lead."""


class FormerPages:
    """Finds the page that an article had, also where it was called otherwise."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._places: dict[str, dict[str, str]] = {}

    def place(self, name: str, tag: str) -> str:
        """The path of the page that an article had in a locale, by the manifest there; else the article's name."""
        if tag not in self._places:
            data = self._files.read(self._files.output_path(f"{tag}/{manifest.NAME}"))
            rows = manifest.read(data).articles
            self._places[tag] = {str(row.get("id", "")): str(row.get("page", "")) for row in rows}
        page = self._places[tag].get(name, "")
        return page if redirects.is_place(page) else name

    def said(self, name: str, place: str, tag: str) -> Said | None:
        """What the page of an article said, at its place of today or at the one it had; None where there is none."""
        for page in dict.fromkeys((place, self.place(name, tag))):
            data = self._files.read(self._files.output_path(links.path(tag, page)))
            if data is not None and is_ours(data) and b"<article>" in data:
                html = data.decode("utf-8", "replace")
                return None if characters.refused(unescape(html)) else partial(_read_back, html)
        return None


def _read_back(html: str, _: Resolve) -> Content:
    return kept.read(html)
