"""The catalog of a job, opened to change entries in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from localize.catalogs import po, progress
from localize.catalogs.progress import Resolved
from localize.catalogs.template import with_date
from localize.dataclass import dataclass
from localize.model.catalog import Catalog, Entry, Key
from localize.model.finding import Finding
from localize.tasks.change import Change
from localize.tasks.exchange import ExchangeJob, job_catalog, load_job_catalogs
from localize.tasks.losses import CatalogInputs


@dataclass(frozen=True, slots=True)
class OpenedCatalog:
    """The catalog of a job as it is on disk, and what its locale has for each source, perhaps from a fallback.

    `base` is the digest of its file, as a change has it.
    """

    path: str
    catalog: Catalog
    resolved: Mapping[Key, Resolved]
    base: str | None

    def changes(self, changed: Mapping[Key, Entry]) -> tuple[Change, ...]:
        """Return the change of the file by changed entries; none where there are none."""
        if not changed:
            return ()
        return (Change(self.path, po.write(with_date(_with_entries(self.catalog, changed))), self.base),)


def opened_catalog(inputs: CatalogInputs, job: ExchangeJob) -> tuple[OpenedCatalog | None, tuple[Finding, ...]]:
    """Return the catalog of a job, None where a file of it cannot be read, and what a person must mend in the files."""
    catalogs = load_job_catalogs(inputs, job)
    findings = tuple(catalogs.findings(job.locale))
    if catalogs.unreadable(job.locale):
        return None, findings
    file = catalogs.files[job.locale]
    path = inputs.project.config.layout.catalog(job.locale, job.name)
    resolved = progress.resolve(job.patterns, catalogs.chain(job.locale))
    return OpenedCatalog(path, job_catalog(inputs.project, job, file), resolved, file.base), findings


def new_entry(job: ExchangeJob, template: Entry) -> Entry:
    """Return the entry of a template with the glossary's notes, as a catalog has it."""
    return replace(template, hints=(*template.hints, *job.notes(template)))


def _with_entries(catalog: Catalog, changed: Mapping[Key, Entry]) -> Catalog:
    """Return the catalog with changed entries; new entries come after those in use."""
    entries = catalog.by_key()
    active = [changed.get(entry.key, entry) for entry in catalog.active()]
    added = [entry for key, entry in changed.items() if key not in entries]
    obsolete = [entry for entry in catalog.entries if entry.obsolete]
    return replace(catalog, entries=(*active, *added, *obsolete))
