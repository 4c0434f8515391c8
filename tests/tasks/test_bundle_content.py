"""The files of a bundle, known by two numbers for each."""

from __future__ import annotations

from localize.pages.outputs.manifest import ManifestEntry
from localize.release.manifest import BundleFile
from localize.tasks.bundle_content import BundleContent
from localize.tasks.output_scan import OutputScan, ScannedFile

FILES = {"knee.html": "a" * 64, "knee.json": "b" * 64, "style.css": "c" * 64}


def content(files: dict[str, str] = FILES) -> BundleContent:
    made = BundleContent()
    for path, digest in files.items():
        made.add(path, digest)
    return made


def test_a_file_is_known_by_its_path() -> None:
    assert "knee.html" in content()
    assert "other.html" not in content()


def test_what_a_manifest_says_is_passed_on_and_its_files_are_added() -> None:
    made = BundleContent()
    entries = [ManifestEntry((BundleFile(path, digest, 1, "page"),)) for path, digest in FILES.items()]
    assert list(made.noted(entries)) == entries
    assert made.sum == content().sum


def test_the_sum_stands_for_all_files_in_any_order() -> None:
    assert content(dict(reversed(FILES.items()))).sum == content().sum
    assert content(FILES | {"knee.html": "d" * 64}).sum != content().sum
    assert content({"knee.html": "a" * 64}).sum != content().sum


def test_whether_it_has_a_file_for_each_path_of_others_is_known() -> None:
    assert content().has_paths_of(content({"knee.html": "d" * 64}))
    assert content().has_paths_of(content({}))
    assert not content().has_paths_of(content({"knee.html": "a" * 64, "hip.html": "a" * 64}))


def test_packed_it_comes_back_as_it_was() -> None:
    again = BundleContent(content().packed())
    assert (again.sum, again.packed()) == (content().sum, content().packed())
    assert all(path in again for path in FILES)


def test_it_is_in_a_folder_where_each_file_stands_with_its_content() -> None:
    def folder(files: dict[str, str]) -> OutputScan:
        return OutputScan(ScannedFile(f"de/{path}", digest, is_ours=True) for path, digest in files.items())

    assert content().is_in(folder(FILES | {"notes.txt": "e" * 64}).folder("de"))
    assert not content().is_in(folder(FILES | {"knee.html": "d" * 64}).folder("de"))
