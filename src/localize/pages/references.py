"""Addresses in articles: to which article, heading or file of the project each leads."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cached_property, lru_cache
from itertools import chain
from typing import Protocol, TypeVar
from urllib.parse import unquote

from localize import paths
from localize.dataclass import dataclass
from localize.errors import Problem
from localize.formats.source_urls import bare
from localize.model.article import Article, Reference, Target
from localize.model.page import LinkTarget
from localize.pages import outputs
from localize.pages.outputs import page

_Known = TypeVar("_Known")

_MOST_ARTICLES = 4096
"""Articles of which it is remembered where their addresses lead to."""


class Referring(Protocol):
    """An article, as far as its addresses need it."""

    @property
    def name(self) -> str:
        """The name of the article."""

    @property
    def path(self) -> str:
        """The path of its source."""

    @property
    def references(self) -> tuple[Reference, ...]:
        """The addresses that lead to other files of the project, or to places in the page."""


@dataclass(frozen=True, slots=True)
class ArticleLinks:
    """Where an article and its headings are, and the addresses in it: all that is needed to link articles.

    `page`, `references` and `anchors` are those of the article; `addresses` are those of its links to other files,
    `embedded` the paths of the files that its source holds.
    """

    name: str
    path: str
    page: str
    references: tuple[Reference, ...] = ()
    anchors: frozenset[str] = frozenset()
    addresses: tuple[str, ...] = ()
    embedded: frozenset[str] = frozenset()


def links_of(article: Article) -> ArticleLinks:
    """Return where an article is, and the addresses in it."""
    return ArticleLinks(
        article.name,
        article.path,
        article.page,
        references=article.references,
        anchors=article.anchors,
        addresses=tuple(dict.fromkeys(each.address for each in article.link_addresses())),
        embedded=frozenset(path for path, _ in article.embedded),
    )


class References:
    """Finds the targets of addresses in a project's articles.

    `folder` is the source folder; `files` are all files in it, by their path in the project; `sources` is the source
    path of each article, by name.
    """

    def __init__(
        self, folder: str, files: Set[str], sources: Mapping[str, str], articles: Mapping[str, ArticleLinks]
    ) -> None:
        self._folder = folder
        self._files = files
        self._articles = articles
        self._by_path = {path: name for name, path in sources.items()}
        self._by_page = {f"{folder}/{article.page}{page.SUFFIX}": name for name, article in articles.items()}
        self._ours = outputs.made_paths(article.page for article in articles.values())
        self._alike = {paths.key(path): path for path in files}
        self._links: dict[str, tuple[tuple[str, ...], dict[str, LinkTarget]]] = {}
        self._assets: dict[str, tuple[tuple[Reference, ...], tuple[str, ...]]] = {}

    def targets(self) -> tuple[tuple[str, ...], ...]:
        """Return all that decides on where an address leads."""
        by_path, by_page = (chain.from_iterable(sorted(each.items())) for each in (self._by_path, self._by_page))
        return tuple(by_path), tuple(by_page), tuple(sorted(self._files))

    def find(self, article: Referring, address: str) -> LinkTarget | None:
        """What an address in an article leads to; None if that does not exist, or is outside the source folder."""
        place, rest = _resolved(article.path, bare(address))
        if not place:
            return LinkTarget(article=article.name, rest=rest)
        name = self._by_path.get(place) or self._by_page.get(place)
        if name is not None:
            return LinkTarget(article=name, rest=rest)
        return LinkTarget(file=place, rest=rest) if place in self._files else None

    def problems(self, article: ArticleLinks) -> Iterator[tuple[str, Problem]]:
        """The references of an article that lead nowhere, each with its rule, in the order of the source."""
        told: set[tuple[str, int]] = set()
        for reference in article.references:
            key = (reference.address, reference.line)
            if key not in told and unquote(reference.address) not in article.embedded:
                told.add(key)
                yield from self._problems(article, reference)

    def _problems(self, article: ArticleLinks, reference: Reference) -> Iterator[tuple[str, Problem]]:
        rule = "broken-link" if reference.target is Target.LINK else "missing-file"
        found = self.find(article, reference.address)
        if found is not None and found.file and not self._is_free(found.file):
            message = f"{self.published(found.file)!r} is the name of a file that is made, expected another name"
            yield "not-taken-over", Problem(article.path, reference.line, message)
        elif found is None:
            yield rule, Problem(article.path, reference.line, self._missing(article, reference))
        elif found.article and (place := unquote(found.rest.partition("#")[2])):
            target = self._articles.get(found.article)
            if target is not None and place not in target.anchors and place != "top":
                expected = "the id of a heading or another element there"
                message = f"no place {place!r} in {target.path}, expected {expected}"
                yield rule, Problem(article.path, reference.line, message)

    def _missing(self, article: ArticleLinks, reference: Reference) -> str:
        place, _ = _resolved(article.path, reference.address)
        if not place.startswith(f"{self._folder}/"):
            return f"{reference.address!r} leads out of {self._folder}/, expected a file in it"
        near = self._alike.get(paths.key(place))
        if near is not None:
            return f"no file {place!r}, expected {near!r}: letters count as they are written"
        expected = "an article or a file" if reference.target is Target.LINK else "a file"
        return f"no file {place!r}, expected {expected} that is there"

    def links(self, article: ArticleLinks) -> dict[str, LinkTarget]:
        """The article that each address leads to, for the addresses that lead to one."""
        addresses, known = self._links.get(article.path, (None, {}))
        if addresses != article.addresses:  # all locales of an article ask
            targets = {address: self.find(article, address) for address in article.addresses}
            known = {address: target for address, target in targets.items() if target is not None and target.article}
            _let_go(self._links)
            self._links[article.path] = article.addresses, known
        return known

    def assets(self, article: Referring) -> tuple[str, ...]:
        """The files that must stand beside the page of an article, by their path in the project, each once."""
        references, known = self._assets.get(article.path, (None, ()))
        if references != article.references:
            known = tuple(dict.fromkeys(self._files_of(article)))
            _let_go(self._assets)
            self._assets[article.path] = article.references, known
        return known

    def _files_of(self, article: Referring) -> Iterator[str]:
        targets = (self.find(article, reference.address) for reference in article.references)
        files = (target.file for target in targets if target is not None and target.file)
        return (file for file in files if self._is_free(file))

    def _is_free(self, file: str) -> bool:
        """Whether a file can be published beside the pages without replacing a file that an output makes."""
        return not paths.is_taken(self.published(file), self._ours)

    def unusable(self, article: ArticleLinks) -> Iterator[Problem]:
        """The files of an article (shown or offered) with names that cannot be published: no site could store them."""
        told: set[str] = set()
        for reference in article.references:
            found = self.find(article, reference.address)
            if found is None or not found.file or found.file in told:
                continue
            told.add(found.file)
            place = self.published(found.file)
            if problem := paths.problem(place):
                other = paths.proposed(place, self._by_key)
                such = f", such as {other!r}" if other else ""
                message = f"the file '{paths.printable(place)}' {problem}, expected another name{such}"
                yield Problem(article.path, reference.line, message)
            elif (first := self._by_key[paths.key(place)]) != place:
                message = f"the files {first!r} and {place!r} are one on some systems"
                yield Problem(article.path, reference.line, f"{message}, expected names that differ in more than case")

    @cached_property
    def _by_key(self) -> dict[str, str]:
        """The files that articles show or offer, as they are published; for each key the first one."""
        found = {
            self.published(each.file)
            for article in self._articles.values()
            for reference in article.references
            if (each := self.find(article, reference.address)) is not None and each.file
        }
        by_key: dict[str, str] = {}
        for place in sorted(found):
            by_key.setdefault(paths.key(place), place)
        return by_key

    def published(self, file: str) -> str:
        """The path of a file of the source folder below the folder of each locale."""
        return file.removeprefix(f"{self._folder}/")

    def variant(self, file: str, locales: Iterable[str]) -> str:
        """The file that a locale shows: `knee.de.png` for `knee.png`, nearest locale first; else the file itself."""
        stem, suffix = posixpath.splitext(file)
        candidates = (f"{stem}.{locale}{suffix}" for locale in locales)
        return next((each for each in candidates if each in self._files), file)


def _let_go(known: dict[str, _Known]) -> None:
    """Let go of what is known of articles, where it is known of very many."""
    if len(known) >= _MOST_ARTICLES:
        known.clear()


@lru_cache(maxsize=4096)  # each locale asks for the same
def _resolved(source: str, address: str) -> tuple[str, str]:
    """The path in the project that an address in a source leads to, and what follows it: query and fragment as written.

    The path is empty for an address in the source itself.
    """
    end = min((at for at in (address.find("?"), address.find("#")) if at >= 0), default=len(address))
    path = unquote(address[:end])
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), path)) if path else "", address[end:]
