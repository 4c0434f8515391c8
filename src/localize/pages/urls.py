"""The paths and addresses of pages, and the links between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import quote

from localize.language import tags
from localize.model.page import Alternate, LocaleLink

INDEX = "index"
"""The page name of a locale's list of articles; no article may have it."""


def path(locale: str, name: str) -> str:
    """The path of a page in the output folder."""
    return f"{locale}/{name}.html"


def root(name: str) -> str:
    """The relative path from a page to its locale's folder: "" or "../" for each folder in between."""
    return "../" * name.count("/")


def quoted(path: str) -> str:
    """A relative path as a link writes it (RFC 3986)."""
    return quote(path)


def address(base_url: str, locale: str, name: str) -> str:
    """The absolute address of a page; empty without a base URL."""
    return base_url + quote(path(locale, name)) if base_url else ""


PathByLocale = Mapping[str, str]
"""The path of a page in each locale that has it, without the locale's folder and the suffix."""


def alternates(base_url: str, paths: PathByLocale, default_locale: str) -> tuple[Alternate, ...]:
    """The reciprocal `hreflang` links of a page in all its paths, that of the default locale being `x-default` too."""
    if not base_url:
        return ()
    found = [Alternate(locale, address(base_url, locale, name)) for locale, name in paths.items()]
    return (*found, *(Alternate("x-default", each.url) for each in found if each.hreflang == default_locale))


def link(paths: PathByLocale, here: str, locale: str) -> LocaleLink:
    """The relative link from a page in locale `here` to the same page in another one."""
    target = between(path(here, paths[here]), path(locale, paths[locale]))
    return LocaleLink(locale, tags.direction(locale), name=tags.autonym(locale), href=target)


def between(here: str, there: str) -> str:
    """The relative link from one file of the output to another; both are paths in it, without "." and ".."."""
    folders, parts = here.split("/")[:-1], there.split("/")
    shared = 0
    while shared < min(len(folders), len(parts) - 1) and folders[shared] == parts[shared]:
        shared += 1
    return quote("/".join((*[".."] * (len(folders) - shared), *parts[shared:])))


def languages(paths: PathByLocale, here: str, locales: Iterable[str]) -> tuple[LocaleLink, ...]:
    """The links of the language list: the page in each of the locales but its own."""
    return tuple(link(paths, here, locale) for locale in locales if locale != here)
