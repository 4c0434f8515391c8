"""The files beside the pages of a locale."""

from __future__ import annotations

import pytest

from localize.pages import outputs
from localize.pages.outputs import assets
from localize.pages.released_page import Asset
from support.releases import KNEE, page, read, release, texts

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


def test_a_file_that_two_articles_show_belongs_to_the_first_whichever_is_written() -> None:
    shared = asset("a.png")
    both = release(page(ARTICLE, assets=(shared,)), page(HIP, assets=(shared, asset("b.png"))))
    for names in (["knee", "pain/hip"], ["knee"], ["pain/hip"]):
        found = [
            output for output in outputs.files(outputs.render(both, "en"), names.__contains__) if output.role == "asset"
        ]
        assert [(output.path, output.article) for output in found if output.path == "a.png"] == [("a.png", "knee")]
    assert assets.needed(outputs.render(both, "en"), lambda name: name == "knee") == {"a.png"}
