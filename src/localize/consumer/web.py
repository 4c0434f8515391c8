"""Fetches files from a web server, piece by piece as they come.

The fetcher of python-tuf waits for whole chunks. A server that sends a byte now and then could hold it up for days,
though each wait is short (the slow retrieval attack of The Update Framework, specification 1.0, 1.5.2).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, PoolManager

CHUNK = 64 * 1024
"""The most bytes read at once."""
SOCKET_SECONDS = 30
"""The longest wait for a connection, or for the next bytes."""
RETRIES, REDIRECTS = 3, 3
"""How often a connection is tried again, and how many redirects are followed."""
_HEADERS = {"User-Agent": "localize", "Accept-Encoding": "identity"}


def fetch(url: str) -> Iterator[bytes]:
    """Return the content of a file; raises DownloadHTTPError, SlowRetrievalError, and errors of urllib3."""
    from tuf.api.exceptions import DownloadHTTPError  # noqa: PLC0415  # heavy
    from urllib3 import Retry, Timeout  # noqa: PLC0415  # heavy

    response = _manager(_proxy(url)).request(
        "GET", url, preload_content=False, timeout=Timeout(SOCKET_SECONDS), retries=Retry(RETRIES, redirect=REDIRECTS)
    )
    if response.status >= 400:
        response.close()
        raise DownloadHTTPError(f"{url}: status {response.status}", response.status)
    return _chunks(response)


def _chunks(response: BaseHTTPResponse) -> Iterator[bytes]:
    """Yield the content as it comes. A connection whose content was not read to its end is not used again."""
    import urllib3  # noqa: PLC0415  # heavy
    from tuf.api.exceptions import SlowRetrievalError  # noqa: PLC0415  # heavy

    whole = False
    try:
        while chunk := response.read1(CHUNK):
            yield chunk
        whole = True
    except urllib3.exceptions.TimeoutError as error:
        raise SlowRetrievalError(f"nothing more for {SOCKET_SECONDS} seconds") from error
    finally:
        if whole:
            response.release_conn()
        else:
            response.close()


def _proxy(url: str) -> str:
    """Return the proxy that the environment names for an address, empty for none."""
    parts = urlsplit(url)
    if proxy_bypass(parts.hostname or ""):
        return ""
    proxies = getproxies()
    return proxies.get(parts.scheme, "") or proxies.get("all", "")


@cache
def _manager(proxy: str) -> PoolManager:
    from urllib3 import PoolManager, ProxyManager  # noqa: PLC0415  # heavy

    return ProxyManager(proxy, headers=_HEADERS) if proxy else PoolManager(headers=_HEADERS)
