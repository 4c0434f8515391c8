"""Which language a document is in."""

from __future__ import annotations

import pytest

from localize.language.text_language import language_of, other_language_of

TEXTS = {
    "en": "Rest the joint for two days. If it is not better, see the doctor, and do not walk on it.",
    "de": "Schonen Sie das Gelenk zwei Tage. Wenn es nicht besser wird, gehen Sie zum Arzt, und belasten Sie es nicht"
    " mit dem ganzen Gewicht. Die Schwellung ist nach einer Woche weg, sie kann auch länger da sein.",
    "fr": "Laissez l’articulation au repos pendant deux jours. Si elle ne va pas mieux, consultez un médecin et ne la"
    " chargez pas de tout votre poids. Les douleurs peuvent durer plus de deux jours, avec un traitement.",
    "ar": "أرح المفصل لمدة يومين. إذا لم يتحسن، فراجع الطبيب، ولا تضع عليه وزنك كله. قد يستمر التورم أسبوعًا أو أكثر.",
    "fa": "مفصل را دو روز استراحت دهید. اگر بهتر نشد، به پزشک مراجعه کنید و با تمام وزن خود بر آن راه نروید. این تورم"
    " می تواند تا یک هفته باشد و برای شما خطرناک نیست.",
    "ja": "関節を2日間休ませてください。よくならない場合は医師の診察を受け、全体重をかけて歩かないでください。",
    "zh-Hans": "让关节休息两天。如果没有好转，请去看医生，不要用全部体重行走。肿胀可能会持续一周左右，可以冷敷。",
    "ru": "Дайте суставу покой на два дня. Если лучше не станет, обратитесь к врачу и не нагружайте его всем весом.",
}
"""One text in several languages."""


@pytest.mark.parametrize("locale", TEXTS)
def test_a_text_is_in_one_of_some_locales(locale: str) -> None:
    assert language_of(TEXTS[locale], tuple(TEXTS)) == locale


@pytest.mark.parametrize("locale", TEXTS)
def test_a_text_in_none_of_them_is_in_none(locale: str) -> None:
    assert language_of(TEXTS[locale], [tag for tag in ("de", "fr", "ja", "ru") if tag != locale]) == ""


def test_the_locale_without_a_region_comes_first() -> None:
    assert language_of(TEXTS["de"], ("de-CH", "de", "de-AT")) == "de"
    assert language_of(TEXTS["de"], ("de-CH", "fr")) == "de-CH"
    assert language_of(TEXTS["de"], ("de-CH", "de-AT")) == ""


def test_a_few_names_tell_nothing() -> None:
    assert language_of("Ibuprofen, Diclofenac", ("de", "fr")) == ""
    assert other_language_of("Ibuprofen, Diclofenac", "ja") == ""


@pytest.mark.parametrize(
    ("text", "locale", "name"),
    [
        ("de", "fr", "German"),
        ("fr", "de", "French"),
        ("en", "de", "English"),
        ("ja", "de", "Japanese"),
        ("ja", "zh-Hans", "Japanese"),
        ("zh-Hans", "ja", "Chinese letters"),
        ("ru", "ja", "Russian"),
    ],
)
def test_another_language_is_named(text: str, locale: str, name: str) -> None:
    assert other_language_of(TEXTS[text], locale) == name


@pytest.mark.parametrize("locale", TEXTS)
def test_a_text_in_its_locale_is_in_no_other_language(locale: str) -> None:
    assert other_language_of(TEXTS[locale], locale) == ""


NEIGHBOURS = {
    "nl": "Neem het medicijn met water in. Als u pijn heeft, kunt u het om de zes uur nemen, maar niet vaker.",
    "nn": "Ta medisinen med vatn. Om du har vondt, kan du ta han kvar sjette time, men ikkje oftare.",
    "da": "Tag medicinen med vand. Hvis du har smerter, kan du tage den hver sjette time, men ikke oftere.",
    "pt": "Tome o medicamento com água. Se tiver dor, pode tomá-lo a cada seis horas, mas não mais vezes.",
    "gl": "Tome o medicamento con auga. Se ten dor, pode tomalo cada seis horas, pero non máis de catro veces ao día.",
    "mk": "Земете го лекот со вода. Ако имате болка, може да го земате на секои шест часа, но не почесто.",
}
"""Texts in languages of which others have many of the words."""


@pytest.mark.parametrize("locale", NEIGHBOURS)
def test_a_language_that_others_are_like_is_none_of_them(locale: str) -> None:
    assert other_language_of(NEIGHBOURS[locale], locale) == ""


SOURCES = (
    "Sample X, Sample Y. The use of warm packs in the home and for children: a trial of what you can do at once. " * 2
)


@pytest.mark.parametrize("locale", [tag for tag in TEXTS if tag != "en"])
def test_sources_in_english_are_no_english_text(locale: str) -> None:
    text = f"{TEXTS[locale] * 3}\n{SOURCES}"
    assert language_of(text, (locale, "en")) == locale
    assert other_language_of(text, locale) == ""
