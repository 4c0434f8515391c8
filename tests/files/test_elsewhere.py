"""Files that a person names, wherever they stand."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from localize.errors import FileError
from localize.files.elsewhere import base_elsewhere, read_elsewhere, write_elsewhere
from localize.files.exchange import ChangedError, base_of


def test_a_file_is_read_up_to_one_byte_more_than_is_allowed(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"content")
    assert read_elsewhere(tmp_path / "a", 100) == b"content"
    assert read_elsewhere(tmp_path / "a", 4) == b"conte"


def test_a_file_that_is_not_there_is_reported(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"a: cannot be read \(No such file or directory\), expected a file$"):
        read_elsewhere(tmp_path / "a", 100)


def test_a_new_file_is_written_into_a_new_folder(tmp_path: Path) -> None:
    path = tmp_path / "new/a"
    assert base_elsewhere(path) is None
    write_elsewhere(path, b"content", None)
    assert path.read_bytes() == b"content"


def test_a_file_is_replaced_as_long_as_it_is_what_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"one")
    base = base_elsewhere(path)
    assert base == base_of(b"one")
    write_elsewhere(path, b"two", base)
    assert path.read_bytes() == b"two"
    path.write_bytes(b"of an editor")
    with pytest.raises(ChangedError, match=str(path)):
        write_elsewhere(path, b"three", base_of(b"two"))
    assert path.read_bytes() == b"of an editor"


def test_a_file_that_came_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"of an editor")
    with pytest.raises(ChangedError):
        write_elsewhere(path, b"ours", None)
    assert path.read_bytes() == b"of an editor"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes")
def test_a_pipe_is_read_and_written(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert base_elsewhere(pipe) is None
    writer = threading.Thread(target=write_elsewhere, args=(pipe, b"content", None))
    writer.start()
    assert read_elsewhere(pipe, 100) == b"content"
    writer.join()
    assert pipe.is_fifo()
