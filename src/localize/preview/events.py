"""What open pages in browsers are told, as server-sent events (HTML Living Standard, section 9.2).

Each open page listens to one topic. Events are put to its listeners without waiting: a browser that does not take them
is told to reload once it does, and holds nobody back.
"""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import field
from typing import Any

from localize.dataclass import dataclass

_MOST_WAITING = 64
"""Events that wait for one listener; one with more is told to reload instead."""
HEARTBEAT = ": \n\n"
"""A comment that keeps a connection open."""
_SECONDS_OF_SILENCE = 20.0

LIST_TOPIC = ""
"""The topic of the list of pages."""


def page_topic(article: str, locale: str) -> str:
    """Return the topic of an article in a locale."""
    return f"{locale}/{article}"


@dataclass(frozen=True, slots=True)
class PageEvent:
    """What has changed.

    `segment` comes with the id and the HTML of a segment; `page` with the counts and the decision; `list` where the
    list has changed; `problem` with messages for people, none where all is well again; `reload` where the page must be
    loaded again. `version` is that of the page with the change.
    """

    name: str
    data: Mapping[str, Any]
    version: str = ""

    def encoded(self) -> str:
        """Return the event as it goes over the line."""
        mark = f"id: {self.version}\n" if self.version else ""
        return f"event: {self.name}\n{mark}data: {json.dumps(self.data, ensure_ascii=False)}\n\n"


@dataclass(slots=True, eq=False)
class Listener:
    """A page that is open in a browser; `waiting` are the events that it has not taken yet."""

    topic: str
    language: str
    waiting: deque[PageEvent] = field(default_factory=deque)
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    closed: bool = False

    def put(self, event: PageEvent) -> None:
        """Add an event; of too many there remains one, to reload."""
        if len(self.waiting) >= _MOST_WAITING:
            self.waiting.clear()
            event = PageEvent("reload", {})
        self.waiting.append(event)
        self.wake.set()

    async def stream(self) -> AsyncIterator[str]:
        """Yield the events as they come, and a sign of life where none do, until the preview ends."""
        yield HEARTBEAT
        while not self.closed:
            while self.waiting:
                yield self.waiting.popleft().encoded()
            self.wake.clear()
            if self.waiting or self.closed:
                continue
            try:
                await asyncio.wait_for(self.wake.wait(), _SECONDS_OF_SILENCE)
            except TimeoutError:
                yield HEARTBEAT


class Hub:
    """Passes events on to the pages that are open; `send` may be called in any thread."""

    def __init__(self) -> None:
        self._listeners: set[Listener] = set()
        self._loop: asyncio.AbstractEventLoop | None = None

    def listen(self, topic: str, language: str) -> Listener:
        """Return a new listener; to be called in the server's loop, and left again with `leave`."""
        self._loop = asyncio.get_running_loop()
        listener = Listener(topic, language)
        self._listeners = {*self._listeners, listener}
        return listener

    def leave(self, listener: Listener) -> None:
        """Forget a listener."""
        self._listeners = self._listeners - {listener}

    def topics(self) -> frozenset[str]:
        """Return the topics that somebody listens to."""
        return frozenset(listener.topic for listener in self._listeners)

    def languages(self, topic: str) -> frozenset[str]:
        """Return the languages of those who listen to a topic."""
        return frozenset(listener.language for listener in self._listeners if listener.topic == topic)

    def send(self, topic: str, *events: PageEvent, language: str = "") -> None:
        """Pass events on to those who listen to a topic, in one language or in all."""
        self._send(lambda each: each.topic == topic and language in ("", each.language), events)

    def send_to_all(self, *events: PageEvent) -> None:
        """Pass events on to everybody."""
        self._send(lambda _: True, events)

    def close(self) -> None:
        """End all streams; to be called in the server's loop."""
        for listener in self._listeners:
            listener.closed = True
            listener.wake.set()

    def _send(self, hears: Callable[[Listener], bool], events: tuple[PageEvent, ...]) -> None:
        listeners = [listener for listener in self._listeners if hears(listener)]
        if not listeners or self._loop is None or not events:
            return

        def put() -> None:
            for listener in listeners:
                for event in events:
                    listener.put(event)

        try:
            self._loop.call_soon_threadsafe(put)
        except RuntimeError:  # the loop has ended, and nobody listens any more
            return
