"""Which files decide what a command makes of a project: all that it reads, and all that it writes."""

from __future__ import annotations

from localize.cache.file_state import WatchedFiles
from localize.cache.surroundings import commit_paths
from localize.config.layout import LOCALIZE_TOML, MEMORY, PYPROJECT
from localize.tasks.losses import LOSS_RECORD
from localize.tasks.workspace import Workspace


def watched_files(workspace: Workspace) -> WatchedFiles:
    """Return the files that decide the result of `extract`, `update`, `check`, `publish` and `status`."""
    layout = workspace.layout
    return WatchedFiles(
        folders=(layout.source, layout.catalogs, MEMORY, layout.output),
        single=(LOCALIZE_TOML, PYPROJECT, workspace.config.glossary, LOSS_RECORD, *commit_paths(str(workspace.root))),
    )
