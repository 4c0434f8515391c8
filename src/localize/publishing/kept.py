"""A published page read back, so that it can stay online with the links of today."""

from __future__ import annotations

from bs4 import BeautifulSoup
from bs4.dammit import EntitySubstitution
from bs4.element import AttributeValueList, Tag
from bs4.formatter import HTMLFormatter

from localize.model.page import Content


class _AsWritten(HTMLFormatter):
    """Writes elements as our pages have them: attributes in their order, `<br>` without a slash."""

    def attributes(self, tag: Tag) -> list[tuple[str, str | AttributeValueList | None]]:
        """All attributes, in the order of the page."""
        return list(tag.attrs.items())

    @classmethod
    def quoted_attribute_value(cls, value: str) -> str:
        """Always between double quotes."""
        return '"' + value.replace('"', "&quot;") + '"'


_FORMATTER = _AsWritten(entity_substitution=EntitySubstitution.substitute_xml, void_element_close_prefix="")


def read(html: str) -> Content:
    """The content of a page that this program published.

    Raises ValueError for a text that is no such page.
    """
    soup = BeautifulSoup(html, "lxml", multi_valued_attributes=None, preserve_whitespace_tags={"article"})
    article = soup.find("article")
    if not isinstance(article, Tag) or soup.title is None:
        raise ValueError("no published page, expected an article and a title")
    return Content(
        title=soup.title.get_text(),
        article=article.decode_contents(formatter=_FORMATTER).strip("\n"),
        description=_meta(soup, "description"),
        keywords=_meta(soup, "keywords"),
        author=_meta(soup, "author"),
    )


def _meta(soup: BeautifulSoup, name: str) -> str:
    tag = soup.find("meta", attrs={"name": name})
    return str(tag.get("content", "")) if isinstance(tag, Tag) else ""
