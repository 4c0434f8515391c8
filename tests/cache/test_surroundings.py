"""What a run is printed on belongs to what decides its result."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from localize.cache.surroundings import columns_of, decides, surroundings

pty = pytest.importorskip("pty", reason="terminals of POSIX systems")


def test_the_width_of_a_terminal_decides() -> None:
    import fcntl  # noqa: PLC0415  # not on Windows
    import struct  # noqa: PLC0415  # needed for that alone
    import termios  # noqa: PLC0415  # the same

    master, slave = pty.openpty()
    with os.fdopen(master), os.fdopen(slave, "w") as stream:
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 97, 0, 0))
        assert columns_of(stream) == 97


def test_a_file_has_no_width(tmp_path: Path) -> None:
    with (tmp_path / "out").open("w", encoding="utf-8") as stream:
        assert columns_of(stream) == 0
    assert columns_of(None) == 0


@pytest.mark.parametrize("variable", ["NO_COLOR", "FORCE_COLOR", "TERM", "CI", "COLUMNS"])
def test_what_decides_on_colours_decides(variable: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert decides(variable)
    monkeypatch.setenv(variable, "1")
    before = surroundings(sys.argv, str(tmp_path))
    monkeypatch.setenv(variable, "2")
    assert surroundings(sys.argv, str(tmp_path)) != before
