"""The articles of a bundle for a site with addresses of its own: links lead where that site has its pages and files."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from enum import Enum
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from localize.dataclass import dataclass
from localize.expressions import expression
from localize.release.fragments import prefix_for
from localize.release.manifest import Manifest

PAGE_SUFFIX = ".html"
_ADDRESSES = ("href", "src", "poster", "data", "cite", "longdesc", "background", "xlink:href")
"""Attributes with one address (HTML Living Standard, SVG 2)."""
_CANDIDATE = expression(r"(?P<space>[\s,]*)(?P<address>[^\s,]\S*[^\s,]|[^\s,])(?P<rest>[^,]*)")
"""An image of `srcset` with its width or density."""
_NAME = expression(r"\{([^{}]*)\}")


class Form(Enum):
    """What is written for each article: the fragment with its head beside it, or one file for Hugo."""

    FRAGMENTS = "fragments"
    HUGO = "hugo"


class PatternError(ValueError):
    """A pattern of addresses cannot be used; the text says why."""


@dataclass(frozen=True, slots=True)
class AddressPattern:
    """A pattern of addresses such as `/{locale}/{path}/`, with what may stand in braces."""

    text: str
    names: tuple[str, ...]

    def __post_init__(self) -> None:
        """Raise PatternError where a name is not known, or none tells one address from another."""
        used = _NAME.findall(self.text)
        if unknown := [name for name in used if name not in self.names]:
            expected = ", ".join(f"{{{name}}}" for name in self.names)
            raise PatternError(f"{{{unknown[0]}}} in {self.text!r}, expected some of {expected}")
        if not {"path", "id"} & {*used}:
            raise PatternError(f"{self.text!r} is the same for all, expected {{path}} in it")

    def address(self, **values: str) -> str:
        """Return the address with these values, as a link writes it (RFC 3986)."""
        return _NAME.sub(lambda match: quote(values[match[1]], safe="/-._~!$&'()*+,;=:@"), self.text)


@dataclass(frozen=True, slots=True)
class SiteAddresses:
    """Where a site has its pages and its files."""

    pages: AddressPattern
    files: AddressPattern


@dataclass(frozen=True, slots=True)
class SourceBundle:
    """A bundle: its manifest, how its files are read, and the articles of the bundles beside it.

    `others` gives the ids of the articles of another locale by the path of their page; None where that bundle is not
    at hand.
    """

    manifest: Manifest
    read: Callable[[str], bytes]
    others: Callable[[str], Mapping[str, str] | None]


@dataclass(frozen=True, slots=True)
class AdaptedBundle:
    """The files to write, by path, and links that lead to nothing that the site has, each with its article."""

    files: Mapping[str, bytes]
    lost: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class _Links:
    """Finds the addresses of what links of one bundle lead to."""

    bundle: SourceBundle
    addresses: SiteAddresses
    articles: Mapping[str, str]
    assets: frozenset[str]
    known: dict[str, Mapping[str, str] | None] = field(default_factory=dict)

    def page(self, locale: str, article: str, path: str) -> str:
        return self.addresses.pages.address(locale=locale, id=article, path=path.removesuffix(PAGE_SUFFIX))

    def resolved(self, link: str, page: str) -> str | None:
        """Return where a link of a page leads on the site; None where that is nowhere.

        `page` is the path of the page in its bundle. What is no relative link, or leads to a place in the same
        fragment, stays.
        """
        parts = urlsplit(link)
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            return link
        locale = self.bundle.manifest.locale
        target = posixpath.normpath(posixpath.join(f"{locale}/{posixpath.dirname(page)}", unquote(parts.path)))
        folder, _, path = target.partition("/")
        query = f"?{parts.query}" if parts.query else ""
        if folder == locale and path in self.assets:
            anchor = f"#{parts.fragment}" if parts.fragment else ""
            return self.addresses.files.address(locale=locale, path=path) + query + anchor
        article = (self.articles if folder == locale else self._of(folder) or {}).get(path)
        if article is None:
            return None
        anchor = f"#{prefix_for(article)}{parts.fragment}" if parts.fragment else ""
        return self.page(folder, article, path) + query + anchor

    def _of(self, locale: str) -> Mapping[str, str] | None:
        if locale not in self.known:
            self.known[locale] = self.bundle.others(locale)
        return self.known[locale]


def articles_by_page(manifest: Manifest) -> dict[str, str]:
    """Return the ids of the articles of a bundle by the path of their page."""
    return {file.path: file.article for file in manifest.files if file.role == "page" and file.article}


def adapted(bundle: SourceBundle, addresses: SiteAddresses, form: Form) -> AdaptedBundle:
    """Return the articles of a bundle with the links of a site: `pages/…` for each, and `files/…` beside them.

    Nothing but addresses changes in a fragment; places in other articles get the prefix of that article's ids.
    """
    manifest = bundle.manifest
    by_article = {(file.article, file.role): file for file in manifest.files if file.article}
    assets = [file for file in manifest.files if file.role == "asset"]
    links = _Links(bundle, addresses, articles_by_page(manifest), frozenset(file.path for file in assets))
    files: dict[str, bytes] = {}
    lost: list[tuple[str, str]] = []
    for page, article in links.articles.items():
        fragment, head = by_article[article, "fragment"], by_article[article, "metadata"]
        html, nowhere = _with_links(bundle.read(fragment.path).decode(), links, page)
        lost += ((article, link) for link in nowhere)
        head_data: dict[str, Any] = json.loads(bundle.read(head.path))
        files.update(_files(page, html, head_data, address=links.page(manifest.locale, article, page), form=form))
    files.update((f"files/{file.path}", bundle.read(file.path)) for file in assets)
    return AdaptedBundle(files, tuple(lost))


def _files(page: str, html: str, head: Mapping[str, Any], *, address: str, form: Form) -> Iterator[tuple[str, bytes]]:
    """Yield what is written for an article, by path."""
    stem = f"pages/{page.removesuffix(PAGE_SUFFIX)}"
    if form is Form.FRAGMENTS:
        yield f"{stem}.html", html.encode()
        yield f"{stem}.json", _json({**head, "address": address})
        return
    front = {"title": head["title"], "description": head["description"], "head": head}
    yield f"{stem}.html", _json(front) + html.encode()


def _json(data: Mapping[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _with_links(html: str, links: _Links, page: str) -> tuple[str, list[str]]:
    """Return a fragment with the links of the site, and those that lead nowhere: they stay as they are."""
    import turbohtml  # noqa: PLC0415  # other commands of a site read no HTML

    nowhere: list[str] = []

    def resolved(link: str) -> str:
        address = links.resolved(link, page)
        if address is None:
            nowhere.append(link)
        return link if address is None else address

    top = turbohtml.parse_fragment(html, "main", positions=False)
    for element in top.iter_elements():
        attributes = element.attrs
        for name in _ADDRESSES:
            if isinstance(value := attributes.get(name), str):
                attributes[name] = resolved(value)
        if isinstance(value := attributes.get("srcset"), str):
            attributes["srcset"] = _CANDIDATE.sub(
                lambda match: match["space"] + resolved(match["address"]) + match["rest"], value
            )
    return top.inner_html, nowhere
