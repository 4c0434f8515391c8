"""The report of `localize adopt`: both sides of each article in a locale side by side, as pages and for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from localize.adopt.adopted import LeftOver
from localize.adopt.verdict import Verdict
from localize.cli.html_report import page
from localize.cli.report import dump
from localize.dataclass import dataclass
from localize.model.catalog import Key
from localize.tasks.adopt import AdoptedCatalog, AdoptedEntry, Adoption, SourceLocation
from localize.tasks.adopted_files import AdoptedFiles

_OUTCOMES = {
    Verdict.TRANSLATED: "translated",
    Verdict.FUZZY: "fuzzy",
    Verdict.SAME: "same",
    Verdict.OTHER: "left-alone",
    Verdict.REFUSED: "refused",
}
"""What becomes of a text, for programs."""


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A file of the report: its path in the folder, and its text."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class _ReportRow:
    """A text of an article at the side of its translation, or alone."""

    key: Key
    source: SourceLocation
    entry: AdoptedEntry | None = None


def report_files(adoption: Adoption, read: AdoptedFiles) -> Iterator[ReportFile]:
    """Yield the list of all articles, a page for each article in a locale, and all of it as JSON."""
    by_article = sorted(adoption.catalogs, key=lambda catalog: catalog.adopted.article)
    pages = {_path(catalog): catalog for catalog in by_article}
    yield ReportFile(
        "index.html",
        page(
            "adopted_list.html",
            pages=pages,
            left_over=read.left_over,
            remarks=read.remarks,
            findings=read.findings,
            counts=_counts,
            untranslated=_untranslated,
            Verdict=Verdict,
        ),
    )
    for path, catalog in pages.items():
        up = "../" * path.count("/")
        yield ReportFile(
            path,
            page(
                "adopted.html",
                catalog=catalog,
                rows=_rows(catalog),
                counts=_counts(catalog),
                untranslated=_untranslated(catalog),
                up=up,
                Verdict=Verdict,
            ),
        )
    yield ReportFile("adopted.json", f"{dump(_fields(adoption, read))}\n")


def _path(catalog: AdoptedCatalog) -> str:
    return f"{catalog.adopted.locale}/{catalog.adopted.article}.html"


def _counts(catalog: AdoptedCatalog) -> Counter[Verdict]:
    return Counter(entry.judged.verdict for entry in catalog.entries)


def _untranslated(catalog: AdoptedCatalog) -> int:
    """How many texts were left in the language of the source, or have links that were."""
    return sum(bool(entry.judged.text.untranslated) for entry in catalog.entries)


def _rows(catalog: AdoptedCatalog) -> list[_ReportRow]:
    rows = [_ReportRow(entry.judged.text.key, entry.source, entry) for entry in catalog.entries]
    rows += [_ReportRow(key, source) for key, source in catalog.missing]
    return sorted(rows, key=lambda row: row.source.number)


def _fields(adoption: Adoption, read: AdoptedFiles) -> Mapping[str, Any]:
    return {
        "remarks": list(read.remarks),
        "findings": [
            {
                "path": finding.path,
                "line": finding.line,
                "severity": finding.severity.value,
                "message": finding.message,
            }
            for finding in read.findings
        ],
        "catalogs": [
            {
                "article": catalog.adopted.article,
                "locale": catalog.adopted.locale,
                "source": catalog.source_path,
                "catalog": catalog.path,
                "texts": [_text_fields(row) for row in _rows(catalog)],
                "left_over": [_left_over_fields(text) for text in catalog.adopted.left_over],
            }
            for catalog in adoption.catalogs
        ],
        "left_over": [_left_over_fields(text) for text in read.left_over],
    }


def _text_fields(row: _ReportRow) -> Mapping[str, Any]:
    fields: dict[str, Any] = {"line": row.source.line, "context": row.key[0] or "", "source": row.key[1]}
    entry = row.entry
    if entry is None:
        return {**fields, "outcome": "missing"}
    text = entry.judged.text
    return {
        **fields,
        "outcome": _OUTCOMES[entry.judged.verdict],
        "target": text.text,
        "confidence": round(text.confidence, 3),
        "certain": text.certain,
        "remarks": list(text.remarks),
        "untranslated": list(text.untranslated),
        "left_alone": entry.judged.reason,
        "catalog_line": entry.line,
        "from": {"path": text.path, "line": text.line, "source": text.source, "neighbours": list(text.neighbours)},
        "before": entry.judged.old,
        "findings": [
            {"rule": finding.rule, "severity": finding.severity.value, "message": finding.message}
            for finding in entry.findings
        ],
    }


def _left_over_fields(text: LeftOver) -> Mapping[str, Any]:
    return {"text": text.text, "path": text.path, "line": text.line, "reason": text.reason}
