"""Laws 3 and 5 for HTML and Markdown, the lines of blocks, and that every file is an article or a list of problems."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from localize import formats
from localize.config import Segmentation
from localize.config.formats import Formats
from localize.errors import SourceError
from localize.formats.html.document import DEEPEST
from localize.model.article import Article
from localize.model.block import Slot, normal
from localize.segments.inline import Reading, to_pattern
from support import hostile
from support.patterns import well_nested
from support.rendering import content
from support.sizes import size
from support.sources import CHUNKS, CLEANED, FRONT_MATTER, TITLE, TRUSTED, article, articles
from support.translated import identity, same


def assert_lawful(found: Article, text: str) -> None:
    """What holds for every article made of that text."""
    last = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    may_end_lines = "&#" in text or "data-line" in text  # character references; an author who knows our mark
    for block in found.blocks():
        offsets, lines = zip(*block.lines, strict=True)
        assert offsets[0] == 0
        assert all(one < other for one, other in pairwise(offsets))
        assert all(one <= other for one, other in pairwise(lines))
        assert lines[0] >= 1
        assert lines[-1] <= last or may_end_lines
        pieces = [piece for segment in block.segments for piece in (*segment.pattern, segment.tail)]
        assert normal(pieces) == normal(list(block.pattern)), block
        assert well_nested(block.pattern)
        if block.slot in (Slot.ATTRIBUTE, Slot.JSON):
            assert all(isinstance(part, str) or not part.parts for part in block.pattern)
        for segment in block.segments:
            assert well_nested(segment.pattern)
            assert to_pattern(segment.text, segment.pattern) == Reading(segment.pattern, ()), segment


@pytest.mark.parametrize("number", CHUNKS)
def test_every_article_of_an_example_is_cut_and_read_back_well(number: int) -> None:
    for found, source in articles(number):
        assert_lawful(source, found.text)


PIECES = [
    "One. Two", "Dr. A", " ", "\n", "\n\n", "&amp;", "&lt;b&gt;", "&#60;", "&nbsp;", "<", ">", "<p>", "</p>", "<b>",
    "</b>", "<a href=x>", "</a>", "<i title='One. Two'>", "</i>", "<img alt='A pack'>", "<br>", "<ul>", "<li>",
    "</ul>", "<table>", "<td>", "<th abbr=x>", "</table>", "<pre>", "</pre>", "<code>", "</code>",
    "<span translate=no>", "</span>", "<svg>", "<text>", "<title>", "</svg>", "<select>", "<option label=x>",
    "</select>", "<textarea>", "</textarea>", "<h1>", "<h2>", "</h2>", "<!-- translators: x -->",
    "<!-- translate: off -->", "<!--", "-->", "<button>", "</button>", "<ruby>", "<rt>", "{{ a }}", "{% b",
    "[gallery]", "<div its-within-text=yes>", "<b its-within-text=no>", "<b its-within-text=nested>", "<video>",
    "<template>", "</template>", "<script>", "</script>", "<body class=a>", "<main>", "<article>", "<math>", "<mi>",
    "</math>", "* ", "1. ", "> ", "    ", "```", "~~", "**", "_", "[x](y.md)", "![x](y)", "[^1]", "[^1]: ", "| a |",
    "|---|", "# ", "## x {#y .z}", "---", "===", "::: note", ":::", "!!! tip", ": ", "- [ ] ", "\\", "\t", "\f",
    "\xa0", "\u2028", "\ufeff", "<p data-line=9999>", "<!--data-line:9999-->", "\x85", *hostile.SOURCES,
]  # fmt: skip
scrambled = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=25).map("".join)
OPTIONS = [
    TRUSTED,
    CLEANED,
    Formats(),
    Formats(trust_markup=True),
    Formats(article="body *", untranslated=("title",), prose_fences=("text",)),
]
starts = st.sampled_from([TITLE, FRONT_MATTER, "<h1>T</h1>A word.", "# T\n\nA word.\n\n", ""])


@given(starts, scrambled, st.sampled_from([".html", ".md"]), st.sampled_from(OPTIONS), st.sampled_from(Segmentation))
@example(TITLE, "<p>A word<p data-line=9999>", ".html", TRUSTED, Segmentation.SENTENCE)
def test_whatever_is_typed_is_a_lawful_article_or_refused(
    start: str, text: str, suffix: str, options: Formats, mode: Segmentation
) -> None:
    if found := article(start + text, suffix, options, mode):
        assert_lawful(found, start + text)
        content(found, identity(found), "ar", same)


@given(starts, st.binary(max_size=60) | scrambled.map(str.encode), st.sampled_from([".html", ".md"]))
def test_whatever_bytes_a_file_holds_it_is_an_article_or_a_list_of_problems(
    start: str, data: bytes, suffix: str
) -> None:
    try:
        formats.parse(start.encode() + data, f"source/a{suffix}", name="a", locale="en")
    except SourceError as error:
        assert error.problems
        assert all(problem.path == f"source/a{suffix}" and problem.line >= 0 for problem in error.problems)
        assert all(", expected " in problem.message for problem in error.problems)


@given(
    st.lists(
        st.sampled_from(["title: T", "date: 2020-01-01", "title:", "- a", "author: [a, {name: b}]", "x: &a [*a]", "? b",
                         "title: !!python/object:x {}", "'", "\"", "{", "keywords: |", "  a",
                         "\t", "%YAML 1.1", "slug: A"])
        | st.text(max_size=8),
        max_size=6,
    )
)  # fmt: skip
def test_whatever_stands_in_front_matter_it_is_read_or_refused(lines: list[str]) -> None:
    article("\n".join(["---", *lines, "---", "", "# T", "", "A word."]), ".md")


DEEP = [
    *(
        "div",
        "p",
        "li",
        "b",
        "a",
        "span",
        "code",
        "label",
        "button",
        "select",
        "option",
        "textarea",
        "video",
        "map",
        "rt",
    ),
    *("td", "table><td", "b><div", "svg", "svg><g", "svg><title", "svg><foreignObject", "math", "math><mi", "template"),
    *("object", "noscript", "x-y", "h2", "pre"),
]
"""Elements of every kind that is treated in a way of its own."""


def nested(tag: str, depth: int) -> str:
    return f"{TITLE}<p>A word.</p>{f'<{tag}>x' * depth}"


@pytest.mark.parametrize("options", [TRUSTED, CLEANED], ids=["trusted", "cleaned"])
@pytest.mark.parametrize("attribute", ["", " translate=no", " its-within-text=nested", " its-within-text=no"])
def test_however_deep_elements_are_nested_they_are_read_or_refused(attribute: str, options: Formats) -> None:
    for tag in DEEP:
        for depth in (DEEPEST - 5, DEEPEST + 1, size(3000, default=1000)):
            if found := article(nested(f"{tag}{attribute}", depth), ".html", options):
                content(found, identity(found), "de", same)


@pytest.mark.parametrize(
    "mark", ["> ", "- ", "1. ", "*a **b ", "[", "![", "<div>", "`", "~~", "!!! note\n    ", "[^1]: "]
)
def test_however_deep_markdown_is_nested_it_is_read_or_refused(mark: str) -> None:
    for depth in (20, 59, 61, 500):
        if found := article(f"{FRONT_MATTER}A word.\n\n{mark * depth}x\n", ".md"):
            content(found, identity(found), "de", same)


@pytest.mark.parametrize("selector", ["p >", "::", "[", "p:foo(", "a:has(", " ", "p,", "p::before", "\0", "x|"])
def test_a_selector_that_is_none_is_told(selector: str) -> None:
    with pytest.raises(SourceError, match=r"formats\.article is .*, expected a CSS selector such as"):
        formats.parse(
            b"<title>T</title>A word.", "source/a.html", name="a", locale="en", options=Formats(article=selector)
        )


@pytest.mark.parametrize(
    "selector", ["html", "head", "title", "p", "tr", "td", "svg", "img", "pre", "option", "*", "script"]
)
@pytest.mark.parametrize("trusted", [True, False])
def test_whatever_a_selector_finds_is_an_article_or_refused(selector: str, *, trusted: bool) -> None:
    text = (
        "<title>T</title><p>A</p><table><tr><td>word</table><svg><text>x</text></svg><img src=a.png alt=x>"
        "<pre>y</pre><select><option>z</select><script>1</script>"
    )
    if found := article(text, ".html", Formats(article=selector, trust_markup=trusted)):
        assert_lawful(found, text)
