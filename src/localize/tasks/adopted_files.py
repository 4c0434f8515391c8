"""Reads the files that hold translations made elsewhere: each kind of file by its own reader."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePath

from localize import formats
from localize.adopt.adopted import AdoptedArticle, AdoptedText, LeftOver
from localize.adopt.file_names import DocumentName, folder_of, is_pattern, read_by_pattern
from localize.dataclass import dataclass
from localize.errors import FileError, Problem, quoted
from localize.files.elsewhere import files_below, is_folder, is_there
from localize.formats.unread import INSTEAD
from localize.model.catalog import Key
from localize.model.finding import Finding, Severity
from localize.tasks.loaded import as_findings
from localize.tasks.sources import Sources
from localize.tasks.watch import Watch, unwatched

_RULE = "adopt-file"
_LONGEST = 200
"""Characters of a translation at most that the remark on another one has."""


@dataclass(frozen=True, slots=True)
class AdoptedFiles:
    """What was adopted from files for the selected articles and locales.

    `left_over` are texts of catalogs that stand in no article. `remarks` tell what was guessed of a file, a line each.
    """

    articles: tuple[AdoptedArticle, ...] = ()
    left_over: tuple[LeftOver, ...] = ()
    findings: tuple[Finding, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file, a folder with all files `below` it, or a pattern."""

    path: Path
    below: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class AdoptReader:
    """A reader of files of one kind: `recognizes` tells by the path, which may be a folder or hold `{locale}`.

    `read` says to a `Watch` how far it is.
    """

    recognizes: Callable[[Path], bool]
    read: Callable[[Sources, Sequence[GivenFile], Watch], AdoptedFiles]


def read_adopted(
    sources: Sources, files: Iterable[Path], readers: Sequence[AdoptReader], *, watch: Watch = unwatched
) -> AdoptedFiles:
    """Read files; each text of an article is adopted once.

    A certain text comes before others, else the first file's counts; two certain ones that differ are not certain.
    """
    of_reader: dict[int, list[GivenFile]] = {}
    findings: list[Finding] = []
    for file in files:
        try:
            below = tuple(files_below(file)) if is_folder(file) else ()
            paths = _with_catalogs(file, below)
            if is_pattern(file.as_posix()) and file.suffix.lower() in _CATALOGS:
                paths = [path for path, _ in files_of_pattern(file, sources.selected_tags())]
                findings += [] if paths else as_findings(_RULE, [Problem(str(file), 0, "no such file, expected one")])
        except FileError as error:
            findings += as_findings(_RULE, error.problems)
            continue
        findings += as_findings(_RULE, _unread_in(file, below), severity=Severity.WARNING)
        for path in paths:
            number = next((number for number, reader in enumerate(readers) if reader.recognizes(path)), None)
            if number is None:
                findings += as_findings(_RULE, [_unread(path)])
            else:
                of_reader.setdefault(number, []).append(GivenFile(path, below if path == file else ()))
    results = [readers[number].read(sources, paths, watch) for number, paths in sorted(of_reader.items())]
    return AdoptedFiles(
        _joined(each for result in results for each in result.articles),
        tuple(each for result in results for each in result.left_over),
        (*findings, *(each for result in results for each in result.findings)),
        tuple(dict.fromkeys(each for result in results for each in result.remarks)),
    )


def files_of_pattern(pattern: Path, locales: Sequence[str]) -> Iterator[tuple[Path, DocumentName]]:
    """Yield the files that a pattern stands for, with what their paths say; raises FileError."""
    written = pattern.as_posix()
    for path in files_below(Path(folder_of(written))):
        if name := read_by_pattern(path.as_posix(), written, locales):
            yield path, name


_CATALOGS = frozenset({".po", ".tmx", ".xlf", ".xliff"})
"""The catalogs that are read in a folder; a table may be anything."""
_MOST_NAMED = 3


def _with_catalogs(file: Path, below: Sequence[Path]) -> list[Path]:
    """A file, or a folder with the catalogs below it; only these if it has nothing else."""
    catalogs = [path for path in below if path.suffix.lower() in _CATALOGS]
    is_of_catalogs = bool(catalogs) and not any(path.suffix.lower() in formats.PARSERS for path in below)
    return catalogs if is_of_catalogs else [file, *catalogs]


def _unread_in(folder: Path, below: Iterable[Path]) -> Iterator[Problem]:
    """The documents in a folder that are not read, those of a kind together."""
    by_kind: dict[str, list[str]] = {}
    for path in below:
        if what := INSTEAD.get(path.suffix.lower()):
            by_kind.setdefault(what, []).append(str(path.relative_to(folder)))
    for what, paths in by_kind.items():
        others = f" and {len(paths) - _MOST_NAMED} more" if len(paths) > _MOST_NAMED else ""
        yield Problem(str(folder), 0, f"not read: {', '.join(map(quoted, paths[:_MOST_NAMED]))}{others}: {what}")


def _unread(path: Path) -> Problem:
    """Why a file is not read, and what was expected."""
    if not is_there(path):
        return Problem(str(path), 0, "no such file, expected a document, a catalog or a folder")
    what = INSTEAD.get(path.suffix.lower())
    return Problem(str(path), 0, what or f"{path.suffix or 'no suffix'} is read by nothing here, expected {_EXPECTED}")


_EXPECTED = "a document or a catalog"


def _joined(articles: Iterable[AdoptedArticle]) -> tuple[AdoptedArticle, ...]:
    """What was adopted for the same article and locale as one."""
    joined: dict[tuple[str, str], AdoptedArticle] = {}
    for each in articles:
        name = (each.article, each.locale)
        joined[name] = _with_more(joined[name], each) if name in joined else each
    return tuple(joined.values())


def _with_more(one: AdoptedArticle, other: AdoptedArticle) -> AdoptedArticle:
    texts: dict[Key, AdoptedText] = {text.key: text for text in one.texts}
    for text in other.texts:
        texts[text.key] = _better(texts[text.key], text) if text.key in texts else text
    return replace(
        one,
        texts=tuple(texts.values()),
        missing=tuple(key for key in one.missing if key not in texts),
        left_over=(*one.left_over, *other.left_over),
    )


def _better(one: AdoptedText, other: AdoptedText) -> AdoptedText:
    """The certain one of two translations, or the first; two certain ones that differ are a question for a person."""
    if not other.certain or one.text.split() == other.text.split():
        return one if one.certain or not other.certain else other
    if not one.certain:
        return one if one.disputed else other
    location = f"{PurePath(other.path).name}:{other.line}" if other.line else PurePath(other.path).name
    remark = f"{location} has {quoted(other.text, _LONGEST)}"
    return replace(one, certain=False, disputed=True, remarks=(*one.remarks, remark))
