"""A release in an object store is switched as one: of two runs one changes nothing, and a killed one is finished."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping

import pytest

from localize.errors import FileError
from localize.files.object_store import ObjectStore, SupersededError
from localize.files.remote_output import RemoteOutput

pytestmark = pytest.mark.cluster

FIRST = {"de/a.html": b"one", "de/b.html": b"one", "de/manifest.json": b"1"}
SECOND = {"de/a.html": b"two", "de/c.html": b"two", "de/manifest.json": b"2"}
MANY = {f"de/{number}.html": b"page" for number in range(260)}
"""So many that a run can be caught while it switches them."""


def output(url: str, *, patience: float = 1.5) -> RemoteOutput:
    return RemoteOutput(ObjectStore(url), last="manifest.json", patience=patience)


def publish(url: str, files: Mapping[str, bytes], *, removed: tuple[str, ...] = ()) -> int:
    """Publishes as a run does, and returns how many objects changed."""
    made = output(url)
    made.finish()
    with made.begun():
        changed = sum(made.add(path, data) for path, data in files.items())
        for path in removed:
            made.remove(path)
        made.show()
    return changed


def contents(url: str) -> dict[str, bytes | None]:
    """What readers see."""
    store = ObjectStore(url)
    return {path: store.read(path) for path in store.objects() if not path.startswith(".localize/")}


def left(url: str) -> list[str]:
    """What stands aside but the claim, which is never removed."""
    return [path for path in ObjectStore(url).objects(".localize") if path != ".localize/claim.json"]


def test_a_release_is_shown_and_nothing_is_left_aside(store_url: str) -> None:
    assert publish(store_url, FIRST) == 3
    assert contents(store_url) == FIRST
    assert left(store_url) == []


def test_only_what_changed_is_uploaded(store_url: str) -> None:
    publish(store_url, FIRST)
    before = ObjectStore(store_url).objects()
    assert publish(store_url, FIRST) == 0
    assert publish(store_url, FIRST | {"de/b.html": b"two", "de/manifest.json": b"2"}) == 2
    after = ObjectStore(store_url).objects()
    assert after["de/a.html"] == before["de/a.html"]


def test_what_is_gone_is_removed_with_the_switch(store_url: str) -> None:
    publish(store_url, FIRST)
    publish(store_url, SECOND, removed=("de/b.html",))
    assert contents(store_url) == SECOND


def test_nothing_is_seen_before_the_switch_and_a_run_that_gives_up_leaves_nothing(store_url: str) -> None:
    publish(store_url, FIRST)
    made = output(store_url)
    with made.begun():
        for path, data in {**SECOND, **MANY}.items():
            made.add(path, data)
        assert contents(store_url) == FIRST
    assert contents(store_url) == FIRST
    assert left(store_url) == []


def test_of_two_runs_the_later_one_is_told_and_changes_nothing(store_url: str) -> None:
    publish(store_url, FIRST)
    late = output(store_url)
    late.finish()
    with late.begun():
        late.add("de/a.html", b"late")
        late.add("de/manifest.json", b"late")
        publish(store_url, SECOND, removed=("de/b.html",))
        with pytest.raises(
            SupersededError, match=r"de/manifest\.json: published by another run meanwhile.*run it again"
        ):
            late.show()
    assert contents(store_url) == SECOND
    assert left(store_url) == []


def test_of_two_first_runs_one_is_told(store_url: str) -> None:
    late = output(store_url)
    late.finish()
    with late.begun():
        late.add("de/a.html", b"late")
        late.add("de/manifest.json", b"late")
        publish(store_url, FIRST)
        with pytest.raises(SupersededError, match="published by another run meanwhile"):
            late.show()
    assert contents(store_url) == FIRST


def test_a_killed_switch_is_finished_by_the_next_run(store_url: str, switching: subprocess.Popen[bytes]) -> None:
    switching.kill()
    switching.wait()
    assert any(data == b"1" for path, data in contents(store_url).items() if path.endswith("manifest.json"))
    output(store_url).finish()
    assert contents(store_url) == {**FIRST, **MANY, "de/manifest.json": b"2"}
    assert left(store_url) == []


def test_a_run_that_works_is_not_taken_for_dead(store_url: str, switching: subprocess.Popen[bytes]) -> None:
    with pytest.raises(SupersededError, match="another run is putting a release in its place"):
        output(store_url, patience=600).finish()  # it ends with the first sign of life, however slow this machine is
    assert switching.wait() == 0
    assert contents(store_url) == {**FIRST, **MANY, "de/manifest.json": b"2"}


def test_a_run_that_was_taken_for_dead_is_told_and_changes_nothing_more(
    store_url: str, switching: subprocess.Popen[bytes]
) -> None:
    switching.send_signal(signal.SIGSTOP)
    third = {**FIRST, **MANY, "de/a.html": b"three", "de/manifest.json": b"3"}
    publish(store_url, third)
    switching.send_signal(signal.SIGCONT)
    assert switching.wait() == 3
    assert contents(store_url) == third
    assert left(store_url) == []


def test_a_journal_that_leads_out_of_the_output_is_refused(store_url: str) -> None:
    store = ObjectStore(store_url)
    store.put(".localize/claim.json", b'{"run": "x", "signs": 1}', version="")
    store.put(".localize/x/journal.json", b'{"puts": {"../../other/a.html": ""}, "removed": []}', version="")
    with pytest.raises(FileError, match="no journal of localize"):
        output(store_url).finish()


_RUN = """
import sys
from files import test_remote_output as test
from localize.files.object_store import SupersededError
try:
    test.publish(sys.argv[1], {**test.FIRST, **test.MANY, "de/manifest.json": b"2"})
except SupersededError as error:
    print(error)
    sys.exit(3)
"""


@pytest.fixture
def switching(store_url: str) -> Iterator[subprocess.Popen[bytes]]:
    """Another run, that is in the middle of switching many pages."""
    publish(store_url, FIRST)
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    process = subprocess.Popen([sys.executable, "-c", _RUN, store_url], env=env)
    store = ObjectStore(store_url)
    try:
        while len([path for path in store.objects("de") if path in MANY]) < 64:
            assert process.poll() is None
            time.sleep(0.01)
        yield process
    finally:
        process.kill()
        process.wait()
