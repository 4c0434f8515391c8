"""The manifest as a site reads it: strictly, with all that is wrong at once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from localize.release.manifest import (
    FORMAT,
    LARGEST_MANIFEST,
    BundleError,
    Manifest,
    digest,
    is_locale,
    read_manifest,
    read_object,
)

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
    assert problems(manifest(format=3)) == ["format 3, expected 1 or 2: a newer program may have written it"]


def test_a_reader_of_the_first_format_refuses_a_manifest_in_parts_and_says_why() -> None:
    with pytest.raises(BundleError, match="format 2, expected 1: a newer program may have written it"):
        read_object(manifest(format=2, files=None, parts=[]), "manifest.json", most=1000)


# Manifests in parts

OTHER = ROW | {"path": "hip.html", "article": "hip"}
PARTS = {
    "manifest-1.json": manifest(ROW, format=2),
    "manifest-2.json": manifest(OTHER, format=2),
}


def listed(parts: Mapping[str, bytes], **changes: Any) -> list[dict[str, Any]]:
    """The rows of parts in `manifest.json`."""
    return [
        {"path": path, "sha256": digest(data), "size": len(data), "files": 1, "articles": 0} | changes
        for path, data in parts.items()
    ]


def read_parts(parts: Mapping[str, bytes | None], rows: list[dict[str, Any]], **changes: Any) -> Manifest:
    data = json.dumps({"format": 2, "locale": "de", "direction": "ltr", "parts": rows} | changes).encode()
    return read_manifest(data, "de/manifest.json", lambda file: parts[file.path])


def problems_of_parts(parts: Mapping[str, bytes | None], rows: list[dict[str, Any]], **changes: Any) -> list[str]:
    with pytest.raises(BundleError) as raised:
        read_parts(parts, rows, **changes)
    return [str(problem) for problem in raised.value.problems]


def test_the_files_of_all_parts_are_those_of_the_bundle_and_the_parts_are_among_them() -> None:
    read = read_parts(PARTS, listed(PARTS))
    assert [(file.path, file.role) for file in read.files] == [
        ("hip.html", "page"),
        ("knee.html", "page"),
        ("manifest-1.json", "manifest"),
        ("manifest-2.json", "manifest"),
    ]
    assert read.locale == "de"


@pytest.mark.parametrize(
    ("part", "message"),
    [
        (None, "de/manifest-2.json: missing, expected the part of the manifest"),
        (b"{}", "de/manifest-2.json: not the part of the manifest that was signed or written with it"),
    ],
)
def test_a_part_must_be_there_and_what_was_signed(part: bytes | None, message: str) -> None:
    assert problems_of_parts({**PARTS, "manifest-2.json": part}, listed(PARTS)) == [message]


@pytest.mark.parametrize(
    ("part", "message"),
    [
        (manifest(OTHER), "format 1, expected 2: a newer program may have written it"),
        (manifest(OTHER, format=2, locale="fr"), "locale 'fr', expected 'de'"),
        (manifest(OTHER, format=2, files=None), "no list 'files', expected one"),
        (manifest(OTHER | {"path": "../x"}, format=2), "path '../x' has a part '..', and so leads elsewhere"),
        (b"[]", "no object, expected one in JSON"),
    ],
)
def test_what_is_wrong_in_a_part_is_said_with_its_path(part: bytes, message: str) -> None:
    parts = {**PARTS, "manifest-2.json": part}
    (problem,) = problems_of_parts(parts, listed(parts))
    assert problem.startswith(f"de/manifest-2.json: {message}")


def test_files_of_different_parts_are_looked_at_together() -> None:
    parts = {**PARTS, "manifest-2.json": manifest(ROW | {"path": "KNEE.html"}, format=2)}
    (problem,) = problems_of_parts(parts, listed(parts))
    assert "path 'KNEE.html' cannot stand beside 'knee.html'" in problem


def test_no_part_is_asked_for_where_the_list_of_parts_is_wrong() -> None:
    for changes in ({"path": "../manifest-1.json"}, {"sha256": "x"}, {"size": -1}):
        assert problems_of_parts({}, listed(PARTS, **changes))
    assert problems_of_parts({}, listed(PARTS), locale="../de")
    (problem,) = problems_of_parts({}, listed({"manifest-1.json": b""}, size=LARGEST_MANIFEST + 1))
    assert f"expected at most {LARGEST_MANIFEST}" in problem


def test_a_manifest_in_parts_cannot_be_read_alone() -> None:
    data = json.dumps({"format": 2, "locale": "de", "parts": listed(PARTS)}).encode()
    assert problems(data)[0] == "missing, expected the part of the manifest"


@pytest.mark.parametrize(("text", "is_one"), [("de", True), ("zh-Hant-TW", True), ("../de", False), ("", False)])
def test_a_locale_is_safe_as_the_name_of_a_folder(text: str, *, is_one: bool) -> None:
    assert is_locale(text) is is_one
