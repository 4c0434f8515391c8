"""A fix changes typography only: words, numbers and tags stay, no rule finds more, and it is done in one go."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from localize.checks import cases
from localize.checks.cases import Case, CaseKind
from localize.checks.fixes import fixed
from localize.checks.pair import Pair
from localize.checks.runner import run
from localize.checks.table import MENDED
from localize.segments.tags import tags_in

LOCALES = ["fr", "fr-CA", "de", "nb", "ru", "ar", "ja", "zh", "es", "vi"]
PIECES = [
    "Wort", "mot", "Слово", "كلمة", "語", "5", "5 mg", "2,5", "e\u0301", "a", " ", "  ", "\xa0", "\u202f", "\u200b",
    "\ufeff", "?", "!", ";", ":", ",", ".", "%", '"', "«", "»", "“", "”", "„", "(", ")", "<a>", "</a>", "<b>", "</b>",
    "<br>", "<code>x</code>", "&amp;", "&nbsp;", "&lt;", "、", "。", "？", "،", "؟", "https://a.example/?b", "\n", "-",
]  # fmt: skip
SOURCES = ["Pain?", "Take <a>5 mg</a> (now).", "<a>Do you</a> “<b>have</b>” pain?", "Type <code>x</code>,<br>please!"]
texts = st.lists(st.sampled_from(PIECES), max_size=9).map("".join)
sources = st.one_of(st.sampled_from(SOURCES), texts.map(lambda text: f"Take {text.replace('<', '').replace('&', '')}."))


def words(pair: Pair) -> str:
    composed = unicodedata.normalize("NFC", pair.target_text)
    return "".join(char for char in composed if char.isalnum() or unicodedata.category(char)[0] == "M")


def counts(pair: Pair) -> Counter[str]:
    return Counter(finding.rule for finding in run(pair))


@given(sources, texts, st.sampled_from(LOCALES))
def test_words_numbers_and_tags_stay_and_what_is_mended_is_found_no_more(source: str, target: str, tag: str) -> None:
    (located,) = cases.translations(Case("", 0, kind=CaseKind.VALID, locale=tag, sources=(source,), targets=(target,)))
    before = located.pair
    after = fixed(before)
    mended = replace(before, entry=replace(before.entry, target=after.target))
    assert (after.target == target) == (not after.rules)
    assert set(after.rules) <= set(MENDED)
    assert words(mended) == words(before)
    assert [tag.text for tag in tags_in(mended.target)] == [tag.text for tag in tags_in(target)]
    assert not set(after.rules) & counts(mended).keys()
    assert counts(mended) <= counts(before)
    assert fixed(mended).target == after.target
