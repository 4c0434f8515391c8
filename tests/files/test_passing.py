"""Files that are there for a moment are told from those that people make."""

from __future__ import annotations

from pathlib import Path

import pytest

from localize.files import temporary
from localize.files.passing import is_passing


@pytest.mark.parametrize(
    "name",
    [".knee.txt.swp", "knee.txt~", "#knee.txt#", ".#knee.txt", "~$knee.docx", "4913", "knee.tmp", "knee.mo", ".lock"],
)
def test_what_editors_put_there_is_passing(name: str) -> None:
    assert is_passing(name)
    assert is_passing(f"source/pain/{name}")


@pytest.mark.parametrize("name", ["knee.txt", "knee.po", "4913.txt", "figure.svg", ".hidden/knee.txt", "glossary.csv"])
def test_what_people_make_is_not(name: str) -> None:
    assert not is_passing(name)


def test_a_file_that_is_not_finished_yet_is_passing(tmp_path: Path) -> None:
    assert is_passing(temporary.free(tmp_path).name)
