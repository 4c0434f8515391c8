"""The bundle and the faults of tests/cases/conformance, as this program itself judges them.

Programs in other languages prove themselves with the same files; tools/conformance does so in JavaScript.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from localize.model.page import Content, PageInfo
from localize.pages import forbidden
from localize.pages.outputs.fragment import fragment
from localize.pages.outputs.manifest import schema
from localize.release.fragments import prefix_for
from localize.release.manifest import PART_ROLE, PARTED_FORMAT, BundleError, read_manifest
from localize.release.tree import differences

CASES = Path(__file__).parent.parent / "cases/conformance"
BUNDLE = CASES / "bundle"
FAULTS = json.loads((CASES / "faults.json").read_text(encoding="utf-8"))
FORMATS = Draft202012Validator.FORMAT_CHECKER
OURS = ("json", "format", "schema", "locale", "path", "clash", "missing", "size", "digest", "extra", "active")
"""Rules of faults that this program looks for itself, on either side; the others it never makes."""


def rules(folder: Path) -> Iterator[str]:
    """The rules that the bundle in a folder breaks."""
    data = (folder / "manifest.json").read_bytes()
    try:
        raw = json.loads(data)
        if not Draft202012Validator(json.loads(schema()), format_checker=FORMATS).is_valid(raw):
            yield "schema"
        manifest = read_manifest(data, "manifest.json")
    except (ValueError, BundleError) as error:
        yield str(error)
        return
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    there = {path: (len(content), hashlib.sha256(content).hexdigest()) for path, content in found.items()}
    yield from (str(problem) for problem in differences(manifest, {}, there))
    for file in manifest.files:
        if file.role == "fragment" and file.path in found:
            content = Content(title="", article=found[file.path].decode())
            yield from filter(None, [forbidden.in_content(content, PageInfo("", 0, missing=0, date=None))])


def spoiled(fault: Mapping[str, Any], folder: Path) -> Path:
    """A copy of the bundle with the fault in it."""
    shutil.copytree(BUNDLE, folder, dirs_exist_ok=True)
    for change in fault["change"]:
        path = folder / change["file"]
        if change.get("remove"):
            path.unlink()
            continue
        before = path.read_bytes().decode() if path.is_file() else ""
        text = change["write"] if "write" in change else before.replace(change["replace"], change["with"], 1)
        assert text != before
        path.write_bytes(text.encode())
        if fault.get("relist"):
            list_again(folder / "ar", path)
    return folder / "ar"


def list_again(bundle: Path, path: Path) -> None:
    manifest = json.loads((bundle / "manifest.json").read_bytes())
    (row,) = (row for row in manifest["files"] if row["path"] == path.relative_to(bundle).as_posix())
    row |= {"size": path.stat().st_size, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
    (bundle / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def test_the_schema_is_that_of_today() -> None:
    assert json.loads((BUNDLE / "manifest.schema.json").read_bytes()) == json.loads(schema())


def test_the_good_bundle_has_no_faults() -> None:
    assert list(rules(BUNDLE / "ar")) == []


def test_the_bundle_in_parts_is_the_same_bundle() -> None:
    parts = CASES / "parts/ar"
    in_parts = read_manifest(
        (parts / "manifest.json").read_bytes(), "manifest.json", lambda file: (parts / file.path).read_bytes()
    )
    whole = read_manifest((BUNDLE / "ar/manifest.json").read_bytes(), "manifest.json")
    assert tuple(file for file in in_parts.files if file.role != PART_ROLE) == whole.files
    definition = json.loads((CASES / "parts/manifest-2.schema.json").read_bytes())
    assert definition == json.loads(schema(PARTED_FORMAT))
    for path in parts.iterdir():
        Draft202012Validator(definition, format_checker=FORMATS).validate(json.loads(path.read_bytes()))


def test_its_fragments_are_cut_as_today() -> None:
    manifest = read_manifest((BUNDLE / "ar/manifest.json").read_bytes(), "manifest.json")
    fragments = [file for file in manifest.files if file.role == "fragment"]
    assert len(fragments) == 2
    for file in fragments:
        whole = (BUNDLE / "ar" / file.path.replace(".fragment", "")).read_text(encoding="utf-8")
        article = whole.partition("<article>\n")[2].partition("\n</article>")[0]
        cut = fragment(article, locale="ar", direction="rtl", prefix=prefix_for(file.article))
        assert cut == (BUNDLE / "ar" / file.path).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "fault", [fault for fault in FAULTS if fault["rule"] in OURS], ids=lambda fault: str(fault["name"])
)
def test_a_fault_is_found(fault: Mapping[str, Any], tmp_path: Path) -> None:
    assert list(rules(spoiled(fault, tmp_path)))


def test_each_rule_has_a_fault() -> None:
    others = {"article", "items", "head", "fragment", "id", "target"}
    assert {fault["rule"] for fault in FAULTS} == {*OURS, *others}
