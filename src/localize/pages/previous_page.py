"""A published page read back, so that it can stay online with the links of today."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field, replace
from datetime import date
from html import unescape
from typing import Any

from localize.dataclass import dataclass
from localize.expressions import expression
from localize.model.page import Content, PageInfo
from localize.pages import linked_data
from localize.pages.render import MARK

_LANGUAGE = r'(?: lang="([^"]*)" dir="[^"]*")?'
_TITLE = expression(rf"<title{_LANGUAGE}>(.*?)</title>", re.DOTALL)
_META = expression(rf'<meta name="([a-z]+)" content="([^"]*)"{_LANGUAGE}>')
_HEAD = expression(
    r'<meta (?:property|name)="(?:og:(?:title|description|image:alt)|twitter:[a-z:]+)" content="[^"]*"'
    r'(?: lang="[^"]*" dir="[^"]*")?>'
    r'|<script type="application/ld\+json">.*?</script>',
    re.DOTALL,
)
"""What of the head stays as it is: all texts; where the page and its alternates stand is said anew."""

_BEGIN, _END = "<article>\n", "\n</article>"
_NO_PAGE = "no published page, expected an article and a title"


@dataclass(frozen=True, slots=True)
class PageRecord:
    """What the manifest recorded of a page when it was published.

    `complete` says that no segment was shown in the source language. `info` has the date, reviewers and translators of
    its text. `span` gives the inside of the `<article>` as offsets in the bytes of the page's file.
    """

    complete: bool
    info: PageInfo
    span: tuple[int, int]

    def fits(self, data: bytes) -> bool:
        """Whether the span is that of an article in the file of a page."""
        begin, end = self.span
        before, behind = _BEGIN.encode(), _END.encode()
        is_inside = len(before) <= begin <= end <= len(data)
        return is_inside and data[begin - len(before) : begin] == before and data[end:].startswith(behind)


@dataclass(frozen=True, slots=True)
class PreviousFile:
    """The file of a page in the output; `record` is None for one of an earlier version, or changed since."""

    html: str
    record: PageRecord | None = None


@dataclass(frozen=True, slots=True)
class PreviousPage:
    """A page as it was published before.

    `complete` says that all of it was in the language of its locale. `info` has the date, reviewers and translators of
    its text.
    """

    content: Content
    complete: bool
    info: PageInfo = field(default_factory=PageInfo)

    def info_of_today(self, today: PageInfo) -> PageInfo:
        """Return what is known `today` of the source, with the date and names of the text that stays."""
        info = self.info
        return replace(today, date=info.date, reviewers=info.reviewers, translators=info.translators)


def article_span(data: bytes, content: Content) -> tuple[int, int]:
    """Return the offsets of the inside of the `<article>` in the file of a page with that content.

    Nothing of another article follows on it, so that the last end tag is its end.
    """
    end = data.rindex(_END.encode())
    return end - len(content.article.encode()), end


def previous_page(file: PreviousFile) -> PreviousPage:
    """Return the page that this program published; raises ValueError for a text that is no such page.

    A page without a record is searched for its article and for what is marked as untranslated.
    """
    if file.record is None:
        content = read(file.html)
        return PreviousPage(content, MARK not in content.article, _info(content))
    data = file.html.encode()
    begin, end = file.record.span
    content = _content(data[:begin].decode(), data[begin:end].decode())
    return PreviousPage(content, file.record.complete, file.record.info)


def read(html: str) -> Content:
    """The content of a page that this program published, unchanged.

    Raises ValueError for any other text.
    """
    begin, end = html.find(_BEGIN), html.rfind(_END)
    if not -1 < begin < end:
        raise ValueError(_NO_PAGE)
    return _content(html[:begin], html[begin + len(_BEGIN) : end])


def _content(head: str, article: str) -> Content:
    """The content of a page by what stands before its article, and the inside of the article."""
    title = _TITLE.search(head)
    if title is None:
        raise ValueError(_NO_PAGE)
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
        article=article.strip("\n"),
        description=fields.get("description", ""),
        keywords=fields.get("keywords", ""),
        author=fields.get("author", ""),
        page_title="" if heading == page_title else page_title,
        head=lines,
        languages=languages,
    )


def _info(content: Content) -> PageInfo:
    """When and by whom the text of a page was made, as its JSON-LD says."""
    recorded = linked_data.recorded_data(content.head)
    reviewers = tuple(_names(recorded.get("reviewedBy")))
    day = recorded.get("lastReviewed") or recorded.get("dateModified")
    return PageInfo(date=as_date(day), reviewers=reviewers, translators=tuple(_names(recorded.get("translator"))))


def _names(value: Any) -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        name = each.get("name") if isinstance(each, dict) else each
        if isinstance(name, str) and name:
            yield name


def as_date(value: Any) -> date | None:
    """Return the date that a value of JSON begins with; None for anything else."""
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None
