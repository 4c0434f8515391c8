"""A text whose words have letters that a language does not have is in another one."""

from __future__ import annotations

import pytest

from localize.language import alphabets


def other(text: str, tag: str, in_source: str = "") -> str | None:
    words = frozenset(in_source.casefold().split())
    result = alphabets.other_language(text, tag, characters=frozenset(text), in_source=words)
    return result.language if result else None


@pytest.mark.parametrize(
    ("tag", "language", "text"),
    [
        ("uk", "ru", "Вы можете выпить таблетку утром."),
        ("ru", "uk", "Якщо біль не минає, зверніться до лікаря."),
        ("sv", "nb", "Hør på råd fra legen før du får prøven."),
        ("nb", "sv", "Fråga läkaren innan du använder salvan på händerna."),
        ("es", "pt", "A medicação não deve ser tomada com refeições."),
        ("fa", "ar", "يجب تناول الجرعة الأولى إذا لزم الأمر."),
    ],
)
def test_words_with_letters_of_a_neighbour_tell_it(tag: str, language: str, text: str) -> None:
    assert other(text, tag) == language


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("uk", "Ви можете випити таблетку вранці."),
        ("nb", "Spør legen om Sjögrens syndrom før prøven."),
        ("it", "Chieda al medico se può guidare: la señora Muñoz sarà presente."),
        ("de", "Ein Café à la carte ist kein Müsli."),
        ("fr", "Un müesli, un déjeuner léger et de l’eau."),
        ("xx", "Вы можете"),
    ],
)
def test_names_and_loans_do_not(tag: str, text: str) -> None:
    assert other(text, tag) is None


def test_words_that_the_source_has_show_nothing() -> None:
    assert other("Ordet smörgåsbord og fäbod er svenske", "nb", in_source="smörgåsbord fäbod") is None


@pytest.mark.parametrize("text", ["请每天早上服用一片药。", "每日用药前洗手可减少感染发生率"])
def test_a_japanese_sentence_without_kana_is_chinese(text: str) -> None:
    assert other(text, "ja") == "zh"


@pytest.mark.parametrize(
    "text",
    [
        "毎朝1錠を飲んでください。",
        "副作用一覧",
        "帯状疱疹後神経痛",
        "鍼治療、神経痛、帯状疱疹後神経痛、糖尿病性神経障害",
    ],
)
def test_a_japanese_title_may_have_none(text: str) -> None:
    assert other(text, "ja") is None
