"""Catalogs of pseudo locales filled with made-up translations."""

from __future__ import annotations

from dataclasses import replace

from localize.catalogs import po
from localize.catalogs.template import with_date
from localize.dataclass import dataclass
from localize.errors import ConfigError, Problem
from localize.language.pseudo import Pseudo, kind
from localize.model.catalog import Entry
from localize.model.finding import Finding
from localize.segments.pseudo import translate
from localize.tasks.change import Change
from localize.tasks.exchange import ExchangeJob, job_catalog, load_job_catalogs
from localize.tasks.losses import CatalogInputs

EXPECTED = "expected one with CLDR's region XA (accented) or XB (right to left), such as en-XA or ar-XB"


@dataclass(frozen=True, slots=True)
class FilledCatalog:
    """The catalog to write, if anything is to be filled, and why it cannot be read, if it cannot."""

    changes: tuple[Change, ...]
    findings: tuple[Finding, ...]


def fill(inputs: CatalogInputs, job: ExchangeJob) -> FilledCatalog:
    """The catalog of a pseudo locale with its empty entries filled, if there are any.

    Entries that were filled before and became fuzzy with a change of the source are filled again. What a person typed
    stays. Raises ConfigError for a real locale.
    """
    pseudo = kind(job.locale)
    if pseudo is None:
        raise ConfigError(Problem(job.locale, 0, f"not a pseudo locale, {EXPECTED}"))
    project = inputs.project
    file = load_job_catalogs(inputs, job).files[job.locale]
    if file.unreadable:
        return FilledCatalog((), file.findings)
    before = job_catalog(project, job, file)
    entries = tuple(_filled(entry, pseudo, job.source_locale) for entry in before.entries)
    if entries == before.entries:
        return FilledCatalog((), ())
    path = project.config.layout.catalog(job.locale, job.name)
    return FilledCatalog((Change(path, po.write(with_date(replace(before, entries=entries))), file.base),), ())


def _filled(entry: Entry, pseudo: Pseudo, source_locale: str) -> Entry:
    made_from = (entry.source, entry.previous.source if entry.previous else entry.source)
    made_up = entry.fuzzy and entry.target in [
        translate(text, pseudo, source_locale=source_locale) for text in made_from
    ]
    if entry.obsolete or entry.plural is not None or not (entry.empty or made_up):
        return entry
    return replace(
        entry, target=translate(entry.source, pseudo, source_locale=source_locale), fuzzy=False, previous=None
    )
