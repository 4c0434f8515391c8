"""Whatever stands in a source and its translation, every check says something or nothing, and comes to an end."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from localize.checks.consistency import compared_rows
from localize.checks.pair import Located, Pair
from localize.checks.runner import compare, run, settle
from localize.checks.table import RULES
from localize.checks.target_locale import target_locale
from localize.cli.reports import FORMATS, render
from localize.cli.reports.excerpt import marked
from localize.cli.reports.report import CheckedCatalog, Report
from localize.config import LocaleConfig
from localize.glossary.match import Matcher
from localize.model.block import Pattern, Segment
from localize.model.catalog import Entry
from localize.model.finding import Finding
from localize.model.glossary import Glossary, Status, Term
from localize.segments.inline import to_text
from support.patterns import patterns
from support.sizes import size
from support.work import assert_linear_time

LOCALES = ["de", "fr", "nb", "pl", "ru", "ar", "he", "hi", "ja", "zh", "tr", "en-GB"]
PIECES = [
    "5 mg", "5", "5,5", "1.000", "12–15", "50 %", "< 5", "≥", "under", "not", "nicht", "no", "«", "»", "„",
    "“", "(", ")", "[", "]", " ", "\xa0", "\u202f", "\u200b", "\u200f", "\u202e", "\u2066", "e\u0301",
    "\u0301", "а", "a", "٥", "५", "５", "万", "三", "mg", "mg", "pain", "Schmerz", "Droge", "<a>", "</a>",
    "<b>", "&lt;", "https://a.example/(", "10.1000/a", "a@b.example", "3 May 2024", "24:00", "\U00011de0",
    "²", "½", "Ⅳ", "\n", "\x85", "\x00", "।", "؟", "،", "。", "！", "…",
]  # fmt: skip
texts = st.one_of(st.text(max_size=30), st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
GLOSSARY = Glossary(
    {
        "pain": {
            "en": (Term("pain", "en", text="pain", status=Status.PREFERRED),),
            "de": (
                Term("pain", "de", text="Schmerz", status=Status.PREFERRED),
                Term("pain", "de", text="Droge", status=Status.FORBIDDEN),
            ),
        }
    }
)


def pair(pattern: Pattern, target: str, tag: str, *comments: str, context: str | None = None) -> Pair:
    locale = target_locale(LocaleConfig(tag), GLOSSARY, Matcher(GLOSSARY.in_locale("en")), source_locale="en")
    text = to_text(pattern)
    entry = Entry(text, target, context=context, comments=comments, line=9)
    return Pair(Segment(text, pattern, tail="", line=1), entry, source_locale="en", locale=tag, terms=locale.terms)


def told(*pairs: Pair) -> list[Finding]:
    """All that is found in the pairs of one locale."""
    placed = [Located(each, f"{number}.po", str(number)) for number, each in enumerate(pairs)]
    wide = list(compare(compared_rows(placed)))
    found: list[Finding] = []
    for place in placed:
        compared = (finding for row, finding in wide if row.article == place.article)
        settled = settle(place.pair.entry, [*run(place.pair), *compared])
        found += map(place.finding, settled)
    return found


@given(patterns, texts, st.sampled_from(LOCALES), st.sampled_from([None, "title", "description", "keywords"]), texts)
@example(("<\U00011de0x",), "x", "de", None, "")
def test_any_text_is_checked_and_every_finding_names_pieces_of_it(
    source: Pattern, target: str, tag: str, context: str | None, comment: str
) -> None:
    for finding in told(pair(source, target, tag, f"check-ok:{comment}", context=context)):
        for text, span in ((finding.source, finding.source_span), (finding.target, finding.target_span)):
            assert span is None or 0 <= span[0] <= span[1] <= len(text)
            assert "\n" not in marked(text, span)
        assert finding.message


@given(texts, texts, st.sampled_from(LOCALES))
def test_any_texts_are_compared_with_each_other(source: str, target: str, tag: str) -> None:
    told(pair((source,), target, tag), pair((target,), target, tag), pair((source,), source, tag))


@given(texts, texts, st.sampled_from(LOCALES))
def test_any_text_is_told_in_every_form(source: str, target: str, tag: str) -> None:
    found = [replace(finding, path="source/ä:,%.txt") for finding in told(pair((source,), f"{target}\u200b<b>", tag))]
    for form in FORMATS:
        assert render(form, Report(found, [CheckedCatalog("de.po", tag, "article")], 1)).encode("utf-8")


LENGTH = size(100_000, default=15_000)
"""Characters; so many that work which grows with their square is seen."""
KINDS = {
    "one letter": "a",
    "one digit": "7",
    "spaces": " ",
    "words": "pain not ",
    "doses": "5 mg, ",
    "opening brackets": "(",
    "quotation marks": "“«„",
    "dots": ".",
    "numbered": "1.1.1.",
    "groups": "1 000 ",
    "signs": "<≥",
    "marks": "\u0301",
    "Arabic": "لا ٥ ملغ، ",
    "Chinese": "不超过五毫克。",
    "ideographs": "三",
    "tags": "<b>",
    "addresses": "www.(",
    "at signs": "a@a.",
    "controls": "\u202e",
}
TAGS = {"Arabic": "ar", "Chinese": "zh", "ideographs": "ja", "quotation marks": "fr"}


@pytest.mark.parametrize("kind", KINDS)
def test_all_rules_take_a_time_proportional_to_the_length_of_a_text(kind: str) -> None:
    def check(length: int) -> None:
        text = (KINDS[kind] * length)[:length]
        looked = pair((text,), f"{text}!", TAGS.get(kind, "de"))
        for rule in RULES:
            assert sum(1 for _ in rule.check(looked)) <= length, rule.name

    assert_linear_time(check, LENGTH // 4)


@pytest.mark.parametrize("kind", KINDS)
def test_the_rules_that_compare_come_to_an_end_with_a_long_text(kind: str) -> None:
    text = (KINDS[kind] * LENGTH)[:LENGTH]
    tag = TAGS.get(kind, "de")
    pairs = [pair((text,), f"{text}!", tag), pair((text,), text, tag), pair((f"{text} a",), text, tag)]
    placed = compared_rows([Located(each, "de.po", "article") for each in pairs])
    assert sum(1 for _ in compare(placed)) >= 0


@pytest.mark.parametrize("kind", KINDS)
def test_a_long_text_is_told_on_a_few_lines(kind: str) -> None:
    text = (KINDS[kind] * LENGTH)[:LENGTH]
    assert len(marked(text, (LENGTH // 2, LENGTH // 2 + 5))) < 1000
    assert len(marked(text, (0, LENGTH))) < 1000
