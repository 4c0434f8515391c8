"""The names of our own files."""

from __future__ import annotations

import pytest

from localize import paths
from localize.pages import outputs

OURS = outputs.made_paths(["knee", "pain/hip"])


@pytest.mark.parametrize(
    "path",
    [
        *("index.html", "style.css", "items.json", "sitemap.xml", "feed.xml", "manifest.json", "redirects.json"),
        *("knee.html", "knee.fragment.html", "knee.head.json", "pain/hip.head.json"),
        *("Feed.XML", "KNEE.html", "Pain/hip.HTML"),
        *("feed.xml/a.png", "knee.html/x/y.png"),
    ],
)
def test_a_name_of_ours_is_known_in_any_letters_and_as_a_folder(path: str) -> None:
    assert paths.is_taken(path, OURS)


@pytest.mark.parametrize(
    "path",
    ["knee.png", "pain/feed.xml", "pain/style.css", "hip.html", "pain/knee.head.json", "knee", "pain", "a/index.html"],
)
def test_other_names_are_not(path: str) -> None:
    assert not paths.is_taken(path, OURS)
