"""The rules applied: what a finding says, in which order, how severe, and what happens where a rule fails."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from localize.checks import cases
from localize.checks.cases import Case, CaseKind
from localize.checks.comparing_table import COMPARING_RULES
from localize.checks.consistency import ComparedRow, compared_rows
from localize.checks.pair import Located, Pair
from localize.checks.runner import compare, judge, run
from localize.checks.severities import SEVERITIES
from localize.checks.usual_lengths import RelativeLength
from localize.model.block import Segment
from localize.model.catalog import Entry
from localize.model.finding import Finding, Levels, Severity


def located(source: str, target: str, *, context: str | None = None) -> Located:
    (each,) = cases.translations(
        Case("", 0, kind=CaseKind.INVALID, locale="de", sources=(source,), targets=(target,), context=context)
    )
    return each


def test_a_finding_says_rule_severity_location_and_both_texts() -> None:
    pair = located("A <a>b</a>", "A b", context="alt").pair
    (found,) = run(pair)
    finding = Located(pair, "locales/article.po", "article").finding(found)
    assert finding == Finding(
        rule="tags",
        severity=Severity.ERROR,
        message="<a> is lost, expected the tags of the source",
        path="locales/article.po",
        line=1,
        locale="de",
        article="article",
        context="alt",
        source="A <a>b</a>",
        target="A b",
    )
    assert finding.blocking


def test_what_may_be_the_order_of_words_is_a_warning_unless_the_configuration_gives_the_rule_a_level() -> None:
    pair = located("Of 40 adults, 12 had a rash.", "Von 12 Erwachsenen hatten 40 Ausschlag.").pair
    (warned,) = run(pair)
    (raised,) = run(pair, levels={"swapped": Severity.ERROR})
    assert (warned.severity, raised.severity) == (Severity.WARNING, Severity.ERROR)


def test_an_unusual_length_is_a_warning_also_where_length_is_an_error_unless_it_has_a_level_itself() -> None:
    (row,) = compared_rows([located("Rest the arm today.", "Schonen Sie heute den Arm.")])
    short = replace(row, length=RelativeLength(2, -300))
    others = [replace(row, length=RelativeLength(2, 0))] * 100

    def severities(levels: Levels) -> list[Severity]:
        return [finding.severity for _, finding in compare([short, *others], levels=levels)]

    assert severities({"length": Severity.ERROR}) == [Severity.WARNING]
    assert severities({"unusual-length": Severity.ERROR}) == [Severity.ERROR]
    assert severities({"length": None}) == []


def test_findings_come_in_the_order_of_the_table() -> None:
    pair = located("<a>Side effects</a>", "Nebeneffekte\u200b <b>").pair
    assert [finding.rule for finding in run(pair)] == [
        "tags",
        "invisible",
        "glossary",
        "forbidden-term",
    ]


def take_5_mg() -> Located:
    segment = Segment("Take 5 mg.", ("Take 5 mg.",), tail="", line=1)
    pair = Pair(segment, Entry("Take 5 mg.", "Nimm 7 mg.", line=8), source_locale="en", locale="de", terms=None)  # type: ignore[arg-type]
    return Located(pair, "de.po", "a")


def test_a_rule_that_fails_is_a_finding_of_that_entry_and_the_others_go_on() -> None:
    by_rule = {finding.rule: finding for finding in run(take_5_mg().pair)}
    assert by_rule["numbers"].blocking
    failed = by_rule["glossary"]
    assert failed.message.startswith("not checked: AttributeError: ")
    assert failed.severity is Severity.WARNING


def test_what_is_found_in_a_translation_does_not_depend_on_where_it_stands() -> None:
    one, other = take_5_mg(), take_5_mg()
    moved = replace(other.pair, entry=replace(other.pair.entry, line=90, references=("elsewhere.txt",)))
    assert list(run(one.pair)) == list(run(moved))


def test_a_comparing_rule_that_fails_is_a_finding_of_the_first_row_of_the_group() -> None:
    class Torn(list[ComparedRow]):
        def __iter__(self) -> Iterator[ComparedRow]:
            raise ZeroDivisionError

    rows = Torn(compared_rows([take_5_mg(), take_5_mg()]))
    for rule in COMPARING_RULES:
        ((row, finding),) = judge(rule, rows, severity=SEVERITIES[rule.name])
        assert (row.line, finding.rule) == (8, rule.name)
        assert "the translations of this locale were not compared: ZeroDivisionError" in finding.message
