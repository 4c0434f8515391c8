"""The terms of tests/cases/terms in their sentences: required ones generously, forbidden ones precisely."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from localize.glossary.match import Matcher
from localize.glossary.required import Translation
from localize.model.glossary import Status, Term

CASES = Path(__file__).parents[1] / "cases" / "terms"
FOUND = {"yes": (True, True), "as required": (True, False), "no": (False, False)}
FIELDS = ("term", "forms", "case", "text", "found")


@dataclass
class Case:
    """One case of a file, with the line on which it begins."""

    language: str
    line: int
    fields: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.language}.txt:{self.line}"

    @property
    def term(self) -> Term:
        """The row of a glossary that the case asks about."""
        forms = tuple(form.strip() for form in self.fields.get("forms", "").split("|") if form.strip())
        sensitive = self.fields.get("case") == "sensitive"
        text = self.fields["term"]
        return Term(text, self.language, text=text, status=Status.PREFERRED, case_sensitive=sensitive, forms=forms)


def read_cases(path: Path) -> list[Case]:
    """The cases of a file; its form is described in the folder's README.txt."""
    cases: list[Case] = []
    case: Case | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line.startswith("#") or not line.strip():
            case = None
            continue
        if case is None:
            case = Case(path.stem, number)
            cases.append(case)
        name, _, value = line.partition(": ")
        assert name in FIELDS, f"{path.name}:{number}: {name!r}, expected one of: {', '.join(FIELDS)}"
        case.fields[name] = value
    return cases


ALL_CASES = [case for path in sorted(CASES.glob("??.txt")) for case in read_cases(path)]


@pytest.mark.parametrize("case", ALL_CASES, ids=str)
def test_a_term_is_found_where_its_case_says_so(case: Case) -> None:
    required, forbidden = FOUND[case.fields["found"]]
    assert Translation(case.fields["text"]).has(case.term) is required, "as a required term"
    assert bool(Matcher([case.term]).find(case.fields["text"])) is forbidden, "as a forbidden term"


@pytest.mark.parametrize("language", ["ar", "de", "es", "fi", "fr", "ja", "nb", "pl", "ru"])
def test_a_language_has_cases_of_each_kind(language: str) -> None:
    found = [case.fields["found"] for case in ALL_CASES if case.language == language]
    assert len(found) >= 30
    assert min(found.count("yes"), found.count("no")) >= 8
