from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize.catalogs.search_words import index_tokens, occurrences, search_words


def texts(text: str) -> list[str]:
    return [word.text for word in search_words(text)]


def marked(query: str, text: str) -> list[str]:
    spans = occurrences(texts(query), search_words(text))
    return [text[begin:end] for begin, end in spans]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Éloignez-vous de l’œuf", ["eloignez", "vous", "de", "l", "oeuf"]),
        ("STRASSE Straße", ["strasse", "strasse"]),
        ("İstanbul ısı", ["istanbul", "isi"]),
        ("Đường huyết", ["duong", "huyet"]),
        ("ёж мой", ["еж", "мой"]),
        ("ΆΛΓΟΣ άλγος", ["αλγοσ", "αλγοσ"]),
        ("دَوَاءٌ وأدوية", ["دواء", "وادوية"]),
        ("שָׁלוֹם", ["שלום"]),
        ("हिन्दी में दवा", ["हिन्दी", "में", "दवा"]),
        ("2.5 mg 2,5 mg 10:30", ["2·5", "mg", "2·5", "mg", "10·30"]),
        ("<em>E.</em> coli <a1>", ["e", "coli"]),
        ("… — !", []),
    ],
)
def test_case_accents_and_vowel_marks_do_not_count(text: str, words: list[str]) -> None:
    assert texts(text) == words


def test_in_scripts_without_spaces_each_character_is_a_word() -> None:
    words = search_words("服用<b>药</b>物 5 mg 的")

    assert [word.text for word in words] == ["服", "用", "药", "物", "5", "mg", "的"]
    assert [word.joined for word in words] == [True, True, True, False, False, False, False]
    assert index_tokens(words) == ["服用", "用药", "药物", "物", "5", "mg", "的"]


def test_a_phrase_is_marked_as_it_was_typed() -> None:
    assert marked("take two", "Take <em>two</em>. Take twofold.") == ["Take <em>two", "Take twofold"]
    assert marked("药物", "服用药物") == ["药物"]
    assert marked("two tablets", "two or more tablets") == []


@given(st.text(max_size=60))
def test_spans_are_pieces_of_the_text_in_order(text: str) -> None:
    end = 0
    for word in search_words(text):
        assert end <= word.span[0] < word.span[1] <= len(text)
        end = word.span[1]
        assert word.text
        assert search_words(text[word.span[0] : word.span[1]])
