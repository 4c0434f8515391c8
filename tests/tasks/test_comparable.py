"""Only translations that have a text in common with others, and differ from these, are compared."""

from __future__ import annotations

from localize.checks.consistency import ComparedRow
from localize.checks.misplaced import OtherSource
from localize.checks.text_keys import folded, key_of
from localize.checks.usual_lengths import RelativeLength
from localize.tasks.comparable import comparable_keys, doubtful_articles, lengths_of


def row(
    article: str, source: str, target: str, length: RelativeLength | None = None, other: OtherSource | None = None
) -> ComparedRow:
    return ComparedRow(
        article,
        (None, source),
        path=f"{article}.po",
        line=1,
        source_key=key_of(folded(source)),
        target_key=key_of(folded(target)),
        source=source,
        target=target,
        wordy=len(source.split()) > 3,
        target_span=None,
        length=length,
        other_source=other,
    )


def doubtful(**texts: list[tuple[str, str]]) -> list[str]:
    return doubtful_articles(
        {name: comparable_keys(row(name, *each) for each in pairs) for name, pairs in texts.items()}, {}
    )


def test_one_source_with_two_translations_is_in_doubt_wherever_it_stands() -> None:
    assert doubtful(a=[("Rest.", "Ruhe.")], b=[("Rest.", "Pause.")], c=[("Stop.", "Halt.")]) == ["a", "b"]
    assert doubtful(a=[("Rest.", "Ruhe."), ("Rest!", "Pause.")]) == ["a"]


def test_two_long_sources_with_one_translation_are_in_doubt() -> None:
    left, right = "Rest the left arm today.", "Rest the right arm today."
    assert doubtful(a=[(left, "Arm schonen.")], b=[(right, "Arm schonen.")]) == ["a", "b"]


def test_equal_pairs_and_texts_without_words_are_not() -> None:
    assert doubtful(a=[("Rest.", "Ruhe.")], b=[("rest", "Ruhe!")]) == []
    assert doubtful(a=[("…", "!")], b=[("…", "?")]) == []


def test_one_whose_length_is_unusual_in_the_locale_is_in_doubt() -> None:
    usual = [row("a", f"Rest {number}.", f"Ruhe {number}.", RelativeLength(3, number % 9)) for number in range(200)]
    keys = {"a": comparable_keys(usual), "b": comparable_keys([row("b", "Stop.", "Halt.", RelativeLength(3, -90))])}
    assert doubtful_articles(keys, lengths_of(keys.values())) == ["b"]


def test_one_that_fits_another_source_is_in_doubt() -> None:
    misplaced = row("b", "Stop.", "Ruhe.", other=OtherSource("b.po:9", "Rest."))
    keys = {"a": comparable_keys([row("a", "Rest.", "Ruhe.")]), "b": comparable_keys([misplaced])}
    assert doubtful_articles(keys, {}) == ["b"]
