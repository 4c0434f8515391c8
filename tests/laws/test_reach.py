"""Where a change of the glossary does not reach, all that comes from the glossary is the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import event, given, settings
from hypothesis import strategies as st

from localize.checks.pair import Message, Pair
from localize.checks.rules.forbidden_term import forbidden_term
from localize.checks.rules.glossary import glossary as required_term
from localize.checks.rules.untouched import untouched
from localize.checks.target_locale import TargetLocale, target_locales
from localize.config import Config, LocaleConfig
from localize.glossary.digests import digest_of, digests_by_locale
from localize.glossary.reach import Reach, changed_concepts
from localize.glossary.table import grouped
from localize.model.block import Segment
from localize.model.catalog import Entry
from localize.model.glossary import Glossary, Status, Term

CHAINS = {"de": ("de",), "pt-BR": ("pt-BR", "pt"), "nn": ("nn", "nb"), "en-GB": ("en-GB", "en")}
WORDS = {
    "en": ["dose", "doses", "acute", "kidney", "injury", "pain", "Pain", "aid", "AIDS", "SSRI", "of", "the"],
    "de": ["Niere", "Nieren", "akute", "Schmerz", "Dosis", "schmerzen", "Herz", "herzlich", "der", "AIDS"],
    "pt": ["rim", "rins", "dor", "dores", "aguda", "dose", "de"],
    "pt-BR": ["rim", "dor", "aguda", "dose"],
    "nb": ["nyre", "nyren", "smerte", "smerter", "akutt", "dose"],
    "nn": ["nyre", "smerte", "smerter", "dose"],
    "en-GB": ["dose", "pain", "kidney"],
}
CONCEPTS = ["kidney", "pain", "dose", "acute", "aids"]
SEPARATORS = [" ", " ", " ", "-", ", ", ". ", "  ", "\n"]


def phrases(locale: str, most: int) -> st.SearchStrategy[str]:
    word = st.sampled_from(WORDS[locale])
    pieces = st.lists(st.tuples(word, st.sampled_from(SEPARATORS)), min_size=1, max_size=most)
    return pieces.map(lambda drawn: "".join(word + separator for word, separator in drawn).strip(" ,.-"))


@st.composite
def terms(draw: st.DrawFn) -> Term:
    locale = draw(st.sampled_from(list(WORDS)))
    return Term(
        draw(st.sampled_from(CONCEPTS)),
        locale,
        text=draw(phrases(locale, 2)),
        status=draw(st.sampled_from(list(Status))),
        part_of_speech=draw(st.sampled_from(["", "noun", "verb", "adjective"])),
        case_sensitive=draw(st.booleans()),
        forms=tuple(draw(st.lists(phrases(locale, 2), max_size=1))),
        note=draw(st.sampled_from(["", "note"])),
        line=draw(st.integers(2, 99)),
    )


@st.composite
def edited(draw: st.DrawFn, rows: Sequence[Term]) -> list[Term]:
    """The rows after a few edits: taken away, added, moved, or changed in any column."""
    left = list(rows)
    for _ in range(draw(st.integers(1, 3))):
        index = draw(st.integers(0, len(left)))
        edit = draw(st.sampled_from(["remove", "add", "move", "change", "note"]))
        if edit == "add" or index == len(left):
            left.insert(index, draw(terms()))
            continue
        row = left.pop(index)
        if edit == "move":
            left.insert(draw(st.integers(0, len(left))), row)
        elif edit == "change":
            name = draw(st.sampled_from(["text", "status", "part_of_speech", "case_sensitive", "forms", "concept"]))
            left.insert(index, replace(row, **{name: getattr(draw(terms()), name)}))
        elif edit == "note":
            left.insert(index, replace(row, note="another", definition="another"))
    return left


def view(glossary: Glossary, tag: str) -> TargetLocale:
    (locale,) = target_locales(Config(locales={tag: LocaleConfig(tag, fallback=CHAINS[tag][1:])}), glossary, "en")
    return locale


def digest(glossary: Glossary, tag: str) -> str:
    return digest_of(("en", *CHAINS[tag]), digests_by_locale(glossary))


def outcome(source: str, target: str, locale: TargetLocale) -> tuple[list[Message], tuple[str, ...]]:
    """All that is made of the glossary for a pair."""
    entry = Entry(source, target)
    segment = Segment(source, (source,), tail="", line=1)
    pair = Pair(segment, entry, source_locale="en", locale=locale.tag, terms=locale.terms)
    messages = [message for rule in (required_term, forbidden_term, untouched) for message in rule(pair)]
    return messages, locale.hints(entry)


@given(st.data())
@settings(deadline=None)  # the first word of a language loads its data
def test_what_a_change_does_not_touch_stays_as_it_was(data: st.DataObject) -> None:
    rows = data.draw(st.lists(terms(), max_size=6))
    before, after = grouped(rows), grouped(data.draw(edited(rows)))
    tag = data.draw(st.sampled_from(list(CHAINS)))
    reach = Reach(changed_concepts(before, after), source_locale="en", chains=CHAINS)
    assert tag in reach.locales() or digest(before, tag) == digest(after, tag)
    for source in data.draw(st.lists(phrases("en", 5), min_size=1, max_size=2)):
        target = data.draw(phrases(tag, 5) | st.just(source))
        touched = reach.touches(source, target, tag)
        event(f"touched: {touched}, digest changed: {digest(before, tag) != digest(after, tag)}")
        if not touched or digest(before, tag) == digest(after, tag):
            assert outcome(source, target, view(before, tag)) == outcome(source, target, view(after, tag))
