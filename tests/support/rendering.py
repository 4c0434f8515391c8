"""The content of a page, straight from its article."""

from __future__ import annotations

from typing import Any

from localize.model.article import Article
from localize.model.page import Content
from localize.pages import render
from localize.pages.compiled import compile_article
from localize.pages.render import Translations, Words


def content(article: Article, translations: Translations, locale: str, words: Words, **others: Any) -> Content:
    """As `render.content` of the article made ready."""
    return render.content(compile_article(article), translations, locale, words, **others)
