"""One sentence of a translation for several of its source: where its clauses begin, and which belong to which."""

from __future__ import annotations

from itertools import pairwise

import pytest

from localize.adopt import clauses
from localize.checks.clues import ClueReader
from localize.checks.evidence import Shares
from localize.glossary.match import Matcher
from localize.model.block import Kind, Pattern, Placeholder, plain_text
from localize.segments.split import cut


@pytest.mark.parametrize(
    "text",
    [
        "Ruhen Sie, |wenn es wehtut; |sonst nicht.",
        "Nehmen Sie 1,5 mg |(abends).",
        "このセクションは長いため、|途中で休憩を取ってください。",
        "コードを読みます|（多くの場合、|多すぎます）。",
        "خذ قرصًا واحدًا، |ثم استرح.",
        "(Dann) ruhen.",
        "Sie ruhen. |danach trinken Sie -- |wenn es geht.",
    ],
)
def test_a_clause_begins_after_a_mark_and_before_a_bracket(text: str) -> None:
    whole = text.replace("|", "")
    pieces = text.split("|")
    assert clauses.starts(whole) == tuple(len("".join(pieces[:number])) for number in range(1, len(pieces)))


def test_a_sentence_may_begin_without_a_stop_at_a_word_that_is_no_name() -> None:
    pieces = ["Ruhen Sie, ", "wenn es wehtut ", "Es hilft dem Knie"]
    starts = clauses.starts_without_stop("".join(pieces), "de")
    assert starts == (len(pieces[0]), len(pieces[0] + pieces[1]))


ENGLISH = ["Take 500 mg of paracetamol in the evening.", "Call 112 if you cannot breathe."]


def _divided(sources: list[str], target: Pattern) -> list[str]:
    """The pieces of a translation, none where no cut is certain."""
    here = [ClueReader("en", Matcher(())).read((text,)) for text in sources]
    read = ClueReader("de", Matcher(())).read
    text = plain_text(target)
    offsets = clauses.divided(here, list(cut(target, clauses.starts(text))), read=read, ratio=1.0, shares=Shares())
    return [text[begin:end] for begin, end in pairwise((0, *offsets, len(text)))] if offsets else []


def test_clauses_go_to_the_sentence_with_the_same_numbers() -> None:
    german = "Nehmen Sie abends 500 mg Paracetamol, und rufen Sie 112 an, wenn Sie nicht atmen können."
    assert _divided(ENGLISH, (german,)) == [
        "Nehmen Sie abends 500 mg Paracetamol, ",
        "und rufen Sie 112 an, wenn Sie nicht atmen können.",
    ]


def test_a_sentence_without_clauses_cannot_be_divided() -> None:
    assert _divided(ENGLISH, ("Nehmen Sie abends 500 mg Paracetamol und rufen Sie 112 an.",)) == []


def test_a_sentence_is_not_divided_between_clauses_if_another_place_is_better() -> None:
    german = "Nehmen Sie abends 500 mg Paracetamol und rufen Sie 112 an, wenn Sie nicht atmen können."
    assert _divided(ENGLISH, (german,)) == []


def test_what_stands_between_two_tags_is_not_divided() -> None:
    bold = Placeholder(Kind.OPEN, "b", "<b>"), Placeholder(Kind.CLOSE, "b", "</b>")
    german = (bold[0], "Nehmen Sie abends 500 mg Paracetamol, und rufen Sie 112 an", bold[1], ".")
    assert _divided(ENGLISH, german) == []
