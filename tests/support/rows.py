"""Rows of pages made by hand, for lists."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from localize.model.page import Alternate, PageInfo
from localize.pages.outputs.bundle import BundleRows, BundleSettings, ListLimits
from localize.pages.page_row import PageRow
from localize.release.manifest import BundleFile, digest

BASE = "https://health.example/"
SMALL = ListLimits(index_entries=1, items=1, feed_entries=2, sitemap_addresses=1, manifest_rows=4)
"""Limits that three articles go beyond."""


def settings(**fields: Any) -> BundleSettings:
    """What is the same for the files of a German bundle."""
    known: dict[str, Any] = {"locale": "de", "locales": ("en", "de", "ar"), "default_locale": "en", "base_url": BASE}
    return BundleSettings(**{**known, "words": {"Articles": "Artikel"}, "has_feed": True, **fields})


def page_row(article: str, number: int = 0, **fields: Any) -> PageRow:
    """The row of a page with its three files; `number` is that of its day."""
    url = f"{BASE}de/{article}.html"
    files = tuple(
        BundleFile(f"{article}{suffix}", digest(f"{article}{suffix}".encode()), size=9, role=role, article=article)
        for suffix, role in ((".html", "page"), (".fragment.html", "fragment"), (".head.json", "metadata"))
    )
    known: dict[str, Any] = {
        "locale": "de",
        "path": article,
        "outcome": "published",
        "complete": True,
        "title": f"Titel {article}",
        "description": "Was hilft & was nicht",
        "info": PageInfo("0" * 64, 3, date=date(2026, 1, 1) + timedelta(number)),
        "url": url,
        "alternates": (Alternate("en", f"{BASE}en/{article}.html"), Alternate("de", url)),
        "files": files,
        "article_span": (10, 20),
    }
    return PageRow(article=article, **{**known, **fields})


def bundle_rows(pages: Iterable[PageRow], limits: ListLimits | None = None, **fields: Any) -> BundleRows:
    """The rows of a German bundle."""
    return BundleRows(settings=settings(), pages=list(pages), limits=limits or ListLimits(), **fields)
