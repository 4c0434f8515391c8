"""Redirects: small pages at earlier paths that lead to the present pages, and redirects.json, the list of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from localize import paths
from localize.language import tags
from localize.pages import urls
from localize.pages.outputs import page
from localize.pages.outputs.json_file import to_json
from localize.pages.outputs.rendered import OutputFile, RenderedLocale, RenderedPage, Selects
from localize.pages.templates import environment

NAME = "redirects.json"


@dataclass(frozen=True, slots=True)
class Redirect:
    """A redirect: the relative link to the present page, and the title of that page.

    `security_policy` is its Content-Security-Policy, empty for none. `language` is the locale of the title where it is
    not the page's.
    """

    href: str
    title: str
    canonical: str
    security_policy: str = ""
    language: str = ""


def files(locale: RenderedLocale, _selects: Selects) -> Iterator[OutputFile]:
    """The redirects and their list. There is none at the path of a present page, and none without a page to lead to."""
    today = {each.page.article: each for each in locale.pages}
    taken = {paths.key(each.page.path) for each in locale.pages} | {urls.INDEX}
    taken |= {paths.key(each.article) for each in locale.withheld}
    rows = []
    for article, path in locale.previous_paths:
        target = today.get(article)
        if target is None or paths.key(path) in taken or paths.problem(f"{path}{page.SUFFIX}"):
            continue
        taken.add(paths.key(path))
        html = redirect_html(_redirect(locale, path, target), locale.locale)
        yield OutputFile(f"{path}{page.SUFFIX}", html.encode("utf-8"), "redirect")
        to = f"{target.page.path}{page.SUFFIX}"
        rows.append({"from": f"{path}{page.SUFFIX}", "to": to, "article": article})
    if rows:
        yield OutputFile(NAME, to_json(rows), "redirects")


def _redirect(locale: RenderedLocale, path: str, target: RenderedPage) -> Redirect:
    tag, release = locale.locale, locale.release
    return Redirect(
        href=urls.between(urls.path(tag, path), urls.path(tag, target.page.path)),
        title=target.content.title,
        canonical=urls.address(release.base_url, tag, target.page.path),
        security_policy=release.security_policy(),
        language=target.content.languages.get("title", ""),
    )


def redirect_html(redirect: Redirect, locale: str) -> str:
    """The HTML of a redirect."""
    template = environment().get_template("redirect.html")
    return template.render(page=redirect, locale=locale, direction=tags.direction(locale))
