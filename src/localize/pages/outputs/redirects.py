"""Redirects: small pages at earlier paths that lead to the present pages, and redirects.json, the list of them."""

from __future__ import annotations

from collections.abc import Iterator

from localize import paths
from localize.dataclass import dataclass
from localize.language import tags
from localize.pages import urls
from localize.pages.outputs import page
from localize.pages.outputs.bundle import BundleRows, BundleSettings
from localize.pages.outputs.json_file import to_json
from localize.pages.outputs.rendered import OutputFile
from localize.pages.page_row import PageRow
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


def files(rows: BundleRows) -> Iterator[OutputFile]:
    """The redirects and their list. There is none at the path of a present page, and none without a page to lead to."""
    settings, listed = rows.settings, []
    for article, path, target in _redirected(rows):
        html = redirect_html(_redirect(settings, path, target), settings.locale)
        yield OutputFile(f"{path}{page.SUFFIX}", html.encode("utf-8"), "redirect")
        to = f"{target.path}{page.SUFFIX}"
        listed.append({"from": f"{path}{page.SUFFIX}", "to": to, "article": article})
    if listed:
        yield OutputFile(NAME, to_json(listed), "redirects")


def _redirected(rows: BundleRows) -> Iterator[tuple[str, str, PageRow]]:
    """The articles with an earlier path that is free now, and the present page of each."""
    if not rows.previous_paths:
        return
    moved = {article for article, _ in rows.previous_paths}
    free = {paths.key(path) for _, path in rows.previous_paths} - {urls.INDEX}
    targets = {}
    for row in rows.pages:
        free.discard(paths.key(row.path))
        if row.article in moved:
            targets[row.article] = row
    for withheld in rows.withheld:
        free.discard(paths.key(withheld.article))
    for article, path in rows.previous_paths:
        key, target = paths.key(path), targets.get(article)
        if target is not None and key in free and not paths.problem(f"{path}{page.SUFFIX}"):
            free.remove(key)
            yield article, path, target


def _redirect(settings: BundleSettings, path: str, target: PageRow) -> Redirect:
    locale = settings.locale
    return Redirect(
        href=urls.between(urls.path(locale, path), urls.path(locale, target.path)),
        title=target.title,
        canonical=urls.address(settings.base_url, locale, target.path),
        security_policy=settings.security_policy,
        language=dict(target.languages).get("title", ""),
    )


def redirect_html(redirect: Redirect, locale: str) -> str:
    """The HTML of a redirect."""
    template = environment().get_template("redirect.html")
    return template.render(page=redirect, locale=locale, direction=tags.direction(locale))
