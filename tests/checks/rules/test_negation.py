"""How sure a finding about denials is; what the rule finds is in its cases."""

from __future__ import annotations

import pytest

from localize.checks import cases
from localize.checks.cases import Case, CaseKind
from localize.checks.runner import run
from localize.model.finding import Confidence


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("The cream does not heal wounds.", "Die Creme heilt Wunden.", Confidence.CERTAIN),
        ("The cream does not heal wounds. It has no smell.", "Die Creme riecht unangenehm.", Confidence.LIKELY),
        ("The cream does not prevent pain.", "Die Creme verhindert Schmerz.", Confidence.POSSIBLE),
    ],
)
def test_it_is_surer_the_fewer_words_of_the_other_text_may_stand_for_a_denial(
    source: str, target: str, expected: Confidence
) -> None:
    case = Case("", 0, kind=CaseKind.INVALID, locale="de", sources=(source,), targets=(target,))
    (translation,) = cases.translations(case)
    confidences = [each.confidence for each in run(translation.pair) if each.rule == "negation"]
    assert confidences == [expected]
