"""Of right translations no rule says anything: the pairs in tests/cases/good_pairs."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks import good_pairs
from benchmarks.judge import findings

from localize import checks

PAIRS = good_pairs.read()


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_nothing_is_said_of_a_right_translation(pair: good_pairs.GoodPair) -> None:
    told = findings(pair.source, pair.target, pair.locale)
    assert [f"{finding.rule}: {finding.message}" for finding in told] == []


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_each_pair_names_rules_that_there_are(pair: good_pairs.GoodPair) -> None:
    assert {name.strip() for name in pair.rule.split(",")} <= set(checks.SEVERITIES)


def test_a_pair_that_is_not_whole_is_named_by_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("# note\n\nlocale: de\nsource: A\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"^a\.txt:3: locale, source, expected locale, rule, source, target$"):
        good_pairs.read(tmp_path)
