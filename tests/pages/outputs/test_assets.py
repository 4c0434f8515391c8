"""The files beside the pages of a locale."""

from __future__ import annotations

import pytest

from localize.pages.outputs import assets
from localize.pages.released_page import Asset
from support.releases import KNEE, bundle, page, read, release, texts

ARTICLE = read()
HIP = read(KNEE.replace("nee", "ip"), "pain/hip")


def asset(path: str, data: bytes = b"x") -> Asset:
    """A file beside a page."""
    return Asset(path, data=data)


@pytest.mark.parametrize(
    "path",
    [
        *("index.html", "style.css", "items.json", "sitemap.xml", "feed.xml", "manifest.json", "redirects.json"),
        *("knee.html", "knee.fragment.html", "knee.head.json", "Index.HTML", "STYLE.css", "feed.xml/a.png"),
    ],
)
def test_no_file_takes_the_place_of_one_of_ours(path: str) -> None:
    files = texts(release(page(ARTICLE, assets=(asset(path), asset("knee.png")))))
    assert files.pop("knee.png") == "x"
    assert files == texts(release(page(ARTICLE)))


@pytest.mark.parametrize("names", [["knee", "pain/hip"], ["knee"], ["pain/hip"]])
def test_a_file_that_two_articles_show_is_listed_once_for_the_first_whichever_is_written(names: list[str]) -> None:
    shared = asset("a.png")
    both = release(page(ARTICLE, assets=(shared,)), page(HIP, assets=(shared, asset("b.png"))))
    rows = list(bundle(both, "en", names.__contains__).rows.pages)
    files = [file for _, files in assets.with_owners(rows) for file in files]
    listed = [(file.path, file.article) for file in files if file.role == assets.ROLE]
    assert listed == [("a.png", "knee"), *([("b.png", "pain/hip")] if "pain/hip" in names else [])]
    assert [row.assets for row in rows] == [("a.png",), ("a.png", "b.png")]
