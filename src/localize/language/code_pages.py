"""The code page in which Windows saves a plain text in a language, unless somebody asks for Unicode.

Microsoft, "Code Page Identifiers" and "National Language Support (NLS) API Reference": the ANSI code page of a locale.
"""

from __future__ import annotations

from collections.abc import Mapping

from localize.language import tags

_LANGUAGES: Mapping[str, str] = {
    "cp874": "th",
    "cp932": "ja",
    "cp949": "ko",
    "cp1250": "bs cs hr hu pl ro sk sl sq tk",
    "cp1251": "be bg kk ky mk mn ru sr tg tt uk",
    "cp1253": "el",
    "cp1254": "az ku tr uz",
    "cp1255": "he yi",
    "cp1256": "ar fa ps sd ug ur",
    "cp1257": "et lt lv",
    "cp1258": "vi",
}
_BY_LANGUAGE = {name: page for page, names in _LANGUAGES.items() for name in names.split()}
_WESTERN = "cp1252"


def code_page(tag: str) -> str:
    """The code page of a locale's language, by Python's name of it: `cp1252` for German, `cp932` for Japanese."""
    name = tags.language(tag)
    if name == "zh":
        return "cp950" if tags.script(tag) == "Hant" else "cp936"
    if tags.script(tag) == "Latn" and _BY_LANGUAGE.get(name) == "cp1251":
        return "cp1250"
    return _BY_LANGUAGE.get(name, _WESTERN)


def readable_name(page: str) -> str:
    """The name of a code page as people know it: `windows-1252`, `Shift_JIS`."""
    return _NAMES.get(page, page.replace("cp", "windows-"))


_NAMES = {"cp932": "Shift_JIS", "cp936": "GBK", "cp949": "EUC-KR", "cp950": "Big5"}
