"""Old and new segments side by side: from which old ones each new one was made."""

from __future__ import annotations

import pytest

from localize.catalogs.align import align, bare, increasing, nearest
from localize.model.catalog import Key

SIP = "Sip water often."
GUM = "Chew gum without sugar to make more saliva."
GUM_CHANGED = "Chew gum without any sugar to make more saliva."
DENTIST = "See your dentist twice a year."
OTHER = "The knee is a joint."


def keys(*sources: str) -> list[Key]:
    return [(None, source) for source in sources]


def origins(old: list[str], new: list[str]) -> dict[str, list[str]]:
    found = align(keys(*old), keys(*new))
    return {source: [origin for _, origin in made_of] for (_, source), made_of in found.items()}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([SIP, GUM], [SIP, GUM], {}),
        ([SIP, GUM, DENTIST], [SIP, GUM_CHANGED, DENTIST], {GUM_CHANGED: [GUM]}),
        ([SIP, DENTIST], [SIP, OTHER, DENTIST], {}),
        ([f"{SIP} {GUM}", DENTIST], [SIP, GUM, DENTIST], {SIP: [f"{SIP} {GUM}"], GUM: [f"{SIP} {GUM}"]}),
        ([SIP, GUM, DENTIST], [f"{SIP} {GUM}", DENTIST], {f"{SIP} {GUM}": [SIP, GUM]}),
        ([GUM, SIP, DENTIST], [SIP, DENTIST, GUM_CHANGED], {GUM_CHANGED: [GUM]}),
        ([], [SIP], {}),
        ([SIP], [], {}),
    ],
    ids=["same", "changed", "new", "split", "joined", "moved and changed", "all new", "all gone"],
)
def test_a_new_segment_has_the_old_ones_it_was_made_from(
    old: list[str], new: list[str], expected: dict[str, list[str]]
) -> None:
    assert origins(old, new) == expected


def test_segments_of_other_contexts_are_never_paired() -> None:
    assert nearest([("title", GUM_CHANGED)], keys(GUM)) == {}


def test_each_old_segment_is_the_nearest_of_one_new_one() -> None:
    assert list(nearest(keys(GUM_CHANGED, f"{GUM} Now."), keys(GUM)).values()) == keys(GUM)


def test_where_a_text_is_cut_makes_no_difference_to_its_bare_form() -> None:
    assert bare("Read <a1>it</a1>. ") == bare("Read <a>it</a>.") == "Read<a>it</a>."


def test_of_pairs_the_longest_run_in_order_was_not_moved() -> None:
    assert increasing([(0, 5), (1, 1), (2, 2), (3, 0), (4, 3)]) == [(1, 1), (2, 2), (4, 3)]
