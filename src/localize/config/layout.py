"""Where each file of a project stands."""

from __future__ import annotations

from localize.dataclass import dataclass
from localize.language import tags

LOCALIZE_TOML, PYPROJECT = "localize.toml", "pyproject.toml"
"""The files that hold the configuration."""
CACHE = ".localize"
"""The folder for what may be deleted at any time."""
LOCK = f"{CACHE}/lock"
MEMORY = "memory"
"""The folder for translations that were imported from other projects."""
EXCHANGE = "exchange"
"""The folder for files that other tools are to translate, where nobody names another one."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The folders of a project, and the paths of files in them, relative to the project folder, with "/"."""

    source: str
    catalogs: str
    output: str

    @property
    def templates(self) -> str:
        """The folder of the templates."""
        return f"{self.catalogs}/templates"

    def template(self, name: str) -> str:
        """Return the path of the template of an article."""
        return f"{self.templates}/{name}.pot"

    def catalog_folder(self, locale: str) -> str:
        """Return the folder of the catalogs in a locale: the layout of GNU gettext."""
        return f"{self._locale_folder(locale)}/LC_MESSAGES"

    def catalog(self, locale: str, name: str) -> str:
        """Return the path of the catalog of an article in a locale."""
        return f"{self.catalog_folder(locale)}/{name}.po"

    def memory(self, locale: str) -> str:
        """Return the path of the translations into a locale that were imported from other projects."""
        return f"{MEMORY}/{tags.gettext_name(locale)}.tmx"

    def redirects(self, locale: str) -> str:
        """Return the path of the record of former names of pages in a locale."""
        return f"{self._locale_folder(locale)}/redirects.csv"

    def approvals(self, locale: str) -> str:
        """Return the path of the record of approvals in a locale."""
        return f"{self._locale_folder(locale)}/approvals.csv"

    def published(self, path: str) -> str:
        """Return the path of a file in the output."""
        return f"{self.output}/{path}"

    def _locale_folder(self, locale: str) -> str:
        return f"{self.catalogs}/{tags.gettext_name(locale)}"
