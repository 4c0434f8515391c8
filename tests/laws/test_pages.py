"""Laws 2 and 6: pages are the source's pages in other words, and nothing in a translation is more than words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import cycle

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html

from localize.checks.article import check, pair_up, translations
from localize.checks.target_locale import target_locales
from localize.config import Config, LocaleConfig, Policy, Segmentation
from localize.gate.resolve import resolve_article
from localize.model.article import Article
from localize.model.block import Pattern, Placeholder
from localize.model.catalog import Catalog, Entry, Key
from localize.model.glossary import Glossary
from localize.model.page import Content, Page
from localize.pages.outputs.page import page_html
from localize.segments.tag_differences import DROPPABLE
from localize.tasks.articles import read_article
from support.articles import BREAK, CODE, EM, EM_END, LINK, LINK_END, OTHER_LINK, article, block, keys, rich_article
from support.elements import first
from support.rendering import content

TEXT_ARTICLE = """\
Title: When to use <em> a cold pack & when not
Meta-description: How to use a cold pack. What to look for.
Author: Jane Roe

Wrap the pack in a cloth. Use it for 10 minutes. "Why?" you ask; see <b>below</b>.

When to stop:

- Pain: Stop if it hurts (> 5/10). Do not go on.
- Skin: Look at it often & keep it dry.
  1. Red: Stop.
  2. White: Stop at once.

Doe J, Roe R. (2020). Cold packs. Journal of Cold, 1(2), 3-4. https://doi.org/10.1000/1?a=b&c=d
"""


def text_article(mode: Segmentation = Segmentation.SENTENCE) -> Article:
    """An article as an editor writes it."""
    return read_article(TEXT_ARTICLE.encode(), "source/packs.txt", "packs", Config(segmentation=mode))


def translated(source: Article, targets: Mapping[Key, str], locale: str) -> dict[Key, str]:
    """The texts that a page of the `fallback` policy shows for these msgstr."""
    entries = tuple(Entry(text, target, context=context) for (context, text), target in targets.items())
    config = Config(locales={locale: LocaleConfig(locale, policy=Policy.FALLBACK)})
    (view,) = target_locales(config, Glossary({}), config.source_locale)
    pairs = pair_up(source, resolve_article(source, [(locale, Catalog((), entries))]), view, {locale: f"{locale}.po"})
    checked = check(pairs, view, {})
    return translations(source, checked)


def same(word: str) -> str:
    """Interface words as they are."""
    return word


def page(source: Article, targets: Mapping[Key, str], locale: str, words: Callable[[str], str] = same) -> str:
    """The whole page; the page of the source locale stands in the same frame."""
    said = content(source, translated(source, targets, locale) if targets else {}, locale, words)
    return page_html(Page("de", "ltr", content=said, root=""), words)


# Law 2: rendering with identity translations equals rendering the source


def tree(element: html.HtmlElement) -> object:
    """An element with its attributes, text and children, comparable."""
    return (
        element.tag,
        dict(element.attrib),
        element.text or "",
        [(tree(child), child.tail or "") for child in element],
    )


def dom(said: Content) -> object:
    """What stands in an article, as a tree."""
    return tree(html.fragment_fromstring(said.article, create_parent="article"))


def without_isolation(article: str, locale: str) -> str:
    """The article without what keeps amounts in order in right-to-left text; no source here has such elements."""
    return re.sub(r"</?bdi[^>]*>", "", article) if locale == "ar" else article


def assert_identity_is_the_source(source: Article, locale: str) -> None:
    """The law for one article."""
    original = content(source, {}, source.locale, same)
    identity = {(context, text): text for context, text in keys(source)}
    rendered = content(source, identity, locale, same)  # whatever the checks say: "0EL" is a spoon in German only
    article = without_isolation(rendered.article, locale)
    assert dom(replace(rendered, article=article)) == dom(original)
    assert article == original.article
    assert (rendered.title, rendered.description) == (original.title, original.description)


@pytest.mark.parametrize("mode", list(Segmentation))
@pytest.mark.parametrize("locale", ["de", "ar", "en-GB"])
def test_identity_translations_of_a_text_give_the_page_of_the_source(mode: Segmentation, locale: str) -> None:
    assert_identity_is_the_source(text_article(mode), locale)


def test_in_a_script_without_spaces_only_the_spaces_between_sentences_go() -> None:
    assert_identity_is_the_source(text_article(Segmentation.BLOCK), "ja")


def test_a_space_that_stands_inside_an_element_is_not_doubled() -> None:
    source = article("<p>", block(EM, "One. ", EM_END, "Two."), "</p>")
    assert len(keys(source)) == 3, "the title and two sentences"
    assert_identity_is_the_source(source, "de")


words_of_text = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from([*"<>&;.!? aAbB1 (“）。", " ", "\u00a0"]),
    min_size=1,
)


@st.composite
def patterns(draw: st.DrawFn) -> Pattern:
    """Text with inline elements, well nested, as a format's parser gives it: folded, neither empty nor padded."""
    parts: list[str | Placeholder] = []
    closers: list[Placeholder] = []
    for kind in draw(
        st.lists(st.sampled_from(["text", "text", "em", "link", "other", "code", "br", "close"]), max_size=9)
    ):
        text = " ".join(draw(words_of_text).split(" "))
        parts.append(text)
        if kind == "em":
            parts.append(EM)
            closers.append(EM_END)
        elif kind in ("link", "other"):
            parts.append(LINK if kind == "link" else OTHER_LINK)
            closers.append(LINK_END)
        elif kind == "close" and closers:
            parts.append(closers.pop())
        elif kind in ("code", "br"):
            parts.append(CODE if kind == "code" else BREAK)
    parts += ["x", *(part for closer in reversed(closers) for part in (closer, "."))]
    joined = "".join(part if isinstance(part, str) else "\0" for part in parts)
    folded = iter(" ".join(filter(None, joined.split(" "))).split("\0"))
    placeholders = [part for part in parts if isinstance(part, Placeholder)]
    result: list[str | Placeholder] = [next(folded)]
    for placeholder, text in zip(placeholders, folded, strict=True):
        result += [placeholder, text]
    return tuple(part for part in result if part)


@given(patterns(), patterns(), st.sampled_from(Segmentation))
def test_identity_translations_of_any_blocks_give_the_page_of_the_source(
    one: Pattern, other: Pattern, mode: Segmentation
) -> None:
    source = article("<p>", block(*one), "</p>\n<ul>\n<li>", block(*other), "</li>\n</ul>\n", title=one, mode=mode)
    assert_identity_is_the_source(source, "de")


# Law 6: whatever stands in a msgstr, the page has exactly the elements and attributes of the source page

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</p></article></main><svg onload=alert(1)>",
    "<!-- ",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?php ?>",
    "</title>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus=alert(1) '",
    "&lt;script&gt;",
    "&amp;lt;b&amp;gt;",
    "&#60;i&#62;",
    "&#0;",
    "<a href='javascript:alert(1)'>",
    "<a onclick=alert(1)>",
    "<em class=x>",
    "<EM>",
    "<br/>",
    "<strong >",
    "{{ 7 * 7 }}",
    "{% raw %}",
    '<span class="untranslated" lang="en" dir="ltr">',
    "<plaintext>",
    "<textarea>",
    "<style>*{display:none}</style>",
    "\0<\0b\0>",
    "<scr\x01ipt>",
    "\ufeff<\u200bb>",
    "<\uff1cb>",
)
TAGS = tuple(f"<{end}{name}>" for name in ("a", "a1", "a2", "em", "br", "code", "strong") for end in ("", "/"))
msgstrs = st.lists(st.sampled_from(TAGS + HOSTILE) | st.text(max_size=8), max_size=8).map("".join)

Element = tuple[str, tuple[tuple[str, str], ...]]
_MARK = (("class", "untranslated"), ("dir", "ltr"), ("lang", "en"))
_INLINE = ("a", "em", "strong", "br", "code")


def elements(text: str) -> Iterator[Element]:
    """The elements of a page with their attributes, in order, without the marks of what is not translated."""
    for element in html.document_fromstring(text).iter():
        tag = element.tag if isinstance(element.tag, str) else "comment or instruction"
        attributes = {str(name): str(value) for name, value in element.attrib.items()}
        if tag == "meta" and "name" in attributes:
            attributes["content"] = ""  # metadata is translated
        if tag in ("title", "meta") and attributes.get("lang") == "en":
            del attributes["lang"], attributes["dir"]  # not translated
        if "aria-label" in attributes:
            attributes["aria-label"] = ""
        found = (tag, tuple(sorted(attributes.items())))
        if found not in (("span", _MARK), ("small", (("class", "marker"), ("dir", "ltr"), ("lang", "de")))):
            yield found


def assert_same_elements(rendered: str, original: str) -> None:
    """The law for one page."""
    ours, theirs = list(elements(rendered)), list(elements(original))
    added, lost = Counter(ours) - Counter(theirs), Counter(theirs) - Counter(ours)
    assert not added, added
    assert all(tag in DROPPABLE and not attributes for tag, attributes in lost), lost
    outline = [[each for each in found if each[0] not in _INLINE] for found in (ours, theirs)]
    assert outline[0] == outline[1]


def filled(source: Article, targets: list[str]) -> dict[Key, str]:
    """A msgstr for each segment, from the beginning again where they run out."""
    return dict(zip(keys(source), cycle(targets), strict=False))


@pytest.mark.parametrize("source", [rich_article(), text_article()], ids=["by hand", "text"])
@pytest.mark.parametrize("target", [*TAGS, *HOSTILE])
def test_no_msgstr_adds_an_element_or_an_attribute(source: Article, target: str) -> None:
    original = page(source, {}, "en")
    for msgstr in (target, f"A {target} b.", target * 2):
        assert_same_elements(page(source, filled(source, [msgstr]), "de"), original)


@given(st.lists(msgstrs, min_size=1, max_size=6), st.sampled_from(["by hand", "text"]))
@example(["<a>Hier</a> oder <a>da</a>"], "by hand")
@example(["<em><a1></em></a1>"], "by hand")
def test_whatever_the_msgstrs_the_page_has_the_elements_of_the_source(targets: list[str], kind: str) -> None:
    source = rich_article() if kind == "by hand" else text_article()
    assert_same_elements(page(source, filled(source, targets), "de"), page(source, {}, "en"))


@given(patterns(), st.data())
def test_whatever_the_source_a_msgstr_of_its_own_tags_adds_nothing(pattern: Pattern, data: st.DataObject) -> None:
    source = article("<p>", block(*pattern), "</p>", mode=Segmentation.BLOCK)
    text = keys(source)[-1][1]
    pieces = data.draw(st.permutations([f"<{piece}" for piece in text.split("<") if piece]))
    target = "".join(pieces[: data.draw(st.integers(0, len(pieces)))])
    assert_same_elements(page(source, {(None, text): target}, "de"), page(source, {}, "en"))


@given(msgstrs)
def test_whatever_the_interface_words_the_page_has_the_elements_of_the_source(target: str) -> None:
    source = rich_article()
    assert_same_elements(page(source, {}, "en", lambda _: target), page(source, {}, "en"))


@given(st.text(max_size=40))
def test_a_msgstr_without_tags_is_on_the_page_as_it_was_typed(target: str) -> None:
    source = article("<p>", block("One."), "</p>")
    patterns_ = translated(source, {(None, "One."): target}, "de")
    shown = html.fragment_fromstring(content(source, patterns_, "de", same).article, create_parent="article")
    words = "".join(first(shown, "p").itertext())
    visible = "".join(char for char in target if char.isalnum())
    if patterns_ and "&" not in target:
        assert "".join(char for char in words if char.isalnum()) == visible
