"""What the path of a translated document says: its locale, and which article it translates.

Read are the layouts of Hugo, Docusaurus and Starlight (`content/de/knee.md`, `knee.de.md`,
`i18n/de/docusaurus-plugin-content-docs/current/knee.md`, `src/content/docs/de/knee.md`) and what looks like them, or a
pattern such as `content/{locale}/{path}.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from localize import paths
from localize.dataclass import dataclass
from localize.expressions import expression
from localize.language import tags

LOCALE, PATH = "{locale}", "{path}"
_WILDCARDS = {LOCALE: r"(?P<locale>[^/]+)", PATH: r"(?P<path>.+)"}
_PIECE = expression(r"\{[a-z]+\}|[^{]+|\{")
_SEPARATOR = expression(r"(?<=.)[._-](?=.)")
_LONGEST_LOCALE = 12


@dataclass(frozen=True, slots=True)
class DocumentName:
    """What a path says; both are empty where it does not. `rest` is the path without locale and suffix."""

    locale: str
    rest: str


def read_name(path: PurePosixPath, locales: Iterable[str]) -> DocumentName:
    """The locale in a path, in a folder or in the file's name; the one nearest to the end if there are several."""
    known = tuple(locales)
    stem = path.stem
    for name, written in _locale_candidates(stem):
        if tag := _tag(written, known):
            return DocumentName(tag, str(path.with_name(name)))
    folders = path.parts[:-1]
    for at in reversed(range(len(folders))):
        if tag := _tag(folders[at], known):
            rest = (*folders[:at], *folders[at + 1 :], stem)
            return DocumentName(tag, str(PurePosixPath(*rest)))
    return DocumentName("", str(path.with_name(stem)))


def _locale_candidates(stem: str) -> Iterator[tuple[str, str]]:
    """What a file may be called, and what may name its locale: the end of its name, or a part between two `_`."""
    for separator in _SEPARATOR.finditer(stem):
        yield stem[: separator.start()], stem[separator.end() :]
    parts = stem.split("_")
    for at in range(1, len(parts) - 1):
        yield "_".join((*parts[:at], *parts[at + 1 :])), parts[at]


def _tag(written: str, locales: Sequence[str]) -> str:
    """The locale that a part of a path names, as it is or as the language and script are written; empty for none."""
    if len(written) > _LONGEST_LOCALE:
        return ""
    same = next((tag for tag in locales if written.lower() in (tag.lower(), tags.gettext_name(tag).lower())), "")
    return same or next((tag for tag in locales if tags.is_written_alike(written, tag)), "")


def is_pattern(path: str) -> bool:
    """Whether a path stands for many files."""
    return LOCALE in path or PATH in path


def folder_of(pattern: str) -> str:
    """The folder below which the files of a pattern are; `.` for the one in which the program runs."""
    begin = re.split(r"\{", pattern, maxsplit=1)[0]
    return begin.rpartition("/")[0] or ("/" if begin.startswith("/") else ".")


def read_by_pattern(path: str, pattern: str, locales: Iterable[str]) -> DocumentName | None:
    """What a path says by a pattern; None if it is none of its files, or in no locale of the project."""
    expression = "".join(_WILDCARDS.get(piece) or re.escape(piece) for piece in _PIECE.findall(pattern))
    match = re.fullmatch(expression, path)
    if match is None:
        return None
    named = match.groupdict()
    locale = _tag(named["locale"], tuple(locales)) if "locale" in named else ""
    if "locale" in named and not locale:
        return None
    return DocumentName(locale, named.get("path") or str(PurePosixPath(path).with_suffix("")))


class ArticleNames:
    """Finds the article that a path names: its last parts are the article's."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_last: dict[str, list[str]] = {}
        for name in names:
            self._by_last.setdefault(paths.key(PurePosixPath(name).name), []).append(name)

    def find(self, rest: str) -> str:
        """The article whose path has most parts in common with the end of this one; empty for none, or for several."""
        parts = [paths.key(part) for part in PurePosixPath(rest).parts]
        if not parts:
            return ""
        common: Mapping[str, int] = {name: _common(parts, name) for name in self._by_last.get(parts[-1], ())}
        most = max(common.values(), default=0)
        best = [name for name, count in common.items() if count == most]
        return best[0] if len(best) == 1 else ""


def _common(parts: Sequence[str], name: str) -> int:
    """How many parts at the end of two paths are the same."""
    of_name = [paths.key(part) for part in PurePosixPath(name).parts]
    count = 0
    while count < min(len(parts), len(of_name)) and parts[-1 - count] == of_name[-1 - count]:
        count += 1
    return count
