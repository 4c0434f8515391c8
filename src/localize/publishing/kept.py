"""A published page read back, so that it can stay online with the links of today."""

from __future__ import annotations

import re
from html import unescape

from localize.model.page import Content

_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_META = re.compile(r'<meta name="([a-z]+)" content="([^"]*)">')
_HEAD = re.compile(r'<meta property="[^"]*" content="[^"]*">|<script type="application/ld\+json">.*?</script>', re.DOTALL)
_BEGIN, _END = "<article>\n", "\n</article>"


def read(html: str) -> Content:
    """The content of a page that this program published, to the letter.

    Raises ValueError for a text that is no such page.
    """
    begin, end = html.find(_BEGIN), html.rfind(_END)
    head = html[: max(begin, 0)]
    title = _TITLE.search(head)
    if title is None or not -1 < begin < end:
        raise ValueError("no published page, expected an article and a title")
    fields = {name: unescape(text) for name, text in _META.findall(head)}
    return Content(
        title=unescape(title[1]),
        article=html[begin + len(_BEGIN) : end].strip("\n"),
        description=fields.get("description", ""),
        keywords=fields.get("keywords", ""),
        author=fields.get("author", ""),
        head="\n".join(_HEAD.findall(head)),
    )
