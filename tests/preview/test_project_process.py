"""The process of the project: what is asked comes back, it ends with the server, and its own end is told and mended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest

from localize.errors import ConfigError, Problem
from localize.preview import project_work
from localize.preview.previewed_project import PreviewedProject
from localize.preview.project_process import ProjectLostError, ProjectProcess
from localize.preview.project_state import UnknownPageError
from localize.preview.worker import Urgency
from support.folder import ProjectFolder
from support.running_preview import PATIENCE, running_preview

GERMAN = "locales/de/LC_MESSAGES/cold-packs.po"


@pytest.fixture
def process(translated: ProjectFolder) -> Iterator[ProjectProcess]:
    process = ProjectProcess(translated.root, lambda _: None)
    yield process
    process.stop()


def pid(_project: PreviewedProject) -> int:
    return os.getpid()


def failing(_project: PreviewedProject) -> None:
    raise ConfigError(Problem("localize.toml", 3, "no such key"))


def ending(_project: PreviewedProject) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_work_is_done_in_another_process_and_gives_values(process: ProjectProcess) -> None:
    assert process.submit(pid).result(PATIENCE) == process.process.pid != os.getpid()
    assert process.submit(project_work.outline).result(PATIENCE).articles == {"cold-packs": "en"}


def test_errors_come_back_as_they_were(process: ProjectProcess) -> None:
    with pytest.raises(ConfigError) as error:
        process.submit(failing).result(PATIENCE)
    assert error.value.problems == (Problem("localize.toml", 3, "no such key"),)
    assert str(error.value) == "localize.toml:3: no such key"
    with pytest.raises(UnknownPageError):
        process.submit(project_work.open_page, Urgency.ASKED, "none", "de").result(PATIENCE)


def test_what_was_waited_for_is_lost_where_the_process_ends_and_another_goes_on(translated: ProjectFolder) -> None:
    reasons: Queue[str] = Queue()
    process = ProjectProcess(translated.root, reasons.put)
    try:
        first = process.process.pid
        with pytest.raises(ProjectLostError, match="SIGKILL"):
            process.submit(ending).result(PATIENCE)
        reason = "the process that works on the project has ended (SIGKILL); it was started again"
        assert reasons.get(timeout=PATIENCE) == reason
        assert process.submit(pid).result(PATIENCE) != first
    finally:
        process.stop()


def test_it_ends_with_a_server_that_is_killed(translated: ProjectFolder) -> None:
    command = [sys.executable, "-c", _SERVER, str(translated.root)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        child = int(server.stdout.readline())
        server.kill()
    end = time.monotonic() + PATIENCE
    while lives(child):
        assert time.monotonic() < end, "the process lives on"
        time.sleep(0.01)


def lives(process: int) -> bool:
    """Whether a process runs, and does not only wait for somebody to ask how it ended."""
    try:
        return "Z" not in Path(f"/proc/{process}/stat").read_text().split()[2]
    except (FileNotFoundError, ProcessLookupError):
        return False


_SERVER = """
import sys, time
from pathlib import Path
from queue import Queue
from localize.preview.project_process import ProjectProcess
process = ProjectProcess(Path(sys.argv[1]), print)
print(process.process.pid, flush=True)
time.sleep(600)
"""


def test_the_preview_tells_that_it_has_ended_and_goes_on(translated: ProjectFolder) -> None:
    with running_preview(translated.root) as preview, preview.events("/de/cold-packs") as events:
        preview.settled()
        os.kill(preview.live.project.process.pid, signal.SIGKILL)
        told, mended = events.wait("problem", 2)
        assert "has ended (SIGKILL)" in told["messages"][0]
        assert mended["messages"] == []
        text = translated.read(GERMAN).replace('msgid "Wrap the pack', '#, fuzzy\nmsgid "Wrap the pack')
        translated.write(GERMAN, text)
        assert 'data-state="fuzzy"' in events.wait("segment")[0]["html"]
        assert events.wait_until("page", "outcome", "withheld")
