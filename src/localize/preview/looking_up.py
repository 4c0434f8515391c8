"""What is looked up in all texts of the project: words, and translations that help with a segment."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from localize.cache.text_index import NoFullTextError
from localize.dataclass import dataclass
from localize.preview.choice_of_language import language_of
from localize.preview.posted import RefusedRequestError, segment_of
from localize.preview.project_state import UnknownPageError
from localize.preview.site import site_of
from localize.preview.templating import html
from localize.preview.views import segment_id
from localize.preview.work_pages import answer
from localize.tasks.concordance import ConcordanceEntry, ConcordanceHit
from localize.tasks.near_matches import Question

_LONGEST = 200
"""Characters of a query that are looked at."""


@dataclass(frozen=True, slots=True)
class HitView:
    """A hit of the concordance, with the page and the segment that a link leads to."""

    entry: ConcordanceEntry
    before: ConcordanceEntry | None
    after: ConcordanceEntry | None
    page_locale: str
    id: str


def search_page(request: Request) -> Response:
    """The concordance: where words stand in sources and translations, in a locale (`locale`) or in all."""
    live = site_of(request).live
    text = request.query_params.get("text", "")[:_LONGEST]
    locale = request.query_params.get("locale", "")
    locales = live.outline.locales
    among = (live.outline.config.source_locale, locale) if locale in locales else ()
    try:
        result = live.search(text, among)
    except NoFullTextError as error:
        raise HTTPException(503, f"words cannot be looked up: {error}") from None
    hits = [_hit(each, locale if among else "", locales) for each in result.hits]
    values = {"query": {"text": text, "locale": locale}, "locales": locales, "hits": hits, "more": result.more}
    return answer(request, "search.html", values, here="search")


def _hit(hit: ConcordanceHit, locale: str, locales: tuple[str, ...]) -> HitView:
    """Return a hit with its page: in the locale that was asked for, where the words stand, or in any."""
    there = [text.locale for text in hit.entry.texts if text.spans and text.locale in locales]
    page_locale = locale or next(iter((*there, *locales)), "")
    return HitView(hit.entry, hit.before, hit.after, page_locale, segment_id(hit.entry.key))


def matches(request: Request) -> Response:
    """What the memory has for a segment, as HTML; empty where it has nothing."""
    asked, live = request.query_params, site_of(request).live
    try:
        page = live.opened(asked.get("article", ""), asked.get("locale", ""))
        key, _ = segment_of(page, asked.get("id", ""))
    except (UnknownPageError, RefusedRequestError):
        return JSONResponse({"reason": "no such segment"}, 404)
    article = page.source.article
    question = Question(key[1], article.name, page.source.locale.config.chain, article.locale)
    near = live.near(question)
    values = {"matches": near, "locale": page.names[1], "source_locale": article.locale}
    return JSONResponse({"html": html("matches.html", values, language_of(request)) if near else ""})


ROUTES = (Route("/search", search_page), Route("/matches", matches))
