"""items.json: a row for each article of a locale, for importers; a long list is in parts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from localize.pages.outputs import fragment, head, page
from localize.pages.outputs.bundle import BundleRows
from localize.pages.outputs.json_file import to_json
from localize.pages.outputs.parts import in_parts, is_single, names
from localize.pages.outputs.rendered import OutputFile
from localize.pages.page_row import PageRow

NAME = "items.json"
ROLE = "items"


def files(rows: BundleRows) -> Iterator[OutputFile]:
    """The rows of all articles of a locale; paths are those in its folder.

    Too many for one file are in parts, each an array as well; `items.json` is then an object that names the parts.
    """
    most = rows.limits.items
    is_one, parts = is_single(in_parts(map(_item, rows.pages), most=most, key=lambda item: str(item["id"])))
    if is_one:
        yield OutputFile(NAME, to_json([item for part in parts for item in part]), ROLE)
        return
    listed = []
    for name, part in zip(names("items", ".json", rows), parts, strict=False):
        listed.append(name)
        yield OutputFile(name, to_json(part), ROLE)
    yield OutputFile(NAME, to_json({"parts": listed}), ROLE)


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
