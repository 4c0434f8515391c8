"""What our own pages post: a JSON object of some kilobytes, read into the fields that are expected."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from localize.dataclass import dataclass
from localize.errors import LocalizeError
from localize.model.catalog import Key
from localize.preview.opened_page import OpenedPage
from localize.preview.project_process import ProjectLostError
from localize.preview.project_state import UnknownPageError
from localize.preview.site import PreviewSite, site_of
from localize.preview.views import SegmentView
from localize.tasks.edit_entry import NewerTextError

COMMAND = "localize preview"
"""In whose name the lock of the project is taken."""
_MOST_BYTES = 256 * 1024


class RefusedRequestError(Exception):
    """A request that our pages do not send, with its status and the reason."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


@dataclass(frozen=True, slots=True)
class Posted:
    """A request with the fields that came with it."""

    request: Request
    fields: Mapping[str, Any]

    @property
    def site(self) -> PreviewSite:
        """The running preview."""
        return site_of(self.request)

    def text(self, name: str) -> str:
        """Return a field that is a text, empty where it is missing; raises RefusedRequestError."""
        value = self.fields.get(name, "")
        if not isinstance(value, str):
            raise RefusedRequestError(400, f"{name} is {value!r}, expected a text")
        return value

    def is_set(self, name: str) -> bool:
        """Whether a field is true; raises RefusedRequestError."""
        value = self.fields.get(name, False)
        if not isinstance(value, bool):
            raise RefusedRequestError(400, f"{name} is {value!r}, expected true or false")
        return value

    def page(self) -> OpenedPage:
        """Return the page of `article` and `locale`; raises UnknownPageError and LocalizeError."""
        return self.site.live.opened(self.text("article"), self.text("locale"))

    def segment(self, page: OpenedPage) -> tuple[Key, SegmentView]:
        """Return the segment of `id`; raises RefusedRequestError."""
        return segment_of(page, self.text("id"))


def segment_of(page: OpenedPage, name: str) -> tuple[Key, SegmentView]:
    """Return the key and view of a segment by its id; raises RefusedRequestError."""
    view = page.segments.get(name)
    if view is None:
        raise RefusedRequestError(404, "the page has no such segment any more, expected it to be loaded again")
    return view.key, view


Action = Callable[[Posted], Response]
"""Answers a request that was posted; runs in a thread, and may wait."""


def posted(action: Action) -> Callable[[Request], Any]:
    """Return the function for a row of routes: what goes wrong is answered with a `reason` for people."""

    async def answer(request: Request) -> Response:
        try:
            return await run_in_threadpool(action, Posted(request, await _fields(request)))
        except NewerTextError as error:
            reason = "somebody has saved another text meanwhile, nothing was overwritten"
            return JSONResponse({"reason": reason, "text": error.text}, 409)
        except RefusedRequestError as error:
            return JSONResponse({"reason": str(error)}, error.status)
        except UnknownPageError:
            return JSONResponse({"reason": "no such page"}, 404)
        except ProjectLostError as error:
            return JSONResponse({"reason": str(error)}, 503)
        except LocalizeError as error:
            return JSONResponse({"reason": str(error)}, 409)

    return answer


async def _fields(request: Request) -> Mapping[str, Any]:
    """Read the fields of a request; raises RefusedRequestError."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise RefusedRequestError(415, "expected JSON")
    data = b""
    async for chunk in request.stream():
        data += chunk
        if len(data) > _MOST_BYTES:
            raise RefusedRequestError(413, f"more than {_MOST_BYTES} bytes, expected one segment")
    try:
        fields = json.loads(data)
    except (ValueError, RecursionError):
        fields = None
    if not isinstance(fields, dict):
        raise RefusedRequestError(400, "expected an object in JSON")
    return fields
