"""The rules that look at one translation, one row each, and what is told of all rules.

It loads all of them: a run that knows its findings needs none.
"""

from __future__ import annotations

from collections.abc import Mapping

from localize.checks import guards
from localize.checks.comparing_table import COMPARING_RULES
from localize.checks.rule import Rule
from localize.checks.rules import extra_space, invisible, missing_space, nfc, punctuation_space, quotes
from localize.checks.rules.administration import administration
from localize.checks.rules.anatomy import anatomy
from localize.checks.rules.bidi_balance import bidi_balance
from localize.checks.rules.brackets import brackets
from localize.checks.rules.capital import capital
from localize.checks.rules.comparison import comparison
from localize.checks.rules.dates import dates
from localize.checks.rules.description_length import description_length
from localize.checks.rules.doubled_sentence import doubled_sentence
from localize.checks.rules.doubled_word import doubled_word
from localize.checks.rules.empty import empty
from localize.checks.rules.forbidden_term import forbidden_term
from localize.checks.rules.foreign_script import foreign_script
from localize.checks.rules.frequency import frequency
from localize.checks.rules.glossary import glossary
from localize.checks.rules.leftover_words import leftover_words
from localize.checks.rules.length import length
from localize.checks.rules.lost_name import lost_name
from localize.checks.rules.misplaced import misplaced
from localize.checks.rules.mixed_scripts import mixed_scripts
from localize.checks.rules.modality import modality
from localize.checks.rules.names import names
from localize.checks.rules.negation import negation
from localize.checks.rules.numbers import numbers
from localize.checks.rules.opening_marks import opening_marks
from localize.checks.rules.opposites import opposites
from localize.checks.rules.percent import percent
from localize.checks.rules.prohibition import prohibition
from localize.checks.rules.punctuation import punctuation
from localize.checks.rules.quote_balance import quote_balance
from localize.checks.rules.range_order import range_order
from localize.checks.rules.repeated_marks import repeated_marks
from localize.checks.rules.script import script
from localize.checks.rules.sentence_end import sentence_end
from localize.checks.rules.strictness import strictness
from localize.checks.rules.swapped import swapped
from localize.checks.rules.tags import tags
from localize.checks.rules.units import units
from localize.checks.rules.untouched import untouched
from localize.checks.rules.untranslated import untranslated
from localize.checks.rules.unused_waiver import unused_waiver
from localize.checks.rules.unusual_length import unusual_length
from localize.checks.rules.web_address import web_address
from localize.checks.rules.wrong_language import wrong_language
from localize.checks.severities import MISPLACED, SCRIPT, UNUSED_WAIVER, UNUSUAL_LENGTH

RULES = (
    Rule("tags", tags),
    Rule("empty", empty),
    Rule("numbers", numbers),
    Rule("units", units),
    Rule("percent", percent),
    Rule("comparison", comparison, guards=guards.bounds),
    Rule("range-order", range_order),
    Rule("swapped", swapped),
    Rule("dates", dates),
    Rule("frequency", frequency, guards=guards.frequent),
    Rule("names", names, guards=guards.names_of),
    Rule("lost-name", lost_name, guards=guards.names_of),
    Rule("strictness", strictness, guards=guards.bounds),
    Rule("prohibition", prohibition, guards=guards.prohibitions),
    Rule("negation", negation, guards=guards.denials),
    Rule("opposites", opposites, guards=guards.frames("opposites")),
    Rule("anatomy", anatomy, guards=guards.frames("anatomy")),
    Rule("administration", administration, guards=guards.frames("administration")),
    Rule("modality", modality, guards=guards.frames("modality")),
    Rule("web-address", web_address),
    Rule("bidi-balance", bidi_balance),
    Rule(SCRIPT, script),
    Rule("wrong-language", wrong_language, guards=guards.common_words_of),
    Rule("invisible", invisible.invisible, fix=invisible.fix),
    Rule("untranslated", untranslated, guards=guards.sentences),
    Rule("leftover-words", leftover_words, guards=guards.leftovers_of),
    Rule("untouched", untouched),
    Rule("length", length, guards=guards.lengths_of),
    Rule("brackets", brackets),
    Rule("quotes", quotes.quotes, fix=quotes.fix),
    Rule("quote-balance", quote_balance),
    Rule("sentence-end", sentence_end),
    Rule("capital", capital),
    Rule("punctuation", punctuation),
    Rule("opening-marks", opening_marks),
    Rule("repeated-marks", repeated_marks),
    Rule("punctuation-space", punctuation_space.punctuation_space, fix=punctuation_space.fix),
    Rule("missing-space", missing_space.missing_space, fix=missing_space.fix),
    Rule("extra-space", extra_space.extra_space, fix=extra_space.fix),
    Rule("doubled-word", doubled_word),
    Rule("doubled-sentence", doubled_sentence),
    Rule("mixed-scripts", mixed_scripts),
    Rule("foreign-script", foreign_script),
    Rule("nfc", nfc.nfc, fix=nfc.fix),
    Rule("description-length", description_length),
    Rule("glossary", glossary),
    Rule("forbidden-term", forbidden_term),
)
"""The rules that look at one translation, in the order in which their findings are reported."""

MENDED = tuple(rule.name for rule in RULES if rule.fix)
"""The names of the rules that have a fix."""

SUMMARIES: Mapping[str, str] = {
    name: (check.__doc__ or "").split("\n", 1)[0]
    for name, check in (
        *((rule.name, rule.check) for rule in RULES),
        *((rule.name, rule.check) for rule in COMPARING_RULES),
        (MISPLACED, misplaced),
        (UNUSUAL_LENGTH, unusual_length),
        (UNUSED_WAIVER, unused_waiver),
    )
}
"""The first line of what each rule's function says of itself: what the rule finds."""
