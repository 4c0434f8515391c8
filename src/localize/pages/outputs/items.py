"""items.json: a row for each article of a locale, for importers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from localize.pages.outputs import fragment, head, page
from localize.pages.outputs.bundle import BundleRows
from localize.pages.outputs.json_file import to_json
from localize.pages.outputs.rendered import OutputFile
from localize.pages.page_row import PageRow

NAME = "items.json"


def files(rows: BundleRows) -> Iterator[OutputFile]:
    """The rows of all articles of a locale; paths are those in its folder."""
    yield OutputFile(NAME, to_json([_item(row) for row in rows.pages]), "items")


def _item(row: PageRow) -> dict[str, Any]:
    day = row.info.date
    return {
        "id": row.article,
        "locale": row.locale,
        "title": row.title,
        "description": row.description,
        "keywords": row.keywords,
        "author": row.author,
        "languages": head.languages(dict(row.languages)),
        "updated": day.isoformat() if day else "",
        "url": row.url,
        "page": f"{row.path}{page.SUFFIX}",
        "fragment": f"{row.path}{fragment.SUFFIX}",
        "metadata": f"{row.path}{head.SUFFIX}",
        "outcome": row.outcome,
    }
