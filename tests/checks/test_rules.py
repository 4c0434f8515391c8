"""Every rule against the pairs in tests/cases/checks, and the table they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest

from localize import checks
from localize.checks.target_locale import target_locale
from localize.config import LocaleConfig
from localize.glossary import table
from localize.glossary.match import Matcher
from localize.model.block import Kind, Part, Pattern, Placeholder, Segment, normal, plain_text
from localize.model.catalog import Entry
from localize.model.finding import Finding, Severity
from localize.model.glossary import Glossary
from localize.segments.inline import to_text

CASES = Path(__file__).parents[1] / "cases" / "checks"
KINDS = ("must find", "must not find")


@dataclass
class Case:
    """One pair of a case file."""

    rule: str
    line: int
    kind: str
    fields: dict[str, str] = field(default_factory=dict)
    messages: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.rule}.txt:{self.line}"


def read_cases(path: Path) -> list[Case]:
    """The cases of a file; its form is described in the folder's README.txt."""
    cases: list[Case] = []
    last = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        case = cases[-1] if cases else None
        if not line.strip() or line.startswith("#"):
            last = ""
        elif line in KINDS:
            cases.append(Case(path.stem, number, line))
        elif case and line.startswith(" ") and last:
            case.fields[last] += " " + visible(line.strip())
        elif case and line.startswith("message: "):
            case.messages.append(visible(line.removeprefix("message: ")))
        else:
            name, _, value = line.partition(": ")
            known = ("locale", "source-locale", "context", "comment", "source", "target", "severity")
            assert case, f"{path.name}:{number}: {line!r}, expected one of: {', '.join(KINDS)}"
            assert name in known, f"{path.name}:{number}: {name!r}, expected one of: {', '.join(known)}, message"
            case.fields[name] = visible(value)
            last = name
    return cases


def visible(text: str) -> str:
    """A text with the characters that are written as numbers."""
    return re.sub(r"\{U\+([0-9A-F]{4,6})\}", lambda match: chr(int(match[1], 16)), text)


def pattern_of(text: str) -> Pattern:
    """The pattern of a source document whose text for translators is `text`."""
    parts: list[Part] = []
    for piece in re.split(r"(<code>.*?</code>|</?[a-z]+[0-9]*>)", text):
        match = re.fullmatch(r"<(/?)([a-z]+)([0-9]*)>(?:(.*)</code>)?", piece)
        if match is None:
            parts.append(piece.replace("&lt;", "<").replace("&gt;", ">"))
            continue
        closing, tag, number, shown = match.groups()
        attributes = f' class="{tag}{number}"' if tag in ("a", "span", "q") else ""
        if closing:
            parts.append(Placeholder(Kind.CLOSE, tag, f"</{tag}>"))
        elif shown is not None:
            parts.append(Placeholder(Kind.LOCKED, tag, f'<code translate="no">{shown}</code>', shown))
        else:
            kind = Kind.ALONE if tag == "br" else Kind.OPEN
            parts.append(Placeholder(kind, tag, f"<{tag}{attributes}>"))
    return normal(parts)


@cache
def glossary() -> Glossary:
    """The terms that the cases use."""
    return table.read((CASES / "terms.csv").read_bytes(), "terms.csv")


def pair_of(case: Case) -> checks.Pair:
    """A case as a check gets it."""
    fields = case.fields
    source_locale = fields.get("source-locale", "en")
    tag = fields["locale"]
    config = LocaleConfig(tag, (tag.split("-")[0],) if "-" in tag else ())
    locale = target_locale(config, glossary(), Matcher(glossary().in_locale(source_locale)))
    pattern = pattern_of(fields["source"])
    assert to_text(pattern) == fields["source"], "the source is not written as translators would see it"
    comments = tuple(f" {comment}" for comment in [fields.get("comment")] if comment)
    entry = Entry(fields["source"], fields["target"], context=fields.get("context"), comments=comments, line=7)
    return checks.Pair(Segment(fields["source"], pattern, "", 1), entry, source_locale, tag, locale.terms)


def found(case: Case) -> list[Finding]:
    """What the case's own rule finds."""
    findings = checks.run(pair_of(case), path="locales/article.po", article="article")
    return [finding for finding in findings if finding.rule == case.rule]


ALL_CASES = [case for path in sorted(CASES.glob("*.txt")) if path.name != "README.txt" for case in read_cases(path)]


@pytest.mark.parametrize("case", [case for case in ALL_CASES if case.kind == "must find"], ids=str)
def test_what_must_be_found_is_found_with_its_message(case: Case) -> None:
    assert case.messages, "a case that must be found needs a message"
    told = [finding.message for finding in found(case)]
    for message in case.messages:
        assert sum(message.lower() in each.lower() for each in told) == 1, told
    assert all("expected" in each for each in told)
    wanted = case.fields.get("severity", checks.SEVERITIES[case.rule].value)
    assert wanted in [finding.severity.value for finding in found(case)]


@pytest.mark.parametrize("case", [case for case in ALL_CASES if case.kind == "must not find"], ids=str)
def test_what_must_not_be_found_is_not_found(case: Case) -> None:
    assert not case.messages, "a case that must not be found has no message"
    assert [finding.message for finding in found(case)] == []


@pytest.mark.parametrize("rule", checks.RULES, ids=lambda rule: rule.name)
def test_every_rule_has_cases_of_both_kinds(rule: checks.Rule) -> None:
    kinds = [case.kind for case in ALL_CASES if case.rule == rule.name]
    assert set(kinds) == set(KINDS), f"expected both kinds of cases in tests/cases/checks/{rule.name}.txt"


def test_every_case_file_belongs_to_a_rule() -> None:
    assert {case.rule for case in ALL_CASES} == {rule.name for rule in checks.RULES}


def test_every_rule_has_a_name_of_its_own_and_says_in_its_docstring_what_it_finds() -> None:
    rules: list[checks.Rule | checks.ComparingRule] = [*checks.RULES, *checks.WIDE_RULES]
    assert len({rule.name for rule in rules}) == len(rules)
    assert checks.UNUSED_WAIVER not in {rule.name for rule in rules}
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name) for rule in rules)
    assert all(rule.check.__doc__ for rule in rules)


BLOCKING = {
    "tags",
    "empty",
    "numbers",
    "units",
    "percent",
    "comparison",
    "range-order",
    "swapped",
    "dates",
    "web-address",
    "bidi-balance",
    "script",
}


def test_what_would_harm_readers_blocks_a_page_and_what_is_a_matter_of_taste_does_not() -> None:
    assert {name for name, severity in checks.SEVERITIES.items() if severity is Severity.ERROR} == BLOCKING


def test_a_finding_says_rule_severity_place_and_both_texts() -> None:
    case = Case("tags", 0, "must find", {"locale": "de", "source": "A <a>b</a>", "target": "A b", "context": "alt"})
    (finding,) = found(case)
    assert finding == Finding(
        rule="tags",
        severity=Severity.ERROR,
        message="<a> is lost, expected the tags of the source",
        path="locales/article.po",
        line=7,
        locale="de",
        article="article",
        context="alt",
        source="A <a>b</a>",
        target="A b",
    )
    assert finding.blocking


SWAPPED = {
    "locale": "de",
    "source": "Of 40 adults, 12 had a rash.",
    "target": "Von 12 Erwachsenen hatten 40 Ausschlag.",
}


def test_what_may_be_the_order_of_words_is_a_warning_unless_the_configuration_gives_the_rule_a_level() -> None:
    pair = pair_of(Case("swapped", 0, "must find", SWAPPED))
    (warned,) = checks.run(pair, path="", article="")
    (raised,) = checks.run(pair, path="", article="", levels={"swapped": Severity.ERROR})
    assert (warned.severity, raised.severity) == (Severity.WARNING, Severity.ERROR)


def test_findings_are_told_in_the_order_of_the_table() -> None:
    case = Case("", 0, "", {"locale": "de", "source": "<a>Side effects</a>", "target": "Nebeneffekte\u200b <b>"})
    told = [finding.rule for finding in checks.run(pair_of(case), path="", article="")]
    assert told == ["tags", "invisible", "glossary", "forbidden-term"]


def test_the_text_that_checks_compare_is_what_readers_see() -> None:
    pair = pair_of(
        Case("", 0, "", {"locale": "de", "source": "Enter <code>PAIN</code>", "target": "<code>X</code> &amp;"})
    )
    assert plain_text(pair.reading.pattern) == "PAIN &"


def take_5_mg() -> checks.Located:
    segment = Segment("Take 5 mg.", ("Take 5 mg.",), "", 1)
    pair = checks.Pair(segment, Entry("Take 5 mg.", "Nimm 7 mg.", line=8), "en", "de", None)  # type: ignore[arg-type]
    return checks.Located(pair, "de.po", "a")


def test_a_rule_that_fails_is_a_finding_of_that_entry_and_the_others_go_on() -> None:
    found = {finding.rule: finding for finding in checks.run(take_5_mg().pair, path="de.po", article="a")}
    assert found["numbers"].blocking
    failed = found["glossary"]
    assert failed.message.startswith("not checked: AttributeError: ")
    assert (failed.path, failed.line, failed.severity) == ("de.po", 8, Severity.WARNING)


def test_a_comparing_rule_that_fails_is_a_finding_of_the_first_entry() -> None:
    class Torn(list[checks.Located]):
        def __iter__(self) -> Iterator[checks.Located]:
            raise ZeroDivisionError

    found = [finding for _, finding in checks.run_wide(Torn([take_5_mg()]))]
    assert [finding.rule for finding in found] == [rule.name for rule in checks.WIDE_RULES]
    assert all("were not compared: ZeroDivisionError" in finding.message for finding in found)
