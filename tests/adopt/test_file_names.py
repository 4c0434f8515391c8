"""What the path of a translated document says."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from localize.adopt.file_names import ArticleNames, DocumentName, folder_of, read_by_pattern, read_name

LOCALES = ("de", "fr", "it", "pt-BR", "zh-Hans", "sr-Latn")


@pytest.mark.parametrize(
    ("path", "locale", "rest"),
    [
        ("drawer/knee.de.docx", "de", "drawer/knee"),
        ("drawer/knee_fr.docx", "fr", "drawer/knee"),
        ("drawer/knee-pt-BR.docx", "pt-BR", "drawer/knee"),
        ("drawer/knee.pt_BR.md", "pt-BR", "drawer/knee"),
        ("content/de/joints/knee.md", "de", "content/joints/knee"),
        (
            "i18n/fr/docusaurus-plugin-content-docs/knee.md",
            "fr",
            "i18n/docusaurus-plugin-content-docs/knee",
        ),
        ("src/content/docs/zh-cn/knee.md", "zh-Hans", "src/content/docs/knee"),
        ("reports/report_de_2020-05-15.md", "de", "reports/report_2020-05-15"),
        ("drawer/knee.docx", "", "drawer/knee"),
        ("drawer/knee.es.docx", "", "drawer/knee.es"),
        ("what-to-do.md", "", "what-to-do"),
        ("sr@latin/knee.md", "sr-Latn", "knee"),
    ],
)
def test_the_locale_is_in_a_folder_or_in_the_name(path: str, locale: str, rest: str) -> None:
    assert read_name(PurePosixPath(path), LOCALES) == DocumentName(locale, rest)


@pytest.mark.parametrize(
    ("pattern", "path", "name"),
    [
        ("content/{locale}/{path}.md", "content/de/joints/knee.md", DocumentName("de", "joints/knee")),
        ("content/{path}.{locale}.md", "content/joints/knee.pt_BR.md", DocumentName("pt-BR", "joints/knee")),
        ("content/{locale}/{path}.md", "content/es/knee.md", None),
        ("content/{locale}/{path}.md", "content/de/knee.html", None),
        ("old/{path}.docx", "old/knee.docx", DocumentName("", "knee")),
    ],
)
def test_a_pattern_says_where_locale_and_path_stand(pattern: str, path: str, name: DocumentName | None) -> None:
    assert read_by_pattern(path, pattern, LOCALES) == name


@pytest.mark.parametrize(
    ("pattern", "folder"),
    [("content/{locale}/{path}.md", "content"), ("{path}.{locale}.md", "."), ("/srv/{locale}/{path}.md", "/srv")],
)
def test_the_files_of_a_pattern_are_below_its_folder(pattern: str, folder: str) -> None:
    assert folder_of(pattern) == folder


@pytest.mark.parametrize(
    ("rest", "article"),
    [
        ("drawer/knee", "joints/knee"),
        ("content/joints/Knee", "joints/knee"),
        ("docs/current/skin/rash", "skin/rash"),
        ("rash", ""),
        ("elbow", ""),
    ],
)
def test_the_end_of_a_path_names_the_article(rest: str, article: str) -> None:
    assert ArticleNames(["joints/knee", "skin/rash", "allergy/rash"]).find(rest) == article
