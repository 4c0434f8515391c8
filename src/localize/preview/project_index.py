"""The index of all texts of the project as the preview uses it: for the concordance, and for near matches."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from localize.cache.text_index import TextIndex
from localize.preview.project_state import ProjectState
from localize.tasks.concordance import Concordance, search
from localize.tasks.concordance_index import drop_gone, open_index, refresh_article
from localize.tasks.near_matches import ImportedPairs, NearMatch, Question, load_imported_pairs, near_matches
from localize.tasks.workspace import Workspace


class ProjectIndex:
    """The texts of a project by their words; threads that use it wait for each other.

    It is opened when it is needed first. Where it is damaged it is emptied, and all articles are to be put in again.
    """

    def __init__(self, root: Path) -> None:
        """`root` is the folder of the project."""
        self._root = root
        self._lock = Lock()
        self._opened: TextIndex | None = None
        self._imported: dict[tuple[str, str], tuple[str, ImportedPairs]] = {}

    @property
    def _index(self) -> TextIndex:
        with self._lock:
            if self._opened is None:
                self._opened = open_index(Workspace(self._root).cache())
            return self._opened

    def refresh(self, state: ProjectState, article: str) -> None:
        """Bring the texts of an article up to date; nothing for one that is gone."""
        if article in state.sources.articles.rows:
            refresh_article(self._index, state.sources, article)

    def drop_gone(self, state: ProjectState) -> None:
        """Drop the texts of gone articles and locales."""
        drop_gone(self._index, state.sources)

    def search(self, query: str, locales: tuple[str, ...]) -> Concordance:
        """Return where the words of a query stand, in some locales or in all; raises DamagedIndexError."""
        return search(self._index, query, locales=locales)

    def near(self, state: ProjectState, question: Question) -> list[NearMatch]:
        """Return what the memory has for a segment; to be called in the project's thread.

        Raises DamagedIndexError.
        """
        imported = {tag: self._pairs(state, tag, question.source_locale) for tag in question.chain}
        return near_matches(self._index, question, imported)

    def _pairs(self, state: ProjectState, tag: str, source_locale: str) -> ImportedPairs:
        """Return the translations into a locale that were imported, read again where their file has changed."""
        project = state.sources.project
        key = project.files.content_key(project.config.layout.memory(tag))
        known = self._imported.get((source_locale, tag))
        if known is None or known[0] != key:
            pairs = load_imported_pairs(project, tag, source_locale)
            known = self._imported[source_locale, tag] = (key, pairs)
        return known[1]

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._opened is not None:
                self._opened.close()
