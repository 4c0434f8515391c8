"""A folder compared with its manifest."""

from __future__ import annotations

import pytest

from localize.release.manifest import BundleFile, Manifest, digest
from localize.release.tree import TreeFiles, differences

RIGHT = (4, digest(b"knee"))
MANIFEST = Manifest("de", "ltr", (BundleFile("knee.html", RIGHT[1], size=4, role="page", article="knee"),))


@pytest.mark.parametrize(
    ("there", "problem"),
    [
        ({}, "knee.html: missing, expected a file"),
        ({"knee.html": None}, "knee.html: a link or device, expected a file"),
        ({"knee.html": (5, RIGHT[1])}, "knee.html: changed: 5 bytes, expected 4"),
        ({"knee.html": (4, digest(b"hips"))}, f"knee.html: changed: SHA-256 {digest(b'hips')}, expected {RIGHT[1]}"),
        ({"knee.html": RIGHT, "x.html": RIGHT}, "x.html: not in the manifest"),
    ],
)
def test_each_difference_is_a_problem(there: TreeFiles, problem: str) -> None:
    assert [str(one) for one in differences(MANIFEST, {}, there)] == [problem]


def test_the_manifest_itself_and_what_was_recalled_are_no_difference() -> None:
    there = {"knee.html": RIGHT, "manifest.json": (9, ""), "recalled.json": (9, "")}
    assert list(differences(MANIFEST, {}, there)) == []


def test_a_recalled_file_is_the_notice_or_nothing() -> None:
    notice = (6, digest(b"notice"))
    assert list(differences(MANIFEST, {"knee.html": notice[1]}, {"knee.html": notice})) == []
    assert list(differences(MANIFEST, {"knee.html": None}, {})) == []
    (problem,) = differences(MANIFEST, {"knee.html": None}, {"knee.html": RIGHT})
    assert str(problem) == "knee.html: withdrawn, expected no such file"
