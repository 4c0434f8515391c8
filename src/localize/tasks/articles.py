"""Source files read as articles."""

from __future__ import annotations

from dataclasses import replace

from localize import formats
from localize.catalogs.template import template
from localize.config import Config
from localize.errors import SourceError, faults_as
from localize.model.article import Article
from localize.model.catalog import Catalog
from localize.release.manifest import digest
from localize.segments.split import split


def read_article(data: bytes, path: str, name: str, config: Config) -> Article:
    """The split article in a source file; raises SourceError."""
    article = formats.parse(data, path, name, config.source_locale, config.formats)
    with faults_as(SourceError, path):
        return replace(split(article, config.segmentation), digest=digest(data))


def article_template(article: Article, config: Config) -> Catalog:
    """The template of a split article; raises SourceError."""
    with faults_as(SourceError, article.path):
        return template(article, config.segmentation, slugs=config.slugs)
