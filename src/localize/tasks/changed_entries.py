"""Entries changed in the catalog of a job."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from localize.model.catalog import Catalog, Entry, Key
from localize.tasks.exchange import ExchangeJob


def new_entry(job: ExchangeJob, template: Entry) -> Entry:
    """Return the entry of a template with the glossary's notes, as a catalog has it."""
    return replace(template, hints=(*template.hints, *job.notes(template)))


def with_entries(catalog: Catalog, changed: Mapping[Key, Entry]) -> Catalog:
    """Return the catalog with changed entries; new entries come after those in use."""
    entries = catalog.by_key()
    active = [changed.get(entry.key, entry) for entry in catalog.active()]
    added = [entry for key, entry in changed.items() if key not in entries]
    obsolete = [entry for entry in catalog.entries if entry.obsolete]
    return replace(catalog, entries=(*active, *added, *obsolete))
