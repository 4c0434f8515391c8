"""The pages on which people work: the list, an article side by side with its source, and the same for reviewers."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from localize.preview.changes_since_approval import changes_since_approval
from localize.preview.choice_of_language import language_of
from localize.preview.opened_page import OpenedPage
from localize.preview.project_state import UnknownPageError
from localize.preview.read_page import read_digest
from localize.preview.reader_pages import reader_address
from localize.preview.site import site_of
from localize.preview.templating import html_pieces
from localize.preview.views import PageView

_ROWS = 300
"""Rows of the list on one page."""
_MOST_DIGITS = 9


def answer(request: Request, template: str, values: Mapping[str, Any], *, here: str = "") -> Response:
    """Return a page in the language of whoever asks; `here` names it in the menu."""
    url = request.url
    back = f"{url.path}?{url.query}" if url.query else url.path
    known = {"site": site_of(request), "here": here, "back": back}
    pieces = html_pieces(template, {**known, **values}, language_of(request))
    return StreamingResponse(chain([next(pieces)], pieces), media_type="text/html")


def list_page(request: Request) -> Response:
    """The list of articles and locales."""
    asked = request.query_params
    view = site_of(request).live.listing({name: asked.get(name, "") for name in ("locale", "state", "text")})
    begin = asked.get("from", "")
    first = int(begin) if begin.isdecimal() and len(begin) < _MOST_DIGITS else 0
    values = {"list": view, "rows": view.rows[first : first + _ROWS], "first": first, "most": _ROWS}
    return answer(request, "list.html", values, here="list")


def work_page(request: Request) -> Response:
    """An article in a locale, side by side."""
    page = _opened(request).view()
    return answer(request, "page.html", {"page": page, "view": "work", **_addresses(page)})


def review_page(request: Request) -> Response:
    """An article in a locale for those who approve it: the translation first, and what has changed since."""
    opened = _opened(request)
    page, changes = opened.view(), changes_since_approval(site_of(request).live.workspace, opened)
    values = {"page": page, "view": "review", "read": read_digest(opened), "changes": changes}
    return answer(request, "review.html", {**values, **_addresses(page)})


def _opened(request: Request) -> OpenedPage:
    try:
        return site_of(request).live.opened(request.path_params["article"], request.path_params["locale"])
    except UnknownPageError:
        raise HTTPException(404, "no such page, expected /LOCALE/ARTICLE") from None


def _addresses(page: PageView) -> dict[str, str]:
    return {"reader_address": reader_address(page.locale, page.path)}


ROUTES = (Route("/", list_page), Route("/review/{locale}/{article:path}", review_page))

LAST_ROUTE = Route("/{locale}/{article:path}", work_page)
"""What would take other routes' paths, if it came before them."""
