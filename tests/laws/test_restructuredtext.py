"""Laws 1 and 2 for reStructuredText: no words are lost, and identity translations give the page of the source."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize.model.article import Article
from support import dom
from support.rendering import content
from support.sources import article
from support.translated import identity, same

CASES = sorted((Path(__file__).parents[1] / "cases" / "restructuredtext").glob("*.rst"))
TITLE = "Title\n=====\n\n"


def page(found: Article) -> str:
    return content(found, {}, "en", same).article


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_identity_translations_give_the_page_of_the_source(path: Path) -> None:
    found = article(path.read_text(encoding="utf-8"), ".rst")
    assert found is not None
    found = replace(found, date=None)  # which each language writes in its own way
    shown = content(found, identity(found), "de", same).article
    assert dom.tree(dom.one(shown)) == dom.tree(dom.one(page(found)))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_link_into_the_page_leads_to_one_place(path: Path) -> None:
    found = article(path.read_text(encoding="utf-8"), ".rst")
    assert found is not None
    attributes = [dom.attributes(each) for each in dom.elements(dom.one(f"<body>{page(found)}"))]
    ids = [each["id"] for each in attributes if "id" in each]
    links = {each["href"][1:] for each in attributes if each.get("href", "").startswith("#")}
    assert len(set(ids)) == len(ids)
    assert links <= set(ids)
    assert set(ids) == found.anchors


MARKS = [
    "*",
    "**",
    "``",
    "`",
    "|",
    "_",
    "__",
    "::",
    ":",
    ".. ",
    ".. _a:",
    ".. [1] ",
    "[1]_",
    "- ",
    "1. ",
    "+--+\n|",
    "== ==",
]
PIECES = [
    *MARKS,
    ":a:`b`",
    ".. note:: ",
    ".. b::",
    "\n",
    "\n\n",
    "\n\n   ",
    "===",
    "---",
    "\\",
    "word",
    "mg ",
    "é",
    "痛み",
    "<b>",
    "&amp;",
]
scrambled = st.lists(st.sampled_from(PIECES) | st.text("ab *_`|:", max_size=4), max_size=25).map("".join)


@given(scrambled)
def test_whatever_is_typed_it_is_an_article_with_ids_of_their_own_and_identity_gives_its_page(text: str) -> None:
    found = article(f"{TITLE}Text.\n\n{text}", ".rst")
    if found is None:
        return
    shown = page(found)
    ids = [dom.attributes(each).get("id") for each in dom.elements(dom.one(f"<body>{shown}"))]
    given_ids = [each for each in ids if each]
    assert len(set(given_ids)) == len(given_ids)
    assert dom.tree(dom.one(content(found, identity(found), "de", same).article)) == dom.tree(dom.one(shown))


words = st.lists(st.text("abcdefgh", min_size=1, max_size=8), min_size=1, max_size=6).map(" ".join)


@given(st.lists(words, min_size=1, max_size=5))
def test_the_words_of_paragraphs_lists_cells_and_notes_are_on_the_page(texts: list[str]) -> None:
    forms = (
        "{}",
        "- {}",
        "term\n   {}",
        ".. note:: {}",
        ".. list-table::\n\n   * - {}",
        "| {}",
        ":name: {}",
        "::\n\n   {}",
    )
    source = TITLE + "\n\n".join(form.format(text) for text in texts for form in forms)
    found = article(source, ".rst")
    assert found is not None
    shown = " ".join(dom.words(page(found)))
    assert all(shown.count(text) >= len(forms) for text in texts)
