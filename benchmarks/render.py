"""What a page costs once its translations are known: microseconds by phase, beside what lxml needs for the same pages.

The pages are those of our own articles in the locales of our own catalogs; every text that its catalog has is shown.
The floor is lxml: parse, serialize and write the finished page. Phases take turns with it in one process; each number
is the best of several rounds, in seconds of the processor.

    .venv/bin/python -m benchmarks.render [--rounds 20] [--locale ar] [--profile content]
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from lxml import html

from benchmarks.phases import Phase, Phases, best_of, print_profile
from localize.catalogs import po
from localize.config import Config
from localize.gate.decide import Outcome
from localize.gate.resolve import translated_words
from localize.model.article import Article
from localize.model.catalog import Catalog
from localize.model.page import PageInfo
from localize.pages import forbidden, interface, linked_data, outputs, security_policy
from localize.pages.compiled import compile_article
from localize.pages.outputs import fragment, head, page
from localize.pages.outputs.bundle import BundleSettings
from localize.pages.outputs.citations import citations
from localize.pages.outputs.rendered import RenderedPage, render_page
from localize.pages.release import Release, index_of
from localize.pages.released_page import LocalizedArticle, ReleasedPage
from localize.tasks.articles import read_article
from localize.tasks.interface import interface_words

BASE_URL = "https://health.example/"
LOCALES = ("de", "ar", "ja")
SUFFIXES = (".txt", ".md", ".html", ".docx")


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--locale", choices=LOCALES)
    parser.add_argument("--profile", help="the profile of one phase")
    options = parser.parse_args()
    locales = (options.locale,) if options.locale else LOCALES
    articles = [
        read_article(path.read_bytes(), str(path), path.relative_to("source").with_suffix("").as_posix(), Config())
        for path in sorted(Path("source").rglob("*"))
        if path.suffix in SUFFIXES
    ]
    release = release_of(articles, locales)
    settings = {locale: outputs.settings_of(release, locale) for locale in locales}
    pages = [
        (settings[locale], render_page(release, each))
        for locale in locales
        for each in release.index.pages[locale]
        if isinstance(each, ReleasedPage)
    ]
    with tempfile.TemporaryDirectory() as folder:
        phases = phases_of(release, pages, Path(folder) / "page.html")
        if options.profile:
            print_profile([phases[options.profile]], options.rounds)
        else:
            _print(best_of(phases, options.rounds), len(pages))


def release_of(articles: Iterable[Article], locales: Iterable[str]) -> Release:
    """The release of all articles in these locales and in their own."""
    tags = ("en", *locales)
    pages = [_page(article, locale) for article in articles for locale in tags]
    return Release(
        index=index_of(pages, locales=tags),
        locales=tags,
        default_locale="en",
        base_url=BASE_URL,
        words={tag: _words(tag) for tag in tags},
    )


def _words(locale: str) -> Mapping[str, str]:
    shipped = Catalog((), tuple(interface.shipped(locale).values()))
    return translated_words(interface_words([(locale, shipped)], locale))


def _page(article: Article, locale: str) -> ReleasedPage:
    path = Path("locales", locale, "LC_MESSAGES", f"{article.name}.po")
    entries = po.read(path.read_bytes(), str(path)).entries if locale != article.locale else ()
    texts = {entry.key: entry.target for entry in entries if entry.translated}
    segments = len(list(article.translatable()))
    return ReleasedPage(
        article=article.name,
        locale=locale,
        source_locale=article.locale,
        outcome=Outcome.PUBLISHED,
        path=article.page,
        origin=LocalizedArticle(compile_article(article), texts),
        info=PageInfo(article.digest, segments, date=article.date),
    )


def phases_of(release: Release, pages: list[tuple[BundleSettings, RenderedPage]], path: Path) -> Phases:
    """What is done for all pages, by phase; the phases after `all of it` are its parts."""
    files = [(page.file(locale, each).data, fragment.file(locale, each)) for locale, each in pages]

    def floor() -> None:
        for data, _ in files:
            tree = html.document_fromstring(data, html.HTMLParser(encoding="utf-8"))
            path.write_bytes(html.tostring(tree, encoding="utf-8", doctype="<!doctype html>"))

    def each(make: Callable[[BundleSettings, RenderedPage], object]) -> Phase:
        def phase() -> None:
            for locale, rendered in pages:
                make(locale, rendered)

        return phase

    def whole() -> None:
        for settings, rendered in pages:
            forbidden.in_content(release.content(rendered.page), rendered.info)
            for output in outputs.page_files(settings, render_page(release, rendered.page)):
                path.write_bytes(output.data)

    return {
        "floor": floor,
        "all of it": whole,
        "content": each(lambda _, it: release.content(it.page)),
        "forbidden": each(lambda _, it: forbidden.in_content(it.content, it.info)),
        "citations": each(lambda _, it: list(citations(it.content.article, _known(it)))),
        "linked data": each(lambda _, it: linked_data.of_page(it.content, it.info, _where(it), it.citations)),
        "security policy": each(lambda _, it: security_policy.policy(it.content.article)),
        "page, values": each(lambda _, it: release.page(it.page, it.content)),
        "page, template": each(page.file),
        "fragment": each(fragment.file),
        "head": each(head.file),
    }


def _known(rendered: RenderedPage) -> frozenset[str]:
    origin = rendered.page.origin
    return origin.article.citations if isinstance(origin, LocalizedArticle) else frozenset()


def _where(rendered: RenderedPage) -> linked_data.Where:
    return linked_data.Where(rendered.page.locale, url=rendered.linked_data.get("url", ""))


def _print(best: Mapping[str, float], pages: int) -> None:
    for name, seconds in best.items():
        print(f"{name:>16} {seconds / pages * 1e6:>8.0f} µs {seconds / best['floor']:>8.2f} × floor")


if __name__ == "__main__":
    main()
