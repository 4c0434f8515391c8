"""Recalls of a release folder: what is in force after a recall, its narrowing, or its end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from localize.errors import Problem
from localize.release import recalls as held
from localize.release.recalls import EVERYWHERE, Recall
from localize.release.signing.keys import SigningError
from localize.tasks.release import ReleaseFolder

RecallChange = Callable[["RecallRequest", Sequence[Recall], ReleaseFolder], list[Recall]]


@dataclass(frozen=True, slots=True)
class RecallRequest:
    """What somebody wants recalled, or not any more."""

    article: str
    locale: str
    reason: str
    now: datetime

    def where(self) -> str:
        """The locales in words."""
        return where(self.locale)


def recall(wish: RecallRequest, known: Sequence[Recall], target: ReleaseFolder) -> list[Recall]:
    """The recalls with a new one, which holds for all that was published of the article and all that will be.

    One for the same article and locale is replaced, its digests stay. Raises SigningError for an unknown article.
    """
    manifests = target.known_manifests()
    names = sorted({file.article for manifest in manifests for file in manifest.files if file.article})
    if wish.article not in names:
        expected = f"expected one of: {', '.join(names) or 'none'}"
        raise SigningError(Problem(wish.article, 0, f"no such article in any release that is here, {expected}"))
    locales = {manifest.locale for manifest in manifests}
    if wish.locale != EVERYWHERE and wish.locale not in locales:
        expected = f"expected one of: {', '.join(sorted(locales))}"
        raise SigningError(Problem(wish.locale, 0, f"no such locale in any release that is here, {expected}"))
    before = _find(wish, known)
    digests = {*held.digests(manifests, wish.article, wish.locale), *(before.digests if before else ())}
    date = f"{wish.now:%Y-%m-%dT%H:%M:%SZ}"
    new = Recall(wish.article, wish.locale, wish.reason, date, tuple(sorted(digests)))
    return [*held.without(known, wish.article, wish.locale), new]


def narrow(wish: RecallRequest, known: Sequence[Recall], target: ReleaseFolder) -> list[Recall]:
    """The recalls with one that holds only for what was published before this release: the article was corrected.

    Raises SigningError where the release still has that content, for then nothing would be seen again.
    """
    before = _needed(wish, known)
    released = target.released_manifests()
    same = [
        f"{manifest.locale}/{file.path}"
        for manifest in released
        for file in manifest.files
        if file.article == wish.article and file.role in held.CONTENT_ROLES and file.sha256 in before.digests
        if wish.locale in (EVERYWHERE, manifest.locale)
    ]
    if same:
        expected = "expected a corrected release first, or --lift if the recall was a mistake"
        raise SigningError(Problem(path, 0, f"the release still has what was recalled, {expected}") for path in same)
    shown = set(held.digests(released, wish.article, wish.locale))
    wrong = {*before.digests, *held.digests(target.known_manifests(), wish.article, wish.locale)} - shown
    new = replace(before, digests=tuple(sorted(wrong)), corrected=True)
    return [*held.without(known, wish.article, wish.locale), new]


def lift(wish: RecallRequest, known: Sequence[Recall], target: ReleaseFolder) -> list[Recall]:  # noqa: ARG001  # as its siblings
    """The recalls without one that was a mistake; raises SigningError where there is none."""
    _needed(wish, known)
    return list(held.without(known, wish.article, wish.locale))


def where(locale: str) -> str:
    """The locales of a recall in words."""
    return "all locales" if locale == EVERYWHERE else locale


def _find(wish: RecallRequest, known: Sequence[Recall]) -> Recall | None:
    return next((one for one in known if (one.article, one.locale) == (wish.article, wish.locale)), None)


def _needed(wish: RecallRequest, known: Sequence[Recall]) -> Recall:
    if (found := _find(wish, known)) is not None:
        return found
    there = ", ".join(f"{one.article} for {where(one.locale)}" for one in known) or "one that is in force"
    raise SigningError(Problem(wish.article, 0, f"no recall for {wish.where()}, expected {there}"))
