"""The open project in its process: what has changed is read again before the next piece of work."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from localize.preview import project_state
from localize.preview.first_check import FirstCheck
from localize.preview.project_index import ProjectIndex
from localize.preview.project_state import ProjectState
from localize.preview.views import ListRow


class PreviewedProject:
    """The open project, the list of its pages, and the index of its texts; `index` may be used in any thread.

    `rows` are those of an earlier preview until they are known anew. `first_checks` are those of pages whose findings
    are not all known yet, by article and locale.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._state: ProjectState | None = None
        self._catalogs: set[str] = set()
        self._approvals: set[str] = set()
        self.rows: dict[tuple[str, str], ListRow] = {}
        self.first_checks: dict[tuple[str, str], FirstCheck] = {}
        self.index = ProjectIndex(root)

    def state(self) -> ProjectState:
        """Return the project with all changes in it; raises ConfigError and FileError where it cannot be opened."""
        if self._state is None:
            self.open_anew()
        assert self._state
        if self._catalogs or self._approvals:
            self._state = project_state.reread(self._state, self._catalogs, approvals=self._approvals)
            self._catalogs, self._approvals = set(), set()
        return self._state

    def open_anew(self) -> ProjectState:
        """Open the project again; raises ConfigError and FileError, then it stays as it was."""
        state = self._state = project_state.open_state(self._root)
        self._catalogs, self._approvals = set(), set()
        self.first_checks.clear()
        self.rows = {(row.article, row.locale): row for row in project_state.earlier_rows(state)} | self.rows
        return state

    def catalogs_have_changed(self, articles: Iterable[str]) -> None:
        """Have the catalogs of these articles read again."""
        self._catalogs.update(articles)

    def approvals_have_changed(self, tags: Iterable[str]) -> None:
        """Have the approvals in these locales read again."""
        self._approvals.update(tags)

    def close(self) -> None:
        """Keep what was found out, and let go of the files."""
        if self._state is not None:
            self._state.workspace.keep_results()
        self.index.close()
