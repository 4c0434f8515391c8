"""A published page read back, so that it can stay online with the links of today."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from html import unescape
from typing import Any

from localize.model.page import Content, PageInfo
from localize.pages import linked_data
from localize.pages.render import MARK

_LANGUAGE = r'(?: lang="([^"]*)" dir="[^"]*")?'
_TITLE = re.compile(rf"<title{_LANGUAGE}>(.*?)</title>", re.DOTALL)
_META = re.compile(rf'<meta name="([a-z]+)" content="([^"]*)"{_LANGUAGE}>')
_HEAD = re.compile(
    r'<meta (?:property|name)="(?:og:(?:title|description|image:alt)|twitter:[a-z:]+)" content="[^"]*"'
    r'(?: lang="[^"]*" dir="[^"]*")?>'
    r'|<script type="application/ld\+json">.*?</script>',
    re.DOTALL,
)
"""What of the head stays as it is: all texts; where the page and its alternates stand is said anew."""

_BEGIN, _END = "<article>\n", "\n</article>"


@dataclass(frozen=True, slots=True)
class PreviousPage:
    """A page as it was published before, and whether all of it was in the language of its locale."""

    content: Content
    complete: bool


def previous_page(html: str) -> PreviousPage:
    """The page that this program published, read back; raises ValueError for a text that is no such page."""
    content = read(html)
    return PreviousPage(content, MARK not in content.article)


def read(html: str) -> Content:
    """The content of a page that this program published, unchanged.

    Raises ValueError for any other text.
    """
    begin, end = html.find(_BEGIN), html.rfind(_END)
    head = html[: max(begin, 0)]
    title = _TITLE.search(head)
    if title is None or not -1 < begin < end:
        raise ValueError("no published page, expected an article and a title")
    lines = "\n".join(_HEAD.findall(head))
    page_title = unescape(title[2])
    heading = str(linked_data.recorded_data(lines).get("headline", page_title))
    metas = _META.findall(head)
    fields = {name: unescape(text) for name, text, _ in metas}
    languages = {name: locale for name, _, locale in metas if locale}
    if title[1]:
        languages["title" if heading == page_title else "page_title"] = title[1]
    return Content(
        title=heading,
        article=html[begin + len(_BEGIN) : end].strip("\n"),
        description=fields.get("description", ""),
        keywords=fields.get("keywords", ""),
        author=fields.get("author", ""),
        page_title="" if heading == page_title else page_title,
        head=lines,
        languages=languages,
    )


def info(content: Content, today: PageInfo) -> PageInfo:
    """What is known of a page that was read back: `today`, but for when and by whom its text was made, as it says."""
    recorded = linked_data.recorded_data(content.head)
    reviewers = tuple(_names(recorded.get("reviewedBy")))
    day = recorded.get("lastReviewed") or recorded.get("dateModified")
    return replace(today, date=_day(day), reviewers=reviewers, translators=tuple(_names(recorded.get("translator"))))


def _names(value: Any) -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        name = each.get("name") if isinstance(each, dict) else each
        if isinstance(name, str) and name:
            yield name


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None
