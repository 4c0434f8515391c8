"""Which articles this program has checked in all their locales, in this process or another one.

Others are given to processes or machines where there are many. What has changed since is found by the steps themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from localize.cache.steps import Step
from localize.cache.store import key_of

if TYPE_CHECKING:
    from localize.tasks.project import Files, Project


def checked_before(files: Files) -> int:
    """Return how many articles this program has checked, whatever has changed in them since."""
    return _step(files).count(files.steps.program)


class CheckedArticles:
    """Knows whether an article was checked as its source and its catalogs are now."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._files: Files = project.files
        self._step = _step(self._files)

    def has(self, name: str) -> bool:
        """Whether an article was checked."""
        return self._step.known(name, self._key(name)) is not None

    def add(self, name: str) -> None:
        """Note that an article was checked in all its locales."""
        self._step.keep(name, self._files.steps.program, self._key(name))

    def _key(self, name: str) -> bytes:
        """Return what stands for the files of an article."""
        config = self._project.config
        paths = (self._project.paths[name], *(config.layout.catalog(tag, name) for tag in config.targets))
        return key_of(*map(self._files.content_key, paths))


def _step(files: Files) -> Step[str]:
    """Return the step that has for each article the program that checked it."""
    return files.steps.step("checked article", str)
