"""manifest.json: written, read back, and held to its schema."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from localize.model.page import PageInfo
from localize.pages.outputs.manifest import ManifestDraft, listed, media_type, read, record, schema, write
from localize.pages.outputs.page import is_ours
from localize.pages.outputs.rendered import OutputFile
from localize.pages.previous_page import PageRecord
from localize.release.manifest import BundleFile

SCHEMA = json.loads(schema())
FILES = [OutputFile("a/b.html", "ä".encode(), role="page", article="a/b"), OutputFile("style.css", b"", "style")]
ARTICLE: dict[str, Any] = {
    "id": "a/b",
    "page": "a/b",
    "title": "T",
    "description": "",
    "outcome": "published",
    "source": {"sha256": "0" * 64},
    "coverage": {"segments": 3, "translated": 3, "fallback": 0, "stale": 0},
    "citations": [],
    "withdrawn": False,
}
MANIFEST = ManifestDraft({each.path: listed(each, each.data) for each in FILES}, [ARTICLE])


def written(manifest: ManifestDraft = MANIFEST, base_url: str = "https://health.example/") -> bytes:
    """A manifest in German."""
    return write(manifest, locale="de", source_locale="en", base_url=base_url)


def valid(data: Any) -> bool:
    """Whether the schema takes it."""
    try:
        Draft202012Validator(SCHEMA).validate(data)
    except ValidationError:
        return False
    return True


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_a_manifest_holds_to_the_schema_and_names_it() -> None:
    data = json.loads(written())
    assert valid(data)
    assert data["$schema"] == "https://health.example/manifest.schema.json"
    assert json.loads(written(base_url=""))["$schema"] == "../manifest.schema.json"


def test_a_file_is_listed_with_digest_size_media_type_role_and_article() -> None:
    assert json.loads(written())["files"] == [
        {
            "path": "a/b.html",
            "sha256": hashlib.sha256("ä".encode()).hexdigest(),
            "size": 2,
            "media-type": "text/html",
            "role": "page",
            "article": "a/b",
        },
        {
            "path": "style.css",
            "sha256": hashlib.sha256(b"").hexdigest(),
            "size": 0,
            "media-type": "text/css",
            "role": "style",
        },
    ]


def test_a_manifest_says_locale_direction_and_where_it_comes_from() -> None:
    data = json.loads(write(ManifestDraft(), locale="ar", source_locale="en", base_url=""))
    assert (data["locale"], data["direction"], data["source-locale"], data["base-url"]) == ("ar", "rtl", "en", "")


RECORD = {
    "complete": False,
    "article-bytes": {"begin": 12, "end": 40},
    "date": "2026-01-01",
    "reviewers": ["Dr. Roe"],
    "translators": ["Jana"],
}


def test_a_row_may_record_what_a_later_run_needs_to_keep_the_page() -> None:
    row = {**ARTICLE, **RECORD}
    assert valid(json.loads(written(ManifestDraft(MANIFEST.files, [row]))))
    info = PageInfo(date=date(2026, 1, 1), reviewers=("Dr. Roe",), translators=("Jana",))
    assert record(row) == PageRecord(complete=False, info=info, span=(12, 40))
    assert record({**row, "reviewers": [1, "", "Dr. Roe"], "translators": None, "date": "soon"}) == PageRecord(
        complete=False, info=PageInfo(reviewers=("Dr. Roe",)), span=(12, 40)
    )


@pytest.mark.parametrize(
    "change",
    [
        {"complete": None},
        {"complete": 1},
        {"article-bytes": None},
        {"article-bytes": [12, 40]},
        {"article-bytes": {"begin": 12}},
        {"article-bytes": {"begin": 12, "end": "40"}},
    ],
)
def test_a_row_of_an_earlier_version_or_a_damaged_one_records_nothing(change: dict[str, object]) -> None:
    assert record({**ARTICLE, **RECORD, **change}) is None
    assert record(ARTICLE) is None


def test_a_manifest_is_known_as_ours() -> None:
    assert is_ours(written())
    assert is_ours(written(base_url=""))


def test_the_order_of_the_files_does_not_count() -> None:
    turned = ManifestDraft(dict(reversed([*MANIFEST.files.items()])), [ARTICLE])
    assert written(turned) == written()


def test_a_manifest_read_back_is_the_same() -> None:
    assert read(written()) == MANIFEST


@pytest.mark.parametrize(
    "data", [None, b"", b"{", b"[]", b"null", b"\xff", b'{"files": []}', b'{"generator": "x", "files": []}']
)
def test_what_is_no_manifest_of_ours_lists_nothing(data: bytes | None) -> None:
    assert read(data) == ManifestDraft()


UNSAFE = ("", "/etc/passwd", "../x", "a/../x", "a/..", ".", "./x", "a//b", "a/", "a\\b", "a\0b", "a\nb")


@pytest.mark.parametrize("path", [*UNSAFE, "\ud800"])
def test_a_path_that_leads_elsewhere_is_passed_over(path: str) -> None:
    data = json.loads(written())
    data["files"].append({**data["files"][0], "path": path})
    assert read(json.dumps(data).encode()).files == MANIFEST.files


@pytest.mark.parametrize("change", [{"sha256": "x"}, {"sha256": None}, {"size": "2"}, {"path": 3}])
def test_a_row_that_is_no_file_is_passed_over(change: dict[str, object]) -> None:
    data = json.loads(written())
    data["files"] = [{**data["files"][0], **change}, "x", None]
    assert read(json.dumps(data).encode()).files == {}


@pytest.mark.parametrize("path", UNSAFE)
def test_the_schema_takes_no_path_that_leads_elsewhere(path: str) -> None:
    data = json.loads(written())
    data["files"][0]["path"] = path
    assert not valid(data)


@pytest.mark.parametrize("path", ["a", "a/b c.html", "été/痛み.html", ".well-known/x", "...", "a..b", "..a/b"])
def test_other_paths_are_fine(path: str) -> None:
    data = json.loads(written())
    data["files"][0]["path"] = path
    assert valid(data)
    assert path in read(json.dumps(data).encode()).files


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("files", {"sha256": "0" * 63}),
        ("files", {"size": -1}),
        ("files", {"role": "virus"}),
        ("files", {"media-type": "html"}),
        ("articles", {"outcome": "great"}),
        ("articles", {"withdrawn": "no"}),
        ("articles", {"source": {"sha256": ""}}),
        ("articles", {"citations": [{"@type": "Article"}]}),
        ("articles", {"coverage": {"segments": 1}}),
        ("articles", {"complete": "yes"}),
        ("articles", {"translators": "Jana"}),
        ("articles", {"article-bytes": {"begin": 4}}),
        ("articles", {"article-bytes": {"begin": -1, "end": 4}}),
        ("articles", {"article-bytes": [4, 5]}),
        ("articles", {"coverage": {**ARTICLE["coverage"], "translated": -1}}),
    ],
)
def test_the_schema_takes_nothing_wrong(part: str, change: dict[str, object]) -> None:
    data = json.loads(written())
    data[part][0].update(change)
    assert not valid(data)


@pytest.mark.parametrize("field", sorted(json.loads(written())))
def test_the_schema_misses_what_is_not_there(field: str) -> None:
    data = json.loads(written())
    del data[field]
    assert valid(data) == (field == "$schema")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a.html", "text/html"),
        ("a.head.json", "application/json"),
        ("sitemap.xml", "application/xml"),
        ("feed.xml", "application/atom+xml"),
        ("data/feed.xml", "application/xml"),
        ("a.PNG", "image/png"),
        ("a.webp", "image/webp"),
        ("a.avif", "image/avif"),
        ("a.svg", "image/svg+xml"),
        ("a.pdf", "application/pdf"),
        ("a.vtt", "text/vtt"),
        ("a.unheard-of", "application/octet-stream"),
        ("a.gz", "application/octet-stream"),
        ("a", "application/octet-stream"),
    ],
)
def test_the_media_type_goes_by_the_suffix(path: str, expected: str) -> None:
    assert media_type(path) == expected


def test_a_listed_file_is_its_digest_and_size() -> None:
    assert listed(FILES[0], FILES[0].data) == BundleFile(
        "a/b.html", hashlib.sha256("ä".encode()).hexdigest(), size=2, role="page", article="a/b"
    )
