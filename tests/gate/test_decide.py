"""Whether a page is published: every policy with every reason against it."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from localize.catalogs.progress import EntryState, Resolved
from localize.config import ApprovalPolicy, LocaleConfig, Policy
from localize.gate.decide import (
    Decision,
    Mender,
    Outcome,
    SegmentCounts,
    count_segments,
    decide,
    held_back,
    menders,
    unreadable,
    untranslated,
)
from localize.model.approval import ApprovalStatus, Piece
from localize.model.catalog import Entry, Key
from support.approvals import approval as approved

NEVER = ApprovalStatus()
LAPSED = ApprovalStatus(lapsed=approved(digest="1"))
STANDS = ApprovalStatus(by=(approved(),))
KEYS: tuple[Key, ...] = ((None, "One."), (None, "Two."), ("title", "Three"))


def resolved(*states: EntryState) -> dict[Key, Resolved]:
    """Three segments, those without a state translated."""
    full = (*states, *[EntryState.TRANSLATED] * (len(KEYS) - len(states)))
    return {key: Resolved(state, Entry(key[1], "x"), "de") for key, state in zip(KEYS, full, strict=True)}


def decision(
    *states: EntryState,
    policy: Policy = Policy.WITHHOLD,
    blocked: int = 0,
    words: tuple[EntryState, ...] = (),
    approval: ApprovalPolicy = ApprovalPolicy.NONE,
    standing: ApprovalStatus = NEVER,
    released: bool = False,
) -> Decision:
    """The decision for a page with these things against it, nothing where none are named."""
    return decide(
        count_segments(resolved(*states), blocked=set(KEYS[:blocked]), safety=set()),
        missing_words=untranslated(resolved(*words)),
        locale=LocaleConfig("de", policy=policy, approval=approval),
        approval=standing,
        released=released,
    )


@pytest.mark.parametrize(("policy", "released"), list(product(Policy, (False, True))))
def test_a_page_with_nothing_against_it_is_published_whatever_the_policy(policy: Policy, *, released: bool) -> None:
    assert decision(policy=policy, released=released) == Decision(Outcome.PUBLISHED)


@pytest.mark.parametrize("standing", [NEVER, LAPSED, STANDS])
def test_an_approval_counts_only_where_the_locale_asks_for_one(standing: ApprovalStatus) -> None:
    assert decision(standing=standing) == Decision(Outcome.PUBLISHED)
    published = decision(standing=standing, approval=ApprovalPolicy.REQUIRED).outcome is Outcome.PUBLISHED
    assert published is (standing is STANDS)


def test_a_page_that_was_approved_and_has_lost_a_segment_is_never_shown_with_fallback() -> None:
    found = decision(EntryState.FUZZY, policy=Policy.FALLBACK, approval=ApprovalPolicy.REQUIRED, standing=LAPSED)
    assert found.outcome is Outcome.WITHHELD


UNREADY: dict[str, dict[str, Any]] = {
    "1 untranslated": {"states": (EntryState.MISSING,)},
    "2 fuzzy": {"states": (EntryState.FUZZY, EntryState.FUZZY)},
    "3 with blocking findings": {"blocked": 3},
}
OTHERS: dict[str, dict[str, Any]] = {
    "1 interface words untranslated": {"words": (EntryState.MISSING,)},
    "2 interface words untranslated": {"words": (EntryState.MISSING, EntryState.FUZZY)},
    "approval required, none recorded": {"approval": ApprovalPolicy.REQUIRED},
    "approval by Dr. A. Example of 2026-11-27 lapsed: the page changed": {
        "approval": ApprovalPolicy.REQUIRED,
        "standing": LAPSED,
    },
    "a.csv cannot be read": {"approval": ApprovalPolicy.REQUIRED, "standing": ApprovalStatus(unreadable="a.csv")},
}


def against(reason: str, policy: Policy, *, released: bool) -> Decision:
    """The decision for a page that has only this reason against it."""
    given = dict({**UNREADY, **OTHERS}[reason])
    states = given.pop("states", ())
    return decision(*states, policy=policy, released=released, **given)


@pytest.mark.parametrize("released", [False, True])
@pytest.mark.parametrize("reason", [*UNREADY, *OTHERS])
def test_by_default_a_page_is_withheld_for_any_reason(reason: str, *, released: bool) -> None:
    assert against(reason, Policy.WITHHOLD, released=released) == Decision(Outcome.WITHHELD, (reason,))


@pytest.mark.parametrize("reason", [*UNREADY, *OTHERS])
def test_with_keep_the_released_page_stays_for_any_reason(reason: str) -> None:
    assert against(reason, Policy.KEEP, released=True) == Decision(Outcome.KEPT, (reason,))


@pytest.mark.parametrize("reason", [*UNREADY, *OTHERS])
def test_with_keep_a_page_that_was_never_released_is_withheld(reason: str) -> None:
    assert against(reason, Policy.KEEP, released=False) == Decision(Outcome.WITHHELD, (reason,))


@pytest.mark.parametrize("released", [False, True])
@pytest.mark.parametrize("reason", UNREADY)
def test_with_fallback_unready_segments_are_shown_in_the_source_language(reason: str, *, released: bool) -> None:
    assert against(reason, Policy.FALLBACK, released=released) == Decision(Outcome.FALLBACK, (reason,))


@pytest.mark.parametrize("released", [False, True])
@pytest.mark.parametrize("reason", OTHERS)
def test_with_fallback_what_cannot_be_shown_in_the_source_language_withholds_the_page(
    reason: str, *, released: bool
) -> None:
    assert against(reason, Policy.FALLBACK, released=released) == Decision(Outcome.WITHHELD, (reason,))


def test_all_reasons_are_told_at_once() -> None:
    decided = decision(
        EntryState.MISSING,
        EntryState.FUZZY,
        blocked=1,
        words=(EntryState.FUZZY,),
        approval=ApprovalPolicy.REQUIRED,
        policy=Policy.FALLBACK,
    )
    expected = (
        "1 untranslated",
        "1 fuzzy",
        "1 with blocking findings",
        "1 interface words untranslated",
        "approval required, none recorded",
    )
    assert decided == Decision(Outcome.WITHHELD, expected)


@pytest.mark.parametrize("policy", Policy)
def test_a_page_that_cannot_be_read_stays_only_under_the_policy_keep(policy: Policy) -> None:
    locale = LocaleConfig("de", policy=policy)
    decision = unreadable("locales/de/a.po", locale=locale, released=True)
    assert decision.outcome is (Outcome.KEPT if policy is Policy.KEEP else Outcome.WITHHELD)
    assert decision.reasons == ("locales/de/a.po cannot be read",)
    assert unreadable("locales/de/a.po", locale=locale, released=False).outcome is Outcome.WITHHELD


@pytest.mark.parametrize("released", [False, True])
@pytest.mark.parametrize("policy", list(Policy))
@pytest.mark.parametrize("before", list(Outcome))
def test_an_article_that_is_held_back_has_no_new_page(before: Outcome, policy: Policy, *, released: bool) -> None:
    locale = LocaleConfig("de", policy=policy)
    held = held_back(Decision(before, ("1 fuzzy",)), "no title", locale=locale, released=released)
    assert held.reasons == ("1 fuzzy", "no title")
    is_kept = before is not Outcome.WITHHELD and policy is Policy.KEEP and released
    assert held.outcome is (Outcome.KEPT if is_kept else Outcome.WITHHELD)


# Doses and warnings


@pytest.mark.parametrize(
    ("policy", "outcome"),
    [(Policy.KEEP, Outcome.WITHHELD), (Policy.WITHHOLD, Outcome.WITHHELD), (Policy.FALLBACK, Outcome.FALLBACK)],
)
def test_a_dose_is_never_shown_stale(policy: Policy, outcome: Outcome) -> None:
    resolved = {DOSE: Resolved(EntryState.FUZZY, Entry("Take 5 mg.", "Nehmen Sie 3 mg.", fuzzy=True), "de")}
    decision = decide(
        count_segments(resolved, blocked=set(), safety={DOSE}),
        missing_words=0,
        locale=LocaleConfig("de", policy=policy),
        approval=NEVER,
        released=True,
    )
    assert decision.outcome is outcome
    told = "1 of them on dosing or in warnings, never shown stale" in decision.reasons
    assert told == (policy is Policy.KEEP)


def test_a_page_is_kept_where_its_doses_are_finished() -> None:
    resolved = {
        DOSE: Resolved(EntryState.TRANSLATED, Entry("Take 5 mg.", "Nehmen Sie 5 mg."), "de"),
        (None, "Rest."): Resolved(EntryState.MISSING, None, "de"),
    }
    locale = LocaleConfig("de", policy=Policy.KEEP)
    decision = decide(
        count_segments(resolved, blocked=set(), safety={DOSE}),
        missing_words=0,
        locale=locale,
        approval=NEVER,
        released=True,
    )
    assert decision == Decision(Outcome.KEPT, ("1 untranslated",))


REST = Piece("Rest.", 1, "aaaaaaaa")
DOSING = Piece("Take 5 mg.", 2, "bbbbbbbb", safety=True)
GIVEN = approved(digest="1", pieces=("cccccccc",))


@pytest.mark.parametrize(
    ("standing", "outcome"),
    [
        (ApprovalStatus(lapsed=GIVEN, changed=(REST,)), Outcome.KEPT),
        (ApprovalStatus(lapsed=GIVEN, changed=(REST, DOSING)), Outcome.WITHHELD),
        (ApprovalStatus(lapsed=GIVEN, changed=(REST,), removed=1), Outcome.WITHHELD),
        (ApprovalStatus(lapsed=GIVEN), Outcome.WITHHELD),
        (LAPSED, Outcome.WITHHELD),
        (NEVER, Outcome.WITHHELD),
        (ApprovalStatus(unreadable="a.csv"), Outcome.WITHHELD),
        (STANDS, Outcome.PUBLISHED),
    ],
)
def test_a_page_that_waits_for_approval_is_kept_only_where_its_doses_are_surely_those_of_today(
    standing: ApprovalStatus, outcome: Outcome
) -> None:
    resolved = {DOSE: Resolved(EntryState.TRANSLATED, Entry("Take 5 mg.", "Nehmen Sie 5 mg."), "de")}
    locale = LocaleConfig("de", policy=Policy.KEEP, approval=ApprovalPolicy.REQUIRED)
    segments = count_segments(resolved, blocked=set(), safety={DOSE})
    decision = decide(segments, missing_words=0, locale=locale, approval=standing, released=True)
    assert decision.outcome is outcome
    stale = "what changed may be on dosing or in warnings, never shown stale"
    assert (stale in decision.reasons) is (outcome is Outcome.WITHHELD)
    assert decide(
        segments, missing_words=0, locale=LocaleConfig("de", policy=Policy.KEEP), approval=standing, released=True
    ) == (Decision(Outcome.PUBLISHED))


DOSE: tuple[str | None, str] = (None, "Take 5 mg.")


def test_words_are_counted_and_those_left_of_what_is_missing_or_fuzzy() -> None:
    counts = count_segments(resolved(EntryState.MISSING, EntryState.FUZZY), blocked={KEYS[2]}, safety=set())
    assert (counts.words, counts.words_left) == (3, 2)


@pytest.mark.parametrize(
    ("segments", "words", "approval", "expected"),
    [
        (SegmentCounts(3), 0, STANDS, ()),
        (SegmentCounts(2, 1), 0, STANDS, (Mender.TRANSLATOR,)),
        (SegmentCounts(3, blocked=1), 0, STANDS, (Mender.TRANSLATOR,)),
        (SegmentCounts(3), 2, STANDS, (Mender.TRANSLATOR,)),
        (SegmentCounts(3), 0, NEVER, (Mender.CLINICIAN,)),
        (SegmentCounts(2, missing=1), 0, LAPSED, (Mender.TRANSLATOR, Mender.CLINICIAN)),
        (SegmentCounts(3), 0, ApprovalStatus(unreadable="approvals.csv"), (Mender.EDITOR,)),
    ],
)
def test_who_can_do_something_about_a_page(
    segments: SegmentCounts, words: int, approval: ApprovalStatus, expected: tuple[Mender, ...]
) -> None:
    locale = LocaleConfig("de", approval=ApprovalPolicy.REQUIRED)
    assert menders(segments, missing_words=words, locale=locale, approval=approval) == expected


def test_no_clinician_is_waited_for_where_none_is_asked_for() -> None:
    assert menders(SegmentCounts(3), missing_words=0, locale=LocaleConfig("de"), approval=LAPSED) == ()
