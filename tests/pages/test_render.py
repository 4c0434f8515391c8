"""What a page says: an article and its translations, rendered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from localize import formats
from localize.config import Segmentation
from localize.model.block import Label
from localize.model.catalog import Key
from localize.model.page import Content
from localize.segments.inline import to_text
from localize.segments.split import split
from support.articles import BREAK, CODE, EM, EM_END, LINK, LINK_END, article, block, rich_article
from support.rendering import content

MARK = '<span class="untranslated" lang="en" dir="ltr">'


def marker(locale: str = "de") -> str:
    """The words behind what is not translated, in the language of the page, whatever they stand in."""
    direction = "rtl" if locale == "ar" else "ltr"
    return f' <small class="marker" lang="{locale}" dir="{direction}">([not translated yet])</small>'


def render(article_: object, locale: str = "de", translations: dict[Key, str] | None = None) -> Content:
    """The content; interface words stand in brackets."""
    return content(article_, translations or {}, locale, lambda word: f"[{word}]")  # type: ignore[arg-type]


def paragraph(
    *sentences: str, locale: str = "de", source_locale: str = "en", targets: dict[str, str] | None = None
) -> str:
    """The HTML of a paragraph in a locale; `targets` are the translations of some of its sentences."""
    given: dict[Key, str] = {(None, source): target for source, target in (targets or {}).items()}
    text = ("" if source_locale == "ja" else " ").join(sentences)
    parts = article("<p>", block(text), "</p>", locale=source_locale)
    assert [segment.text for _, segment in parts.translatable()][1:] == list(sentences)
    return render(parts, locale, given).article.partition("\n")[2]


# The source locale


def test_in_the_source_locale_the_article_stands_as_it_is() -> None:
    said = render(rich_article(), "en").article
    assert said == (
        "<h1>Cold packs</h1>\n"
        '<p class="byline">\n<span>[Written by] Jane "J" Roe</span>\n<span>[Reviewed by] John Doe</span>\n'
        '<span>[Last reviewed] <time datetime="2026-11-16">November 16, 2026</time></span>\n</p>\n'
        '<p>Wrap it in a <em>thick</em> cloth. Read <a href="https://health.example/a?b=1&amp;c=2">how</a>.'
        " Or <em>ask</em>.</p>\n"
        '<p><a href="https://health.example/a?b=1&amp;c=2">Here</a> or <a href="#top" class="up">there</a>'
        '<br>If <code translate="no">a &lt; b</code>, stop.</p>\n'
        '<section class="references">\n<h2 id="references">[References]</h2>\n'
        '<ul lang="en" dir="ltr" translate="no">\n'
        '<li>Doe J. (2020). <a href="https://health.example/a?b=1&amp;c=2">A &amp; B</a></li>\n'
        "</ul>\n</section>"
    )


def test_in_the_source_locale_no_space_is_added_to_one_inside_an_element() -> None:
    parts = article("<p>", block(EM, "One. ", EM_END, "Two."), "</p>")
    assert render(parts, "en").article.endswith("<p><em>One. </em>Two.</p>")


def test_metadata_is_plain_text() -> None:
    said = render(rich_article(), "en")
    assert (said.title, said.description) == ("Cold packs", "How to use < 2 packs & more.")
    assert (said.keywords, said.author) == ("cold, pack", 'Jane "J" Roe')


def test_a_title_with_inline_elements_keeps_them_on_the_page_only() -> None:
    said = render(article("<p>x</p>", title=("Of ", EM, "E. coli", EM_END, " & ", CODE)), "en")
    assert said.title == "Of E. coli & a < b"
    assert said.article.startswith('<h1>Of <em>E. coli</em> &amp; <code translate="no">a &lt; b</code></h1>')


def test_what_an_article_does_not_have_is_not_on_the_page() -> None:
    said = render(article("<p>x</p>"), "en")
    assert said == Content("Cold packs", "<h1>Cold packs</h1>\n<p>x</p>")


@pytest.mark.parametrize(
    ("fields", "day", "byline"),
    [
        ({"author": "A"}, None, "<span>[Written by] A</span>"),
        ({"reviewer": "R"}, None, "<span>[Reviewed by] R</span>"),
        ({}, date(2026, 1, 2), '<span>[Last updated] <time datetime="2026-01-02">January 2, 2026</time></span>'),
        (
            {"reviewer": "R"},
            date(2026, 1, 2),
            """<span>[Reviewed by] R</span>
<span>[Last reviewed] <time datetime="2026-01-02">January 2, 2026</time></span>""",
        ),
    ],
)
def test_the_byline_says_who_wrote_and_reviewed_the_article_and_when(
    fields: dict[str, Any], day: date | None, byline: str
) -> None:
    said = render(article("<p>x</p>", day=day, **fields), "en").article
    assert said == f'<h1>Cold packs</h1>\n<p class="byline">\n{byline}\n</p>\n<p>x</p>'


@pytest.mark.parametrize(
    ("locale", "written"),
    [("de", "16. November 2026"), ("ja", "2026年11月16日"), ("fr", "16 novembre 2026"), ("ar", "16 نوفمبر 2026")],
)
def test_the_date_is_written_as_readers_of_the_locale_do(locale: str, written: str) -> None:
    said = render(article("<p>x</p>", day=date(2026, 11, 16)), locale).article
    assert f'<time datetime="2026-11-16">{written}</time>' in said


# Translations


def test_translated_segments_stand_in_the_place_of_their_source() -> None:
    said = paragraph("One.", "Two.", targets={"One.": "Eins.", "Two.": "Zwei."})
    assert said == "<p>Eins. Zwei.</p>"


def test_a_translation_is_found_by_context_and_text() -> None:
    parts = article("<p>", block("Cold packs"), "</p>")
    said = render(parts, "de", {("title", "Cold packs"): "Titel", (None, "Cold packs"): "Absatz"})
    assert said.article == "<h1>Titel</h1>\n<p>Absatz</p>"


def test_a_missing_segment_is_shown_in_the_source_language_and_marked_as_such() -> None:
    said = paragraph("One.", "Two.", targets={"Two.": "Zwei."})
    assert said == f"<p>{MARK}One.</span> Zwei.{marker()}</p>"


def test_the_mark_has_the_direction_of_the_source_language() -> None:
    said = paragraph("ألم.", source_locale="ar")
    assert said == f'<p><span class="untranslated" lang="ar" dir="rtl">ألم.</span>{marker()}</p>'


def test_the_mark_goes_around_inline_elements() -> None:
    parts = article("<p>", block("Read ", LINK, "how", LINK_END, BREAK, "."), "</p>")
    expected = f'<p>{MARK}Read <a href="https://health.example/a?b=1&amp;c=2">how</a><br>.</span>{marker()}</p>'
    assert render(parts).article.endswith(expected)


def test_a_locale_of_the_same_language_marks_what_it_has_not_translated() -> None:
    assert paragraph("One.", locale="en-GB") == f"<p>{MARK}One.</span>{marker('en-GB')}</p>"


def test_what_is_not_translatable_comes_from_the_source_unmarked() -> None:
    said = render(rich_article(), "de").article
    assert '<li>Doe J. (2020). <a href="https://health.example/a?b=1&amp;c=2">A &amp; B</a></li>' in said


def test_missing_metadata_is_the_source_s() -> None:
    said = render(rich_article(), "de", {("description", "How to use &lt; 2 packs & more."): "Beschreibung"})
    assert said.title == "Cold packs"


def test_labels_are_interface_words_in_every_locale() -> None:
    for locale in ("en", "de", "ja"):
        assert '<h2 id="references">[References]</h2>' in render(rich_article(), locale).article


# Spaces between sentences


def test_translated_japanese_sentences_stand_without_spaces() -> None:
    targets = {"One.": "一。", "Two.": "二。"}
    assert paragraph("One.", "Two.", locale="ja", targets=targets) == "<p>一。二。</p>"


def test_sentences_translated_from_japanese_stand_with_spaces() -> None:
    said = paragraph("一。", "二。", locale="de", source_locale="ja", targets={"一。": "Eins.", "二。": "Zwei."})
    assert said == "<p>Eins. Zwei.</p>"


def test_untranslated_sentences_keep_their_spaces_in_a_japanese_page() -> None:
    assert paragraph("One.", "Two.", locale="ja") == f"<p>{MARK}One. Two.</span>{marker('ja')}</p>"


def test_between_a_translated_and_an_untranslated_sentence_the_first_one_decides() -> None:
    first = paragraph("One.", "Two.", locale="ja", targets={"One.": "一。"})
    assert first == f"<p>一。{MARK}Two.</span>{marker('ja')}</p>"
    second = paragraph("One.", "Two.", locale="ja", targets={"Two.": "二。"})
    assert second == f"<p>{MARK}One.</span> 二。{marker('ja')}</p>"


def test_between_languages_that_space_alike_the_space_is_the_source_s() -> None:
    parts = article("<p>", block("これは。次の"), "</p>", locale="ja")
    texts = [segment.text for _, segment in parts.translatable()][1:]
    assert render(parts, "zh", {(None, text): text for text in texts}).article.endswith("<p>これは。次の</p>")


# Amounts in right-to-left text


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("خذ 120/80 mmHg.", 'خذ <bdi dir="ltr">120/80 mmHg</bdi>.'),
        ("خذ 5 ملغ", 'خذ <bdi dir="rtl">5 ملغ</bdi>'),
        ("5 < 6 mg & 7", '<bdi dir="ltr">5 &lt; 6 mg</bdi> &amp; 7'),
    ],
)
def test_an_amount_keeps_its_order_between_words_that_run_from_right_to_left(target: str, expected: str) -> None:
    assert paragraph("Take 5 mg.", locale="ar", targets={"Take 5 mg.": target}) == f"<p>{expected}</p>"


def test_in_plain_text_an_amount_stands_between_isolate_characters() -> None:
    parts = article("<p>x</p>", title="Take 5 mg", description="Up to 5 mg.")
    said = render(parts, "ar", {("title", "Take 5 mg"): "خذ 5 mg", ("description", "Up to 5 mg."): "حتى 5 ملغ."})
    assert (said.title, said.description) == ("خذ \u20665 mg\u2069", "حتى \u20675 ملغ\u2069.")
    assert said.article.startswith('<h1>خذ <bdi dir="ltr">5 mg</bdi></h1>')


def test_elsewhere_amounts_stand_as_they_are() -> None:
    assert paragraph("Take 5 mg.", locale="de", targets={"Take 5 mg.": "Nimm 5 mg."}) == "<p>Nimm 5 mg.</p>"
    assert MARK in paragraph("Take 5 mg.", locale="ar")
    assert "<bdi" not in paragraph("Take 5 mg.", locale="ar")


# Escaping


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "a < b & c > d", "&lt;", "&copy", '"', "]]>", "<!--"])
def test_a_translation_is_text_and_never_html(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    said = paragraph("One.", targets={"One.": to_text((text,))})
    assert said == f"<p>{escaped}</p>"


def test_a_translated_title_is_text_in_the_heading_and_as_it_is_in_the_metadata() -> None:
    said = render(article("<p>x</p>"), "de", {("title", "Cold packs"): "<b>&"})
    assert (said.title, said.article.partition("\n")[0]) == ("<b>&", "<h1>&lt;b&gt;&amp;</h1>")


def test_interface_words_are_text() -> None:
    said = content(article("<h2>", Label("References"), "</h2>", author="A"), {}, "en", lambda _: "<i>&")
    assert said.article.endswith("<span>&lt;i&gt;&amp; A</span>\n</p>\n<h2>&lt;i&gt;&amp;</h2>")


@pytest.mark.parametrize("code", [0x09, 0x0A, 0xA0, 0x200B, 0x2028, 0x202F, 0xFFFD, 0x1F600])
def test_every_other_character_is_shown(code: int) -> None:
    assert paragraph("One.", targets={"One.": f"A{chr(code)}B"}) == f"<p>A{chr(code)}B</p>"


def test_a_text_inside_an_object_is_marked_once_and_not_for_what_stands_around_it() -> None:
    source = b"<title>T</title><p>See <video>The words.</video> now.</p>"
    parts = split(formats.parse(source, "a.html", name="a", locale="en"), Segmentation.SENTENCE)
    said = render(parts, "de", {(None, "See <video> now."): "Sieh <video> jetzt."}).article
    assert f"<video>{MARK}The words.</span>{marker()}</video> jetzt.</p>" in said


def test_what_is_translated_inside_what_is_not_says_in_which_language_it_is() -> None:
    source = b"<title>T</title><p lang='en'>See <video>The words.</video> <q lang='en'>now</q>.</p>"
    parts = split(formats.parse(source, "a.html", name="a", locale="en"), Segmentation.BLOCK)
    said = render(parts, "ar", {(None, "The words."): "الكلمات."}).article
    assert '<video><span lang="ar" dir="rtl">الكلمات.</span></video>' in said
    assert '<q lang="en">now</q>' in said


def test_metadata_in_the_language_of_the_source_says_so() -> None:
    parts = article("<p>x</p>", description="Use it.", keywords="cold", author="A")
    said = render(parts, "de", {("description", "Use it."): "Nimm es.", ("author", "A"): "B"})
    assert said.languages == {"title": "en", "keywords": "en"}


def test_a_name_that_is_not_translated_is_marked_in_the_byline() -> None:
    parts = article("<p>x</p>", author="Jane Roe")
    named = replace(
        parts, metadata=tuple(replace(each, translatable=each.context != "author") for each in parts.metadata)
    )
    said = render(named, "ar", {("title", "Cold packs"): "كمادات"})
    assert '<span lang="en" dir="ltr">Jane Roe</span>' in said.article
    assert said.languages == {"author": "en"}
