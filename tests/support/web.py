"""A static web server that can be an attacker's."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit


@dataclass
class Web:
    """A served folder. The faults are keyed by the ends of paths."""

    folder: Path
    url: str = ""
    replaced: dict[str, bytes] = field(default_factory=dict)
    """Other content."""
    truncated: set[str] = field(default_factory=set)
    """Half of the content, though all of it was announced."""
    shortened: set[str] = field(default_factory=set)
    """Half of the content, without a word."""
    endless: set[str] = field(default_factory=set)
    """The content, and then more and more."""
    dripping: set[str] = field(default_factory=set)
    """A byte now and then."""
    failing: dict[str, int] = field(default_factory=dict)
    """Another status."""
    requests: list[str] = field(default_factory=list)

    def has(self, faults: set[str], path: str) -> bool:
        return any(path.endswith(end) for end in faults)

    def content(self, path: str) -> bytes | None:
        for end, data in self.replaced.items():
            if path.endswith(end):
                return data
        place = self.folder / path.lstrip("/")
        return place.read_bytes() if place.is_file() else None


@contextmanager
def served(folder: Path) -> Iterator[Web]:
    """Serves a folder on a free port."""
    web = Web(folder)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:  # the name that http.server calls
            with suppress(ConnectionError):
                self.answer(unquote(urlsplit(self.path).path))

        def answer(self, path: str) -> None:
            web.requests.append(path)
            status = next((code for end, code in web.failing.items() if path.endswith(end)), 200)
            data = web.content(path)
            if data is None or status != 200:
                self.send_response(404 if data is None else status)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            odd = any(web.has(faults, path) for faults in (web.truncated, web.shortened, web.endless, web.dripping))
            self.close_connection = odd
            self.send_response(200)
            if web.has(web.truncated, path) or not odd:
                self.send_header("Content-Length", str(len(data)))
            if odd:
                self.send_header("Connection", "close")
            self.end_headers()
            self.body(path, data)

        def body(self, path: str, data: bytes) -> None:
            if web.has(web.dripping, path):
                for byte in data:
                    self.wfile.write(bytes([byte]))
                    time.sleep(0.3)
            elif web.has(web.truncated | web.shortened, path):
                self.wfile.write(data[: len(data) // 2])
            else:
                self.wfile.write(data)
            while web.has(web.endless, path):
                self.wfile.write(b" " * 65536)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    web.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
