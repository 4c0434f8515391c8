"""The gate: whether a page goes into its locale's bundle, how, and why not."""

from __future__ import annotations

from collections.abc import Mapping, Set
from enum import Enum

from localize.catalogs.progress import EntryState, Resolved, count
from localize.config import ApprovalPolicy, LocaleConfig, Policy
from localize.dataclass import dataclass
from localize.language.word_counts import word_count
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


class Mender(Enum):
    """Who can do something about what stands in the way of a page."""

    TRANSLATOR = "translator"
    EDITOR = "editor"
    CLINICIAN = "clinician"


@dataclass(frozen=True, slots=True)
class SegmentCounts:
    """How many segments of an article in a locale are in which state.

    `blocked` ones are translated, with blocking findings. `safety` counts those about doses and in warnings, `unsafe`
    those of them that are not ready. `words` are those of the sources of all segments, `words_left` of the missing and
    fuzzy ones.
    """

    translated: int = 0
    fuzzy: int = 0
    missing: int = 0
    blocked: int = 0
    safety: int = 0
    unsafe: int = 0
    words: int = 0
    words_left: int = 0

    @property
    def segments(self) -> int:
        """How many segments there are."""
        return self.translated + self.fuzzy + self.missing


def count_segments(resolved: Mapping[Key, Resolved], *, blocked: Set[Key], safety: Set[Key]) -> SegmentCounts:
    """Count the segments of an article: their states, the blocked ones, those about doses and warnings, and words."""
    states = count(resolved)
    words = {key: word_count(key[1]) for key in resolved}
    left = (words[key] for key, each in resolved.items() if each.state is not EntryState.TRANSLATED)
    unsafe = (key for key in safety if resolved[key].state is not EntryState.TRANSLATED or key in blocked)
    return SegmentCounts(
        states[EntryState.TRANSLATED],
        states[EntryState.FUZZY],
        missing=states[EntryState.MISSING],
        blocked=len(blocked),
        safety=len(safety),
        unsafe=sum(1 for _ in unsafe),
        words=sum(words.values()),
        words_left=sum(left),
    )


def untranslated(words: Mapping[Key, Resolved]) -> int:
    """Return how many interface words have no finished translation."""
    return len(words) - count(words)[EntryState.TRANSLATED]


def decide(
    segments: SegmentCounts,
    *,
    missing_words: int,
    locale: LocaleConfig,
    approval: ApprovalStatus,
    released: bool,
) -> Decision:
    """Decide about one article in one locale.

    `missing_words` is the number of interface words without translation, `approval` is the status of the approvals;
    `released` is true if an earlier page is in the output. Missing, fuzzy and blocked segments can be shown in the
    source language; anything else that is wrong withholds the page, or keeps the previous one. A previous page is never
    kept if what it says about doses or in warnings may be stale.
    """
    unready = _unready(segments)
    lapsed = approval.reason if locale.approval is ApprovalPolicy.REQUIRED else ""
    others = (_untranslated_words(missing_words), lapsed)
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


def incomplete(segments: SegmentCounts, missing_words: int) -> tuple[str, ...]:
    """Return why an article in a locale is no whole page that could be approved; empty where it is."""
    return tuple(filter(None, (*_unready(segments), _untranslated_words(missing_words))))


def menders(
    segments: SegmentCounts, *, missing_words: int, locale: LocaleConfig, approval: ApprovalStatus
) -> tuple[Mender, ...]:
    """Return who can do something about a page, in the order in which they can; empty where nothing is to do.

    A record of approvals that cannot be read is a file that an editor mends.
    """
    required = locale.approval is ApprovalPolicy.REQUIRED and bool(approval.reason)
    needed = {
        Mender.TRANSLATOR: bool(incomplete(segments, missing_words)),
        Mender.EDITOR: required and bool(approval.unreadable),
        Mender.CLINICIAN: required and not approval.unreadable,
    }
    return tuple(mender for mender, is_needed in needed.items() if is_needed)


def held_back(decision: Decision, reason: str, *, locale: LocaleConfig, released: bool) -> Decision:
    """Return the decision about a page whose article itself may not be published yet, whatever its translations."""
    reasons = (*decision.reasons, reason)
    return _not_new(reasons, locale, released=released and decision.outcome is not Outcome.WITHHELD)


def unreadable(path: str, *, locale: LocaleConfig, released: bool) -> Decision:
    """Decide about a page whose source or catalog cannot be read."""
    return _not_new((f"{path} cannot be read",), locale, released=released)


def _not_new(reasons: tuple[str, ...], locale: LocaleConfig, *, released: bool) -> Decision:
    """Return the decision without a new page: the previous one is kept only by the policy of the locale."""
    kept = locale.policy is Policy.KEEP and released
    return Decision(Outcome.KEPT if kept else Outcome.WITHHELD, reasons)


def _unready(segments: SegmentCounts) -> tuple[str, ...]:
    return (
        f"{segments.missing} untranslated" if segments.missing else "",
        f"{segments.fuzzy} fuzzy" if segments.fuzzy else "",
        f"{segments.blocked} with blocking findings" if segments.blocked else "",
    )


def _untranslated_words(missing: int) -> str:
    return f"{missing} interface words untranslated" if missing else ""
