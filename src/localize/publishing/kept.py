"""A published page read back, so that it can stay online with the links of today."""

from __future__ import annotations

from bs4 import BeautifulSoup
from bs4.element import Tag

from localize.model.page import Content


def read(html: str) -> Content:
    """The content of a page that this program published.

    Raises ValueError for a text that is no such page.
    """
    soup = BeautifulSoup(html, "lxml")
    article = soup.find("article")
    if not isinstance(article, Tag) or soup.title is None:
        raise ValueError("no published page, expected an article and a title")
    return Content(
        title=soup.title.get_text(),
        article=article.decode_contents(formatter="minimal").strip("\n"),
        description=_meta(soup, "description"),
        keywords=_meta(soup, "keywords"),
        author=_meta(soup, "author"),
    )


def _meta(soup: BeautifulSoup, name: str) -> str:
    tag = soup.find("meta", attrs={"name": name})
    return str(tag.get("content", "")) if isinstance(tag, Tag) else ""
