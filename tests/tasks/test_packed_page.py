"""The files of a page are remembered: the same files come out, or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import pytest

from localize.release.manifest import BundleFile, digest
from localize.tasks.packed_page import PackedPage, WrittenFile, packed, unpacked

PROJECT = {"source/figure.svg": b"<svg/>"}
PAGE = (
    WrittenFile("pain/knee.html", b"<html>Kn\xc3\xa9e</html>"),
    WrittenFile("pain/knee.fragment.html", b""),
    WrittenFile("pain/figure.svg", b"<svg/>", copy_of="source/figure.svg"),
    WrittenFile("pain/knee.head.json", b"{}"),
)


def listed(files: Iterable[WrittenFile]) -> list[BundleFile]:
    return [BundleFile(file.path, digest(file.data), size=len(file.data), role="page") for file in files]


def opened(page: PackedPage, files: Iterable[BundleFile], project: Mapping[str, bytes] = PROJECT) -> object:
    return unpacked(page, files, project.get)


def test_the_files_of_a_page_come_out_as_they_went_in() -> None:
    assert opened(packed(PAGE), listed(PAGE)) == PAGE


def test_what_a_page_says_in_several_files_is_remembered_once() -> None:
    text = "".join(f"<p>{digest(b'%d' % number)}</p>" for number in range(150)).encode()
    files = [WrittenFile("knee.html", text), WrittenFile("knee.fragment.html", text)]
    assert len(packed(files).data) < 1.2 * len(packed(files[:1]).data)


def test_copies_are_not_remembered() -> None:
    assert packed([replace(PAGE[2], data=bytes(range(256)) * 100)]).data == packed([]).data


@pytest.mark.parametrize("project", [{"source/figure.svg": b"<svg></svg>"}, {}], ids=["another", "gone"])
def test_where_a_copied_file_is_another_now_the_page_is_made_anew(project: Mapping[str, bytes]) -> None:
    assert opened(packed(PAGE), listed(PAGE), project) == ()


@pytest.mark.parametrize("data", [b"", b"nothing compressed", packed(PAGE[1:]).data], ids=repr)
def test_where_something_else_was_remembered_the_page_is_made_anew(data: bytes) -> None:
    assert opened(replace(packed(PAGE), data=data), listed(PAGE)) == ()
