"""--watch: a command runs again when a file changes, not for what it wrote itself, and ends with the last status."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from queue import Empty, Queue

import pytest

from localize.model.catalog import Entry
from support.folder import ARTICLE, ProjectFolder

DE = "locales/de/LC_MESSAGES/cold-packs.po"
SECONDS = 90
"""How long a machine with much to do may take."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent to one process by a signal")


class Running:
    """A command that goes on, with the lines that it has printed."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self._lines: Queue[str] = Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._lines.put(line.rstrip("\n"))

    def until(self, text: str) -> list[str]:
        """The lines up to the first one that holds a text."""
        lines: list[str] = []
        while not lines or text not in lines[-1]:
            lines.append(self._lines.get(timeout=SECONDS))
        return lines

    def is_quiet(self, seconds: float) -> bool:
        """Whether nothing is printed for some time."""
        try:
            self._lines.get(timeout=seconds)
        except Empty:
            return True
        return False

    def ended(self) -> int:
        """The exit status after Ctrl-C."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=SECONDS)


def _takes_ctrl_c() -> None:
    """A process that a shell has put into the background would pass it over."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def started(project: ProjectFolder, *arguments: str) -> Iterator[Running]:
    """Starts a command in a project, in a process of its own."""
    command = [sys.executable, "-u", "-m", "localize", "-C", str(project.root), *arguments]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=_takes_ctrl_c,  # noqa: PLW1509  # no thread of this process holds a lock then
    ) as process:
        try:
            yield Running(process)
        finally:
            process.kill()


def test_update_runs_again_for_what_others_change_and_not_for_what_it_writes(project: ProjectFolder) -> None:
    with started(project, "update", "--watch") as running:
        assert "6 files written" in running.until("status 0; waiting for changes")
        assert running.is_quiet(0.3)
        project.write("source/.cold-packs.txt.swp", "an editor's own")
        assert running.is_quiet(0.3)
        project.write("source/cold-packs.txt", ARTICLE.replace("for 10 minutes", "for 15 minutes"))
        lines = running.until("waiting for changes")
        assert "changed: source/cold-packs.txt" in lines[0]
        assert "3 files written" in lines
        project.write("localize.toml", "colour = 1\n")
        assert "localize.toml:1: unknown key 'colour'" in "\n".join(running.until("status 2; waiting for changes"))
        assert running.ended() == 2


def test_check_sees_catalogs_that_it_was_not_started_with(project: ProjectFolder) -> None:
    with started(project, "check", "--watch") as running:
        running.until("waiting for changes")
        project.run("update")
        running.until("status 0; waiting for changes")
        project.translate(DE, _bad)
        lines = running.until("status 1; waiting for changes")
        assert any(f"changed: {DE}" in line for line in lines)
        assert any(line.startswith(f"{DE}:") for line in lines)
        assert running.ended() == 1


def test_publish_makes_again_what_somebody_took_out_of_the_output(translated: ProjectFolder) -> None:
    with started(translated, "publish", "--watch") as running:
        running.until("waiting for changes")
        page = translated.root / "dist/de/cold-packs.html"
        page.unlink()
        lines = running.until("waiting for changes")
        assert "changed: dist/de/cold-packs.html" in lines[0]
        assert page.exists()
        assert running.ended() == 0


def test_ctrl_c_that_another_thread_has_taken_ends_it_too(project: ProjectFolder) -> None:
    """Where the process is stopped when it comes, whichever thread goes on first takes it, and the main one waits."""
    with started(project, "update", "--watch") as running:
        running.until("waiting for changes")
        time.sleep(0.3)  # it waits then; were it not yet so, this would pass all the same
        running.process.send_signal(signal.SIGSTOP)
        running.process.send_signal(signal.SIGINT)
        running.process.send_signal(signal.SIGCONT)
        assert running.process.wait(timeout=SECONDS) == 0


def _bad(entry: Entry) -> Entry:
    return replace(entry, target="<em>")


def test_without_the_extra_a_message_tells_what_to_install(
    project: ProjectFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    result = project.run("update", "--watch")
    assert (result.exit_code, 'pip install "localize-articles[preview]"' in result.stderr) == (2, True)


def test_a_dry_run_is_not_watched(project: ProjectFolder) -> None:
    result = project.run("update", "--watch", "--dry-run")
    assert (result.exit_code, "--watch with --dry-run" in result.stderr) == (2, True)
