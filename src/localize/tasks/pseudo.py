"""Catalogs of pseudo locales filled with made-up translations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from localize.catalogs import po
from localize.catalogs.template import with_date
from localize.errors import CatalogError, ConfigError, FileError, Problem
from localize.files.exchange import base_of
from localize.language.pseudo import Pseudo, kind
from localize.model.catalog import Entry
from localize.segments.pseudo import translate
from localize.tasks.change import Change
from localize.tasks.exchange import ExchangeWork, own_catalog
from localize.tasks.project import Project

EXPECTED = "expected one with CLDR's region XA (accented) or XB (right to left), such as en-XA or ar-XB"


def fill(project: Project, work: ExchangeWork) -> Iterator[Change]:
    """The catalog of a pseudo locale with its empty entries filled, where there are any.

    So are those that were filled before, and are fuzzy since their source has changed; what a person typed stays.
    Raises ConfigError for a real locale.
    """
    pseudo = kind(work.locale)
    if pseudo is None:
        raise ConfigError(Problem(work.locale, 0, f"not a pseudo locale, {EXPECTED}"))
    path = project.files.catalog_path(work.locale, work.name)
    try:
        base = base_of(project.files.read(path))
        before = own_catalog(project, work)
    except (CatalogError, FileError) as error:
        project.report_catalog(error, work.locale, work.name)
        return
    entries = tuple(_filled(entry, pseudo) for entry in before.entries)
    if entries != before.entries:
        yield Change(path, po.write(with_date(replace(before, entries=entries))), base)


def _filled(entry: Entry, pseudo: Pseudo) -> Entry:
    made_from = (entry.source, entry.previous.source if entry.previous else entry.source)
    made_up = entry.fuzzy and entry.target in [translate(text, pseudo) for text in made_from]
    if entry.obsolete or entry.plural is not None or not (entry.empty or made_up):
        return entry
    return replace(entry, target=translate(entry.source, pseudo), fuzzy=False, previous=None)
