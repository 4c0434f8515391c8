"""What the answers to requests are made from."""

from __future__ import annotations

from starlette.requests import Request

from localize.dataclass import dataclass
from localize.preview.live import LivePreview
from localize.preview.safety import Access


@dataclass(frozen=True, slots=True)
class PreviewSite:
    """The running preview, and who may ask it."""

    live: LivePreview
    access: Access


def site_of(request: Request) -> PreviewSite:
    """Return the site that a request is for."""
    site: PreviewSite = request.app.state.site
    return site
