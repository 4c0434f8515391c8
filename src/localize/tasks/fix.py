"""The typography of finished translations mended in their catalogs."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from localize.catalogs import po
from localize.catalogs.template import with_date
from localize.checks.fixes import FixedTranslation, fixed
from localize.checks.pair import Pair
from localize.checks.target_locale import TargetLocale
from localize.dataclass import dataclass
from localize.model import characters
from localize.model.article import Article
from localize.model.block import Segment
from localize.model.catalog import Entry
from localize.model.finding import Finding
from localize.tasks.catalogs import load_catalogs
from localize.tasks.change import Change
from localize.tasks.losses import CatalogInputs


@dataclass(frozen=True, slots=True)
class FixedCatalog:
    """A catalog with its typography mended, and why it cannot be read, if it cannot.

    `changes` holds one change, or none if there is nothing to mend. `before` and `after` are the texts of the file;
    `translations` is the number of mended translations.
    """

    changes: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = ()
    before: str = ""
    after: str = ""
    translations: int = 0


def fix_catalog(inputs: CatalogInputs, article: Article, locale: TargetLocale) -> FixedCatalog:
    """Return the catalog of an article in a locale with its typography mended.

    Only finished translations are mended. They keep their flags and comments: words, numbers and tags are the same, so
    nobody has to read them again. What a regional locale inherits is mended in the catalog of the fallback.
    """
    project = inputs.project
    path = project.config.layout.catalog(locale.tag, article.name)
    file = load_catalogs(inputs, name=article.name, tags=[locale.tag]).files[locale.tag]
    segments = {(block.context, segment.text): segment for block, segment in article.translatable()}
    fixes = [
        _fixed(entry, segments.get(entry.key), source_locale=article.locale, locale=locale)
        for entry in file.value.entries
    ]
    rules = Counter(rule for fix in fixes for rule in fix.rules)
    data = project.files.read(path) if rules else None
    if data is None:
        return FixedCatalog(findings=file.findings)
    targets = zip(file.value.entries, fixes, strict=True)
    mended = tuple(replace(entry, target=fix.target) if fix.rules else entry for entry, fix in targets)
    after = po.write(with_date(replace(file.value, entries=mended)))
    count = sum(bool(fix.rules) for fix in fixes)
    note = f"{path}: {count} mended ({', '.join(f'{rule} {times}' for rule, times in rules.items())})"
    return FixedCatalog(
        changes=(Change(path, after, base=file.base, notes=(note,)),),
        findings=file.findings,
        before=data.decode(file.value.charset, "replace"),
        after=after.decode("utf-8"),
        translations=count,
    )


def _fixed(entry: Entry, segment: Segment | None, *, source_locale: str, locale: TargetLocale) -> FixedTranslation:
    """Return the translation of an entry after the fixes; as it is where it is not finished, or no text of a page."""
    if segment is None or not entry.translated or entry.plural is not None or characters.refused(entry.target):
        return FixedTranslation(entry.target, ())
    pair = Pair(segment, entry, source_locale=source_locale, locale=locale.tag, terms=locale.terms)
    return fixed(pair, levels=locale.config.checks.levels)
