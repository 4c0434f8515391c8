"""items.json: a row for each article of a locale, for importers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from localize.pages.outputs import fragment, head, page
from localize.pages.outputs.json_file import to_json
from localize.pages.outputs.rendered import OutputFile, RenderedLocale, RenderedPage, Selects

NAME = "items.json"


def files(locale: RenderedLocale, _selects: Selects) -> Iterator[OutputFile]:
    """The rows of all articles of a locale; paths are those in its folder."""
    yield OutputFile(NAME, to_json([_item(each) for each in locale.pages]), "items")


def _item(rendered: RenderedPage) -> dict[str, Any]:
    released, content, day = rendered.page, rendered.content, rendered.info.date
    return {
        "id": released.article,
        "locale": released.locale,
        "title": content.title,
        "description": content.description,
        "keywords": content.keywords,
        "author": content.author,
        "languages": head.languages(content.languages),
        "updated": day.isoformat() if day else "",
        "url": rendered.linked_data.get("url", ""),
        "page": f"{released.path}{page.SUFFIX}",
        "fragment": f"{released.path}{fragment.SUFFIX}",
        "metadata": f"{released.path}{head.SUFFIX}",
        "outcome": released.outcome.value,
    }
