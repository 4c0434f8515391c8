"""Articles made by hand, with inline elements of every kind, whatever the formats can read."""

from __future__ import annotations

from datetime import date

from localize.config import Segmentation
from localize.model.article import Article
from localize.model.block import Block, BodyPart, Kind, Label, Pattern, Placeholder, Role
from localize.model.catalog import Key
from localize.segments.split import split

EM = Placeholder(Kind.OPEN, "em", "<em>")
EM_END = Placeholder(Kind.CLOSE, "em", "</em>")
LINK = Placeholder(Kind.OPEN, "a", '<a href="https://health.example/a?b=1&amp;c=2">')
OTHER_LINK = Placeholder(Kind.OPEN, "a", '<a href="#top" class="up">')
LINK_END = Placeholder(Kind.CLOSE, "a", "</a>")
BREAK = Placeholder(Kind.ALONE, "br", "<br>")
CODE = Placeholder(Kind.LOCKED, "code", markup='<code translate="no">a &lt; b</code>', content="a < b")


def block(*pattern: str | Placeholder, role: Role = Role.PARAGRAPH, context: str | None = None) -> Block:
    """A block of these parts."""
    return Block(role, pattern, lines=((0, 1),), context=context)


def article(
    *body: BodyPart,
    title: str | Pattern = "Cold packs",
    locale: str = "en",
    day: date | None = None,
    mode: Segmentation = Segmentation.SENTENCE,
    **fields: str,
) -> Article:
    """A split article; `fields` are more metadata by context."""
    first = block(*([title] if isinstance(title, str) else title), role=Role.TITLE, context="title")
    roles = {
        "description": Role.DESCRIPTION,
        "keywords": Role.KEYWORDS,
        "author": Role.AUTHOR,
        "reviewer": Role.REVIEWER,
    }
    more = tuple(block(text, role=roles[context], context=context) for context, text in fields.items())
    return split(
        Article("cold-packs", "source/cold-packs.txt", locale=locale, date=day, metadata=(first, *more), body=body),
        mode,
    )


def rich_article() -> Article:
    """An article with links, stress, a break, a locked element, a label and a reference list."""
    return article(
        "<p>",
        block(
            "Wrap it in a ",
            EM,
            "thick",
            EM_END,
            " cloth. Read ",
            LINK,
            "how",
            LINK_END,
            ". Or ",
            EM,
            "ask",
            EM_END,
            ".",
        ),
        "</p>\n<p>",
        block(LINK, "Here", LINK_END, " or ", OTHER_LINK, "there", LINK_END, BREAK, "If ", CODE, ", stop."),
        '</p>\n<section class="references">\n<h2 id="references">',
        Label("References"),
        '</h2>\n<ul lang="en" dir="ltr" translate="no">\n<li>',
        Block(Role.REFERENCE, ("Doe J. (2020). ", LINK, "A & B", LINK_END), ((0, 9),), translatable=False),
        "</li>\n</ul>\n</section>\n",
        day=date(2026, 11, 16),
        description="How to use < 2 packs & more.",
        keywords="cold, pack",
        author='Jane "J" Roe',
        reviewer="John Doe",
    )


def keys(article_: Article) -> list[Key]:
    """What identifies the segments that translators see."""
    return [(block_.context, segment.text) for block_, segment in article_.translatable()]
