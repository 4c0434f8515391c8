"""Laws of the alignment of translated documents, whatever stands in them."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from localize import formats
from localize.adopt.document_texts import ReadDocument, adopt_document, read_document
from localize.adopt.documents import AlignedSentences, align_documents
from localize.checks.clues import ClueReader
from localize.config import Segmentation
from localize.glossary.match import Matcher
from localize.segments.split import split

_WORDS = (
    "Rest",
    "water",
    "the knee",
    "38 °C",
    "5 mg",
    "WHO",
    "never",
    "Is it",
    "pain",
    "twice",
    "*now*",
    "[here](a.md)",
)
_SENTENCES = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=6).map(lambda words: f"{' '.join(words)}.")
_PARAGRAPHS = st.lists(_SENTENCES, min_size=1, max_size=4).map(" ".join)
_BLOCKS = st.one_of(
    _PARAGRAPHS,
    st.sampled_from(_WORDS).map("## {}".format),
    st.lists(_SENTENCES, min_size=1, max_size=3).map(lambda items: "\n".join(f"- {item}" for item in items)),
    st.lists(st.sampled_from(("1", "2 mg", "rest")), min_size=2, max_size=2).map(
        lambda cells: f"| a | b |\n|---|---|\n| {' | '.join(cells)} |"
    ),
)
_DOCUMENTS = st.lists(_BLOCKS, min_size=1, max_size=8).map(lambda blocks: "\n\n".join(["# Title", *blocks]))
_READERS = ClueReader("en", Matcher(())), ClueReader("de", Matcher(()))


def _read(text: str, reader: ClueReader) -> ReadDocument:
    article = formats.parse(text.encode(), "a.md", name="a", locale=reader.locale)
    return read_document(split(article, Segmentation.SENTENCE), reader)


def _aligned(source: str, target: str) -> tuple[list[AlignedSentences], ReadDocument, ReadDocument]:
    here, there = _read(source, _READERS[0]), _read(target, _READERS[1])
    return align_documents(here.passages, there.passages, readers=_READERS), here, there


@given(_DOCUMENTS)
@settings(max_examples=20)
def test_a_document_aligned_with_itself_gives_itself(text: str) -> None:
    document = _read(text, _READERS[0])
    adopted = adopt_document(document, document).adopted
    assert [each.text for each in adopted.texts] == [each.key[1] for each in adopted.texts]
    assert not adopted.missing
    assert not adopted.left_over


@given(_DOCUMENTS, _DOCUMENTS)
@settings(max_examples=20)
def test_nothing_of_both_documents_is_lost(source: str, target: str) -> None:
    aligned, here, there = _aligned(source, target)
    for side, sentences in ((here, [pair.sources for pair in aligned]), (there, [pair.targets for pair in aligned])):
        segments = [id(segment) for each in side.passages if each.block.translatable for segment in each.segments]
        assert sorted(id(each.segment) for run in sentences for each in run) == sorted(segments)


@given(_DOCUMENTS, _DOCUMENTS)
@settings(max_examples=20)
def test_each_key_is_adopted_once_and_each_text_is_in_a_pair_or_left_over(source: str, target: str) -> None:
    here, there = _read(source, _READERS[0]), _read(target, _READERS[1])
    adopted = adopt_document(here, there).adopted
    keys = [text.key for text in adopted.texts]
    assert len(keys) == len(set(keys))
    assert {*keys, *adopted.missing} == set(here.article.catalog_keys())
    words = " ".join([*(text.text for text in adopted.texts), *(each.text for each in adopted.left_over)]).split()
    assert set(there.article.metadata[0].segments[0].text.split()) <= set(words)


@given(_DOCUMENTS, _DOCUMENTS)
@example(
    "# Title\n\n| a | b |\n|---|---|\n| 1 | 2 mg |\n\nRest.", "# Title\n\n| a | b |\n|---|---|\n| 2 mg | 1 |\n\nRest."
)
@settings(max_examples=20)
def test_pairs_that_have_not_moved_are_in_order_but_for_the_cells_of_a_table(source: str, target: str) -> None:
    aligned, _, there = _aligned(source, target)
    first_cells: dict[int, int] = {}
    order = {
        id(segment): first_cells.setdefault(each.table, number) if each.table else number
        for number, each in enumerate(there.passages)
        for segment in each.segments
    }
    numbers = [order[id(each.segment)] for pair in aligned if not pair.moved and pair.sources for each in pair.targets]
    assert numbers == sorted(numbers)
