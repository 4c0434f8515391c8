"""Which paths of a bundle may become files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize.bundle.paths import clashes, path_problem


@pytest.mark.parametrize(
    "path", ["index.html", "pain/knee.html", "قلب.html", "膝.html", "a b.html", "x/y/z.fragment.html", "a..b.html"]
)
def test_plain_paths_are_allowed(path: str) -> None:
    assert path_problem(path) == ""


@pytest.mark.parametrize(
    "path", ["", None, 3, "/a", "a/", "..", "a/../b", "a\\b", "c:d", "\ud800", "a\x7f", ".x", "~x"]
)
def test_other_paths_are_not(path: object) -> None:
    assert "expected" in path_problem(path)


@given(st.text(st.sampled_from("ab./\\:~ \0\n\u202eé"), max_size=12))
def test_an_allowed_path_never_leads_out(path: str) -> None:
    if path_problem(path) == "":
        base = Path("/srv/site")
        joined = Path(os.path.normpath(base / path))
        assert joined.is_relative_to(base)
        assert joined == base / path != base


@pytest.mark.parametrize(
    "paths", [("A.html", "a.html"), ("ä", "a\u0308"), ("x", "x/y"), ("x/y", "x"), ("STRASSE", "straße"), ("a", "a")]
)
def test_paths_that_are_one_file_somewhere_clash(paths: tuple[str, str]) -> None:
    assert list(clashes(paths)) == [(paths[1], paths[0])]


def test_other_paths_stand_side_by_side() -> None:
    assert not list(clashes(["x/a", "x/b", "xa", "x.html", "y/x/a"]))
