"""The preview of a project as it runs: a real server on a free port, and what a browser is told by it."""

from __future__ import annotations

import http.client
import json
import re
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from localize.preview import running

PATIENCE = 90.0
"""Seconds after which something that was expected has not come."""


@dataclass(frozen=True)
class Answer:
    """The answer to a request."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Events:
    """The events of a page as they come, in a thread."""

    def __init__(self, address: tuple[str, int], path: str) -> None:
        self._connection = http.client.HTTPConnection(*address)
        self._connection.request("GET", path)
        self._response = self._connection.getresponse()
        assert self._response.status == 200
        assert self._response.readline() == b": \n", "the server listens once the first line is here"
        self.all: list[tuple[str, Any]] = []
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self) -> None:
        name = ""
        try:
            for line in self._response:
                if line.startswith(b"event: "):
                    name = line[7:].decode().strip()
                elif line.startswith(b"data: "):
                    self.all.append((name, json.loads(line[6:])))
        except (OSError, ValueError, AttributeError):
            return

    def wait(self, name: str, number: int = 1) -> list[Any]:
        """The data of the events of that name, once there are so many."""
        end = time.monotonic() + PATIENCE
        while len(self.named(name)) < number:
            assert time.monotonic() < end, f"no event {name!r}, only {self.all}"
            time.sleep(0.005)
        return self.named(name)

    def wait_until(self, name: str, what: str, value: object) -> Any:
        """The data of the first event of that name that says so; others may come before, as decisions do."""
        number = 0
        while True:
            number += 1
            data = self.wait(name, number)[number - 1]
            if data[what] == value:
                return data

    def named(self, name: str) -> list[Any]:
        return [data for each, data in self.all if each == name]

    def names(self) -> list[str]:
        return [name for name, _ in self.all]

    def close(self) -> None:
        if self._connection.sock:
            self._connection.sock.shutdown(socket.SHUT_RDWR)
        self._connection.close()


class RunningPreview:
    """A preview that runs; its requests are those of its own pages, unless they say otherwise."""

    def __init__(self, address: tuple[str, int], server: running.PreviewServer) -> None:
        self.live = server.live
        self.address = address
        self.host = f"{address[0]}:{address[1]}"
        self.server = server

    @property
    def token(self) -> str:
        return _first(r'name="localize-token" content="([^"]+)"', self.get("/").text)

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, headers=_named(headers))

    def post(self, path: str, content: Any, **headers: str) -> Answer:
        ours = {"X-Localize-Token": self.token, "Content-Type": "application/json", "Origin": f"http://{self.host}"}
        return self.ask("POST", path, headers={**ours, **_named(headers)}, body=json.dumps(content))

    def ask(self, method: str, path: str, *, headers: Mapping[str, str], body: str | None = None) -> Answer:
        connection = http.client.HTTPConnection(*self.address, timeout=PATIENCE)
        connection.request(method, path, body=body, headers=dict(headers))
        response = connection.getresponse()
        answer = Answer(
            response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()
        )
        connection.close()
        return answer

    @contextmanager
    def events(self, path: str) -> Iterator[Events]:
        """The events at an address; of a page, those that its own page listens to."""
        if not path.startswith("/events"):
            path = _first(r'data-events="([^"]+)"', self.get(path).text).replace("&amp;", "&")
        events = Events(self.address, path)
        try:
            yield events
        finally:
            events.close()

    def settled(self) -> str:
        """The list, once the preview knows all of it."""
        end = time.monotonic() + PATIENCE
        while not self.live.listing({}).complete:
            assert time.monotonic() < end
            time.sleep(0.01)
        return self.get("/").text


def _named(headers: Mapping[str, str]) -> dict[str, str]:
    """Headers by their names; as arguments these have underscores."""
    return {name.replace("_", "-"): value for name, value in headers.items()}


def _first(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    assert match
    return match[1]


@contextmanager
def running_preview(root: Path) -> Iterator[RunningPreview]:
    """A preview of the project in a folder, which ends with the test."""
    with running.listening_socket("127.0.0.1", 0, print) as listening, running.prepared(root, listening) as server:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.002)
        try:
            yield RunningPreview(listening.getsockname()[:2], server)
        finally:
            server.should_exit = True
            thread.join(PATIENCE)
            assert not thread.is_alive(), "the preview does not end"
