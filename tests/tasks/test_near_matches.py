from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from localize.cache.text_index import EntryText, IndexedFile, TextIndex
from localize.catalogs.word_differences import Edited
from localize.tasks.near_matches import ImportedPairs, NearMatch, Question, load_imported_pairs, near_matches
from support.folder import ProjectFolder
from support.opened import opened

KNEE = ["Take two tablets every morning.", "See <a>the leaflet of the medicine</a>.", "Call a doctor at once."]
GERMAN = ["Nehmen Sie jeden Morgen zwei Tabletten.", "Siehe <a>Packungsbeilage</a>.", "Rufen Sie sofort einen Arzt."]
QUESTION = Question("Take three tablets every morning.", "hip", ("de-CH", "de"), "en")


@pytest.fixture
def index() -> Iterator[TextIndex]:
    index = TextIndex()
    index.put(IndexedFile("source/knee.txt", "en", "knee", b""), [EntryText(None, text, text) for text in KNEE])
    rows = [EntryText(None, source, text) for source, text in zip(KNEE, GERMAN, strict=True)]
    index.put(IndexedFile("de/knee.po", "de", "knee", b""), rows)
    yield index
    index.close()


def matches(
    index: TextIndex, question: Question, imported: Mapping[str, ImportedPairs] | None = None
) -> list[NearMatch]:
    return near_matches(index, question, imported or {})


def test_a_text_that_is_alike_gives_its_translation_and_the_difference(index: TextIndex) -> None:
    (match,) = matches(index, QUESTION)

    assert (match.source, match.target, match.locale, match.origin) == (KNEE[0], GERMAN[0], "de", "knee")
    assert 70 <= match.percent < 100
    changed = [(run.text, run.edited) for run in match.difference if run.edited is not Edited.SAME]
    assert changed == [("two", Edited.REMOVED), ("three", Edited.ADDED)]


def test_the_same_text_elsewhere_is_a_whole_match_and_the_segment_itself_is_none(index: TextIndex) -> None:
    question = replace(QUESTION, source=KNEE[0])

    assert [match.percent for match in matches(index, question)] == [100]
    assert matches(index, replace(question, article="knee")) == []


def test_tags_are_named_as_in_the_segment(index: TextIndex) -> None:
    (match,) = matches(index, replace(QUESTION, source="See <a1>the leaflet of the new medicine</a1>."))

    assert match.target == "Siehe <a1>Packungsbeilage</a1>."


def test_unfinished_translations_and_other_locales_do_not_count(index: TextIndex) -> None:
    assert matches(index, replace(QUESTION, chain=("fr",))) == []
    index.put(IndexedFile("de/knee.po", "de", "knee", b""), [EntryText(None, KNEE[0], GERMAN[0], fuzzy=True)])
    assert matches(index, QUESTION) == []


def test_the_nearer_locale_comes_first_where_texts_are_the_same(index: TextIndex) -> None:
    index.put(
        IndexedFile("ch/knee.po", "de-CH", "knee", b""), [EntryText(None, KNEE[0], "Zwei Tabletten, jeden Morgen.")]
    )

    assert [match.locale for match in matches(index, replace(QUESTION, source=KNEE[0]))] == ["de-CH", "de"]


def test_what_was_imported_from_other_projects_helps_too(project: ProjectFolder) -> None:
    tmx = (
        '<?xml version="1.0"?><tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence"'
        ' o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/><body><tu>'
        f'<tuv xml:lang="en"><seg>{KNEE[0]}</seg></tuv><tuv xml:lang="de"><seg>{GERMAN[0]}</seg></tuv>'
        "</tu></body></tmx>"
    )
    project.write("memory.tmx", tmx)
    assert project.run("memory", "import", str(project.root / "memory.tmx")).exit_code == 0

    pairs = load_imported_pairs(opened(project), "de", "en")
    (match,) = matches(TextIndex(), QUESTION, {"de": pairs})

    assert match.target == GERMAN[0]
