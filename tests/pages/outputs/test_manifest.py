"""manifest.json: written, read back, and held to its schema."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from localize.model.page import PageInfo
from localize.pages.outputs.bundle import BundleRows, ListLimits
from localize.pages.outputs.manifest import (
    ManifestDraft,
    article_row,
    entries,
    files,
    listed,
    media_type_of,
    read,
    read_parts,
    record,
    schema,
    withheld_row,
)
from localize.pages.outputs.page import is_ours
from localize.pages.outputs.rendered import OutputFile
from localize.pages.previous_page import PageRecord
from localize.pages.released_page import WithheldPage
from localize.release.manifest import PARTED_FORMAT, BundleFile, digest, read_manifest
from support.rows import page_row, settings

SCHEMA = json.loads(schema())
SCHEMA_OF_PARTS = json.loads(schema(PARTED_FORMAT))
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


def no_part(_path: str) -> None:
    """No part of a manifest is there."""


def made(manifest: ManifestDraft = MANIFEST, limits: ListLimits | None = None, **fields: Any) -> dict[str, bytes]:
    """A manifest in German and its parts, by path."""
    rows = BundleRows(settings=settings(**fields), pages=(), limits=limits or ListLimits())
    return {output.path: output.data for output in files(manifest.entries(), rows)}


def written(manifest: ManifestDraft = MANIFEST, base_url: str = "https://health.example/") -> bytes:
    """A manifest in German in one file."""
    return made(manifest, base_url=base_url)["manifest.json"]


def valid(data: Any, schema_: Any = SCHEMA) -> bool:
    """Whether the schema takes it."""
    try:
        Draft202012Validator(schema_).validate(data)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("definition", [SCHEMA, SCHEMA_OF_PARTS])
def test_the_schema_is_one(definition: Any) -> None:
    Draft202012Validator.check_schema(definition)


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
    data = json.loads(made(ManifestDraft(), locale="ar", base_url="")["manifest.json"])
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
    assert read(written(), no_part) == MANIFEST


@pytest.mark.parametrize(
    "data", [None, b"", b"{", b"[]", b"null", b"\xff", b'{"files": []}', b'{"generator": "x", "files": []}']
)
def test_what_is_no_manifest_of_ours_lists_nothing(data: bytes | None) -> None:
    assert read(data, no_part) == ManifestDraft({}, [])


UNSAFE = ("", "/etc/passwd", "../x", "a/../x", "a/..", ".", "./x", "a//b", "a/", "a\\b", "a\0b", "a\nb")


@pytest.mark.parametrize("path", [*UNSAFE, "\ud800"])
def test_a_path_that_leads_elsewhere_is_passed_over(path: str) -> None:
    data = json.loads(written())
    data["files"].append({**data["files"][0], "path": path})
    assert read(json.dumps(data).encode(), no_part).files == MANIFEST.files


@pytest.mark.parametrize("change", [{"sha256": "x"}, {"sha256": None}, {"size": "2"}, {"path": 3}])
def test_a_row_that_is_no_file_is_passed_over(change: dict[str, object]) -> None:
    data = json.loads(written())
    data["files"] = [{**data["files"][0], **change}, "x", None]
    assert read(json.dumps(data).encode(), no_part).files == {}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("is_ascii", [True, False])
def test_a_row_with_half_a_character_is_passed_over(encoding: str, is_ascii: bool) -> None:
    data = json.loads(written())
    data["articles"].append({**data["articles"][0], "title": "\udc00"})
    text = json.dumps(data, ensure_ascii=is_ascii)
    assert read(text.encode(encoding, "surrogatepass"), no_part) == MANIFEST


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
    assert path in read(json.dumps(data).encode(), no_part).files


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
    assert media_type_of(path) == expected


def test_a_listed_file_is_its_digest_and_size() -> None:
    assert listed(FILES[0], FILES[0].data) == BundleFile(
        "a/b.html", hashlib.sha256("ä".encode()).hexdigest(), size=2, role="page", article="a/b"
    )


# Manifests in parts

LARGE = ManifestDraft(
    {
        **{file.path: file for number in range(40) for file in page_row(f"a{number:02}").files},
        "style.css": listed(FILES[1], b""),
    },
    [
        *({**ARTICLE, "id": f"a{number:02}", "page": f"a{number:02}"} for number in range(40)),
        *(
            {**ARTICLE, "id": f"gone{number}", "page": "", "outcome": "withheld", "withdrawn": True}
            for number in range(5)
        ),
    ],
)
"""The manifest of 40 articles of three files each, of five that are withheld, and of a style sheet: 126 rows."""


def test_up_to_the_limit_a_manifest_is_one_file_of_the_first_format() -> None:
    whole = made(LARGE, ListLimits(manifest_rows=126))
    assert whole == made(LARGE)
    assert json.loads(whole["manifest.json"])["format"] == 1
    assert len(made(LARGE, ListLimits(manifest_rows=125))) > 1


def test_above_the_limit_it_lists_parts_that_together_have_the_same_rows() -> None:
    files_ = made(LARGE, ListLimits(manifest_rows=30))
    *names, last = files_
    assert (last, names) == ("manifest.json", [f"manifest-{number}.json" for number in range(1, len(names) + 1)])
    parts = [json.loads(files_[name]) for name in names]
    whole = json.loads(written(LARGE))
    assert sorted((row for part in parts for row in part["files"]), key=lambda row: str(row["path"])) == whole["files"]
    assert [row for part in parts for row in part["articles"]] == whole["articles"]
    assert all(len(part["files"]) <= 30 for part in parts)
    for part in parts:
        assert {row["article"] for row in part["files"] if "article" in row} <= {row["id"] for row in part["articles"]}


def test_the_list_of_parts_says_what_each_is_and_how_many_rows_it_has() -> None:
    files_ = made(LARGE, ListLimits(manifest_rows=30))
    data = json.loads(files_["manifest.json"])
    assert (data["format"], data["locale"], data["direction"], data["source-locale"]) == (2, "de", "ltr", "en")
    assert "files" not in data
    assert data["$schema"] == "https://health.example/manifest-2.schema.json"
    for row in data["parts"]:
        part = files_[row["path"]]
        assert (row["sha256"], row["size"]) == (digest(part), len(part))
        assert (row["files"], row["articles"]) == tuple(len(json.loads(part)[key]) for key in ("files", "articles"))


def test_manifests_in_parts_hold_to_a_schema_of_their_own() -> None:
    files_ = made(LARGE, ListLimits(manifest_rows=30))
    for data in files_.values():
        assert valid(json.loads(data), SCHEMA_OF_PARTS)
        assert not valid(json.loads(data))
        assert is_ours(data)
    part = json.loads(files_["manifest-1.json"])
    part["files"][0]["role"] = "virus"
    assert not valid(part, SCHEMA_OF_PARTS)
    assert not valid({**json.loads(files_["manifest.json"]), "parts": []}, SCHEMA_OF_PARTS)
    assert not valid(json.loads(written(LARGE)), SCHEMA_OF_PARTS)


def test_an_article_more_changes_few_parts_so_that_sites_fetch_no_other_again() -> None:
    articles = [{**ARTICLE, "id": f"a{number:04}"} for number in range(1200)]
    limits = ListLimits(manifest_rows=100)
    before = set(made(ManifestDraft({}, articles), limits).values())
    after = set(made(ManifestDraft({}, sorted([*articles, {**ARTICLE, "id": "a0100b"}], key=str)), limits).values())
    assert len(before) > 10
    assert len(after - before) <= 4


def test_parts_read_back_are_the_manifest_and_are_files_of_it() -> None:
    files_ = made(LARGE, ListLimits(manifest_rows=30))
    back = read(files_["manifest.json"], files_.get)
    assert back.articles == LARGE.articles
    parts = {path for path in files_ if path != "manifest.json"}
    assert back.files.keys() - LARGE.files.keys() == parts
    assert {path: back.files[path] for path in LARGE.files} == LARGE.files
    assert {back.files[path].role for path in parts} == {"manifest"}


def test_rows_that_come_one_by_one_give_the_manifest_of_all() -> None:
    shared = BundleFile("a.png", "0" * 64, size=3, role="asset", article="a01")
    pages = [page_row(f"a{number:02}") for number in range(20)]
    pages[0] = replace(pages[0], assets=("a.png",))
    pages[1] = replace(pages[1], assets=("a.png",), files=(*pages[1].files, shared))
    gone = WithheldPage("gone", "de", PageInfo())
    rows = BundleRows(settings=settings(), pages=pages, withheld=[gone], limits=ListLimits(manifest_rows=20))
    style = listed(FILES[1], b"")
    streamed = {each.path: each.data for each in files(entries(rows, [style]), rows)}
    whole = ManifestDraft(
        {
            file.path: file
            for file in (*(file for row in pages for file in row.files), replace(shared, article="a00"), style)
        },
        [*map(article_row, pages), withheld_row(gone)],
    )
    back = read(streamed["manifest.json"], streamed.get)
    assert len(streamed) > 3
    assert {path: back.files[path] for path in whole.files} == whole.files
    assert back.articles == whole.articles
    one = replace(rows, limits=ListLimits())
    assert list(files(entries(one, [style]), one)) == list(files(whole.entries(), one))


def test_never_more_than_a_part_is_read_at_once() -> None:
    files_ = made(LARGE, ListLimits(manifest_rows=30))
    asked: list[str] = []

    def part(path: str) -> bytes:
        asked.append(path)
        return files_[path]

    drafts = read_parts(files_["manifest.json"], part)
    assert (next(drafts).articles, asked) == ((), [])
    assert next(drafts).articles
    assert asked == ["manifest-1.json"]


def test_a_part_that_is_gone_or_damaged_takes_no_other_with_it() -> None:
    files_ = made(LARGE, ListLimits(manifest_rows=30))
    first = len(json.loads(files_["manifest-1.json"])["articles"])
    for spoilt in (None, b"{", b"[]"):
        back = read(files_["manifest.json"], {**files_, "manifest-1.json": spoilt}.get)
        assert back.articles == LARGE.articles[first:]


def test_a_strict_reader_finds_the_same_files() -> None:
    files_ = made(LARGE, ListLimits(manifest_rows=30))
    strict = read_manifest(files_["manifest.json"], "manifest.json", lambda file: files_.get(file.path))
    back = read(files_["manifest.json"], files_.get)
    assert {file.path: file for file in strict.files} == back.files
