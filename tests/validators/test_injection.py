"""Whatever an article or a translation tries, nothing in its page and its fragment runs in Chromium, and nothing is
asked for from elsewhere; and where markup is trusted, the same is seen to run."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import pytest

from localize import formats
from localize.config.formats import Formats
from localize.errors import SourceError
from localize.formats import source_urls
from localize.model.catalog import Entry
from support import hostile, vectors
from support.folder import ProjectFolder
from support.vectors import Vector
from validate.programs import failed, run

pytestmark = pytest.mark.validators

SCRIPT = Path(__file__).parent / "injection.mjs"
CONFIG = '[formats]\ntrust-markup = {}\n[locales.de]\npolicy = "fallback"\n'
RUNNING = (
    "html link 'javascript:a'",
    "md link 'javascript:a'",
    "html active 0",
    "html active 1",
    "html quotation 'javascript:a'",
    "html paint 'https://outs'",
    "md style 'https://outs'",
)
"""Vectors that run, load something or lead where they must not, if nothing keeps them from it."""

TOGETHER = 40
"""Vectors in one article: those that are refused stop no others."""

SPELLINGS = [
    place.format(char) + "a" for place in (*vectors.PLACES, "{}//a", "{}/a", "{}#a:b") for char in vectors.CHARACTERS
]


def accepted(each: Vector, options: Formats) -> bool:
    try:
        formats.parse(vectors.document([each]), f"source/a{each.suffix}", name="a", locale="en", options=options)
    except SourceError:
        return False
    return True


def published(root: Path, tried: list[Vector], *, trusted: bool) -> ProjectFolder:
    """A project with the vectors that are no refused files, and with an article whose msgstr try to run."""
    project = ProjectFolder(root)
    project.write("localize.toml", CONFIG.format(str(trusted).lower()))
    found = [each for each in tried if accepted(each, Formats(trust_markup=trusted))]
    for suffix, group in groupby(sorted(found, key=lambda each: each.suffix), key=lambda each: each.suffix):
        several = list(group)
        for number in range(0, len(several), TOGETHER):
            together = several[number : number + TOGETHER]
            project.write(f"source/{suffix[1:]}-{number}{suffix}", vectors.document(together))
    texts = [
        *hostile.WORDS,
        *vectors.ACTIVE,
        *(each.replace("@", "javascript:a") for each in vectors.CARRIERS.values()),
    ]
    project.write("source/words.txt", "Title\n\n" + "\n\n".join(f"Text {number}." for number in range(len(texts))))
    project.run("update")
    words = iter(texts)
    project.translate(
        "locales/de/LC_MESSAGES/words.po",
        lambda entry: replace(entry, target=next(words, "")) if entry.source.startswith("Text") else title(entry),
    )
    project.run("publish")
    return project


def title(entry: Entry) -> Entry:
    return replace(entry, target="Titel </title><script>alert('ran')</script>")


def opened(project: ProjectFolder) -> tuple[dict[str, list[str]], list[str]]:
    """What was seen in each page, and the schemes that Chromium finds in addresses."""
    site = project.root / "dist"
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    done = run(["node", SCRIPT, site], json.dumps({"pages": pages, "addresses": SPELLINGS}))
    if done.returncode:
        raise failed("Chromium", done)
    found = json.loads(done.stdout)
    return found["seen"], found["schemes"]


def test_nothing_runs_nothing_is_asked_for_and_nothing_need_be_blocked(tmp_path: Path) -> None:
    seen, schemes = opened(published(tmp_path, list(vectors.vectors()), trusted=False))
    assert {path: what for path, what in seen.items() if what} == {}
    kinds = {path.rpartition("/")[2].split("-")[0].split(".")[0] for path in seen}
    assert kinds >= {"docx", "html", "md", "words"}, "all formats are there"
    ours = [source_urls.scheme(text) for text in SPELLINGS]
    told = [(text, ours, theirs) for text, ours, theirs in zip(SPELLINGS, ours, schemes, strict=True) if ours != theirs]
    assert told == [], "an address is read as Chromium reads it"


def test_where_markup_is_trusted_the_same_is_seen_to_run(tmp_path: Path) -> None:
    tried = [each for each in vectors.vectors() if each.name in RUNNING]
    assert len(tried) == len(RUNNING)
    seen, _ = opened(published(tmp_path, tried, trusted=True))
    for part in (".fragment.html", ".html"):
        found = {what for path, each in seen.items() if path.endswith(part) for what in each}
        assert "ran: ran" in found
        assert any(what.startswith("asked for: https://outside.example") for what in found)
        assert "href leads to javascript:" in found
    assert not any(what.startswith("blocked") for each in seen.values() for what in each)
