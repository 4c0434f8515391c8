from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from localize.cache.text_index import TextIndex
from localize.tasks.concordance import search
from localize.tasks.concordance_index import INDEX, open_index, refresh, refresh_article
from localize.tasks.workspace import Workspace
from support.folder import ARTICLE, ProjectFolder
from support.opened import sources

DE = "locales/de/LC_MESSAGES/cold-packs.po"


@pytest.fixture
def index(translated: ProjectFolder) -> Iterator[TextIndex]:
    index = open_index(Workspace(translated.root).cache())
    yield index
    index.close()


def lines(index: TextIndex, query: str) -> list[str]:
    return [f"{text.path}:{text.line}" for hit in search(index, query).hits for text in hit.entry.texts if text.spans]


def test_sources_and_translations_are_indexed(translated: ProjectFolder, index: TextIndex) -> None:
    assert refresh(index, sources(translated)) == 3

    (hit,) = search(index, "wrap the pack", locales=("en", "de")).hits
    assert [text.text for text in hit.entry.texts] == ["Wrap the pack in a cloth.", "WRAP THE PACK IN A CLOTH."]
    assert [text.path for text in hit.entry.texts] == ["source/cold-packs.txt", DE]
    assert hit.after
    assert hit.after.key == (None, "Use it for 10 minutes.")


def test_the_line_is_the_one_in_the_file(translated: ProjectFolder, index: TextIndex) -> None:
    refresh(index, sources(translated))
    (hit,) = search(index, "wrap the pack", locales=("en", "de")).hits

    found = [translated.read(text.path).splitlines()[text.line - 1] for text in hit.entry.texts]
    assert found == ["Wrap the pack in a cloth. Use it for 10 minutes.", 'msgid "Wrap the pack in a cloth."']


def test_only_what_has_changed_is_indexed_again(translated: ProjectFolder, index: TextIndex) -> None:
    refresh(index, sources(translated))
    assert refresh(index, sources(translated)) == 0

    translated.translate(DE, lambda entry: entry.__class__(entry.source, target="Neu!", line=entry.line))
    assert refresh_article(index, sources(translated), "cold-packs") == 1
    assert search(index, "neu").hits


def test_the_files_of_a_gone_article_are_dropped(translated: ProjectFolder, index: TextIndex) -> None:
    translated.write("source/hip.txt", ARTICLE.replace("Cold packs", "Hip"))
    refresh(index, sources(translated))
    assert search(index, "hip").hits
    (translated.root / "source/hip.txt").unlink()

    refresh(index, sources(translated))

    assert not search(index, "hip").hits


def test_a_catalog_that_cannot_be_read_stays_as_it_was(translated: ProjectFolder, index: TextIndex) -> None:
    refresh(index, sources(translated))
    translated.write(DE, "no catalog")

    assert refresh(index, sources(translated)) == 0
    assert search(index, "WRAP", locales=["de"]).hits


def test_a_damaged_index_is_made_anew(translated: ProjectFolder, index: TextIndex) -> None:
    refresh(index, sources(translated))
    cache = Workspace(translated.root).cache()
    assert cache
    other = sqlite3.connect(cache / INDEX)
    with other:
        other.execute("UPDATE texts SET text = 'x' WHERE line > 0")
    other.close()
    translated.translate(DE, lambda entry: entry.__class__(entry.source, target="Neu!", line=entry.line))

    assert refresh(index, sources(translated)) == 3
    assert search(index, "neu").hits
    assert search(index, "wrap").hits
