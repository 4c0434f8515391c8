"""Which articles are translated: those in other languages that are no translations of articles that there are."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from localize.config import Config, LocaleConfig, OtherLanguages
from localize.pages.references import ArticleLinks
from localize.tasks.source_languages import as_configured, by_language

CONFIG = Config(other_languages=OtherLanguages.TRANSLATE, locales={"nl": LocaleConfig("nl"), "de": LocaleConfig("de")})


@dataclass(frozen=True)
class Written:
    """An article at a path below source/, in a locale."""

    links: ArticleLinks
    locale: str
    translation_key: str = ""


def written(path: str, locale: str, key: str = "") -> Written:
    name = path.rpartition(".")[0]
    return Written(ArticleLinks(name, f"source/{path}", name), locale, key)


def kept(*articles: Written) -> list[str]:
    return [each.links.path.removeprefix("source/") for each in by_language(articles, CONFIG)[0]]


@pytest.mark.parametrize(
    ("tag", "locales", "configured"),
    [
        ("nl", ("nl", "nl-BE"), "nl"),
        ("nl-BE", ("nl", "nl-BE"), "nl-BE"),
        ("nl-NL", ("nl", "nl-BE"), "nl"),
        ("pt", ("pt-BR",), "pt-BR"),
        ("pt", ("pt-BR", "pt-PT"), "pt"),
        ("sr-Latn", ("sr",), "sr-Latn"),
        ("pl", ("nl",), "pl"),
    ],
)
def test_a_language_counts_as_the_locale_of_the_project_that_serves_it(
    tag: str, locales: tuple[str, ...], configured: str
) -> None:
    config = replace(CONFIG, locales={each: LocaleConfig(each) for each in locales})
    assert as_configured(tag, config) == configured


def test_articles_of_their_own_are_translated() -> None:
    assert kept(written("knee.md", "en"), written("nl/rug.md", "nl")) == ["knee.md", "nl/rug.md"]
    assert kept(written("a.md", "nl"), written("b.md", "nl", "x"), written("c.md", "ar", "y")) == [
        "a.md",
        "b.md",
        "c.md",
    ]


def test_of_translations_of_each_other_the_first_is_the_original_if_none_is_in_the_source_locale() -> None:
    assert kept(written("nl/rug.md", "nl"), written("rug.md", "de")) == ["nl/rug.md"]


@pytest.mark.parametrize(
    ("original", "translation"),
    [
        ("knee.md", "knee.nl.md"),
        ("knee.md", "nl/knee.html"),
        ("en/pain/knee.md", "nl/pain/knee.md"),
        ("en/knee.md", "nl_NL/knee.md"),
        ("knee.en.md", "knee.md"),
    ],
)
def test_one_with_the_same_path_but_for_the_locale_is_a_translation(original: str, translation: str) -> None:
    assert kept(written(translation, "nl"), written(original, "en")) == [original]
    assert kept(written(original, "en"), written(translation, "nl")) == [original]


def test_one_with_the_same_key_is_a_translation() -> None:
    assert kept(written("rug.md", "nl", "back"), written("back.md", "en", "back")) == ["back.md"]
    assert kept(written("rug.md", "nl", "back"), written("ruecken.md", "de", "back")) == ["rug.md"]
    assert kept(written("knee.md", "en", "back"), written("back.md", "en", "back")) == ["knee.md", "back.md"]


def test_translations_are_told_once_for_a_folder() -> None:
    articles = [written(f"{tag}/{name}.md", tag) for tag in ("en", "nl") for name in ("a", "b")]
    (finding,) = by_language(articles, CONFIG)[1]
    assert (finding.path, str(finding.severity.value)) == ("source/nl", "warning")
    assert finding.message == (
        "2 articles in nl left out (a.md, b.md): the same in en, by the path or translationKey, is there,"
        " expected articles of their own; `localize adopt` takes translations that you have"
    )
