"""The rule that docs/contributing/rule.md adds works as it says: two files and two rows."""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from localize.checks import cases, fixes, rules, table
from localize.checks.cases import Case, CaseKind, parse
from localize.checks.fixes import fixed
from localize.checks.rule import Rule
from localize.checks.severities import SEVERITIES
from localize.model.finding import Severity

GUIDE = (Path(__file__).parents[2] / "docs/contributing/rule.md").read_text(encoding="utf-8")
FILE, SEVERITY, ROW = re.findall(r"```python\n(.*?)\n```", GUIDE, re.DOTALL)
(CASES,) = re.findall(r"```text\n(.*?)\n```", GUIDE, re.DOTALL)
GUIDE_CASES = parse(CASES, "phone-number").cases


@pytest.fixture(autouse=True)
def rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rule]:
    """The file and the rows of the guide, added to the rules."""
    (tmp_path / "phone_number.py").write_text(f"{FILE}\n", encoding="utf-8")
    monkeypatch.setattr(rules, "__path__", [*rules.__path__, str(tmp_path)])
    module = importlib.import_module(f"{rules.__name__}.phone_number")
    assert isinstance(SEVERITIES, dict)
    for name, severity in eval(f"{{{SEVERITY}}}", {"Severity": Severity}).items():
        monkeypatch.setitem(SEVERITIES, name, severity)
    row = eval(ROW, {"Rule": Rule, "phone_number": module})
    assert isinstance(row, Rule)
    rows = table.RULES
    for user in (table, fixes):
        monkeypatch.setattr(user, "RULES", (*rows, row))
    yield row
    sys.modules.pop(module.__name__)


@pytest.mark.parametrize("case", GUIDE_CASES, ids=str)
def test_the_rule_of_the_guide_finds_what_its_cases_say(case: Case) -> None:
    messages = [finding.message for finding in cases.findings(case) if finding.rule == case.rule]
    assert len(messages) == len(case.messages) == (case.kind is CaseKind.INVALID)
    assert all(part in message for part, message in zip(case.messages, messages, strict=True))


@pytest.mark.parametrize("case", GUIDE_CASES, ids=str)
def test_the_fix_of_the_guide_does_what_its_cases_show(case: Case) -> None:
    assert tuple(fixed(each.pair).target for each in cases.translations(case)) == (case.fixed or case.targets)


def test_the_rule_of_the_guide_says_in_a_sentence_what_it_finds(rule: Rule) -> None:
    assert rule.check.__doc__ == "A telephone number with common spaces in it, at which a line may end."
