"""Which sentences keep pages from being finished, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from localize.cli.common import counted
from localize.cli.reports.excerpt import visible
from localize.dataclass import dataclass
from localize.errors import first_of, shortened
from localize.gate.decide import Mender
from localize.tasks.status import PageStatus
from localize.tasks.unfinished import (
    UnfinishedArticle,
    UnfinishedEntry,
    UnfinishedSegment,
    UnfinishedState,
    UnfinishedWork,
)

_FIRST_WORDS = 60
"""Characters of a segment that are displayed."""
_MOST_NAMES = 6
"""Locales or articles that are named in a line; of more the number."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How many articles are listed, and how many segments of each; `None` for all, with their catalogs."""

    articles: int | None
    segments: int | None


EVERYTHING = Limits(None, None)
FOR_STATUS = Limits(20, 5)
FOR_PUBLISH = Limits(5, 3)


def unfinished_lines(work: UnfinishedWork, limits: Limits) -> Iterator[str]:
    """Yield the unfinished segments by article, and how to see those that are left out."""
    is_cut = False
    for number, article in enumerate(work):
        if number == limits.articles:
            yield f"… and {counted(len(work) - number, 'more article')}"
            is_cut = True
            break
        lines = list(_article_lines(article, limits))
        is_cut = is_cut or any(line.startswith("  …") for line in lines)
        yield from lines
    if is_cut:
        yield "localize status --what --all lists every segment, --locale TAG those of a locale, ARTICLE those of one"


def _article_lines(article: UnfinishedArticle, limits: Limits) -> Iterator[str]:
    whole = () if limits.segments is None else article.whole
    segments = article.without(whole)
    words = sum(each.words for each in article.segments if any(map(_is_left, each.entries)))
    size = f"{counted(len(article.segments), 'segment')} unfinished, {counted(words, 'word')}"
    yield f"{visible(article.name)}: {size}"
    if whole:
        size = counted(article.total, "segment")
        yield f"  {article.path}: {_waiting(whole)} all {size} ({first_of(whole, _MOST_NAMES)})"
    for segment in segments[: limits.segments]:
        yield from _segment_lines(segment, is_whole=limits.segments is None)
    if limits.segments is not None and len(segments) > limits.segments:
        yield f"  … and {counted(len(segments) - limits.segments, 'more segment')}"


def _is_left(entry: UnfinishedEntry) -> bool:
    return entry.state is not UnfinishedState.BLOCKED


def _segment_lines(segment: UnfinishedSegment, *, is_whole: bool) -> Iterator[str]:
    """Yield a line for a segment: where it is mended if that is one catalog, else where it stands in the source."""
    text = f"“{visible(shortened(segment.text, _FIRST_WORDS))}”"
    tags = [entry.locale for entry in segment.entries]
    states = "; ".join(f"{what}: {first_of(where, _MOST_NAMES)}" for what, where in _by_state(segment.entries).items())
    if len(segment.entries) == 1:
        (entry,) = segment.entries
        yield f"  {_location(entry.path, entry.line)}: {_waiting(tags)} {text} ({_state(entry)})"
        return
    yield f"  {_location(segment.path, segment.line)}: {_waiting(tags)} {text} ({states})"
    for entry in segment.entries if is_whole else ():
        yield f"    {_location(entry.path, entry.line)}: {entry.locale}: {_state(entry)}"


def _by_state(entries: Iterable[UnfinishedEntry]) -> dict[str, list[str]]:
    by_state: dict[str, list[str]] = {}
    for entry in sorted(entries, key=lambda entry: list(UnfinishedState).index(entry.state)):
        by_state.setdefault(_state(entry), []).append(entry.locale)
    return by_state


def _state(entry: UnfinishedEntry) -> str:
    return f"{entry.state.value} by {', '.join(entry.rules)}" if entry.rules else entry.state.value


def _waiting(tags: Sequence[str]) -> str:
    return f"{tags[0]} waits for:" if len(tags) == 1 else f"{len(tags)} locales wait for:"


def _location(path: str, line: int) -> str:
    return visible(f"{path}:{line}" if line else path)


def clinician_lines(pages: Iterable[PageStatus]) -> Iterator[str]:
    """Yield a line for each locale in which pages are finished and wait for a clinician only."""
    by_locale: dict[str, list[str]] = {}
    for page in pages:
        if page.menders == (Mender.CLINICIAN,):
            by_locale.setdefault(page.locale, []).append(visible(page.article))
    for tag, names in by_locale.items():
        yield f"{tag}: {counted(len(names), 'page')} to be approved by a clinician: {first_of(names, _MOST_NAMES)}"


def unfinished_fields(work: UnfinishedWork) -> list[dict[str, Any]]:
    """Return all unfinished segments for JSON."""
    return [
        {
            "article": article.name,
            "path": segment.path,
            "line": segment.line,
            "context": segment.context,
            "source": segment.text,
            "words": segment.words,
            "locales": [_fields(entry) for entry in segment.entries],
        }
        for article in work
        for segment in article.segments
    ]


def _fields(entry: UnfinishedEntry) -> Mapping[str, Any]:
    return {
        "locale": entry.locale,
        "state": entry.state.value,
        "path": entry.path,
        "line": entry.line,
        "rules": list(entry.rules),
    }
