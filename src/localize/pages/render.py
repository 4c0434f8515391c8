"""Renders a split article and its translations as the content of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from html import escape

from localize.formats.html.head import json_text
from localize.gate.display import Display, DisplayedBlock, DisplayedSegment
from localize.language import tags
from localize.model.approval import Approval
from localize.model.article import Article
from localize.model.block import (
    Block,
    BodyPart,
    Label,
    LanguageMark,
    LinkAddress,
    PageValue,
    Pattern,
    Slot,
    plain_text,
)
from localize.model.catalog import Key
from localize.model.page import Content, Hyperlink
from localize.pages.isolation import isolated
from localize.pages.templates import Markup, environment, in_language

Translations = Mapping[Key, str]
"""What translators wrote, as far as it may be shown; a segment without it is shown in the source language, marked."""

MARK = '<span class="untranslated"'
"""How what is shown in the source language begins."""

Words = Callable[[str], str]
"""Gives the translation of an interface word."""


def word_lookup(words: Mapping[str, str]) -> Words:
    """The function that page templates call `_`: it gives a word in a locale, or the word itself."""
    return lambda word: words.get(word, word)


Hyperlinks = Mapping[str, Hyperlink]
"""Where addresses of the source lead on the page; one that is not among them stays as it is written."""


def content(  # noqa: PLR0913  # all that the inside of a page is made from
    article: Article,
    translations: Translations,
    locale: str,
    words: Words,
    *,
    links: Hyperlinks | None = None,
    approvals: Sequence[Approval] = (),
) -> Content:
    """The page's content in a locale; `approvals` are the valid ones of this translation, the oldest first.

    Without `links` all addresses stay as they are written.
    """
    render = _Renderer(Display(article.locale, locale, translations), words, links or {})
    fields = {block.context: block for block in article.metadata}
    title = fields["title"]
    author, reviewer = fields.get("author"), fields.get("reviewer")
    names = [name for name in _METADATA if name in fields]
    html = (
        environment()
        .get_template("article.html")
        .render(
            _=words,
            start=Markup(render.parts(article.heading)),
            heading=Markup(render.field(title)),
            author=Markup(render.field(author)) if author else "",
            reviewer=Markup(render.field(reviewer)) if reviewer else "",
            date=article.date.isoformat() if article.date else "",
            date_text=tags.long_date(article.date, locale) if article.date else "",
            approvals=approvals,
            approved=tags.long_date(approvals[-1].date, locale) if approvals else "",
            body=Markup(render.parts(article.body)),
        )
    )
    return Content(
        article=html.strip("\n"),
        head=render.parts(article.head),
        languages={_METADATA[name]: article.locale for name in names if render.is_in_source(fields[name])},
        **{_METADATA[name]: render.text(fields[name]) for name in names},
    )


_METADATA = {
    "title": "title",
    "page-title": "page_title",
    "description": "description",
    "keywords": "keywords",
    "author": "author",
}
"""The fields of a page's content by the context of the metadata they are made of."""


def _marks(source: str, page: str) -> Mapping[LanguageMark, str]:
    """What a page shows in place of each mark."""
    return {
        LanguageMark.SOURCE_LANGUAGE: f' lang="{source}"',
        LanguageMark.SOURCE_DIRECTION: f' dir="{tags.direction(source)}"',
        LanguageMark.PAGE_LANGUAGE: f' lang="{page}"',
        LanguageMark.PAGE_DIRECTION: f' dir="{tags.direction(page)}"',
        LanguageMark.LEFT_TO_RIGHT: ' dir="ltr"' if "rtl" in (tags.direction(source), tags.direction(page)) else "",
        LanguageMark.RIGHT_TO_LEFT: ' dir="rtl"',
        LanguageMark.BEGIN: f"<span{in_language(source)}>",
        LanguageMark.END: "</span>",
    }


class _Renderer:
    """Renders parts of one article in one locale."""

    def __init__(self, display: Display, words: Words, links: Hyperlinks) -> None:
        self._display = display
        self._words = words
        self._links = links
        source_locale, locale = display.source_locale, display.locale
        self._locales = (locale, source_locale)
        self._in_marked = False
        """Whether what is written stands in a segment that is shown, and marked, in the language of the source."""
        self._isolates = locale if tags.direction(locale) == "rtl" and not display.is_source else ""
        self._foreign = in_language(source_locale)
        self._mark = f"{MARK}{self._foreign}>"
        self._marks = {} if display.is_source else _marks(source_locale, locale)
        self._page = f"<span{in_language(locale)}>"
        self._in_source: list[bool] = []
        """Of the attributes since the last skeleton: whether they are in the language of the source."""

    def parts(self, parts: Iterable[BodyPart]) -> str:
        """Skeleton and blocks as HTML."""
        return "".join(
            self._skeleton(part) if isinstance(part, str) else self._part(part) for part in self._display.parts(parts)
        )

    def _skeleton(self, html: str) -> str:
        if "<" in html:  # another element
            self._in_source.clear()
        return html

    def _part(self, part: Label | DisplayedBlock | PageValue | LanguageMark | LinkAddress) -> str:
        if isinstance(part, DisplayedBlock):
            return self._block(part)
        if isinstance(part, Label):
            return escape(self._words(part.word), quote=False)
        if isinstance(part, LanguageMark):
            return self._mark_of(part)
        return self._page_value(part) if isinstance(part, PageValue) else self._link(part)

    def _page_value(self, part: PageValue) -> str:
        locale = self._locales[self._in_marked]
        return locale if part is PageValue.LOCALE else tags.direction(locale)

    def _mark_of(self, mark: LanguageMark) -> str:
        if mark is LanguageMark.OF_ATTRIBUTES:
            return self._of_attributes()
        if self._in_marked and mark in (LanguageMark.PAGE_LANGUAGE, LanguageMark.PAGE_DIRECTION):
            mark = LanguageMark.SOURCE_LANGUAGE if mark is LanguageMark.PAGE_LANGUAGE else LanguageMark.SOURCE_DIRECTION
        return self._marks.get(mark, "")

    def _block(self, displayed: DisplayedBlock) -> str:
        slot = displayed.block.slot
        if slot is Slot.ATTRIBUTE:
            self._in_source.append(displayed.in_source)
            return escape(self._text(displayed))
        return json_text(self._text(displayed)) if slot is Slot.JSON else self._html(displayed)

    def _of_attributes(self) -> str:
        """The language of the preceding attributes, if they share one that differs from the surroundings."""
        if self._display.is_source or len(set(self._in_source)) != 1 or self._in_source[0] is self._in_marked:
            return ""
        return in_language(self._locales[self._in_source[0]])

    def _link(self, link: LinkAddress) -> str:
        target = self._links.get(link.address, Hyperlink(link.address))
        hreflang = f' hreflang="{target.locale}"' if target.locale else ""
        return f'href="{escape(target.href)}"{hreflang}'

    def field(self, block: Block) -> str:
        """A field of the metadata as HTML; what is not translated is marked."""
        html = self._html(self._display.block(block))
        return html if self._display.is_source or block.translatable else f"<span{self._foreign}>{html}</span>"

    def text(self, block: Block) -> str:
        """The words of the block's segments in the locale."""
        return self._text(self._display.block(block))

    def is_in_source(self, block: Block) -> bool:
        """Whether all of a block stands in the language of the source, on a page in another locale."""
        return self._display.block(block).in_source

    def _html(self, displayed: DisplayedBlock) -> str:
        """The block's segments as HTML; those in the source language are marked, with a note at the end."""
        pieces: list[str] = []
        is_text = displayed.block.slot is Slot.TEXT
        mark = space = ""
        for each in displayed.segments:
            marked = self._marked(displayed.block, each)
            if marked != mark:
                space = f"</span>{space}" if mark else space
                space += marked
            mark = marked
            pieces.append(
                space + self._pattern(self._isolated(displayed, each, elements=is_text), in_source=each.in_source)
            )
            space = each.space
        if mark:
            pieces.append("</span>")
        untranslated = is_text and any(each.in_source for each in displayed.segments)
        return "".join(pieces) + (self._marker if untranslated else "")

    @cached_property
    def _marker(self) -> str:
        """The note after a text in the source language; few pages have one."""
        return f" {environment().get_template('marker.html').render(_=self._words, locale=self._locales[0]).strip()}"

    def _isolated(self, displayed: DisplayedBlock, segment: DisplayedSegment, *, elements: bool) -> Pattern:
        """The pattern of a segment; in a translation into right-to-left text its amounts are isolated."""
        if segment.in_source or not self._isolates or not displayed.block.translatable:
            return segment.pattern
        return isolated(segment.pattern, self._isolates, elements=elements)

    def _marked(self, block: Block, segment: DisplayedSegment) -> str:
        """The start tag around a segment in another language than its surroundings; empty if none is needed."""
        if block.slot is not Slot.TEXT or not block.translatable or segment.in_source is self._in_marked:
            return ""
        return self._mark if segment.in_source else self._page

    def _pattern(self, pattern: Pattern, *, in_source: bool) -> str:
        before, self._in_marked = self._in_marked, in_source
        pieces = []
        for part in pattern:
            if isinstance(part, str):
                pieces.append(escape(part, quote=False))
            else:
                pieces.append(self.parts(part.parts) if part.parts else part.markup)
        self._in_marked = before
        return "".join(pieces)

    def _text(self, displayed: DisplayedBlock) -> str:
        """The words of the block's segments in the locale."""
        pieces = []
        for each in displayed.segments:
            pieces += [plain_text(self._isolated(displayed, each, elements=False)), each.space]
        return "".join(pieces[:-1])
