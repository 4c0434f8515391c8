"""The translations of a locale beside each other."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from localize.checks import windows
from localize.checks.comparing_table import COMPARING_RULES
from localize.checks.consistency import compared_rows, grouped
from localize.checks.pair import Located, Pair
from localize.checks.runner import compare, judge
from localize.checks.severities import SEVERITIES
from localize.checks.terms import Terms
from localize.glossary.match import Matcher
from localize.model.block import Segment
from localize.model.catalog import Entry
from localize.model.glossary import Glossary

TERMS = Terms(Glossary({}), Matcher(()), target=Matcher(()), chain=("de",))


def placed(source: str, target: str, *, line: int = 1, context: str | None = None) -> Located:
    entry = Entry(source, target, context=context, line=line)
    return Located(
        Pair(Segment(source, (source,), tail="", line=1), entry, source_locale="en", locale="de", terms=TERMS),
        "a.po",
        "a",
    )


def told(rule: str, translations: Sequence[Located]) -> list[tuple[int, str]]:
    rows = compared_rows(translations)
    return [(row.line, finding.message) for row, finding in compare(rows) if finding.rule == rule]


def translated_differently(translations: Sequence[Located]) -> list[tuple[int, str]]:
    return told("translated-differently", translations)


def translated_alike(translations: Sequence[Located]) -> list[tuple[int, str]]:
    return told("translated-alike", translations)


def test_one_source_with_two_translations_is_told_at_both() -> None:
    found = translated_differently([placed("Side effects", "Nebenwirkungen"), placed("Side effects", "Folgen", line=5)])
    assert [line for line, _ in found] == [1, 5]
    assert all("is translated" in message and "expected one translation" in message for _, message in found)


def test_each_of_two_rarer_translations_is_told_of_the_commonest() -> None:
    several = [placed("Dose", "Dosis", line=line) for line in (1, 2, 3)]
    found = translated_differently([*several, placed("Dose", "Menge", line=9)])
    assert [line for line, _ in found] == [1, 9]


@pytest.mark.parametrize(
    "pair",
    [
        (placed("Dose", "Dosis"), placed("dose:", "dosis:")),
        (placed("Dose", "Dosis"), placed("Dose", "Menge", context="title")),
        (
            placed("Dr. A. Example", "Dr. A. Example", context="author"),
            placed("Dr. A. Example", "A.", context="author"),
        ),
        (placed("Dose", "Dosis"), placed("Doses", "Dosen")),
    ],
    ids=["case and punctuation", "another context", "names", "another source"],
)
def test_what_may_be_translated_in_two_ways_is_not_told(pair: tuple[Located, Located]) -> None:
    assert translated_differently(pair) == []


def test_two_long_sources_translated_alike_are_told() -> None:
    found = translated_alike(
        [
            placed("Take it in the morning.", "Nehmen Sie es am Morgen ein."),
            placed("Take it in the evening.", "Nehmen Sie es am Morgen ein.", line=4),
        ]
    )
    assert [line for line, _ in found] == [1, 4]
    assert "a.po:4" in found[0][1]


@pytest.mark.parametrize(
    "pair",
    [
        (placed("Ask a doctor", "Arzt fragen"), placed("See a doctor", "Arzt fragen")),
        (placed("Take it in the morning.", "Morgens."), placed("Take it in the morning", "Morgens")),
    ],
    ids=["short texts", "punctuation only"],
)
def test_what_may_mean_the_same_is_not_told(pair: tuple[Located, Located]) -> None:
    assert translated_alike(pair) == []


def test_many_entries_of_one_text_are_compared_in_one_pass() -> None:
    same = [placed("Dose", "Dosis", line=line) for line in range(20_000)]
    assert translated_differently(same) == []


def test_groups_are_judged_one_by_one_as_all_together() -> None:
    """So that only the groups that changed need to be judged again."""
    texts = [("Dose", "Dosis"), ("Dose", "Menge"), ("Side effects", "Folgen"), ("Side effects", "Nebenwirkungen")]
    rows = compared_rows([placed(*text, line=line) for line, text in enumerate(texts, 1)])
    (rule, _) = COMPARING_RULES
    groups = grouped(rows, rule.group_key)
    one_by_one = [each for group in groups.values() for each in judge(rule, group, severity=SEVERITIES[rule.name])]
    assert len(groups) == 2
    assert one_by_one == [each for each in compare(rows) if each[1].rule == rule.name]


def test_long_texts_are_cut_in_messages() -> None:
    source = "Take the tablets in the morning, " * 9
    found = translated_differently([placed(source, "Morgens"), placed(source, "Am Morgen " * 30, line=5)])
    messages = [message for _, message in found]
    assert all(windows.short(source) in message for message in messages)
    assert windows.short("Am Morgen " * 30) in messages[0]
