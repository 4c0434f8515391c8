"""The preview's web application: one row for each route. Modules with more routes give rows of their own.

A function for a row takes a Request and returns a Response. Those that are no coroutines run in threads, and may wait.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from localize.media_types import media_type
from localize.preview import choice_of_language, editing, interface, looking_up, reviewing, work_pages
from localize.preview.events import LIST_TOPIC, page_topic
from localize.preview.project_process import ProjectLostError
from localize.preview.reader_pages import reader_file
from localize.preview.safety import READER_POLICY, SafetyMiddleware
from localize.preview.site import PreviewSite, site_of


def reader_page(request: Request) -> Response:
    """A file as readers will get it: a page, its style sheet, its images."""
    path = request.path_params["path"]
    data = reader_file(site_of(request).live, path)
    if data is None:
        raise HTTPException(404, "no such file")
    return Response(data, media_type=media_type(path), headers={"Content-Security-Policy": READER_POLICY})


async def events(request: Request) -> Response:
    """The events of a page (`article` and `locale`) in a language of the preview, or those of the list."""
    live = site_of(request).live
    article, locale = request.query_params.get("article", ""), request.query_params.get("locale", "")
    topic = page_topic(article, locale) if article else LIST_TOPIC
    language = _known(request.query_params.get("language", ""))
    listener = live.hub.listen(topic, language)
    version = request.headers.get("last-event-id") or request.query_params.get("version", "")
    decided = request.query_params.get("decided", "yes") == "yes"
    for event in live.missed(article, locale, version=version, decided=decided, language=language):
        listener.put(event)

    async def stream() -> AsyncIterator[str]:
        try:
            async for each in listener.stream():
                yield each
        finally:
            live.hub.leave(listener)

    return StreamingResponse(stream(), media_type="text/event-stream")


def _known(language: str) -> str:
    return language if language in interface.languages() else interface.LOCALE


def lost(_request: Request, error: Exception) -> Response:
    """What is answered where the work was lost with its process: to ask again."""
    return PlainTextResponse(f"{error}, expected to be asked again", status_code=503)


def static(request: Request) -> Response:
    """A file of the preview's own: style and scripts."""
    name = request.path_params["name"]
    file = Path(__file__).parent / "static" / name
    if "/" in name or "\\" in name or not file.is_file():
        raise HTTPException(404, "no such file")
    return Response(file.read_bytes(), media_type=media_type(name))


ROUTES: tuple[Route, ...] = (
    *work_pages.ROUTES,
    *choice_of_language.ROUTES,
    *looking_up.ROUTES,
    *editing.ROUTES,
    *reviewing.ROUTES,
    Route("/events", events),
    Route("/static/{name}", static),
    Route("/readers/{path:path}", reader_page),
)
"""The rows of routes; those that write have `methods=["POST"]`, take JSON and give JSON."""


def application(site: PreviewSite) -> Starlette:
    """Return the application of a running preview."""
    app = Starlette(
        routes=[*ROUTES, work_pages.LAST_ROUTE],
        middleware=[Middleware(SafetyMiddleware, access=site.access)],
        exception_handlers={ProjectLostError: lost},
    )
    app.state.site = site
    return app
