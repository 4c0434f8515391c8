"""Which program makes results: another one, or another version of a library, makes others."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from localize.cache import program

NEW = 2**62
"""A time in ns, later than that of any walk."""
REMEMBERED = (program.program_stamp, program.templates_stamp, program.installation, program._walk)


@pytest.fixture(autouse=True)
def _process() -> Iterator[None]:
    """A process of its own for each test."""
    yield
    begin_anew()


def begin_anew() -> None:
    """Forget what a process looks up once."""
    for function in REMEMBERED:
        function.cache_clear()


def stamp() -> str:
    """The stamp in a process that begins now."""
    begin_anew()
    return program.program_stamp()


def templates_stamp() -> str:
    """The same of the page templates."""
    begin_anew()
    return program.templates_stamp()


def installation() -> tuple[str, ...]:
    """What tells an installation, in a process that begins now."""
    begin_anew()
    return program.installation()


def program_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the program be one of a single file in a folder; the file."""
    file = folder / "localize/cache/program.py"
    file.parent.mkdir(parents=True)
    file.write_text("x")
    monkeypatch.setattr(program, "__file__", str(file))
    return file


def test_the_stamp_is_the_same_as_long_as_nothing_changes() -> None:
    assert stamp() == stamp()


def test_an_edited_file_of_the_program_gives_another_stamp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = program_in(tmp_path, monkeypatch)
    before = stamp()
    file.write_text("y")

    assert stamp() != before


def test_a_page_template_has_a_stamp_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program_in(tmp_path, monkeypatch)
    template = tmp_path / "localize/pages/templates/page.html"
    template.parent.mkdir(parents=True)
    template.write_text("x")
    before, templates = stamp(), templates_stamp()
    template.write_text("y")

    assert stamp() == before
    assert templates_stamp() != templates
    (template.parent / "__init__.py").write_text("z")
    assert stamp() != before


def test_the_files_of_an_installation_are_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = program_in(tmp_path, monkeypatch)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "user"))
    os.utime(file, ns=(0, NEW))
    young = stamp()
    assert not (tmp_path / "user").exists(), "a file as new as this may be written to and look the same"

    os.utime(file, ns=(0, 0))
    while not (tmp_path / "user").exists():
        assert stamp() == young
    (record,) = (tmp_path / "user/localize").iterdir()
    record.write_text(record.read_text().replace(young, "kept"))
    assert stamp() == "kept"

    file.write_text("y")
    assert stamp() not in ("kept", young)


def test_the_stamp_is_the_same_wherever_and_whenever_the_program_was_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamps = set()
    for name in ("one", "two"):
        program_in(tmp_path / name, monkeypatch)
        stamps.add(stamp())
    assert len(stamps) == 1


def test_an_edited_file_of_the_program_is_another_installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = program_in(tmp_path, monkeypatch)
    before = installation()
    os.utime(file, ns=(1, 1))

    assert installation() != before


def test_another_version_of_a_library_gives_another_stamp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = tmp_path / "babel-2.18.0.dist-info"
    library.mkdir()
    monkeypatch.setattr("sys.path", [str(tmp_path), str(tmp_path / "no such folder")])
    before = stamp()
    library.rename(tmp_path / "babel-2.19.0.dist-info")

    assert stamp() != before


def test_a_module_that_python_compiles_for_the_first_time_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = program_in(tmp_path, monkeypatch)
    before = stamp(), installation()
    compiled = file.parent / "__pycache__/program.cpython-311.pyc"
    compiled.parent.mkdir()
    compiled.write_bytes(b"code")

    assert (stamp(), installation()) == before


def test_a_process_looks_at_the_files_of_the_program_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = program_in(tmp_path, monkeypatch)
    before = installation()
    os.utime(file, ns=(1, 1))

    assert program.installation() == before, "it goes on with what it has loaded"
    assert installation() != before
