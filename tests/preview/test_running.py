"""The preview starts, says where it listens, and ends cleanly."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys

import pytest

from localize.errors import ConfigError
from localize.preview import running
from support.folder import ProjectFolder
from support.running_preview import PATIENCE


def test_where_a_port_is_taken_the_next_free_one_is_used_and_named() -> None:
    told: list[str] = []
    with running.listening_socket("127.0.0.1", 0, told.append) as first:
        port = first.getsockname()[1]
        with running.listening_socket("127.0.0.1", port, told.append) as second:
            assert second.getsockname()[1] > port
            assert told == [f"port {port} is taken, {second.getsockname()[1]} is used"]


def test_an_address_of_another_machine_cannot_be_used() -> None:
    with pytest.raises(ConfigError, match=r"192\.0\.2\.1: cannot be used"):
        running.listening_socket("192.0.2.1", 8400, print)


def test_the_address_for_a_browser_has_the_port() -> None:
    with running.listening_socket("127.0.0.1", 0, print) as listening:
        assert running.address_of(listening) == f"http://127.0.0.1:{listening.getsockname()[1]}/"


def test_ctrl_c_ends_it_even_while_a_page_listens(translated: ProjectFolder) -> None:
    command = [sys.executable, "-m", "localize", "-C", str(translated.root), "preview", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            line = process.stdout.readline()
            assert line.endswith("shows the project; Ctrl-C ends it\n")
            port = int(line.partition("/ ")[0].rpartition(":")[2])
            with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
                connection.sendall(f"GET /events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
                assert b"200 OK" in connection.recv(1000)
                os.kill(process.pid, signal.SIGINT)
                _, errors = process.communicate(timeout=PATIENCE)
        finally:
            process.kill()
    assert errors.strip() in ("", "Aborted!")


def test_without_a_project_it_says_so(project: ProjectFolder) -> None:
    (project.root / "localize.toml").unlink()
    result = project.run("preview", "--port", "0")
    assert result.exit_code == 2
    assert "no configuration" in result.stderr
