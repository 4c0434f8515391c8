"""What a translated document gives its article: a text for each segment that has one, and what is left over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from localize.adopt.adopted import AdoptedArticle, AdoptedText, LeftOver
from localize.adopt.box_labels import without_labels
from localize.adopt.certainty import Certainty
from localize.adopt.documents import AlignedSentences, DocumentSentence, TextPairs, align_documents
from localize.adopt.passages import Passage, clues_by_segment, metadata_of, passages_of
from localize.adopt.tag_transfer import joined, transferred
from localize.adopt.untranslated import is_copy, links_left
from localize.checks.clues import NO_CLUES, ClueReader
from localize.dataclass import dataclass
from localize.errors import quoted
from localize.language.tags import sentence_space
from localize.model.article import Article
from localize.model.block import Kind, Pattern, Placeholder, plain_text
from localize.model.catalog import Key
from localize.segments import tags

_NAMES = ("author", "reviewer")
_MAY_BE_ARTICLES = frozenset({"w0", "w1"})
"""The clues of "no" and "one"."""
_WITHOUT_NUMBER = {"w12": "&daytime/midday", "w30": "&multiple/half"}
"""The clues of "noon" and "half past", and what tells them from "twelve" and "thirty": others say no number there."""


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """An article, or a document that translates one, read once for all that it is compared with."""

    article: Article
    reader: ClueReader
    metadata: Mapping[str, Passage]
    passages: tuple[Passage, ...]


def read_document(article: Article, reader: ClueReader) -> ReadDocument:
    """A split article with the clues of its texts."""
    return ReadDocument(article, reader, metadata_of(article, reader), tuple(passages_of(article, reader)))


@dataclass(frozen=True, slots=True)
class AdoptedDocument:
    """What was adopted from a document, and the words of its certain pairs, which teach the documents after it.

    Nothing is certain in one that is no translation of the article, as far as that can be told.
    """

    adopted: AdoptedArticle
    taught: TextPairs
    is_translation: bool = True


def adopt_document(here: ReadDocument, there: ReadDocument, *, known: TextPairs = ()) -> AdoptedDocument:
    """What a translated document gives the article it translates; `known` are translations that teach words."""
    fields = list(_of_metadata(here.metadata, there.metadata))
    aligned = align_documents(here.passages, there.passages, readers=(here.reader, there.reader), known=known)
    adopted = _Adoption(here, there, [*fields, *aligned]).article()
    if not (_is_certain_enough(adopted) and _keeps_enough(here, there, aligned)):
        return AdoptedDocument(_as_uncertain(adopted), (), is_translation=False)
    return AdoptedDocument(adopted, _taught(here, there, aligned))


_LEAST_CERTAIN = 0.4
"""The least share of certain texts in a translation, of those of the article or of the document, whichever has fewer.

Of documents side by side with another article on health at most 0.35 is certain, of translations 0.6 and more.
"""


_KEPT = "#@=dt"
"""The clues that nearly all translations keep: numbers, addresses, codes, drugs, terms."""
_FEWEST_KEPT, _LEAST_KEPT = 3, 1 / 3
"""Of so many of them in what is paired at least this share is in a translation: it is more than half in an old version
with other doses, and less than half where a document stands side by side with another article."""


def _keeps_enough(here: ReadDocument, there: ReadDocument, aligned: Sequence[AlignedSentences]) -> bool:
    """Whether the pairs of a document share the numbers and names that translations keep."""
    of_source, of_target = clues_by_segment(here.passages), clues_by_segment(there.passages)
    kept = every = 0
    for pair in aligned:
        if pair.is_pair:
            sources = {key for each in pair.sources for key in of_source[id(each.segment)].keys if key[0] in _KEPT}
            every += len(sources)
            targets = {key for each in pair.targets for key in of_target[id(each.segment)].keys}
            kept += len(sources & targets)
    return every < _FEWEST_KEPT or kept >= _LEAST_KEPT * every


def _is_certain_enough(adopted: AdoptedArticle) -> bool:
    """Whether enough of an article or of a document is certain in the other one: neither need be whole."""
    certain = sum(text.certain for text in adopted.texts)
    here, there = len(adopted.texts) + len(adopted.missing), len(adopted.texts) + len(adopted.left_over)
    return certain >= _LEAST_CERTAIN * min(here, there)


def _as_uncertain(adopted: AdoptedArticle) -> AdoptedArticle:
    remark = "little of its document translates the article"
    texts = tuple(replace(text, certain=False, remarks=(*text.remarks, remark)) for text in adopted.texts)
    return replace(adopted, texts=texts)


def _taught(here: ReadDocument, there: ReadDocument, aligned: Sequence[AlignedSentences]) -> TextPairs:
    of_source, of_target = clues_by_segment(here.passages), clues_by_segment(there.passages)
    return [
        (of_source[id(pair.sources[0].segment)].words, of_target[id(pair.targets[0].segment)].words)
        for pair in aligned
        if len(pair.sources) == len(pair.targets) == 1 and pair.certainty.is_certain
    ]


def _of_metadata(here: Mapping[str, Passage], there: Mapping[str, Passage]) -> Iterator[AlignedSentences]:
    """The metadata side by side: a field of the one is the same field of the other."""
    for name in dict.fromkeys([*here, *there]):
        sides = [_sentences(side.get(name)) for side in (here, there)]
        yield AlignedSentences(sides[0], sides[1], _NAME if name in _NAMES else _FIELD)


_FIELD = Certainty(evidence=6.0)
"""How sure it is that the same field of the metadata says the same."""
_NAME = Certainty(probability=0.5, evidence=6.0)
"""The same for the name of a person: a translation may name its translator."""


def _sentences(passage: Passage | None) -> tuple[DocumentSentence, ...]:
    if passage is None or not passage.block.translatable:
        return ()
    return tuple(DocumentSentence(passage.block, segment) for segment in passage.segments)


class _Adoption:
    """Takes the pairs of a document in the order of the article."""

    def __init__(self, here: ReadDocument, document: ReadDocument, aligned: Sequence[AlignedSentences]) -> None:
        self._article = article = here.article
        self._clues = {**clues_by_segment(here.passages), **clues_by_segment(document.passages)}
        self._path, self._locale = document.article.path, document.article.locale
        self._links = {id(passage.block): passage.link for passage in document.passages if passage.link}
        self._aligned = aligned
        self._texts: dict[Key, AdoptedText] = {}
        self._left_over: list[LeftOver] = []
        self._around = _neighbours(document.article)
        self._untranslated = " ".join(
            _words(plain_text(block.pattern)) for block in article.blocks() if not block.translatable
        )

    def article(self) -> AdoptedArticle:
        for pair in self._aligned:
            if not pair.targets:
                continue
            if pair.sources and pair.sources[0].block.translatable:
                self._take(pair)
            elif not pair.sources:
                for each in pair.targets:
                    self._leave(each, "nothing in the article stands for it")
        keys = list(dict.fromkeys(self._article.catalog_keys()))
        texts = without_labels(self._article, self._texts)
        taken = {text.text for text in texts.values()}
        left_over = {
            each.text: each for each in reversed(self._left_over) if each.text not in taken and not self._is_ours(each)
        }
        return AdoptedArticle(
            self._article.name,
            self._locale,
            texts=tuple(texts[key] for key in keys if key in texts),
            missing=tuple(key for key in keys if key not in texts),
            left_over=tuple(reversed(left_over.values())),
        )

    def _is_ours(self, left_over: LeftOver) -> bool:
        """Whether a text stands in the article as it is, where it is not translated: a reference."""
        return _words(left_over.text) in self._untranslated

    def _take(self, pair: AlignedSentences) -> None:
        """Adopt a pair; where two segments are one sentence there, each gets all of it, for a person to cut."""
        target = _joined(pair.targets, self._locale)
        for source in pair.sources:
            text = self._text(pair, source, target)
            known = self._texts.get(text.key)
            if known is None or (text.certain, text.confidence) > (known.certain, known.confidence):
                self._texts[text.key] = text

    def _text(self, pair: AlignedSentences, source: DocumentSentence, target: Pattern) -> AdoptedText:
        whole = len(pair.sources) == 1
        tagged = transferred(self._with_link(target, pair, source.segment.pattern), source.segment.pattern)
        remarks = list(tagged.remarks)
        if not whole:
            others = " ".join(each.segment.text for each in pair.sources if each is not source)
            remarks.append(f"it translates {quoted(others)} too, expected it cut in two")
        copied = is_copy(target, source.segment.pattern)
        links = [] if copied else list(links_left(target, source.segment.pattern))
        if copied:
            remarks.append("it is the same as the source")
        remarks += [f"the text of the link {quoted(text)} is the same as in the source" for text in links]
        remarks += [f"the number {number} of the source is not in it" for number in self._lost_numbers(pair)]
        sure = pair.certainty.confidence
        first, last = pair.targets[0], pair.targets[-1]
        return AdoptedText(
            (source.block.context, source.segment.text),
            tagged.text,
            sure if whole else sure / 2,
            whole and pair.certainty.is_certain and not remarks,
            self._path,
            first.segment.line,
            neighbours=(self._around[id(first.segment)][0], self._around[id(last.segment)][1]),
            remarks=tuple(remarks),
            untranslated=(tagged.text,) if copied else tuple(links),
        )

    def _lost_numbers(self, pair: AlignedSentences) -> list[str]:
        """The whole numbers in words that only the source has; those in digits are for the checks to compare.

        "One" is an article in many languages. What says another number than "two" may be one too ("ein Glas").
        """
        sources, targets = (
            {key for each in side for key in self._clues.get(id(each.segment), NO_CLUES).keys}
            for side in (pair.sources, pair.targets)
        )
        return sorted(
            key[1:]
            for key in sources - targets
            if key[0] == "w" and key[1:].isdecimal() and key not in _MAY_BE_ARTICLES and f"#{key[1:]}" not in sources
            if _WITHOUT_NUMBER.get(key) not in sources
        )

    def _with_link(self, target: Pattern, pair: AlignedSentences, source: Pattern) -> Pattern:
        """A translation that is one whole link there, with it, if its source has the link inside."""
        block = pair.targets[0].block
        link = self._links.get(id(block), "")
        is_whole = len(pair.targets) == len(block.segments) and all(each.block is block for each in pair.targets)
        if not (link and is_whole and _has_link(source)):
            return target
        return (Placeholder(Kind.OPEN, "a", link), *target, Placeholder(Kind.CLOSE, "a", "</a>"))

    def _leave(self, sentence: DocumentSentence, reason: str) -> None:
        if sentence.block.translatable and plain_text(sentence.segment.pattern).strip():
            self._left_over.append(LeftOver(sentence.segment.text, self._path, sentence.segment.line, reason))


def _has_link(pattern: Pattern) -> bool:
    return any(isinstance(part, Placeholder) and part.tag == "a" for part in pattern)


def _words(text: str) -> str:
    return " ".join(tags.without_tags(text).split())


def _neighbours(document: Article) -> dict[int, tuple[str, str]]:
    """The texts before and after each sentence in its document, by the identity of its segment."""
    segments = [segment for _, segment in document.translatable()]
    texts = ["", *(segment.text for segment in segments), ""]
    return {id(segment): (texts[number], texts[number + 2]) for number, segment in enumerate(segments)}


def _joined(sentences: Sequence[DocumentSentence], locale: str) -> Pattern:
    if len(sentences) == 1:
        return sentences[0].segment.pattern
    spaces = [each.segment.tail or sentence_space(locale) for each in sentences[:-1]]
    return joined([each.segment.pattern for each in sentences], spaces)
