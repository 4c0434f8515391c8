"""What files and pages may be called: one rule, with its reason in words and another name."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize import paths
from localize.paths import clashes, problem, proposed

CASES = json.loads((Path(__file__).parent / "cases/conformance/paths.json").read_text(encoding="utf-8"))
"""Paths that are allowed or not, for programs in other languages too."""

ENDING = len(".fragment.html")

names = st.text(st.sampled_from('ab./\\:~ \0\n\u202eé膝"?CONcon') | st.characters(), max_size=12)


@pytest.mark.parametrize("case", CASES["paths"], ids=lambda case: str(case["path"])[:40])
def test_a_path_is_allowed_or_the_reason_is_told(case: Mapping[str, Any]) -> None:
    assert bool(problem(case["path"])) is not case["allowed"]
    assert case.get("why", "") in problem(case["path"])


@pytest.mark.parametrize("path", [None, 3])
def test_what_is_no_text_is_no_path(path: object) -> None:
    assert problem(path) == "is no text"


def test_half_a_pair_of_surrogates_is_no_character() -> None:
    assert "has a character that cannot be seen, U+D800" in problem("\ud800")


@given(names)
def test_an_allowed_path_never_leads_out(path: str) -> None:
    if problem(path) == "":
        base = Path("/srv/site")
        joined = Path(os.path.normpath(base / path))
        assert joined.is_relative_to(base)
        assert joined == base / path != base
        assert paths.is_inside(path)


@given(names)
def test_what_is_inside_never_leads_out_though_it_may_break_the_rule(path: str) -> None:
    if paths.is_inside(path):
        base = Path("/srv/site")
        assert Path(os.path.normpath(base / path)).is_relative_to(base)
        assert not path.startswith(("/", "C:"))


@pytest.mark.parametrize("case", CASES["beside"], ids=lambda case: " ".join(case["paths"]))
def test_paths_that_are_one_file_somewhere_clash(case: Mapping[str, Any]) -> None:
    first, *rest = case["paths"]
    assert list(clashes(case["paths"])) == ([(path, first) for path in rest] if case["clash"] else [])


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a:b", "a-b"),
        ("What is it?", "What is it"),
        ("pain/aux", "pain/aux-file"),
        ("knee\u202egpj", "kneegpj"),
        ("pain. /knee", "pain/knee"),
        ("back\\pain", "back/pain"),
        ("?", ""),
    ],
)
def test_a_name_that_breaks_the_rule_gets_a_proposal(path: str, expected: str) -> None:
    assert proposed(path, (), room=ENDING) == expected


def test_a_file_keeps_its_suffix() -> None:
    assert proposed("x/dose: adults.png", ()) == "x/dose- adults.png"
    long = proposed("膝" * 90 + ".jpeg", ())
    assert long.endswith("膝.jpeg")
    assert problem(long) == ""


def test_a_proposal_is_none_that_is_taken() -> None:
    assert proposed("A:b", {"a-b", "a-b-2"}, room=ENDING) == "A-b-3"


@given(names)
def test_a_proposal_holds_the_rule_with_room_for_endings(path: str) -> None:
    for room in (0, ENDING):
        found = proposed(path, (), room=room)
        assert not found or problem(found + "x" * room) == ""


def test_what_cannot_be_seen_is_shown_as_its_code() -> None:
    assert paths.printable("a\u202eb膝") == "a\\u202eb膝"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Gürtelrose & Schmerz", "de", "guertelrose-schmerz"),
        ("Gürtelrose", "sv", "gurtelrose"),
        ("膝の痛み", "ja", "膝の痛み"),
        ("!", "en", ""),
    ],
)
def test_a_page_is_called_as_a_translator_wrote(text: str, language: str, expected: str) -> None:
    assert paths.slug(text, language) == expected


@given(st.text(max_size=200))
def test_a_name_from_a_translator_leaves_room_for_the_endings_of_a_page(text: str) -> None:
    assert len(paths.slug(text, "ja").encode()) <= 200 - ENDING


@pytest.mark.parametrize(
    ("text", "expected"), [("Überblick (2).v3", "uberblick-2-v3"), ("CON", "con-file"), ("l’eau", "leau"), ("…", "")]
)
def test_a_new_file_gets_a_safe_name(text: str, expected: str) -> None:
    assert paths.file_stem(text) == expected


@pytest.mark.parametrize(
    ("path", "other", "difference"),
    [
        ("hip", "hip", ""),
        ("Hip", "hip", "capital letters"),
        ("\u00fcbung", "u\u0308bung", "the Unicode form of a letter (NFC, NFD)"),
        ("\u00dcbung", "u\u0308bung", "capital letters"),
    ],
)
def test_two_names_for_one_file_are_told_apart_in_words(path: str, other: str, difference: str) -> None:
    assert paths.key(path) == paths.key(other)
    assert paths.difference(path, other) == difference
