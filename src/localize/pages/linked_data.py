"""What a page tells machines: JSON-LD of schema.org, and the Open Graph protocol."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

from localize.dataclass import dataclass
from localize.expressions import expression
from localize.formats.html.head import json_text, types
from localize.language import tags
from localize.model.page import Content, Page, PageInfo
from localize.pages.templates import in_language

_SCRIPT = expression(r'<script type="application/ld\+json">(.*?)</script>\n?', re.DOTALL)
_PAGES = frozenset({"WebPage", "MedicalWebPage", "Article", "MedicalScholarlyArticle", "NewsArticle", "BlogPosting"})
"""The types that an article may give itself; what it says about itself stays, and ours is added."""

_OF_THE_PLACE = frozenset({"@id", "url", "inLanguage", "translationOfWork"})
"""Properties that depend on where a page stands: an article's own values would be wrong elsewhere."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where a page stands: its locale, its address, and the address of the source page if it is a translation.

    Addresses are empty where no base URL is configured.
    """

    locale: str
    url: str = ""
    original: str = ""
    source_locale: str = ""


def of_page(content: Content, info: PageInfo, where: Where, citations: Sequence[str] = ()) -> dict[str, Any]:
    """A page as a `MedicalWebPage` (schema.org); unknown values are left out.

    What the article says about itself stays, except where it stands: only this program knows that.
    """
    own = recorded_data(content.head)
    cited = own.get("citation", [])
    cited = cited if isinstance(cited, list) else [cited]
    others = sorted(types(own) - _PAGES)
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": ["MedicalWebPage", *others] if others else "MedicalWebPage",
        "@id": where.url,
        "url": where.url,
        "headline": content.title,
        "name": content.page_title or content.title,
        "description": content.description,
        "keywords": content.keywords,
        "inLanguage": where.locale,
        "author": own.get("author") or _somebody(content.author, "Organization"),
        "citation": [*cited, *(each for each in citations if each not in cited)],
        "translator": [_somebody(name, "Person") for name in info.translators],
        "reviewedBy": [_somebody(name, "Person") for name in info.reviewers],
    }
    if info.date is not None:
        data["lastReviewed" if info.reviewers else "dateModified"] = info.date.isoformat()
    if where.original:
        original = {"@type": "MedicalWebPage", "@id": where.original, "inLanguage": where.source_locale}
        data["translationOfWork"] = original
    kept = {key: value for key, value in own.items() if key not in _OF_THE_PLACE}
    return kept | {key: value for key, value in data.items() if value}


def _somebody(name: str, kind: str) -> dict[str, str] | None:
    return {"@type": kind, "name": name} if name else None


def recorded_data(head: str) -> dict[str, Any]:
    """What the JSON-LD in the further HTML for the head says about the page."""
    found: dict[str, Any] = {}
    for match in _SCRIPT.finditer(head):
        data = _page(match[1])
        found = {**data, **found}
    return found


def _page(text: str) -> dict[str, Any]:
    """The JSON-LD about a page; empty if it is about something else, or is damaged in a kept page."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) and types(data) & _PAGES else {}


def head(content: Content, data: dict[str, Any], page: Page) -> str:
    """The lines for the head of a page: what the article says itself, Open Graph, and the JSON-LD `data`."""
    own = _SCRIPT.sub(lambda match: "" if _page(match[1]) else match[0], content.head).strip("\n")
    lines = [own] if own else []
    lines += [
        f'<meta property="{name}" content="{escape(text)}"{in_language(locale)}>'
        for name, text, locale in dict.fromkeys(_shared(content, page))
        if text and f'property="{name}"' not in own
    ]
    lines.append(f'<script type="application/ld+json">{json_text(data)}</script>')
    return "\n".join(lines)


def _shared(content: Content, page: Page) -> Iterator[tuple[str, str, str]]:
    """The properties of the Open Graph protocol; a text in another locale than the page carries that locale.

    Locales of the protocol need a territory: the likeliest one is used.
    """
    yield "og:type", "article", ""
    yield "og:title", *content.displayed_title()
    yield "og:description", content.description, content.languages.get("description", "")
    yield "og:url", page.canonical, ""
    here = tags.with_territory(page.locale)
    yield "og:locale", here, ""
    for alternate in page.alternates:
        if alternate.hreflang != "x-default" and (there := tags.with_territory(alternate.hreflang)) != here:
            yield "og:locale:alternate", there, ""
