"""Files that are not finished."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from localize.files import temporary


def test_each_has_a_name_of_its_own(tmp_path: Path) -> None:
    names = {temporary.free(tmp_path).name for _ in range(1000)}
    assert len(names) == 1000
    assert all(temporary.is_ours(name) for name in names)


def test_an_error_while_writing_leaves_nothing(tmp_path: Path) -> None:
    def chunks() -> Iterator[bytes]:
        yield b"one"
        raise ValueError("two")

    with pytest.raises(ValueError, match="two"), temporary.written(tmp_path, chunks(), synced=True):
        pass
    assert not list(tmp_path.iterdir())
