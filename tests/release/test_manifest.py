"""The manifest as a site reads it: strictly, with all that is wrong at once."""

from __future__ import annotations

import json
from typing import Any

import pytest

from localize.release.manifest import FORMAT, BundleError, digest, is_locale, read_manifest

ROW = {"path": "knee.html", "sha256": digest(b"knee"), "size": 4, "role": "page", "article": "knee"}


def manifest(*rows: object, **changes: Any) -> bytes:
    document = {"format": FORMAT, "locale": "de", "files": list(rows or (ROW,))} | changes
    return json.dumps(document).encode()


def problems(data: bytes) -> list[str]:
    with pytest.raises(BundleError) as raised:
        read_manifest(data, "manifest.json")
    return [problem.message for problem in raised.value.problems]


def test_files_are_sorted_and_unknown_keys_are_passed_over() -> None:
    read = read_manifest(manifest(ROW | {"later": 1}, ROW | {"path": "a.html"}, made="by a newer program"), "m")
    assert [file.path for file in read.files] == ["a.html", "knee.html"]
    assert (read.locale, read.direction, read.size()) == ("de", "ltr", 8)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"path": "../x"}, "path '../x' has a part '..', and so leads elsewhere"),
        ({"path": "/etc/x"}, "path '/etc/x' is absolute"),
        ({"path": "a\\b"}, "has a backslash, which parts folders on Windows"),
        ({"path": "con.html"}, "CON is the name of a device on Windows"),
        ({"path": "manifest.json"}, "is a reserved name, expected another"),
        ({"sha256": "AB" * 32}, "expected 64 hexadecimal digits in lower case"),
        ({"size": True}, "has the size True, expected a number"),
        ({"size": -1}, "has the size -1, expected a number"),
    ],
)
def test_a_row_that_no_site_should_write_is_refused(changes: dict[str, object], message: str) -> None:
    (problem,) = problems(manifest(ROW | changes))
    assert message in problem


def test_paths_that_are_one_file_on_some_systems_are_refused_together() -> None:
    (problem,) = problems(manifest(ROW, ROW | {"path": "KNEE.html"}))
    assert "path 'KNEE.html' cannot stand beside 'knee.html'" in problem


def test_one_digest_has_one_size() -> None:
    assert problems(manifest(ROW, ROW | {"path": "b.html", "size": 5})) == [
        "path 'b.html' has the digest of a file of another size"
    ]


def test_of_many_problems_the_first_are_listed_and_the_rest_counted() -> None:
    found = problems(manifest(*(ROW | {"path": f"/{number}"} for number in range(30))))
    assert len(found) == 21
    assert "and 10 more" in found


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b"\xff", b"[" * 100_000])
def test_what_is_no_object_is_refused(data: bytes) -> None:
    (problem,) = problems(data)
    assert "expected" in problem


def test_a_newer_format_is_named() -> None:
    assert problems(manifest(format=2)) == ["format 2, expected 1: a newer program may have written it"]


@pytest.mark.parametrize(("text", "is_one"), [("de", True), ("zh-Hant-TW", True), ("../de", False), ("", False)])
def test_a_locale_is_safe_as_the_name_of_a_folder(text: str, *, is_one: bool) -> None:
    assert is_locale(text) is is_one
