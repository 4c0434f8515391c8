"""A split article and its translations to the content of a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

from localize.language import tags
from localize.model.article import Article, Block, Label, Segment
from localize.model.catalog import Key
from localize.model.page import Content
from localize.model.pattern import Pattern, plain_text
from localize.publishing.environment import NO_HTML, Markup, environment

Translations = Mapping[Key, Pattern]
"""The patterns to show; a segment without one is shown in the source language, and marked."""

MARK = '<span class="untranslated"'
"""How what is shown in the source language begins."""

Words = Callable[[str], str]
"""Gives the translation of an interface word."""


def content(article: Article, translations: Translations, locale: str, words: Words) -> Content:
    """The page's content in a locale."""
    render = _Renderer(article.locale, translations, locale)
    body = "".join(_part(part, render, words) for part in article.body)
    fields = {block.context: block for block in article.metadata}
    title = fields["title"]
    author, reviewer = fields.get("author"), fields.get("reviewer")
    html = (
        environment()
        .get_template("article.html")
        .render(
            _=words,
            heading=Markup(render.html(title)),
            author=Markup(render.html(author)) if author else "",
            reviewer=Markup(render.html(reviewer)) if reviewer else "",
            date=article.date.isoformat() if article.date else "",
            date_text=tags.long_date(article.date, locale) if article.date else "",
            body=Markup(body),
        )
    )
    return Content(
        title=render.text(title),
        article=html.strip("\n"),
        **{name: render.text(fields[name]) for name in ("description", "keywords", "author") if name in fields},
    )


def _part(part: str | Label | Block, render: _Renderer, words: Words) -> str:
    if isinstance(part, str):
        return part
    return escape(words(part.word).translate(NO_HTML), quote=False) if isinstance(part, Label) else render.html(part)


class _Renderer:
    """Renders blocks of one article in one locale."""

    def __init__(self, source_locale: str, translations: Translations, locale: str) -> None:
        self._translations = translations
        self._same = locale == source_locale
        self._space = tags.sentence_space(locale)
        self._spaced_alike = self._space == tags.sentence_space(source_locale)
        self._mark = f'{MARK} lang="{source_locale}" dir="{tags.direction(source_locale)}">'

    def html(self, block: Block) -> str:
        """The block's segments in the locale, as HTML."""
        pieces = []
        for number, segment in enumerate(block.segments, 1):
            found = self._found(block, segment)
            piece = _html(segment.pattern if found is None else found)
            pieces.append(piece if found is not None else f"{self._mark}{piece}</span>")
            pieces.append(self._after(block, segment) if number < len(block.segments) else "")
        return "".join(pieces)

    def text(self, block: Block) -> str:
        """The words of the block's segments in the locale."""
        pieces = []
        for number, segment in enumerate(block.segments, 1):
            found = self._found(block, segment)
            pieces.append(plain_text(segment.pattern if found is None else found).translate(NO_HTML))
            pieces.append(self._after(block, segment) if number < len(block.segments) else "")
        return "".join(pieces)

    def _found(self, block: Block, segment: Segment) -> Pattern | None:
        if self._same or not block.translatable:
            return segment.pattern
        return self._translations.get((block.context, segment.text))

    def _after(self, block: Block, segment: Segment) -> str:
        """What separates a segment from the next: as in the source, unless the languages put it differently."""
        if self._spaced_alike:
            return segment.tail
        return self._space if self._found(block, segment) is not None else segment.tail or self._space


def _html(pattern: Pattern) -> str:
    return "".join(
        escape(part.translate(NO_HTML), quote=False) if isinstance(part, str) else part.markup for part in pattern
    )
