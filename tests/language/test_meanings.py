"""The words of meaning of all languages: their frames, their sides, and their cases in tests/cases/meanings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from localize.checks.exchanges import exchanges
from localize.checks.text_reading import TextReading
from localize.language import datafiles, meanings, negation

CASES = Path(__file__).parents[1] / "cases" / "meanings"
LANGUAGES = datafiles.languages("meanings")


@dataclass(frozen=True)
class Case:
    """A source and a translation, and the frame that finds a mistake in it; none in a good one."""

    path: str
    line: int
    frame: str
    source: str
    target: str
    bad: bool

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


def read(path: Path) -> Iterator[Case]:
    """The cases of a file: `[frame] source`, then lines `good: …` and `bad: …`."""
    frame = source = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("["):
            frame, _, source = line[1:].partition("] ")
            assert frame in meanings.frames(), f"{path.name}:{number}: {frame} is no frame"
        elif line and not line.startswith("#"):
            kind, _, target = line.partition(": ")
            assert kind in ("good", "bad"), f"{path.name}:{number}: {line!r}, expected good or bad"
            yield Case(path.name, number, frame, source=source, target=target, bad=kind == "bad")


def hits(case: Case, locale: str) -> set[str]:
    """The frames that find an exchange."""
    source, target = TextReading((case.source,), "en"), TextReading((case.target,), locale)
    return {name for name, _ in exchanges(source, target)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_names_frames_and_sides_that_there_are(language: str) -> None:
    for name, table in datafiles.data("meanings", language).items():
        if name in ("ignored", "spaces", "prefixes"):
            continue
        sides = {*meanings.frames()[name].sides}
        assert table.keys() <= {*sides, "perhaps", "ignored"}, f"{language}: {name}"
        assert table.get("perhaps", {}).keys() <= sides, f"{language}: {name}"
        assert all(side in table for side in sides if side in table.get("perhaps", {})), f"{language}: {name}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sure_word_is_on_one_side_of_a_frame_only(language: str) -> None:
    for name in meanings.known(language):
        table = datafiles.data("meanings", language)[name]
        entries = [entry for side in meanings.frames()[name].sides for entry in set(table.get(side, ()))]
        assert sorted(entries) == sorted(set(entries)), f"{language}: {name}"


@pytest.mark.parametrize("language", [path.stem for path in sorted(CASES.glob("*.txt"))])
def test_the_cases_of_a_language(language: str) -> None:
    cases = list(read(CASES / f"{language}.txt"))
    wrong = []
    for case in cases:
        found = hits(case, language)
        if (case.frame not in found) if case.bad else found:
            wrong.append(f"{case}: {case.frame}: {case.target}: {sorted(found)}")
    assert not wrong, "\n".join(wrong)
    assert {case.frame for case in cases if case.bad} == meanings.known(language), "a frame without a bad case"


def read_as(frame: str, text: str, locale: str) -> list[tuple[str, str, bool]]:
    """The words of a frame in a text, their sides, and whether they are sure."""
    words = meanings.read(negation.cue_text(text, locale), locale, within=frozenset({frame}))
    return [(word.text, word.side, word.sure) for word in words.get(frame, ())]


@pytest.fixture
def data(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Any]]:
    """The data of a language that there is not, to be filled."""
    files = datafiles.data
    written: dict[str, Any] = {}
    monkeypatch.setattr(datafiles, "data", lambda subject, name: written if name == "xx" else files(subject, name))
    yield written
    meanings._finder.cache_clear()


def test_a_sure_stem_counts_though_a_longer_or_exact_word_only_may_have_the_meaning(data: dict[str, Any]) -> None:
    data["level"] = {"high": ["hig*"], "low": ["low"], "perhaps": {"high": ["high", "highes*"], "low": ["highest"]}}
    assert read_as("level", "high highest", "xx") == [("high", "high", True), ("highest", "high", True)]


def test_a_word_that_is_ignored_is_not_sure_by_a_stem(data: dict[str, Any]) -> None:
    data["level"] = {"high": ["hig*"], "low": ["low"], "ignored": ["highway"]}
    assert read_as("level", "highway high", "xx") == [("high", "high", True)]


def test_a_word_may_be_of_two_sides(data: dict[str, Any]) -> None:
    data["level"] = {"high": ["high"], "low": ["low"], "perhaps": {"high": ["odd"], "low": ["odd"]}}
    assert read_as("level", "odd", "xx") == [("odd", "high", False), ("odd", "low", False)]


def test_an_entry_may_begin_with_a_number_and_with_letters_after_it(data: dict[str, Any]) -> None:
    data["level"] = {"high": ["# up", "#th up"], "low": ["# * down"]}
    assert read_as("level", "20 up, 20% up, 20th up", "xx") == [
        ("20 up", "high", True),
        ("20% up", "high", True),
        ("20th up", "high", True),
    ]
    assert read_as("level", "20 mg down", "xx") == [("20 mg down", "low", True)]


def test_a_piece_may_have_a_number_with_its_unit() -> None:
    assert read_as("step", "用量を20 mgに増やす。", "ja") == [("20 mgに増", "to the amount", True)]
    assert read_as("step", "用量を20 mg増やす。", "ja") == [("20 mg増", "by the amount", True)]


def test_amounts_are_steps_only_where_something_changes_in_the_same_sentence() -> None:
    assert read_as("step", "Increase it by 20 mg.", "en") == [("by 20", "by the amount", True)]
    assert read_as("step", "It is multiplied. The rows go by 20 mg.", "en") == []
    assert read_as("step", "Give it by 20 ml. Increase the rate.", "en") == []
