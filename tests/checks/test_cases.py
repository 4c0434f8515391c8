"""Every rule against the cases in its file, and how such a file is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from localize import checks
from localize.checks import cases
from localize.checks.cases import Case, CaseKind, parse
from localize.checks.fixes import fixed
from localize.checks.severities import SEVERITIES
from localize.checks.table import MENDED
from localize.model.block import plain_text
from localize.model.finding import Finding
from localize.segments.inline import to_text

FOLDER = Path(checks.__file__).parent / "rules"
ALL_CASES = [case for name in SEVERITIES for case in cases.of_rule(name).cases]


def of_kind(kind: CaseKind) -> list[Case]:
    return [case for case in ALL_CASES if case.kind is kind]


def findings(case: Case) -> list[Finding]:
    """What the case's own rule finds."""
    return [finding for finding in cases.findings(case) if finding.rule == case.rule]


@pytest.mark.parametrize("case", of_kind(CaseKind.INVALID), ids=str)
def test_what_must_be_found_is_found_with_its_message(case: Case) -> None:
    assert case.messages, "a case that must be found needs a message"
    messages = [finding.message for finding in findings(case)]
    for message in case.messages:
        assert sum(message.lower() in each.lower() for each in messages) == 1, messages
    assert all("expected" in each for each in messages)
    severity = case.severity or SEVERITIES[case.rule].value
    assert severity in [finding.severity.value for finding in findings(case)]


@pytest.mark.parametrize("case", [case for case in of_kind(CaseKind.INVALID) if case.rule in MENDED], ids=str)
def test_the_fix_of_a_rule_does_what_its_cases_show_and_leaves_the_others_alone(case: Case) -> None:
    translations = [located.pair for located in cases.translations(case)]
    assert tuple(fixed(pair).target for pair in translations) == (case.fixed or case.targets)


def test_a_rule_has_a_fix_exactly_where_a_case_shows_it() -> None:
    assert {case.rule for case in ALL_CASES if case.fixed} == set(MENDED)


@pytest.mark.parametrize("case", of_kind(CaseKind.VALID), ids=str)
def test_what_must_not_be_found_is_not_found(case: Case) -> None:
    assert not case.messages, "a case that must not be found has no message"
    assert [finding.message for finding in findings(case)] == []


@pytest.mark.parametrize("case", of_kind(CaseKind.SILENT), ids=str)
def test_no_rule_finds_anything_in_a_right_translation(case: Case) -> None:
    assert not case.messages, "a right translation has no message"
    assert [f"{finding.rule}: {finding.message}" for finding in cases.findings(case)] == []


def test_the_sources_of_all_cases_are_written_as_translators_see_them() -> None:
    written = {str(case): tuple(to_text(cases.pattern_of(source)) for source in case.sources) for case in ALL_CASES}
    assert written == {str(case): case.sources for case in ALL_CASES}


@pytest.mark.parametrize("rule", SEVERITIES)
def test_every_rule_has_an_example_of_both_kinds_and_says_why_it_matters(rule: str) -> None:
    file = cases.of_rule(rule)
    assert {case.kind for case in file.cases if case.example} == {CaseKind.INVALID, CaseKind.VALID}
    assert len(file.why.split()) > 10


def test_every_file_of_cases_belongs_to_a_rule_and_every_rule_has_a_module_of_its_name() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == {*SEVERITIES, "README"}
    assert {path.stem.replace("_", "-") for path in FOLDER.glob("*.py")} == {*SEVERITIES, "--init--"}


FILE = """\
why: It harms
  readers.

# a note
must find
locale: de
source: Rest
  and drink.
target: Ruhen{U+200B}.
message: U+200B

---

no rule may find
locale: fr
source: Rest.
target: Repos.
source: Drink.
target: Buvez.
"""


def test_a_file_says_why_the_rule_is_there_and_has_examples_and_other_cases() -> None:
    file = parse(FILE, "rest")
    assert file.why == "It harms readers."
    first, second = file.cases
    assert first == Case(
        "rest",
        5,
        kind=CaseKind.INVALID,
        locale="de",
        sources=("Rest and drink.",),
        targets=("Ruhen\u200b.",),
        messages=("U+200B",),
        example=True,
    )
    assert (second.kind, second.targets, second.example) == (CaseKind.SILENT, ("Repos.", "Buvez."), False)
    assert str(second) == "rest.txt:14"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("must find\nlocale: de\nsource: A\n", "a.txt:1: locale, source, expected one locale, and a target for each"),
        ("must find\nlocale: de\nlocale: fr\nsource: A\ntarget: B\n", "a.txt:1: locale, locale, source, target, expe"),
        ("\nshould find\n", "a.txt:2: 'should find', expected one of: must find, must not find, no rule may find, ---"),
        ("must find\ntranslation: B\n", "a.txt:2: 'translation: B', expected one of: locale, source, target, "),
        ("must find\n  B\n", "a.txt:2: '  B', expected one of: locale, source, target, "),
    ],
)
def test_what_is_wrong_in_a_file_is_told_with_its_line_and_what_was_expected(text: str, message: str) -> None:
    with pytest.raises(ValueError, match="expected") as error:
        parse(text, "a")
    assert str(error.value).startswith(message)


def test_the_text_that_checks_compare_is_what_readers_see() -> None:
    case = Case(
        "", 0, kind=CaseKind.VALID, locale="de", sources=("Enter <code>PAIN</code>",), targets=("<code>X</code> &amp;",)
    )
    (located,) = cases.translations(case)
    assert plain_text(located.pair.reading.pattern) == "PAIN &"
