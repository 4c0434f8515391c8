"""A split article and its translations to the content of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from html import escape

from localize.formats.markup.head import written as json_text
from localize.language import tags
from localize.model.approval import Approval
from localize.model.article import Article, Block, BodyPart, Label, Link, Own, Place, Segment
from localize.model.catalog import Key
from localize.model.page import Content, Hyperlink
from localize.model.pattern import Pattern, plain_text
from localize.publishing.environment import Markup, environment
from localize.publishing.isolation import isolated
from localize.segments.inline import pattern_of

Translations = Mapping[Key, str]
"""What translators wrote, as far as it may be shown; a segment without it is shown in the source language, marked."""

MARK = '<span class="untranslated"'
"""How what is shown in the source language begins."""

Words = Callable[[str], str]
"""Gives the translation of an interface word."""


Resolve = Callable[[str], Hyperlink]
"""Gives where an address of the source leads on the page."""


def as_written(address: str) -> Hyperlink:
    """The address as it stands in the source."""
    return Hyperlink(address)


def content(  # noqa: PLR0913  # all that the inside of a page is made from
    article: Article,
    translations: Translations,
    locale: str,
    words: Words,
    resolve: Resolve = as_written,
    *,
    approvals: Sequence[Approval] = (),
) -> Content:
    """The page's content in a locale; `approvals` are those of this translation that stand, the oldest first."""
    render = _Renderer(article.locale, translations, locale, words, resolve)
    fields = {block.context: block for block in article.metadata}
    title = fields["title"]
    author, reviewer = fields.get("author"), fields.get("reviewer")
    html = (
        environment()
        .get_template("article.html")
        .render(
            _=words,
            start=Markup(render.parts(article.heading)),
            heading=Markup(render.html(title)),
            author=Markup(render.html(author)) if author else "",
            reviewer=Markup(render.html(reviewer)) if reviewer else "",
            date=article.date.isoformat() if article.date else "",
            date_text=tags.long_date(article.date, locale) if article.date else "",
            approvals=approvals,
            approved=tags.long_date(approvals[-1].date, locale) if approvals else "",
            body=Markup(render.parts(article.body)),
        )
    )
    return Content(
        title=render.text(title),
        article=html.strip("\n"),
        page_title=render.text(fields["page-title"]) if "page-title" in fields else "",
        head=render.parts(article.head),
        **{name: render.text(fields[name]) for name in ("description", "keywords", "author") if name in fields},
    )


def _escaped(text: str) -> str:
    return escape(text, quote=False)


class _Renderer:
    """Renders parts of one article in one locale."""

    def __init__(
        self, source_locale: str, translations: Translations, locale: str, words: Words, resolve: Resolve
    ) -> None:
        self._translations = translations
        self._words = words
        self._resolve = resolve
        self._same = locale == source_locale
        self._own = {Own.LOCALE: locale, Own.DIRECTION: tags.direction(locale)}
        self._isolates = locale if tags.direction(locale) == "rtl" and not self._same else ""
        self._space = tags.sentence_space(locale)
        self._spaced_alike = self._space == tags.sentence_space(source_locale)
        self._mark = f'{MARK} lang="{source_locale}" dir="{tags.direction(source_locale)}">'

    def parts(self, parts: Iterable[BodyPart]) -> str:
        """Skeleton and blocks as HTML."""
        return "".join(part if isinstance(part, str) else self._part(part) for part in parts)

    def _part(self, part: Label | Block | Own | Link) -> str:
        if isinstance(part, Block):
            return self._block(part)
        if isinstance(part, Label):
            return escape(self._words(part.word), quote=False)
        return self._own[part] if isinstance(part, Own) else self._link(part)

    def _block(self, block: Block) -> str:
        if block.place is Place.ATTRIBUTE:
            return escape(self.text(block))
        if block.place is Place.JSON:
            return json_text(self.text(block))
        return self.html(block)

    def _link(self, link: Link) -> str:
        found = self._resolve(link.address)
        hreflang = f' hreflang="{found.locale}"' if found.locale else ""
        return f'href="{escape(found.href)}"{hreflang}'

    def html(self, block: Block) -> str:
        """The block's segments in the locale, as HTML; those in the source language marked, with a word at the end."""
        pieces: list[str] = []
        in_source = any_in_source = False
        space = ""
        for segment in block.segments:
            found = self._found(block, segment)
            marked = found is None and block.place is Place.TEXT
            if marked and not in_source:
                space += self._mark
            elif in_source and not marked:
                space = f"</span>{space}"
            in_source = marked
            any_in_source = any_in_source or marked
            pattern = self._shown(block, segment, found, elements=block.place is Place.TEXT)
            pieces.append(space + self._html(pattern))
            space = self._after(block, segment)
        if in_source:
            pieces.append("</span>")
        return "".join(pieces) + (self._marker if any_in_source else "")

    @cached_property
    def _marker(self) -> str:
        """The word behind what is shown in the source language; few pages have any."""
        return f" {environment().get_template('marker.html').render(_=self._words).strip()}"

    def _shown(self, block: Block, segment: Segment, found: Pattern | None, *, elements: bool) -> Pattern:
        """What stands on the page: the translation, its amounts isolated, or the source as it is."""
        if found is None:
            return segment.pattern
        return isolated(found, self._isolates, elements=elements) if self._isolates and block.translatable else found

    def _html(self, pattern: Pattern) -> str:
        pieces = []
        for part in pattern:
            if isinstance(part, str):
                pieces.append(_escaped(part))
            else:
                pieces.append(self.parts(part.parts) if part.parts else part.markup)
        return "".join(pieces)

    def text(self, block: Block) -> str:
        """The words of the block's segments in the locale."""
        pieces = []
        for number, segment in enumerate(block.segments, 1):
            pattern = self._shown(block, segment, self._found(block, segment), elements=False)
            pieces.append(plain_text(pattern))
            pieces.append(self._after(block, segment) if number < len(block.segments) else "")
        return "".join(pieces)

    def _found(self, block: Block, segment: Segment) -> Pattern | None:
        """What to show of a segment; None where there is nothing in the locale."""
        if self._same or not block.translatable:
            return segment.pattern
        target = self._translations.get((block.context, segment.text))
        return None if target is None else pattern_of(target, segment.pattern)

    def _after(self, block: Block, segment: Segment) -> str:
        """What separates a segment from the next: as in the source, unless the languages put it differently."""
        if self._spaced_alike:
            return segment.tail
        source = not self._same and block.translatable and (block.context, segment.text) not in self._translations
        return segment.tail or self._space if source else self._space
