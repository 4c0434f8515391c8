"""Mistakes of meaning are made only where the source says the opposite, in the forms of the word that stands there."""

from __future__ import annotations

import pytest
from benchmarks import exchanges, mutation_data


@pytest.mark.parametrize(
    ("kind", "locale", "source", "target", "spoiled"),
    [
        ("before / after", "fr", "Wash after work.", "Lavez-vous après le travail.", ["Lavez-vous avant le travail."]),
        ("before / after", "fr", "It is difficult.", "Après tout, c’est difficile.", []),
        ("before / after", "zh", "After treatment", "治疗后出现", ["治疗前出现"]),
        ("high / low", "fr", "High doses", "Des doses élevées", ["Des doses faibles"]),
        ("high / low", "ru", "High doses", "Высокие дозы", ["Низкие дозы"]),
        ("increase / decrease", "ar", "Due to the increase", "بسبب الارتفاع", ["بسبب الانخفاض"]),
        ("increase / decrease", "fr", "It decreases.", "Cela diminue.", ["Cela augmente."]),
        ("increase / decrease", "fr", "It increases.", "Cela diminue.", []),
        ("to 20 / by 20", "fr", "It rose to 20 %.", "Il a augmenté à 20 %.", ["Il a augmenté de 20 %."]),
        ("to 20 / by 20", "fr", "It rose from 10 to 20 %.", "Une hausse de 10 à 20 %.", []),
        ("and / or", "fr", "Avoid it if you cough or sneeze.", "Si vous toussez ou", ["Si vous toussez et"]),
        ("and / or", "fr", "Avoid it if you cough and sneeze or so.", "Si vous toussez ou", []),
        ("and / or", "fr", "Cats or dogs.", "Chats ou chiens.", []),
        ("must not / need not", "zh", "Do not touch it.", "不要触摸。", ["不必触摸。"]),
    ],
)
def test_a_word_becomes_the_one_of_the_other_side(
    kind: str, locale: str, source: str, target: str, spoiled: list[str]
) -> None:
    assert list(exchanges.exchanged(kind, source, target, locale)) == spoiled


def test_a_month_becomes_another_one_where_the_source_names_one() -> None:
    assert list(exchanges.another_month("in March", "en mars", "fr")) == ["en août"]
    assert list(exchanges.another_month("in March", "3月", "zh")) == ["8月"]
    assert list(exchanges.another_month("on a march", "en mars", "fr")) == []


@pytest.mark.parametrize("language", mutation_data.languages())
def test_a_language_has_words_for_each_kind_and_each_becomes_another_one(language: str) -> None:
    data = mutation_data.of_language(language)
    assert data.exchanges.keys() == mutation_data.cues().keys()
    for kind, rows in data.exchanges.items():
        for each in rows:
            assert each.word != each.instead, kind
            assert ("#" in each.word) == ("#" in each.instead), (kind, each)
            assert each.left or mutation_data.cues()[kind].right, (kind, each)
