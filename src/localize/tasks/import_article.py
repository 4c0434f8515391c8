"""A file from elsewhere as a source article, with the pictures and other files it shows."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Set
from dataclasses import field
from pathlib import PurePath, PurePosixPath
from urllib.parse import quote, unquote, urljoin

from localize import formats, paths
from localize.config import Config
from localize.dataclass import dataclass
from localize.errors import FileError, Problem, SourceError, faults_as, quoted
from localize.formats import clean, source_urls
from localize.formats.clean import foreign
from localize.formats.clean.tidy import tidied
from localize.formats.html import url_attributes
from localize.formats.html.elements import FILE_ATTRIBUTES, LINK_ATTRIBUTES
from localize.formats.html.nodes import Node
from localize.formats.source import Source
from localize.formats.unread import INSTEAD
from localize.pages import interface, urls
from localize.tasks.change import Change

LARGEST_FILE = 50_000_000
"""The most bytes of a picture or another file that is copied."""

IMAGES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".bmp", ".tif", ".tiff", ".emf", ".wmf"})
_OTHERS = frozenset(
    {
        *(".mp3", ".m4a", ".ogg", ".oga", ".opus", ".wav", ".mp4", ".m4v", ".webm", ".ogv", ".vtt"),
        *(".pdf", ".epub", ".odt", ".ods", ".odp", ".xlsx", ".pptx", ".csv", ".ics", ".zip"),
    }
)
"""What a page may bring along besides images: who made it must not reach other files of the person who imports it."""

_EXPECTED = f"expected a file with one of the suffixes {', '.join(foreign.SUFFIXES)}"
ReadFile = Callable[[str], bytes | None]
"""Gives the content of a file below the folder of the imported one; None where there is no such file."""


@dataclass(frozen=True, slots=True)
class ImportedArticle:
    """A source article to write: its path, the files in the order to write them, and what could not be taken over."""

    path: str
    files: tuple[Change, ...]
    remarks: tuple[Problem, ...]


def suffix_problem(path: str, folder: str) -> str:
    """Why a file with that name is not imported; empty if it is. `folder` is the source folder."""
    suffix = PurePath(path).suffix.lower()
    if suffix in foreign.SUFFIXES:
        return ""
    if suffix in formats.PARSERS:
        return f"needs no import, expected it in {folder}/: copy it there"
    return INSTEAD.get(suffix) or f"a file of another kind, {_EXPECTED}"


def article_name(requested: str, path: str) -> str:
    """The article's name: the one asked for, else one made from the file's name; empty if that is impossible."""
    if not requested:
        return paths.file_stem(PurePath(path).stem)
    name = PurePosixPath(requested.strip())
    name = name.with_suffix("") if name.suffix.lower() in formats.PARSERS else name
    parts = [paths.file_stem(part) for part in str(name).split("/")]
    return "/".join(parts) if all(parts) else ""


def clash(name: str, files: Set[str], config: Config) -> Problem | None:
    """Why no article can get that name, or None; `files` are those in the source folder."""
    path = f"{config.source}/{name}.html"
    if name in (interface.NAME, urls.INDEX):
        return Problem(path, 0, f"{name!r} is a reserved name, expected another: --as NAME")
    for file in sorted(files):
        stem, suffix = posixpath.splitext(file)
        if suffix.lower() in formats.PARSERS and paths.key(stem) == paths.key(f"{config.source}/{name}"):
            return Problem(file, 0, "is there already and stays as it is, expected another name: --as NAME")
    return None


def import_article(
    source: Source, selector: str, *, config: Config, files: Set[str], read_file: ReadFile
) -> ImportedArticle:
    """The article made of a file from elsewhere; raises SourceError with all problems.

    `source` has the article's new name, and the path of the file for messages; `files` are those in the source folder.
    """
    with faults_as(SourceError, source.path):
        return _imported(source, selector, config=config, files=files, read_file=read_file)


def _imported(
    source: Source, selector: str, *, config: Config, files: Set[str], read_file: ReadFile
) -> ImportedArticle:
    page = foreign.read(source, selector)
    path = f"{config.source}/{source.name}.html"
    content = tidied(clean.with_title(page), source.locale)
    copies = _Copies(source, page, taken={paths.key(file) for file in files}, path=path, read_file=read_file)
    for node in content.walk():
        copies.take(node)
    data = clean.written(page, Source(b"", source.name, path=path, locale=source.locale, options=config.formats))
    changes = [Change(file, copy, None) for file, copy in copies.files.items()]
    return ImportedArticle(path, (*changes, Change(path, data, None)), tuple(sorted({*page.remarks, *copies.remarks})))


@dataclass(slots=True)
class _Copies:
    """The files that go with an article; `files` are their contents by path in the project."""

    source: Source
    page: foreign.ForeignPage
    taken: set[str]
    path: str
    read_file: ReadFile
    files: dict[str, bytes] = field(default_factory=dict)
    remarks: list[Problem] = field(default_factory=list)
    _known: dict[str, str] = field(default_factory=dict)
    """The new address of each file that is copied, by its old path."""

    def take(self, node: Node) -> None:
        """Copies the files that an element refers to, and changes its references to the copies."""
        for name, value in node.attributes.items():
            if (node.tag, name) in FILE_ATTRIBUTES or (node.tag, name) in LINK_ATTRIBUTES:
                node.attributes[name] = self._address(value.strip(), node.line)
            elif name == "srcset":
                for address in dict.fromkeys(url_attributes.in_srcset(value)):
                    new = self._address(address, node.line)
                    node.attributes[name] = _swapped(node.attributes[name], address, new)

    def _address(self, address: str, line: int) -> str:
        """The address as it is in the new article."""
        if not address or address.startswith("#"):
            return address
        if self.page.base.startswith(("http:", "https:")):
            return urljoin(self.page.base, address)
        if not source_urls.is_relative(address):
            if address.startswith(("/", "\\")) and not address.startswith("//"):
                self._tell(
                    line,
                    address,
                    "begins at the root of another site, expected a web address or a file beside the page",
                )
            return address
        end = min((at for at in map(address.find, "?#") if at >= 0), default=len(address))
        path = posixpath.normpath(unquote(address[:end]))
        if path not in self._known:
            new = self._copied(path, address, line)
            if not new:
                return address
            self._known[path] = new
        return self._known[path] + address[end:].partition("#")[1] + address[end:].partition("#")[2]

    def _copied(self, path: str, address: str, line: int) -> str:
        """The address of the copy of a file, empty where there is none."""
        data = self.page.embedded.get(path)
        if data is None:
            problem = _not_followed(path)
            if not problem:
                data, problem = self._read(path)
            if data is None:
                self._tell(line, address, problem)
                return ""
        stem, suffix = posixpath.splitext(posixpath.basename(path))
        stem = stem.removeprefix(f"{PurePath(self.source.path).stem}-")  # as Word's pictures are called
        folder = f"{posixpath.splitext(self.path)[0]}-files"
        copy = paths.free(f"{folder}/{paths.file_stem(stem) or 'file'}", suffix.lower(), self.taken)
        self.taken.add(paths.key(copy))
        self.files[copy] = data
        return quote(posixpath.relpath(copy, posixpath.dirname(self.path)))

    def _read(self, path: str) -> tuple[bytes | None, str]:
        """The content of a file beside the page, or why there is none."""
        try:
            data = self.read_file(path)
        except FileError as error:
            return None, error.problems[0].message
        if data is None:
            return None, "is not there, expected a file beside the page"
        if len(data) > LARGEST_FILE:
            return None, f"is a file of more than {LARGEST_FILE:,} bytes, expected a smaller one"
        return data, ""

    def _tell(self, line: int, address: str, message: str) -> None:
        self.remarks.append(self.source.problem(line, f"{quoted(address)} {message}; the address stays as it is"))


def _swapped(srcset: str, old: str, new: str) -> str:
    return re.sub(rf"(?<![^\s,]){re.escape(old)}(?![^\s,])", lambda _: new, srcset)


def _not_followed(path: str) -> str:
    """Why a normal path is not followed; empty if it is."""
    parts = path.split("/")
    suffix = posixpath.splitext(path)[1].lower()
    if not paths.is_inside(path):
        return "leads out of the folder of the page, expected a file in it"
    if suffix in formats.PARSERS:
        return "is an article of its own, expected it imported too, and its new path here"
    if any(part.startswith(".") for part in parts) or suffix not in IMAGES | _OTHERS:
        return "is no image, film, sound or document for readers, expected one of them"
    return ""


def counted(changes: tuple[Change, ...]) -> tuple[int, int]:
    """How many images, and how many other files go with an article."""
    suffixes = [posixpath.splitext(change.path)[1] for change in changes[:-1]]
    images = sum(suffix in IMAGES for suffix in suffixes)
    return images, len(suffixes) - images
