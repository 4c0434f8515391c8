"""Markdown, reStructuredText and HTML against their folders in `tests/cases`: each source reads as its `.txt` says.

`<name>.toml` is the configuration where the case needs one; what the texts show is told in `support.golden`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from support.golden import read_case, shown

CASES = Path(__file__).parents[1] / "cases"
SUFFIXES = {"markdown": ".md", "restructuredtext": ".rst", "html": ".html"}
SOURCES = [path for folder, suffix in SUFFIXES.items() for path in sorted((CASES / folder).glob(f"*{suffix}"))]


def named(path: Path) -> str:
    return path.relative_to(CASES).as_posix()


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_an_article_reads_as_its_case_says(path: Path) -> None:
    assert shown(read_case(path)) == path.with_suffix(".txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(("folder", "suffix"), SUFFIXES.items())
def test_every_expected_article_has_its_source(folder: str, suffix: str) -> None:
    names = sorted(path.stem for path in (CASES / folder).glob(f"*{suffix}"))
    assert names
    assert sorted(path.stem for path in (CASES / folder).glob("*.txt")) == names
    assert {path.stem for path in (CASES / folder).glob("*.toml")} <= set(names)


@pytest.mark.parametrize("line_end", ["\r\n", "\r"], ids=["CRLF", "CR"])
@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_line_ends_and_a_byte_order_mark_make_no_difference(path: Path, line_end: str) -> None:
    assert read_case(path, lambda text: "\ufeff" + text.replace("\n", line_end)) == read_case(path)
