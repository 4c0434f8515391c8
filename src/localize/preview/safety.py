"""Keeps others away from the preview: it answers for its own host names only, and writes for its own pages only.

A page of another site that a browser shows cannot reach it: by a name of its own (DNS rebinding) the `Host` is another
one; a request that writes needs a token that only our pages have, and their `Origin` where the browser gives one; and
what a browser fetches for a page of another site (`Sec-Fetch-Site`) is refused.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import field
from secrets import compare_digest

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from localize.dataclass import dataclass

TOKEN_HEADER = "X-Localize-Token"  # its name
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
    " connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""The Content-Security-Policy of our own pages."""
READER_POLICY = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; media-src 'self';"
    " form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox allow-same-origin"
)
"""That of what readers will see: no script runs there, and no form is sent."""
_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
_READ_ONLY = frozenset({"GET", "HEAD"})
_OURS = frozenset({"same-origin", "none"})
"""What `Sec-Fetch-Site` says of a request by our own pages, or by whoever typed its address (Fetch Metadata)."""
_HTTP_PORT = 80


@dataclass(frozen=True, slots=True)
class Access:
    """Who may ask: the values of `Host` that are answered, and the token of requests that write."""

    hosts: frozenset[str]
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))


def access(host: str, port: int, *, names: Iterable[str] = _LOOPBACK) -> Access:
    """Return who may ask a preview that listens at a host and a port; loopback names are always answered."""
    literal = f"[{host}]" if ":" in host else host
    ours = [name.lower() for name in (*names, literal)]
    return Access(frozenset([f"{name}:{port}" for name in ours] + (ours if port == _HTTP_PORT else [])))


class SafetyMiddleware:
    """Refuses what does not come from our own pages, and gives each response its headers."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS:
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._refusal(scope["method"], Headers(scope=scope))
        answer = PlainTextResponse(refusal, status_code=403) if refusal else self._app
        await answer(scope, receive, with_headers)

    def _refusal(self, method: str, headers: Headers) -> str:
        """Return why a request is refused; empty where it is not."""
        host = headers.get("host", "").lower()
        if host not in self._access.hosts:
            return "this host name is not answered"
        fetched = headers.get("sec-fetch-site", "same-origin")
        if method in _READ_ONLY:
            is_followed = headers.get("sec-fetch-mode", "navigate") == "navigate"
            return "" if is_followed or fetched in _OURS else "pages of other sites may not read"
        if fetched not in _OURS:
            return "pages of other sites may not write"
        origin = headers.get("origin")
        if origin is not None and origin.lower() != f"http://{host}":
            return "this origin may not write"
        if not compare_digest(headers.get(TOKEN_HEADER, "").encode(), self._access.token.encode()):
            return "the token is missing or another one"
        return ""


_HEADERS: Sequence[tuple[str, str]] = (
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cache-Control", "no-store"),
)
