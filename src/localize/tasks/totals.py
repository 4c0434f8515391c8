"""Sums over the status of many pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from localize.dataclass import dataclass
from localize.gate.decide import Mender, Outcome, SegmentCounts
from localize.model.approval import ApprovalState
from localize.tasks.status import PageStatus


@dataclass(frozen=True, slots=True)
class Totals:
    """How far some pages are: how many there are, with which outcome, and the sums of their segments and words.

    `menders` counts the pages that each of them can do something about, `approvals` the pages by the state of their
    approvals, `incomplete` those with anything left to do.
    """

    pages: int
    outcomes: Mapping[Outcome, int]
    counts: SegmentCounts
    menders: Mapping[Mender, int]
    approvals: Mapping[ApprovalState, int]
    incomplete: int

    @property
    def segments(self) -> int:
        """The number of segments."""
        return self.counts.segments

    @property
    def share(self) -> int:
        """How many of 100 segments are translated, rounded down; 0 where there are none."""
        return self.counts.translated * 100 // self.segments if self.segments else 0


def totals(pages: Sequence[PageStatus]) -> Totals:
    """Return the sums over some pages."""
    outcomes = Counter(page.decision.outcome for page in pages)
    menders = Counter(mender for page in pages for mender in page.menders)
    approvals = Counter(page.approval.state for page in pages)
    return Totals(
        len(pages),
        {outcome: outcomes[outcome] for outcome in Outcome},
        counts=_sum([page.counts for page in pages]),
        menders={mender: menders[mender] for mender in Mender},
        approvals={state: approvals[state] for state in ApprovalState},
        incomplete=sum(not page.is_complete for page in pages),
    )


def _sum(counts: Sequence[SegmentCounts]) -> SegmentCounts:
    return SegmentCounts(
        sum(each.translated for each in counts),
        sum(each.fuzzy for each in counts),
        missing=sum(each.missing for each in counts),
        blocked=sum(each.blocked for each in counts),
        safety=sum(each.safety for each in counts),
        unsafe=sum(each.unsafe for each in counts),
        words=sum(each.words for each in counts),
        words_left=sum(each.words_left for each in counts),
    )


def by_locale(pages: Iterable[PageStatus], tags: Iterable[str]) -> dict[str, Totals]:
    """Return the sums of each locale that has pages, in the order of `tags`."""
    groups = _grouped(pages, lambda page: page.locale)
    return {tag: groups[tag] for tag in tags if tag in groups}


def by_article(pages: Iterable[PageStatus]) -> dict[str, Totals]:
    """Return the sums of each article, in the order of the pages."""
    return _grouped(pages, lambda page: page.article)


def _grouped(pages: Iterable[PageStatus], name: Callable[[PageStatus], str]) -> dict[str, Totals]:
    groups: dict[str, list[PageStatus]] = {}
    for page in pages:
        groups.setdefault(name(page), []).append(page)
    return {each: totals(group) for each, group in groups.items()}
