"""The documents lead where they say: every link to a file or a heading of this repository, and every file they name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from documentation import reference

ROOT = Path(__file__).parent.parent
WRITTEN_FROM_CODE = [ROOT / "docs" / name for name in reference.PAGES]
"""Pages that stand in the site only: `make docs`."""
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("tests/cases/**/README.md")])
_LINK = re.compile(r"(?<!!)\[[^\]\n]+\]\(([^)\s]+)\)")
_PICTURE = re.compile(r"!\[(?P<description>[^\]]*)\]\((?P<path>[^)\s]+)\)")
_LARGEST_PICTURE = 150_000
"""In bytes."""
_CODE = re.compile(r"^```.*?^```|`[^`\n]+`", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_NAMED = re.compile(r"`((?:tests|tools|src|docs|requirements)/[\w./-]+\.(?:py|mjs|md|txt|toml|json))`")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def anchors(path: Path) -> set[str]:
    """The anchors of its headings, as GitHub makes them."""
    text = re.sub(r"^```.*?^```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    found: set[str] = set()
    for heading in _HEADING.findall(text):
        plain = re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", heading).lower()
        anchor = re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")
        found.add(next(each for count in range(99) if (each := f"{anchor}-{count}" if count else anchor) not in found))
    return found


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_a_link_leads_to_a_file_and_its_heading(document: Path) -> None:
    lost = []
    for link in _LINK.findall(_CODE.sub("", document.read_text(encoding="utf-8"))):
        target, _, anchor = link.partition("#")
        path = document if not target else (document.parent / target).resolve()
        if "://" in target or target.startswith("mailto:"):
            continue
        if path in WRITTEN_FROM_CODE and not anchor:
            continue
        if not path.exists() or (anchor and anchor not in anchors(path)):
            lost.append(link)
    assert lost == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_a_picture_is_there_described_and_not_large(document: Path) -> None:
    for match in _PICTURE.finditer(_CODE.sub("", document.read_text(encoding="utf-8"))):
        assert match["description"]
        assert (document.parent / match["path"]).stat().st_size <= _LARGEST_PICTURE


TODAY = [path for path in DOCUMENTS if path.name != "CHANGELOG.md" and path.parent.name != "contributing"]
"""Documents that speak of neither files of the past nor files that a reader is to write."""


@pytest.mark.parametrize("document", TODAY, ids=name)
def test_a_file_that_is_named_is_there(document: Path) -> None:
    named = _NAMED.findall(document.read_text(encoding="utf-8"))
    assert [path for path in named if not (ROOT / path).is_file()] == []


def test_the_security_policy_and_how_to_contribute_are_linked_from_the_readme() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "(SECURITY.md)" in text
    assert "(CONTRIBUTING.md)" in text
