"""Renders a split article and its translations as the content of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from html import escape

from localize.formats.html.head import json_text
from localize.gate.display import Display
from localize.language import tags
from localize.model.approval import Approval
from localize.model.block import Label, LanguageMark, LinkAddress, PageValue, Slot, plain_text
from localize.model.catalog import Key
from localize.model.page import Content, Hyperlink
from localize.pages.compiled import (
    CompiledArticle,
    CompiledBlock,
    CompiledPart,
    CompiledSegment,
    plain_reading,
    reading,
)
from localize.pages.isolation import has_digits, isolated
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
    article: CompiledArticle,
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
    fields = dict(article.fields)
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
        self._is_source = display.is_source
        self._in_marked = False
        """Whether what is written stands in a segment that is shown, and marked, in the language of the source."""
        self._isolates = locale if tags.direction(locale) == "rtl" and not display.is_source else ""
        self._foreign = in_language(source_locale)
        self._mark = f"{MARK}{self._foreign}>"
        self._marks = {} if display.is_source else _marks(source_locale, locale)
        self._page = f"<span{in_language(locale)}>"
        self._in_source: list[bool] = []
        """Of the attributes since the last skeleton: whether they are in the language of the source."""

    def parts(self, parts: Iterable[CompiledPart]) -> str:
        """Skeleton and blocks as HTML."""
        html: list[str] = []
        self._write(parts, html)
        return "".join(html)

    def field(self, block: CompiledBlock) -> str:
        """A field of the metadata as HTML; what is not translated is marked."""
        html = self.parts((block,))
        return html if self._is_source or block.translatable else f"<span{self._foreign}>{html}</span>"

    def text(self, block: CompiledBlock) -> str:
        """The words of the block's segments in the locale."""
        pieces: list[str] = []
        for segment in block.segments:
            target = self._display.target(segment.key, translatable=block.translatable)
            in_source = self._display.is_in_source(target, translatable=block.translatable)
            pieces += (self._plain(segment, target), self._display.space(segment.tail, in_source=in_source))
        return "".join(pieces[:-1])

    def is_in_source(self, block: CompiledBlock) -> bool:
        """Whether all of a block stands in the language of the source, on a page in another locale."""
        return self._display.all_in_source((each.key for each in block.segments), translatable=block.translatable)

    def _write(self, parts: Iterable[CompiledPart], html: list[str]) -> None:
        for part in parts:
            if isinstance(part, str):
                html.append(part)
                if self._in_source and "<" in part:  # another element
                    self._in_source.clear()
            elif isinstance(part, CompiledBlock):
                self._block(part, html)
            elif isinstance(part, LinkAddress):
                html.append(self._link(part))
            elif isinstance(part, LanguageMark):
                html.append(self._mark_of(part))
            elif isinstance(part, Label):
                html.append(escape(self._words(part.word), quote=False))
            else:
                html.append(self._page_value(part))

    def _page_value(self, part: PageValue) -> str:
        locale = self._locales[self._in_marked]
        return locale if part is PageValue.LOCALE else tags.direction(locale)

    def _mark_of(self, mark: LanguageMark) -> str:
        if mark is LanguageMark.OF_ATTRIBUTES:
            return self._of_attributes()
        if self._in_marked and mark in (LanguageMark.PAGE_LANGUAGE, LanguageMark.PAGE_DIRECTION):
            mark = LanguageMark.SOURCE_LANGUAGE if mark is LanguageMark.PAGE_LANGUAGE else LanguageMark.SOURCE_DIRECTION
        return self._marks.get(mark, "")

    def _of_attributes(self) -> str:
        """The language of the preceding attributes, if they share one that differs from the surroundings."""
        if self._is_source or len(set(self._in_source)) != 1 or self._in_source[0] is self._in_marked:
            return ""
        return in_language(self._locales[self._in_source[0]])

    def _link(self, link: LinkAddress) -> str:
        target = self._links.get(link.address, Hyperlink(link.address))
        hreflang = f' hreflang="{target.locale}"' if target.locale else ""
        return f'href="{escape(target.href)}"{hreflang}'

    def _block(self, block: CompiledBlock, html: list[str]) -> None:
        if block.slot is Slot.ATTRIBUTE:
            self._in_source.append(self.is_in_source(block))
            html.append(escape(self.text(block)))
        elif block.slot is Slot.JSON:
            html.append(json_text(self.text(block)))
        else:
            self._segments(block, html)

    def _segments(self, block: CompiledBlock, html: list[str]) -> None:
        """The block's segments as HTML; those in the source language are marked, with a note at the end."""
        is_text = block.slot is Slot.TEXT
        marks = is_text and block.translatable
        mark = space = ""
        untranslated = False
        for segment in block.segments:
            target = self._display.target(segment.key, translatable=block.translatable)
            in_source = self._display.is_in_source(target, translatable=block.translatable)
            untranslated = untranslated or in_source
            marked = self._start(in_source=in_source) if marks else ""
            if marked != mark:
                space = f"</span>{space}{marked}" if mark else f"{space}{marked}"
            mark = marked
            html.append(space)
            before, self._in_marked = self._in_marked, in_source
            if target is None:
                self._write(segment.source, html)
            else:
                self._target(segment, target, html, elements=is_text)
            self._in_marked = before
            space = self._display.space(segment.tail, in_source=in_source)
        if mark:
            html.append("</span>")
        if untranslated and is_text:
            html.append(self._marker)

    def _start(self, *, in_source: bool) -> str:
        """The start tag around a segment in another language than its surroundings; empty if none is needed."""
        if in_source is self._in_marked:
            return ""
        return self._mark if in_source else self._page

    @cached_property
    def _marker(self) -> str:
        """The note after a text in the source language; few pages have one."""
        return f" {environment().get_template('marker.html').render(_=self._words, locale=self._locales[0]).strip()}"

    def _target(self, segment: CompiledSegment, target: str, html: list[str], *, elements: bool) -> None:
        """A translation as HTML; in right-to-left text its amounts are isolated, in `elements` or by characters."""
        isolates = self._has_amounts(segment, target)
        if not isolates and "<" not in target and "&" not in target:  # most texts
            html.append(escape(target, quote=False))
            return
        if not isolates and (plain := plain_reading(target, segment.elements)) is not None:
            self._write(plain, html)
            return
        pattern, markup = reading(target, segment.elements)
        if isolates:
            pattern = isolated(pattern, self._isolates, elements=elements)
        for part in pattern:
            if isinstance(part, str):
                html.append(escape(part, quote=False))
            else:
                self._write(markup.get(part.markup, (part.markup,)), html)

    def _plain(self, segment: CompiledSegment, target: str | None) -> str:
        """The words of a segment in the locale."""
        if target is None:
            return segment.plain
        isolates = self._has_amounts(segment, target)
        if not isolates and "<" not in target and "&" not in target:
            return target
        pattern, _ = reading(target, segment.elements)
        return plain_text(isolated(pattern, self._isolates, elements=False) if isolates else pattern)

    def _has_amounts(self, segment: CompiledSegment, target: str) -> bool:
        """Whether there may be amounts in a translation that are to be isolated."""
        if not self._isolates:
            return False
        return has_digits(target) or any(has_digits(element.content) for element in segment.elements)
