"""The gate: whether a page goes into its locale's bundle, how, and why not."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from enum import Enum

from localize.catalogs.progress import EntryState, Resolved, count
from localize.config import ApprovalPolicy, LocaleConfig, Policy
from localize.model.approval import ApprovalStatus
from localize.model.catalog import Key


class Outcome(Enum):
    """The fate of a page in a release."""

    PUBLISHED = "published"
    WITHHELD = "withheld"
    KEPT = "kept"
    FALLBACK = "fallback"


@dataclass(frozen=True, slots=True)
class Decision:
    """The outcome for one page; `reasons` say why it is not published as it should be."""

    outcome: Outcome
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Segments:
    """The segments of an article in a locale: their states, the blocked ones, and those about doses and warnings."""

    resolved: Mapping[Key, Resolved]
    blocked: Set[Key] = frozenset()
    safety: Set[Key] = frozenset()

    @property
    def unsafe(self) -> int:
        """The number of segments about doses and warnings that are not ready."""
        return sum(
            1 for key in self.safety if self.resolved[key].state is not EntryState.TRANSLATED or key in self.blocked
        )


def decide(
    segments: Segments,
    *,
    interface: Mapping[Key, Resolved],
    locale: LocaleConfig,
    approval: ApprovalStatus,
    released: bool,
) -> Decision:
    """Decide about one article in one locale.

    `interface` are the resolved interface words, `approval` is the status of the approvals; `released` is true if an
    earlier page is in the output. Missing, fuzzy and blocked segments can be shown in the source language; anything
    else that is wrong withholds the page, or keeps the previous one. A previous page is never kept if what it says
    about doses or in warnings may be stale.
    """
    unready = _unready(segments)
    lapsed = approval.reason if locale.approval is ApprovalPolicy.REQUIRED else ""
    others = (_untranslated_words(interface), lapsed)
    reasons = tuple(filter(None, (*unready, *others)))
    if not reasons:
        return Decision(Outcome.PUBLISHED)
    if locale.policy is Policy.FALLBACK and not any(others):
        return Decision(Outcome.FALLBACK, reasons)
    stale = f"{segments.unsafe} of them on dosing or in warnings, never shown stale" if segments.unsafe else ""
    if lapsed and segments.safety and not approval.keeps_safety:
        stale = stale or "what changed may be on dosing or in warnings, never shown stale"
    if stale and locale.policy is Policy.KEEP and released:
        return Decision(Outcome.WITHHELD, (*reasons, stale))
    return _not_new(reasons, locale, released=released)


def incomplete(segments: Segments, interface: Mapping[Key, Resolved]) -> tuple[str, ...]:
    """Return why an article in a locale is no whole page that could be approved; empty where it is."""
    return tuple(filter(None, (*_unready(segments), _untranslated_words(interface))))


def unreadable(path: str, *, locale: LocaleConfig, released: bool) -> Decision:
    """Decide about a page whose source or catalog cannot be read."""
    return _not_new((f"{path} cannot be read",), locale, released=released)


def _not_new(reasons: tuple[str, ...], locale: LocaleConfig, *, released: bool) -> Decision:
    """Return the decision without a new page: the previous one is kept only by the policy of the locale."""
    kept = locale.policy is Policy.KEEP and released
    return Decision(Outcome.KEPT if kept else Outcome.WITHHELD, reasons)


def _unready(segments: Segments) -> tuple[str, ...]:
    states = count(segments.resolved)
    return (
        f"{states[EntryState.MISSING]} untranslated" if states[EntryState.MISSING] else "",
        f"{states[EntryState.FUZZY]} fuzzy" if states[EntryState.FUZZY] else "",
        f"{len(segments.blocked)} with blocking findings" if segments.blocked else "",
    )


def _untranslated_words(interface: Mapping[Key, Resolved]) -> str:
    missing = len(interface) - count(interface)[EntryState.TRANSLATED]
    return f"{missing} interface words untranslated" if missing else ""
