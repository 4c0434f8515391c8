"""The recalls of a release folder that are in force after an article is recalled, corrected or shown again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from difflib import get_close_matches
from typing import Protocol

from localize.dataclass import dataclass
from localize.errors import Problem
from localize.release.recalls import EVERYWHERE, Recall, content_digests, is_content, without_recall
from localize.release.signing.keys import SigningError
from localize.tasks.release_folder import ReleaseFolder

_MOST_NAMES = 20
"""The most names of articles in a message."""


class RecallChange(Protocol):
    """A change of the recalls in force."""

    def __call__(self, request: RecallRequest, *, known: Sequence[Recall], target: ReleaseFolder) -> list[Recall]:
        """Return the recalls in force after the change; raises SigningError if the change is impossible."""


@dataclass(frozen=True, slots=True)
class RecallRequest:
    """The article that somebody wants to recall, or not to recall any more."""

    article: str
    locale: str
    reason: str
    now: datetime

    def where(self) -> str:
        """Return the locales in words."""
        return locales_in_words(self.locale)


def add_recall(request: RecallRequest, *, known: Sequence[Recall], target: ReleaseFolder) -> list[Recall]:
    """Return the recalls with a new one; it holds for all past and future content of the article.

    A recall for the same article and locale is replaced; its digests are kept. Raises SigningError for an unknown
    article.
    """
    names: set[str] = set()
    locales: set[str] = set()
    published: set[str] = set()
    for manifest in target.known_manifests():
        names.update(file.article for file in manifest.files if file.article)
        locales.add(manifest.locale)
        published.update(content_digests(manifest, article=request.article, locale=request.locale))
    if request.article not in names:
        expected = f"expected one of: {_likeliest(request.article, names)}"
        raise SigningError(Problem(request.article, 0, f"no such article in any release that is here, {expected}"))
    if request.locale != EVERYWHERE and request.locale not in locales:
        expected = f"expected one of: {', '.join(sorted(locales))}"
        raise SigningError(Problem(request.locale, 0, f"no such locale in any release that is here, {expected}"))
    before = _find(request, known)
    digests = {*published, *(before.digests if before else ())}
    date = f"{request.now:%Y-%m-%dT%H:%M:%SZ}"
    new = Recall(request.article, request.locale, reason=request.reason, date=date, digests=tuple(sorted(digests)))
    return [*without_recall(known, article=request.article, locale=request.locale), new]


def narrow_recall(request: RecallRequest, *, known: Sequence[Recall], target: ReleaseFolder) -> list[Recall]:
    """Return the recalls with one that holds only for what was published before: the article was corrected.

    Raises SigningError if the release still has that content: the article would then stay hidden.
    """
    before = _needed(request, known)
    same: list[str] = []
    displayed: set[str] = set()
    for manifest in target.released_manifests():
        digests = content_digests(manifest, article=request.article, locale=request.locale)
        displayed.update(digests)
        recalled = digests.intersection(before.digests)
        same += (
            f"{manifest.locale}/{file.path}"
            for file in manifest.files
            if is_content(file, request.article) and file.sha256 in recalled
        )
    if same:
        expected = "expected a corrected release first, or --lift if the recall was a mistake"
        raise SigningError(Problem(path, 0, f"the release still has what was recalled, {expected}") for path in same)
    wrong = {*before.digests}
    for manifest in target.known_manifests():
        wrong |= content_digests(manifest, article=request.article, locale=request.locale)
    wrong -= displayed
    new = replace(before, digests=tuple(sorted(wrong)), corrected=True)
    return [*without_recall(known, article=request.article, locale=request.locale), new]


def lift_recall(request: RecallRequest, *, known: Sequence[Recall], target: ReleaseFolder) -> list[Recall]:  # noqa: ARG001  # as its siblings
    """Return the recalls without one that was a mistake; raises SigningError where there is none."""
    _needed(request, known)
    return list(without_recall(known, article=request.article, locale=request.locale))


def _likeliest(article: str, names: set[str]) -> str:
    """Return the names of articles for a message: all of some, else those that are most like a name."""
    if len(names) <= _MOST_NAMES:
        return ", ".join(sorted(names)) or "none"
    close = get_close_matches(article, sorted(names), _MOST_NAMES // 2) or sorted(names)[: _MOST_NAMES // 2]
    return f"{', '.join(close)} … ({len(names)} in all)"


def locales_in_words(locale: str) -> str:
    """Return the locales of a recall in words."""
    return "all locales" if locale == EVERYWHERE else locale


def _find(request: RecallRequest, known: Sequence[Recall]) -> Recall | None:
    return next((one for one in known if (one.article, one.locale) == (request.article, request.locale)), None)


def _needed(request: RecallRequest, known: Sequence[Recall]) -> Recall:
    if (recall := _find(request, known)) is not None:
        return recall
    there = ", ".join(f"{one.article} for {locales_in_words(one.locale)}" for one in known) or "one that is in force"
    raise SigningError(Problem(request.article, 0, f"no recall for {request.where()}, expected {there}"))
