"""Law of approvals: one stands if and only if what readers see, and what it translates, is the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from localize.gate.approval_status import status_of
from localize.gate.approvals import add_approval, read_approvals
from localize.gate.reader_digest import reader_view, version_of
from localize.model import characters
from localize.model.approval import Approval, ApprovalState, ApprovalStatus, ReaderView
from localize.model.article import Article
from localize.model.block import Pattern
from localize.model.catalog import Key
from localize.model.page import Content
from support.approvals import approval
from support.articles import article, block, keys, rich_article
from support.patterns import patterns
from support.rendering import content
from support.translated import same

WORDS = ("One", "One.", " ", "&", "&amp;", "&#38;", "\x01", "<em>", "</em>", "<b>", "\u00a0", "5 mg", "")
targets = st.lists(st.sampled_from(WORDS), max_size=4).map("".join)
SOURCE = rich_article()
KEYS = keys(SOURCE)
COMPLETE = {key: key[1] for key in KEYS}
changes = st.dictionaries(st.sampled_from(KEYS), targets | st.sampled_from([key[1] for key in KEYS]), max_size=2)
PATH = "approvals.csv"


def seen(source: Article, texts: dict[Key, str], locale: str) -> Content:
    """What readers see, without what the project's interface words and the release make of it."""
    return content(source, texts, locale, same)


versions = st.sampled_from([1, 2])


def status(recorded: Approval, now: ReaderView) -> ApprovalStatus:
    return status_of([recorded], {version_of(now.digest): now})


def approve(source: Article, texts: dict[Key, str], locale: str, version: int) -> Approval:
    now = reader_view(source, texts, locale, version=version)
    return Approval(
        source.name,
        "A",
        role="",
        date=date(2026, 11, 27),
        digest=now.digest,
        pieces=tuple(each.digest for each in now.pieces),
    )


@given(changes, changes, st.sampled_from(["de", "ar", "ja"]), versions)
@example({}, {(None, "Or <em>ask</em>."): "Or &#60;em>ask</em>."}, "de", 2)
@example({("title", "Cold packs"): "A &amp; B"}, {("title", "Cold packs"): "A & B"}, "de", 1)
def test_an_approval_stands_if_and_only_if_readers_see_the_same(
    before: dict[Key, str], after: dict[Key, str], locale: str, version: int
) -> None:
    ours, theirs = {**COMPLETE, **before}, {**COMPLETE, **after}
    found = status(approve(SOURCE, ours, locale, version), reader_view(SOURCE, theirs, locale, version=version))
    assert (found.state is ApprovalState.APPROVED) is (seen(SOURCE, ours, locale) == seen(SOURCE, theirs, locale))


@given(st.sets(st.sampled_from(KEYS), max_size=3), st.sets(st.sampled_from(KEYS), max_size=3), versions)
def test_a_page_with_other_segments_missing_is_another_page(before: set[Key], after: set[Key], version: int) -> None:
    ours, theirs = (
        reader_view(SOURCE, {key: text for key, text in COMPLETE.items() if key not in missing}, "de", version=version)
        for missing in (before, after)
    )
    assert (ours.digest == theirs.digest) is (before == after)


@given(patterns, patterns, targets, versions)
def test_an_approval_lapses_where_the_source_says_something_else(
    first: Pattern, second: Pattern, target: str, version: int
) -> None:
    ours, theirs = (article("<p>", block(*each), "</p>") for each in (first, second))
    texts = {key: target for source in (ours, theirs) for key in keys(source)}
    alike = [segment.text for _, segment in ours.translatable()] == [each.text for _, each in theirs.translatable()]
    shown_alike = seen(ours, texts, "de") == seen(theirs, texts, "de")
    before, after = (reader_view(each, texts, "de", version=version).digest for each in (ours, theirs))
    equal = before == after
    assert equal is (alike and shown_alike)


@given(changes, versions)
def test_a_segment_whose_translation_changed_is_named_and_no_other(changed: dict[Key, str], version: int) -> None:
    now = reader_view(SOURCE, {**COMPLETE, **changed}, "de", version=version)
    found = status(approve(SOURCE, COMPLETE, "de", version), now)
    named = {piece.source for piece in found.changed}
    assert named <= {key[1] for key in changed}
    assert bool(named) is (found.state is ApprovalState.LAPSED)
    assert found.removed == 0


@given(changes, st.lists(st.builds(approval, reviewer=st.sampled_from("ABC"), day=st.dates().map(str)), max_size=3))
def test_the_line_that_names_the_reviewers_does_not_change_what_they_approved(
    texts: dict[Key, str], approvals: list[Approval]
) -> None:
    plain = seen(SOURCE, {**COMPLETE, **texts}, "de")
    named = content(SOURCE, {**COMPLETE, **texts}, "de", same, approvals=approvals)
    assert replace(named, article="") == replace(plain, article="")
    assert (named == plain) is (not approvals)
    assert "Translation reviewed by" not in plain.article


letters = st.characters(exclude_categories=["Cs", "Zl", "Zp"]).filter(lambda char: not characters.refused(char))
names = st.text(letters.filter(lambda char: char not in "\t\n\r"), min_size=1).map(str.strip).filter(bool)
rows = st.builds(
    Approval,
    st.sampled_from(["a", "b/c", "ä, ö"]),
    names,
    st.just("") | names,
    st.dates(),
    st.sampled_from(["0" * 64, "2:" + "f" * 64]),
    st.lists(st.sampled_from(["01234567", "89abcdef"]), max_size=3).map(tuple),
)


@given(st.lists(rows, max_size=6, unique_by=lambda row: (row.article, row.reviewer, row.role, row.date, row.digest)))
def test_what_is_recorded_is_read_again_and_recording_it_twice_changes_nothing(recorded: list[Approval]) -> None:
    data = b""
    for row in recorded:
        after = add_approval(data, row, PATH)
        kept = iter(after.splitlines(keepends=True))
        assert all(line in kept for line in data.splitlines(keepends=True)), "a row of others changed, or moved"
        data = after
    assert sorted(read_approvals(data, PATH), key=repr) == sorted(recorded, key=repr)
    assert all(add_approval(data, row, PATH) is data for row in recorded)


@given(st.lists(rows, max_size=5, unique_by=lambda row: (row.article, row.date, row.reviewer)), st.randoms())
def test_rows_stand_in_the_same_order_whoever_came_first(recorded: list[Approval], random: object) -> None:
    mixed = list(recorded)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    found = []
    for order in (recorded, mixed):
        data = b""
        for row in order:
            data = add_approval(data, row, PATH)
        found.append(data)
    assert found[0] == found[1]
