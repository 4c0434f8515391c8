"""Many paths in a few bytes each."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from localize.files.path_list import PathList


@given(st.lists(st.text(st.characters(exclude_characters="\0"))))
def test_it_gives_each_path_once_in_order(paths: list[str]) -> None:
    listed = PathList()
    for path in paths:
        listed.add(path)
    assert list(listed) == list(dict.fromkeys(paths))
    assert len(listed) == len(set(paths))
    assert all(path in listed for path in paths)


def test_many_paths_are_given_again_after_they_were_packed() -> None:
    paths = [f"de/part-{number % 10}/article-{number}.html" for number in range(2500)]
    listed = PathList()
    for path in paths:
        listed.add(path)
    assert list(listed) == paths
    assert "de/part-1/article-2.html" not in listed
