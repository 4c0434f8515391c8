"""The recalls of a release folder that are in force after an article is recalled, corrected or shown again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from localize.errors import Problem
from localize.release.recalls import CONTENT_ROLES, EVERYWHERE, Recall, content_digests, without_recall
from localize.release.signing.keys import SigningError
from localize.tasks.release_folder import ReleaseFolder


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
    manifests = target.known_manifests()
    names = sorted({file.article for manifest in manifests for file in manifest.files if file.article})
    if request.article not in names:
        expected = f"expected one of: {', '.join(names) or 'none'}"
        raise SigningError(Problem(request.article, 0, f"no such article in any release that is here, {expected}"))
    locales = {manifest.locale for manifest in manifests}
    if request.locale != EVERYWHERE and request.locale not in locales:
        expected = f"expected one of: {', '.join(sorted(locales))}"
        raise SigningError(Problem(request.locale, 0, f"no such locale in any release that is here, {expected}"))
    before = _find(request, known)
    digests = {
        *content_digests(manifests, article=request.article, locale=request.locale),
        *(before.digests if before else ()),
    }
    date = f"{request.now:%Y-%m-%dT%H:%M:%SZ}"
    new = Recall(request.article, request.locale, reason=request.reason, date=date, digests=tuple(sorted(digests)))
    return [*without_recall(known, article=request.article, locale=request.locale), new]


def narrow_recall(request: RecallRequest, *, known: Sequence[Recall], target: ReleaseFolder) -> list[Recall]:
    """Return the recalls with one that holds only for what was published before: the article was corrected.

    Raises SigningError if the release still has that content: the article would then stay hidden.
    """
    before = _needed(request, known)
    released = target.released_manifests()
    same = [
        f"{manifest.locale}/{file.path}"
        for manifest in released
        for file in manifest.files
        if file.article == request.article and file.role in CONTENT_ROLES and file.sha256 in before.digests
        if request.locale in (EVERYWHERE, manifest.locale)
    ]
    if same:
        expected = "expected a corrected release first, or --lift if the recall was a mistake"
        raise SigningError(Problem(path, 0, f"the release still has what was recalled, {expected}") for path in same)
    shown = set(content_digests(released, article=request.article, locale=request.locale))
    wrong = {
        *before.digests,
        *content_digests(target.known_manifests(), article=request.article, locale=request.locale),
    } - shown
    new = replace(before, digests=tuple(sorted(wrong)), corrected=True)
    return [*without_recall(known, article=request.article, locale=request.locale), new]


def lift_recall(request: RecallRequest, *, known: Sequence[Recall], target: ReleaseFolder) -> list[Recall]:  # noqa: ARG001  # as its siblings
    """Return the recalls without one that was a mistake; raises SigningError where there is none."""
    _needed(request, known)
    return list(without_recall(known, article=request.article, locale=request.locale))


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
