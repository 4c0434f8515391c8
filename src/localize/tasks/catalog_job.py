"""One catalog brought up to date: merged with its template, filled from the memory, reduced to what differs."""

from __future__ import annotations

from collections.abc import Mapping

from localize.catalogs.memory import Proposal, fill, questions
from localize.catalogs.merge import merge
from localize.catalogs.normal_form import normal_form
from localize.catalogs.progress import Chain
from localize.catalogs.regional import regional
from localize.catalogs.source_forms import SourceForms
from localize.dataclass import dataclass
from localize.model.catalog import Catalog, Entry, Key
from localize.pages import interface
from localize.tasks.interface import update_interface
from localize.tasks.loaded import FileState, Loaded
from localize.tasks.losses import CatalogId

_MOST_MERGES = 4
"""How often a regional catalog is merged again at most; twice is what it takes."""

HintTable = Mapping[Key, tuple[str, ...]]
"""The glossary's `#.` lines in a locale, for the entries that have any."""


@dataclass(frozen=True, slots=True)
class CatalogJob:
    """A catalog to bring up to date.

    `begin` is what the template is merged with: the catalog in the file; for a new article the catalog that it takes
    over from a gone one; or None. `source_locale` is that of the article.
    """

    id: CatalogId
    template: Catalog
    hints: HintTable
    file: Loaded[Catalog]
    begin: Catalog | None
    fallback: tuple[str, ...]
    source_locale: str

    @property
    def before(self) -> Catalog | None:
        """The catalog in the file, None where there is no file."""
        return self.file.value if self.file.state is FileState.READ else None

    @property
    def is_interface(self) -> bool:
        """Whether it is a catalog of interface words."""
        return self.id.name == interface.NAME

    def merged(self, before: Catalog | None) -> Catalog:
        """Return the catalog brought up to date with its template, without entries that nobody needs to translate."""
        if self.is_interface:
            return update_interface(before, self.id.locale, ship=not self.fallback)
        forms = SourceForms(self.source_locale, self.id.locale)
        template = forms.without(self.template, before)
        before = forms.without(before, before) if before else None
        return merge(template, before, locale=self.id.locale, hints=self._hints)

    def questions(self, merged: Catalog) -> tuple[Key, ...]:
        """Return the entries of the merged catalog for which the memory is asked; regional catalogs ask nothing."""
        return () if self.is_interface or self.fallback else questions(merged, self._known())

    def filled(self, merged: Catalog, proposals: Mapping[Key, Proposal], *, finished: bool) -> Catalog:
        """Return the merged catalog with proposals for its new entries."""
        return fill(merged, self._known(), proposals=proposals, finished=finished) if proposals else merged

    def regional(self, merged: Catalog, fallbacks: Chain) -> Catalog:
        """Return the merged catalog with only what differs from the fallbacks.

        Where an entry is left out, an obsolete one may take its place when it is merged again. So it is merged until
        nothing changes, and the next run has nothing to do.
        """
        after = regional(merged, fallbacks)
        for _ in range(_MOST_MERGES if after != self.before else 0):
            again = regional(self.merged(after), fallbacks)
            if again == after:
                break
            after = again
        return after

    def in_normal_form(self, catalog: Catalog) -> Catalog:
        """Return the catalog in the form in which this program writes new ones."""
        return normal_form(catalog, self.template, hints=self._hints)

    def _known(self) -> Mapping[Key, Entry]:
        return self.before.by_key() if self.before else {}

    def _hints(self, entry: Entry) -> tuple[str, ...]:
        return self.hints.get(entry.key, ())
