"""Which files decide what is made of a project."""

from __future__ import annotations

from localize.cache.file_state import WatchedFiles
from localize.cache.surroundings import commit_paths
from localize.config.layout import LOCALIZE_TOML, MEMORY, PYPROJECT
from localize.tasks.losses import LOSS_RECORD
from localize.tasks.workspace import Workspace


def watched_files(workspace: Workspace) -> WatchedFiles:
    """Return the files that decide the result of `extract`, `update`, `check`, `publish` and `status`.

    These are all that a command reads, and all that it writes.
    """
    read, layout = read_files(workspace), workspace.layout
    return WatchedFiles(
        folders=(*read.folders, MEMORY, layout.output),
        single=(*read.single, LOSS_RECORD, *commit_paths(str(workspace.root))),
    )


def read_files(workspace: Workspace) -> WatchedFiles:
    """Return the files that people write: sources, catalogs, the glossary, the configuration."""
    layout = workspace.layout
    return WatchedFiles((layout.source, layout.catalogs), (LOCALIZE_TOML, PYPROJECT, workspace.config.glossary))
