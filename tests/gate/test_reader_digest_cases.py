"""The cases in tests/cases/reader_digest, which programs in other languages can prove themselves with.

In each folder: `document.json` is what readers see, `canonical.json` the same by RFC 8785, `sha256.txt` its digest.
Made from `source.md` and the translations in `case.json`; `approvals.csv` is a row that was recorded by version 1.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from localize.config import Config
from localize.gate import approvals
from localize.gate.approval_status import status_of
from localize.gate.canonical_json import Json, canonical
from localize.gate.display import Display
from localize.gate.reader_digest import Image, reader_document, reader_view, version_of
from localize.model.approval import Approval
from localize.model.catalog import Key
from localize.tasks.articles import read_article

CASES = sorted(path.parent for path in (Path(__file__).parents[1] / "cases" / "reader_digest").glob("*/case.json"))


@pytest.fixture(params=CASES, ids=lambda path: path.name)
def folder(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


def translations(case: Mapping[str, Any]) -> dict[Key, str]:
    return {(row["context"], row["source"]): row["target"] for row in case["translations"]}


def images(case: Mapping[str, Any]) -> list[Image]:
    return [Image(row["path"], row["line"], row["sha256"]) for row in case["images"]]


def test_a_document_has_one_canonical_form_and_that_one_digest(folder: Path) -> None:
    document: Json = json.loads((folder / "document.json").read_text("utf-8"))
    expected = (folder / "canonical.json").read_bytes()
    assert canonical(document) == expected
    assert hashlib.sha256(expected).hexdigest() == (folder / "sha256.txt").read_text("utf-8").strip()


def test_the_document_is_what_readers_see_of_the_article(folder: Path) -> None:
    case = json.loads((folder / "case.json").read_text("utf-8"))
    article = read_article((folder / "source.md").read_bytes(), "source/knee.md", "knee", Config())
    display = Display("en", case["locale"], translations(case))
    document = json.loads((folder / "document.json").read_text("utf-8"))
    assert reader_document(article, display, images=images(case)) == document
    view = reader_view(article, translations(case), case["locale"], images=images(case))
    assert view.digest == "2:" + (folder / "sha256.txt").read_text("utf-8").strip()


def test_an_approval_that_was_recorded_by_version_1_stands_and_lapses_as_before(folder: Path) -> None:
    case = json.loads((folder / "case.json").read_text("utf-8"))
    article = read_article((folder / "source.md").read_bytes(), "source/knee.md", "knee", Config())
    (recorded,) = approvals.read_approvals((folder / "approvals.csv").read_bytes(), "approvals.csv")
    assert version_of(recorded.digest) == 1

    def status(texts: Mapping[Key, str]) -> tuple[Approval, ...]:
        views = {1: reader_view(article, texts, case["locale"], images=images(case), version=1)}
        found = status_of([recorded], views)
        assert found.by or [piece.source for piece in found.changed] == [key[1]]
        return found.by

    texts = translations(case)
    assert status(texts) == (recorded,)
    for key in texts:
        assert status({**texts, key: "X"}) == ()
