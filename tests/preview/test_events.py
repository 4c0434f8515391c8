"""Events go to those who listen to a topic, in their language; a slow browser holds nobody back."""

from __future__ import annotations

import asyncio

from localize.preview.events import HEARTBEAT, Hub, Listener, PageEvent


async def taken(listener: Listener, number: int) -> list[str]:
    stream = listener.stream()
    return [await asyncio.wait_for(anext(stream), 5) for _ in range(number)]


def test_an_event_is_written_as_the_standard_says() -> None:
    event = PageEvent("segment", {"html": "<p>\nä</p>"}, version="r-1")
    assert event.encoded() == 'event: segment\nid: r-1\ndata: {"html": "<p>\\nä</p>"}\n\n'


def test_an_event_goes_to_those_who_listen_to_its_topic_in_its_language() -> None:
    async def scene() -> tuple[list[str], list[str], int]:
        hub = Hub()
        german, arabic, other = hub.listen("de/a", "de"), hub.listen("de/a", "ar"), hub.listen("de/b", "de")
        hub.send("de/a", PageEvent("page", {"html": "1"}), language="de")
        hub.send("de/a", PageEvent("page", {"html": "2"}))
        await asyncio.sleep(0)
        return await taken(german, 3), await taken(arabic, 2), len(other.waiting)

    first, second, waiting = asyncio.run(scene())
    assert first[0] == HEARTBEAT
    assert ['"1"' in first[1], '"2"' in first[2], '"2"' in second[1]] == [True, True, True]
    assert waiting == 0


def test_a_browser_that_takes_no_events_is_told_to_reload_once_it_does() -> None:
    async def scene() -> list[str]:
        hub = Hub()
        slow, quick = hub.listen("de/a", "en"), hub.listen("de/a", "en")
        for number in range(65):
            hub.send("de/a", PageEvent("segment", {"number": number}))
            await asyncio.sleep(0)
            if number == 63:
                assert len(await taken(quick, 65)) == 65
        return await taken(slow, 2)

    assert asyncio.run(scene())[1].startswith("event: reload\n")


def test_streams_end_with_the_preview() -> None:
    async def scene() -> list[str]:
        hub = Hub()
        listener = hub.listen("", "en")
        stream = asyncio.create_task(_all(listener))
        await asyncio.sleep(0)
        hub.close()
        return await asyncio.wait_for(stream, 5)

    assert asyncio.run(scene()) == [HEARTBEAT]


async def _all(listener: Listener) -> list[str]:
    return [each async for each in listener.stream()]


def test_who_has_left_is_told_nothing() -> None:
    async def scene() -> int:
        hub = Hub()
        listener = hub.listen("", "en")
        hub.leave(listener)
        hub.send("", PageEvent("list", {}))
        await asyncio.sleep(0)
        return len(listener.waiting)

    assert asyncio.run(scene()) == 0
