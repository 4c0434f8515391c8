"""Long lists in parts: where they are cut, and what the files of the parts are called."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, count, islice
from typing import TypeVar
from zlib import crc32

from localize import paths
from localize.expressions import expression
from localize.pages.outputs.bundle import BundleRows

T = TypeVar("T")

_NAME = expression(r"(?:index|items|manifest|sitemap)-[1-9][0-9]*\.(?:html|json|xml)")


def in_parts(
    rows: Iterable[T], *, most: int, key: Callable[[T], str], size: Callable[[T], int] = lambda _: 1
) -> Iterator[list[T]]:
    """Rows as one part if their sizes together are at most `most`; else in parts that are not greater than that.

    Where they are cut depends on the keys of the rows, and not on how many are before them: a row that comes or goes
    changes its part and perhaps the next one, so that sites fetch no other part again. A row that is greater than
    `most` is a part.
    """
    rows = iter(rows)
    begin: deque[T] = deque()
    whole = 0
    for row in rows:
        begin.append(row)
        whole += size(row)
        if whole > most:
            yield from _cut(chain(_let_go(begin), rows), most=most, key=key, size=size)
            return
    if begin:
        yield list(begin)


def _let_go(values: deque[T]) -> Iterator[T]:
    """Yield values, and hold none that was given: a part may be large."""
    while values:
        yield values.popleft()


def _cut(rows: Iterable[T], *, most: int, key: Callable[[T], str], size: Callable[[T], int]) -> Iterator[list[T]]:
    part: list[T] = []
    filled = 0
    for row in rows:
        more = size(row)
        is_cut = filled >= most // 4 and crc32(key(row).encode()) % max(most // 8, 1) == 0
        if part and (is_cut or filled + more > most):
            yield part
            part, filled = [], 0
        part.append(row)
        filled += more
    yield part


def is_single(parts: Iterator[T]) -> tuple[bool, Iterator[T]]:
    """Whether there is at most one part; and all parts again, of which two are held at once."""
    begin = deque(islice(parts, 2))
    return len(begin) < 2, chain(_let_go(begin), parts)


def names(stem: str, suffix: str, rows: BundleRows, *, first: int = 1) -> Iterator[str]:
    """Names for the parts of a list, by number: `items-1.json`, `items-2.json` …; a name in use is passed over.

    An article may be called `index-2`, and a file that it shows `items-1.json`.
    """
    taken = frozenset(_taken(rows))
    each = (f"{stem}-{number}{suffix}" for number in count(first))
    return (name for name in each if name not in taken)


def _taken(rows: BundleRows) -> Iterator[str]:
    """The keys of files and folders in the bundle that are called like a part of a list."""
    pages = chain((row.path for row in rows.pages), (path for _, path in rows.previous_paths))
    files = chain((f"{page}.html" for page in pages), (path for row in rows.pages for path in row.assets))
    for path in files:
        name = paths.key(path.partition("/")[0])
        if _NAME.fullmatch(name):
            yield name
