"""Two sequences side by side."""

from __future__ import annotations

from collections.abc import Callable
from math import log

from hypothesis import given
from hypothesis import strategies as st

from localize.adopt.lattice import Bead, Shape, align

SHAPES = (
    Shape(1, 1, log(0.9)),
    Shape(1, 0, log(0.03)),
    Shape(0, 1, log(0.03)),
    Shape(1, 2, log(0.02)),
    Shape(2, 1, log(0.02)),
)


def _equal(one: str, other: str) -> Callable[[int, int, int, int], float]:
    """Evidence for runs of the same letters."""

    def score(i: int, sources: int, j: int, targets: int) -> float:
        return 5.0 if one[i : i + sources].casefold() == other[j : j + targets].casefold() else -5.0

    return score


def _beads(one: str, other: str) -> list[Bead]:
    return align(len(one), len(other), shapes=SHAPES, score=_equal(one, other))


def _texts(one: str, other: str) -> list[tuple[str, str]]:
    return [
        (one[bead.sources.start : bead.sources.stop], other[bead.targets.start : bead.targets.stop])
        for bead in _beads(one, other)
    ]


def test_what_belongs_together_is_paired() -> None:
    assert _texts("abc", "abc") == [("a", "a"), ("b", "b"), ("c", "c")]


def test_what_is_left_out_or_added_has_no_counterpart() -> None:
    assert _texts("abcd", "acxd") == [("a", "a"), ("b", ""), ("c", "c"), ("", "x"), ("d", "d")]


def test_a_bead_that_could_as_well_be_another_is_half_as_probable() -> None:
    beads = [bead for bead in _beads("a", "aa") if bead.is_pair]
    assert len(beads) == 1
    assert 0.4 < beads[0].probability < 0.6


def test_a_bead_without_a_rival_is_sure() -> None:
    assert all(bead.probability > 0.99 for bead in _beads("abcdef", "abcdef"))


def test_the_work_on_long_sequences_grows_with_their_length() -> None:
    counts = []
    for length in (240, 480):
        calls = 0

        def score(i: int, sources: int, j: int, targets: int) -> float:
            nonlocal calls
            calls += 1
            return 5.0 if i == j and sources == targets else -5.0

        beads = align(length, length, shapes=SHAPES[:3], score=score)
        assert all(bead.is_pair for bead in beads)
        counts.append(calls)
    assert counts[1] < 2.4 * counts[0]


def test_the_search_follows_anchors_however_far_they_are_from_the_diagonal() -> None:
    def score(i: int, sources: int, j: int, targets: int) -> float:
        return 5.0 if sources == targets and j == i + 1000 else -5.0

    beads = align(200, 1200, shapes=SHAPES[:3], score=score, anchors=[(0, 1000), (100, 1100)])
    assert sum(bead.is_pair for bead in beads) == 200


@given(st.text("abc", max_size=12), st.text("abc", max_size=12))
def test_beads_take_all_of_both_sides_in_order(one: str, other: str) -> None:
    beads = _beads(one, other)
    assert [at for bead in beads for at in bead.sources] == list(range(len(one)))
    assert [at for bead in beads for at in bead.targets] == list(range(len(other)))
    assert all(0 <= bead.probability <= 1 for bead in beads)
