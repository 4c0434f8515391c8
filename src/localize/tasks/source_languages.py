"""Which articles are translated, by the languages in which they say they are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import PurePosixPath
from typing import Protocol, TypeVar

from localize import paths
from localize.adopt.file_names import read_name
from localize.config import Config, OtherLanguages
from localize.language import tags
from localize.model.finding import Finding, Severity
from localize.pages.references import ArticleLinks

_MOST_NAMED = 5
"""How many files of a folder a message names."""


class ArticleInLanguage(Protocol):
    """An article, as far as its language decides what becomes of it."""

    @property
    def links(self) -> ArticleLinks:
        """Where it is."""

    @property
    def locale(self) -> str:
        """The locale in which it was written."""

    @property
    def translation_key(self) -> str:
        """What it has in common with its translations; empty where that is not said."""


_Article = TypeVar("_Article", bound=ArticleInLanguage)


def as_configured(locale: str, config: Config) -> str:
    """Return the target locale that a tag names, also by its language or the only region of it; else the tag.

    `nl-BE` is `nl` where there is no `nl-BE`, and `pt` is `pt-BR` where there is no other Portuguese.
    """
    alike = [tag for tag in config.locales if tags.is_written_alike(locale, tag)]
    return tags.served_by(locale, alike) or (alike[0] if len(alike) == 1 else locale)


def by_language(articles: Collection[_Article], config: Config) -> tuple[Collection[_Article], list[Finding]]:
    """Return the articles that are translated; of the others, which are left out, one finding for each folder.

    Left out are those in other languages than the source locale, unless the configuration lets them be translated; and
    then those of them that are translations of an article that there is.
    """
    main = config.source_locale
    others = [each for each in articles if each.locale != main]
    if not others:
        return articles, []
    if config.other_languages is OtherLanguages.LEAVE_OUT:
        expected = f'expected the source locale {main!r} in the metadata, or other-languages = "translate"'
        left_out = {each.links.name: f"left out ({{}}), {expected}" for each in others}
    else:
        left_out = {name: _as_translation(original) for name, original in _originals(articles, main).items()}
    return [each for each in articles if each.links.name not in left_out], list(_findings(others, left_out))


def _as_translation(original: ArticleInLanguage) -> str:
    expected = "expected articles of their own; `localize adopt` takes translations that you have"
    return f"left out ({{}}): the same in {original.locale}, by the path or translationKey, is there, {expected}"


def _originals(articles: Iterable[_Article], main: str) -> dict[str, _Article]:
    """Return for each article in another language that is a translation the article that it is one of.

    Translations have the same key, or the same path but for a part that names the locale of each (`nl/knee.md` and
    `en/knee.md`, `knee.nl.md` and `knee.md`). Of several the one in the source locale is the original, or else the
    first.
    """
    known: dict[str, _Article] = {}
    originals: dict[str, _Article] = {}
    for each in sorted(articles, key=lambda each: each.locale != main):
        marks = _marks(each)
        original = next((known[mark] for mark in marks if mark in known and known[mark].locale != each.locale), None)
        if original is not None and each.locale != main:
            originals[each.links.name] = original
        else:
            known |= {mark: each for mark in marks if mark not in known}
    return originals


def _marks(article: ArticleInLanguage) -> tuple[str, ...]:
    """Return what translations of an article have in common with it."""
    name = PurePosixPath(f"{article.links.name}{PurePosixPath(article.links.path).suffix}")
    by_path = f"path {paths.key(read_name(name, (article.locale,)).rest)}"
    return (by_path, f"key {article.translation_key}") if article.translation_key else (by_path,)


def _findings(others: Iterable[ArticleInLanguage], left_out: Mapping[str, str]) -> Iterable[Finding]:
    """Yield a finding for the articles of each folder that are left out in the same language for the same reason."""
    files: dict[tuple[str, str, str], list[str]] = {}
    for each in others:
        if each.links.name in left_out:
            path = PurePosixPath(each.links.path)
            files.setdefault((str(path.parent), each.locale, left_out[each.links.name]), []).append(path.name)
    for (folder, locale, reason), names in files.items():
        named = ", ".join(names[:_MOST_NAMED]) + (", …" if len(names) > _MOST_NAMED else "")
        count = "an article" if len(names) == 1 else f"{len(names)} articles"
        message = f"{count} in {locale} {reason.format(named)}"
        yield Finding("other-language", Severity.WARNING, message, path=folder)
