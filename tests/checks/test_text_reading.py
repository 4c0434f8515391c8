"""A text is read once, whichever rules ask, and a source once for all locales."""

from __future__ import annotations

import sys
from collections import Counter
from types import FrameType

from localize.catalogs.progress import EntryState, Resolved
from localize.checks.article import pair_up, source_readings
from localize.checks.cases import pattern_of
from localize.checks.pair import Pair
from localize.checks.runner import run
from localize.checks.target_locale import target_locale
from localize.checks.terms import Terms
from localize.checks.text_reading import TextReading
from localize.config import LocaleConfig
from localize.glossary.match import Matcher
from localize.language import frequencies, meanings, names, negation, quantities
from localize.model.block import Segment
from localize.model.catalog import Entry, Key
from localize.model.glossary import Glossary
from support.articles import article, block


def test_the_rules_of_all_locales_share_the_reading_of_a_source() -> None:
    text = "Take 5 mg, not 10 mg."
    source = article(block(text))
    sources = source_readings(source)
    pairs = []
    for tag in ("de", "fr"):
        locale = target_locale(LocaleConfig(tag), Glossary({}), Matcher(()), source_locale="en")
        resolved: dict[Key, Resolved] = {
            (None, text): Resolved(EntryState.TRANSLATED, Entry(text, "5 mg, 10 mg."), tag)
        }
        made = pair_up(source, resolved, locale, {tag: f"{tag}.po"}, sources=sources)
        pairs += [located.pair for located in made.finished.values()]
        assert [finding.rule for finding in run(pairs[-1])] == ["negation"]
    one, other = pairs
    assert one.source_reading is other.source_reading is sources[None, text]
    assert one.source_reading.numbers is other.source_reading.numbers
    assert one.source_reading.cues is other.source_reading.cues


READERS = {
    reader.__code__: reader.__qualname__
    for reader in (
        *(negation.cue_text, negation.cues, meanings.read, frequencies.read, frequencies.as_needed),
        *(names.read, quantities.read),
    )
}


def test_all_rules_together_read_a_source_once_and_each_translation_once() -> None:
    text = "Take 5 mg of ibuprofen twice daily as needed, not more."  # words of each kind, or a reading is passed over
    source = TextReading(pattern_of(text), "en")
    terms = Terms(Glossary({}), Matcher(()), target=Matcher(()), chain=())
    segment = Segment(text, pattern_of(text), tail="", line=1)
    translations = {
        "de": "5 mg Ibuprofen zweimal täglich nach Bedarf, nicht mehr.",
        "nl": "Neem 5 mg ibuprofen tweemaal daags zo nodig, niet meer.",
    }
    calls: Counter[str] = Counter()

    def count(frame: FrameType, event: str, _argument: object) -> None:
        if event == "call" and frame.f_code in READERS:
            calls[READERS[frame.f_code]] += 1

    sys.setprofile(count)
    try:
        for tag, target in translations.items():
            run(Pair(segment, Entry(text, target), "en", tag, terms, read_source=source))
    finally:
        sys.setprofile(None)
    texts = 1 + len(translations)
    assert calls == dict.fromkeys(("cue_text", "cues", "read", "as_needed"), texts) | {"read": 4 * texts}


def test_a_reading_is_made_when_it_is_asked_for() -> None:
    reading = TextReading(pattern_of("Take 5 mg."), "en")
    assert set(vars(reading)) == {"pattern", "locale"}
    assert reading.numbers == reading.numbers
    assert "cues" not in vars(reading)


def test_prose_has_x_for_addresses_and_for_what_is_not_translated() -> None:
    reading = TextReading(pattern_of("See <code>ls</code> at who.int, <em>now</em>."), "en")
    assert reading.text == "See ls at who.int, now."
    assert reading.prose == "See xx at xxxxxxx, now."


def test_numbers_of_addresses_are_none_and_units_are_shared_in_a_range() -> None:
    reading = TextReading(pattern_of("5 to 10 mg, see www.example.org/7"), "en")
    assert [(str(number.values[0]), number.unit and number.unit.name) for number in reading.numbers] == [
        ("5", "mg"),
        ("10", "mg"),
    ]
