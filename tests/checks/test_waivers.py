"""Waivers in the PO: what they silence, when they lapse, and what is told about those that do nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from localize.catalogs import po
from localize.catalogs.merge import merge
from localize.checks.article import check, pair_up
from localize.checks.pair import Located, Pair
from localize.checks.runner import run, settle
from localize.checks.target_locale import target_locale
from localize.config import LocaleConfig
from localize.gate.resolve import resolve_article
from localize.glossary.match import Matcher
from localize.language.tags import gettext_name
from localize.model import waiver
from localize.model.block import Segment
from localize.model.catalog import Catalog, Entry
from localize.model.finding import Finding, Levels, Severity
from localize.model.glossary import Glossary
from support.articles import article, block

SOURCE = "Take care of it."
INVISIBLE = "Ge\u200bben Sie acht."


def told(*comments: str, target: str = INVISIBLE, levels: Levels | None = None) -> list[tuple[str, str]]:
    """Rule and message of what is told of an entry with these comments."""
    return [(finding.rule, finding.message) for finding in findings(*comments, target=target, levels=levels)]


def findings(
    *comments: str, source: str = SOURCE, target: str = INVISIBLE, levels: Levels | None = None
) -> list[Finding]:
    locale = target_locale(LocaleConfig("de"), Glossary({}), Matcher(()), source_locale="en")
    entry = Entry(source, target, comments=comments, line=3)
    segment = Segment(source, (source,), tail="", line=1)
    pair = Pair(segment, entry, source_locale="en", locale="de", terms=locale.terms)
    levels = levels or {}
    settled = settle(entry, list(run(pair, levels=levels)), levels=levels)
    return list(map(Located(pair, "de.po", "article").finding, settled))


def rules(*comments: str, target: str = INVISIBLE, levels: Levels | None = None) -> list[str]:
    return [rule for rule, _ in told(*comments, target=target, levels=levels)]


def test_without_a_waiver_the_rule_is_told() -> None:
    assert rules() == ["invisible"]


@pytest.mark.parametrize(
    "comment",
    [" check-ok: invisible", "check-ok:invisible", " Check-OK: invisible ", " check-ok: invisible, untouched"],
)
def test_a_waiver_silences_its_rules(comment: str) -> None:
    assert "invisible" not in rules(comment)


def test_a_waiver_of_another_rule_or_in_another_comment_does_not_silence() -> None:
    assert "invisible" in rules(" check-ok: untouched")
    assert "invisible" in rules(" the invisible one is needed, so it is check-ok: invisible")


def test_an_error_may_be_waived() -> None:
    assert rules(" check-ok: tags", target="Geben <em>Sie acht.") == []


def test_a_waiver_that_silences_nothing_is_told_with_the_place_of_its_entry() -> None:
    (finding,) = findings(" check-ok: invisible", target="Geben Sie acht.")
    assert finding.message == "'check-ok: invisible' silences nothing, expected no such comment"
    assert (finding.rule, finding.severity, finding.path, finding.line) == (
        "unused-waiver",
        Severity.WARNING,
        "de.po",
        3,
    )


def test_a_waiver_of_a_rule_that_is_off_may_stay() -> None:
    assert rules(" check-ok: invisible", levels={"invisible": None}) == []


def test_an_unknown_rule_in_a_waiver_is_told_with_the_nearest_one() -> None:
    assert told(" check-ok: invisble")[-1] == (
        "unused-waiver",
        "'invisble' in check-ok: is no rule, expected 'invisible'",
    )
    assert told(" check-ok:")[-1][1].startswith("'' in check-ok: is no rule, expected a name that ")


def test_findings_about_waivers_may_be_off_or_be_waived_too() -> None:
    assert rules(" check-ok: tags", levels={"unused-waiver": None}) == ["invisible"]
    assert rules(" check-ok: tags, unused-waiver") == ["invisible"]


# A waiver lapses


def updated(old: Entry, *sources: str) -> Catalog:
    template = Catalog((), tuple(Entry(source) for source in sources))
    return merge(template, Catalog((), (old,)), locale="de")


WAIVED = Entry("Take 5 mg now.", "Nehmen Sie jetzt 5 mg.", comments=(" check-ok: invisible", " asked the author"))


def test_a_waiver_holds_as_long_as_its_source_stays() -> None:
    (entry,) = updated(WAIVED, WAIVED.source).entries
    assert waiver.rules(entry.comments) == ("invisible",)


@pytest.mark.parametrize(
    "sources",
    [("Take 10 mg now.",), ("Take 5 mg now.", "Take 50 mg now, please."), ("Take 5 mg", "now.")],
    ids=["changed", "another is new", "split"],
)
def test_a_waiver_lapses_with_its_source_and_what_was_typed_stays(sources: tuple[str, ...]) -> None:
    entries = updated(WAIVED, *sources).entries
    for entry in entries:
        assert bool(waiver.rules(entry.comments)) == (entry.source == WAIVED.source)
    text = " ".join(comment for entry in entries for comment in entry.comments)
    assert "invisible" in text
    assert "asked the author" in text


def test_a_waiver_that_lapsed_does_not_count_when_the_fuzzy_mark_is_taken_away() -> None:
    (entry,) = updated(WAIVED, "Take 10 mg now.").entries
    finished = replace(entry, fuzzy=False, previous=None)
    assert finished.comments == (" check-ok (lapsed): invisible", " asked the author")
    (again,) = updated(finished, "Take 10 mg now.").entries
    assert again == finished


def test_a_waiver_lapses_once() -> None:
    template = Catalog((), (Entry("Take 10 mg now."),))
    once = merge(template, Catalog((), (WAIVED,)), locale="de")
    assert merge(template, once, locale="de") == once


def test_a_waiver_comes_back_with_the_sentence_it_was_written_for() -> None:
    gone = updated(WAIVED, "Something else altogether, of another kind.")
    back = merge(Catalog((), (Entry(WAIVED.source),)), gone, locale="de")
    assert waiver.rules(back.entries[0].comments) == ("invisible",)


def test_a_waiver_survives_a_file_saved_by_the_program() -> None:
    written = po.write(Catalog((("Language", gettext_name("de")),), (WAIVED,)))
    assert b"\n# check-ok: invisible\n# asked the author\nmsgid" in written
    assert waiver.rules(po.read(written, "de.po").entries[0].comments) == ("invisible",)


# In a chain


def test_waivers_of_a_fallback_count_and_are_told_of_by_the_locale_that_they_stand_in() -> None:
    waived = Entry(SOURCE, INVISIBLE, comments=(" check-ok: invisible, tags",), line=3)
    chain = [("de-CH", Catalog((), ())), ("de", Catalog((), (waived,)))]
    assert _checked(chain, "de-CH") == []
    assert _checked(chain[1:], "de") == ["unused-waiver"]


def _checked(chain: list[tuple[str, Catalog]], tag: str) -> list[str]:
    source = article("<p>", block(SOURCE), "</p>", title=SOURCE)
    locale = target_locale(LocaleConfig(tag), Glossary({}), Matcher(()), source_locale="en")
    pairs = pair_up(source, resolve_article(source, chain), locale, {each: f"{each}.po" for each, _ in chain})
    return [finding.rule for finding in check(pairs, locale, {}).findings]


# A rule that finds a case of another


def cases_of(*comments: str, levels: Levels | None = None) -> list[tuple[str, Severity]]:
    """What is told of a prohibition that is lost."""
    found = findings(*comments, source="Do not run.", target="Laufen Sie.", levels=levels)
    return [(finding.rule, finding.severity) for finding in found]


def test_a_waiver_of_a_rule_holds_for_its_cases() -> None:
    assert cases_of() == [("prohibition", Severity.WARNING)]
    assert cases_of(" check-ok: negation") == []
    assert cases_of(" check-ok: prohibition") == []


def test_a_level_of_a_rule_holds_for_its_cases_unless_they_have_their_own() -> None:
    assert cases_of(levels={"negation": None}) == []
    assert cases_of(levels={"negation": Severity.ERROR}) == [("prohibition", Severity.ERROR)]
    assert cases_of(levels={"negation": None, "prohibition": Severity.ERROR}) == [("prohibition", Severity.ERROR)]
