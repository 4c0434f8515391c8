"""The language in which the preview speaks to somebody: the one they chose, else the one their browser likes best."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from localize.preview import interface

_COOKIE = "localize-language"
_SECONDS = 365 * 24 * 3600


def language_of(request: Request) -> str:
    """Return the language of the answer to a request."""
    chosen = request.cookies.get(_COOKIE, "")
    if chosen in interface.languages():
        return chosen
    return interface.preferred(request.headers.get("accept-language", ""))


def choose_language(request: Request) -> Response:
    """Remember a language in the browser, and go back to the page where it was chosen."""
    back, locale = request.query_params.get("back", "/"), request.query_params.get("locale", "")
    is_ours = back.startswith("/") and not back.startswith(("//", "/\\"))
    response = RedirectResponse(back if is_ours else "/", status_code=303)
    if locale in interface.languages():
        response.set_cookie(_COOKIE, locale, max_age=_SECONDS, httponly=True, samesite="strict")
    return response


ROUTES = (Route("/language", choose_language),)
