"""Runs the preview: its server, the watcher of the files, and their end."""

from __future__ import annotations

import asyncio
import errno
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from localize.errors import ConfigError, Problem
from localize.preview.events import Hub
from localize.preview.live import LivePreview
from localize.preview.safety import access
from localize.preview.server import application
from localize.preview.site import PreviewSite
from localize.preview.templating import html
from localize.preview.watching import Watcher
from localize.tasks.watched_files import read_files

HOST, PORT = "127.0.0.1", 8400
_MOST_PORTS = 20
"""Ports that are tried, from the one that was asked for."""
_SECONDS_TO_END = 1
_SWITCH_SECONDS = 0.0005
"""After how long Python's threads take turns: what a save has changed does not wait for work in the background."""


class PreviewServer(uvicorn.Server):
    """Ends the streams of events before it waits for open connections to end."""

    def __init__(self, config: uvicorn.Config, live: LivePreview) -> None:
        super().__init__(config)
        self.live = live

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End all streams, then the server."""
        self.live.hub.close()
        await asyncio.sleep(0)
        await super().shutdown(sockets)


@contextmanager
def prepared(root: Path, listening: socket.socket) -> Iterator[PreviewServer]:
    """Open the project in `root`, watch its files, and give the server; raises ConfigError and FileError."""
    host, port = listening.getsockname()[:2]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(_SWITCH_SECONDS)
    live = LivePreview(root, Hub(), html)
    watcher = Watcher(root, read_files(live.workspace), live.changed)
    try:
        app = application(PreviewSite(live, access(host, port)))
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, lifespan="off", timeout_graceful_shutdown=_SECONDS_TO_END
        )
        yield PreviewServer(config, live)
    finally:
        sys.setswitchinterval(interval)
        watcher.stop()
        live.stop()


def listening_socket(host: str, port: int, tell: Callable[[str], None]) -> socket.socket:
    """Return a socket that listens at a port, or the next one that is free, of which `tell` is told.

    Raises ConfigError where the host is none of this machine, or no port is free.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for number in range(port, min(port + _MOST_PORTS, 65536)):
        listening = socket.socket(family, socket.SOCK_STREAM)
        if sys.platform != "win32":  # there it would take the port of another program
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, number))
            listening.listen()  # who asks early waits for the answer
        except OSError as error:
            listening.close()
            if not isinstance(error, PermissionError) and error.errno != errno.EADDRINUSE:
                message = f"cannot be used ({error.strerror or error}), expected an address of this machine"
                raise ConfigError(Problem(host, 0, message)) from None
            continue
        if number not in (port, 0) and port:
            tell(f"port {port} is taken, {number} is used")
        return listening
    raise ConfigError(Problem(f"port {port}", 0, "it and the ones after it are taken, expected a free one: --port N"))


def address_of(listening: socket.socket) -> str:
    """Return the address of the preview for a browser."""
    host, port = listening.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"
