"""Data of one run: small amounts stay in memory, large ones go to a file without a name."""

from __future__ import annotations

import pytest

from localize.files import spool
from localize.files.spool import Spool


@pytest.mark.parametrize("most", [1, 1_000_000])
def test_each_piece_comes_back_by_its_key(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "_MOST_IN_MEMORY", most)
    pieces = Spool()
    for number in range(20):
        pieces.put(number, b"%d" % number * number)
    pieces.put(3, b"new")
    assert [pieces.get(number) for number in (19, 3, 0)] == [b"19" * 19, b"new", b""]
    assert 20 not in pieces
    with pytest.raises(KeyError):
        pieces.get(20)
