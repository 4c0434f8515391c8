"""What the head of a page that holds a fragment should say, as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from localize.pages.outputs.bundle import BundleSettings
from localize.pages.outputs.json_file import to_json
from localize.pages.outputs.rendered import OutputFile, RenderedPage

SUFFIX = ".head.json"


def file(_settings: BundleSettings, rendered: RenderedPage) -> OutputFile:
    """The metadata of a page."""
    page = rendered.page
    return OutputFile(f"{page.path}{SUFFIX}", to_json(_metadata(rendered)), role="metadata", article=page.article)


def _metadata(rendered: RenderedPage) -> dict[str, Any]:
    content, page = rendered.content, rendered.template_page
    title, of_title = content.displayed_title()
    return {
        "lang": page.locale,
        "dir": page.direction,
        "title": title,
        "heading": content.title,
        "description": content.description,
        "keywords": content.keywords,
        "author": content.author,
        "languages": languages({**content.languages, "heading": content.languages.get("title", ""), "title": of_title}),
        "canonical": page.canonical,
        "noindex": page.noindex,
        "alternates": [{"hreflang": each.hreflang, "href": each.url} for each in page.alternates],
        "json-ld": rendered.linked_data,
    }


def languages(of_fields: Mapping[str, str]) -> dict[str, str]:
    """The locale of each JSON field whose text is in another locale than the page."""
    return {name: locale for name, locale in of_fields.items() if locale and name != "page_title"}
