"""Releases made by hand, of articles as editors write them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree, html

from localize.config import Config
from localize.gate.decide import Outcome
from localize.model.article import Article
from localize.model.page import PageInfo
from localize.pages import interface, outputs
from localize.pages.compiled import compile_article
from localize.pages.outputs.bundle import BundleRows, ListLimits
from localize.pages.outputs.manifest import listed
from localize.pages.outputs.rendered import OutputFile, render_page
from localize.pages.previous_page import PreviousFile, previous_page
from localize.pages.redirects import PreviousPath
from localize.pages.release import Release, index_of
from localize.pages.released_page import Asset, LocalizedArticle, ReleasedPage, WithheldPage
from localize.tasks.articles import read_article
from support.articles import keys
from support.elements import first

BASE = "https://health.example/"
LOCALES = ("en", "de", "ar")
KNEE = """\
<!doctype html><html lang="en"><head><title>Knee</title>
<meta name="description" content="A &lt;sore&gt; knee &amp; what helps."><meta name="keywords" content="knee, pain">
<meta name="author" content="Health Desk"><meta name="date" content="2026-03-04">
</head><body><main><h1>Knee pain</h1>
<p>Take <a href="#dose">5 mg</a>, <em>not more</em>.</p>
<h2 id="dose">The dose</h2><p>Twice a day.</p>
<h2>References</h2>
<ul translate="no"><li>Doe J, Roe R. (2020). Cold packs. Journal of Cold, 1(2), 3-4. https://doi.org/10.1000/1</li></ul>
</main></body></html>
"""
"""An article with metadata, an id and a link to it, and a citation."""

CITATION = "Doe J, Roe R. (2020). Cold packs. Journal of Cold, 1(2), 3-4. https://doi.org/10.1000/1"


def read(text: str = KNEE, name: str = "knee") -> Article:
    """An article in HTML."""
    return read_article(text.encode(), f"source/{name}.html", name, Config())


def words(locale: str) -> dict[str, str]:
    """Interface words that name their locale."""
    return {entry.source: f"{entry.source} ({locale})" for entry in interface.template().entries}


def loud(text: str) -> str:
    """A translation that cannot be mistaken for its source, with the same tags."""
    return "".join(piece if piece[:1] == "<" else piece.upper() for piece in re.split(r"(<[^>]*>)", text))


def page(
    article: Article,
    locale: str = "en",
    outcome: Outcome = Outcome.PUBLISHED,
    *,
    missing: int = 0,
    info: PageInfo | None = None,
    assets: tuple[Asset, ...] = (),
    path: str = "",
) -> ReleasedPage:
    """The page of an article, translated but for the last segments that are `missing`."""
    found = list(dict.fromkeys(keys(article)))
    texts = {key: loud(key[1]) for key in found[: len(found) - missing]}
    return ReleasedPage(
        article=article.name,
        locale=locale,
        source_locale=article.locale,
        outcome=outcome,
        path=path or article.name,
        origin=LocalizedArticle(compile_article(article), texts),
        assets=assets,
        info=info or PageInfo(article.digest, len(found), missing=missing, date=article.date),
    )


def kept(
    html: str, article: str = "knee", locale: str = "de", *, path: str = "", info: PageInfo | None = None
) -> ReleasedPage:
    """A page that stays as it was published before."""
    return ReleasedPage(
        article=article,
        locale=locale,
        source_locale="en",
        outcome=Outcome.KEPT,
        path=path or article,
        origin=previous_page(PreviousFile(html)),
        info=info or PageInfo(),
    )


def release(*pages: ReleasedPage, base_url: str = BASE, withheld: Iterable[WithheldPage] = ()) -> Release:
    """A release of these pages."""
    return Release(
        index=index_of(pages, withheld, locales=LOCALES),
        locales=LOCALES,
        default_locale="en",
        base_url=base_url,
        words={locale: words(locale) for locale in LOCALES},
    )


@dataclass(frozen=True, slots=True)
class Bundle:
    """The files of the bundle of a locale, those of the pages first, and the rows of its lists."""

    files: tuple[OutputFile, ...]
    rows: BundleRows


def everything(_article: str) -> bool:
    """Selects all articles."""
    return True


def bundle(
    of: Release,
    locale: str = "en",
    selects: Callable[[str], bool] = everything,
    previous_paths: Sequence[PreviousPath] = (),
    limits: ListLimits | None = None,
) -> Bundle:
    """The bundle of a locale, with the files of the selected pages and the lists of all."""
    settings, made, rows = outputs.settings_of(of, locale), [], []
    reserved = outputs.made_paths(page.path for page in of.index.pages[locale])
    for released in of.index.pages[locale]:
        assert isinstance(released, ReleasedPage)
        rendered = render_page(of, released)
        files = list(outputs.page_files(settings, rendered, reserved)) if selects(released.article) else []
        span = files[0].article_span if files else None
        rows.append(outputs.row_of(rendered, [listed(each, each.data) for each in files], article_span=span))
        made += files
    withheld = of.index.withheld[locale]
    lists = BundleRows(
        settings=settings,
        pages=rows,
        withheld=withheld,
        previous_paths=previous_paths,
        limits=limits or ListLimits(),
    )
    return Bundle((*made, *outputs.list_files(lists)), lists)


def files(of: Release, locale: str = "en", selects: Callable[[str], bool] = everything) -> dict[str, bytes]:
    """The files of the bundle of a locale by path."""
    return {output.path: output.data for output in bundle(of, locale, selects).files}


def texts(of: Release, locale: str = "en") -> dict[str, str]:
    """The same as texts."""
    return {path: data.decode() for path, data in files(of, locale).items()}


def head(text: str) -> html.HtmlElement:
    """The head of a page."""
    return first(html.document_fromstring(text), "head")


def linked_data(text: str) -> list[Any]:
    """The JSON-LD in the head of a page."""
    scripts = head(text).findall("script[@type='application/ld+json']")
    return [json.loads(script.text or "") for script in scripts]


def graph(text: str) -> list[tuple[str, str]]:
    """The properties of the Open Graph protocol that a page names."""
    return [(meta.get("property", ""), meta.get("content", "")) for meta in head(text).findall("meta[@property]")]


def locations(data: bytes) -> list[str]:
    """The addresses in a sitemap, or in an index of sitemaps."""
    return [str(each.text) for each in etree.fromstring(data).iterfind("{*}*/{*}loc")]
