"""The pictures in docs/architecture.md are those that the code draws."""

from __future__ import annotations

import re

from architecture.__main__ import PAGE, PROJECT, drawn


def test_the_pictures_are_drawn_from_the_code_of_today() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert drawn(page) == page, "expected what `make architecture` draws"


def test_every_path_that_the_page_names_is_there() -> None:
    page = PAGE.read_text(encoding="utf-8")
    paths = [path for path in re.findall(r"`(src/[^`]*)`", page) if not (PROJECT / path).exists()]
    pages = [path for path in re.findall(r"\]\(([^)#:]+)\)", page) if not (PAGE.parent / path).exists()]
    assert (paths, pages) == ([], [])
