"""All rules, one row each."""

from __future__ import annotations

from collections.abc import Mapping

from localize.checks import guards
from localize.checks.rule import ComparingRule, Rule
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
from localize.checks.rules.script import SCRIPT, script
from localize.checks.rules.sentence_end import sentence_end
from localize.checks.rules.strictness import strictness
from localize.checks.rules.swapped import swapped
from localize.checks.rules.tags import tags
from localize.checks.rules.translated_alike import same_target, translated_alike
from localize.checks.rules.translated_differently import same_source, translated_differently
from localize.checks.rules.units import units
from localize.checks.rules.untouched import untouched
from localize.checks.rules.untranslated import untranslated
from localize.checks.rules.unused_waiver import UNUSED_WAIVER, unused_waiver
from localize.checks.rules.web_address import web_address
from localize.checks.rules.wrong_language import wrong_language
from localize.model.finding import Severity

RULES = (
    Rule("tags", Severity.ERROR, tags),
    Rule("empty", Severity.ERROR, empty),
    Rule("numbers", Severity.ERROR, numbers),
    Rule("units", Severity.ERROR, units),
    Rule("percent", Severity.ERROR, percent),
    Rule("comparison", Severity.ERROR, comparison, guards=guards.bounds),
    Rule("range-order", Severity.ERROR, range_order),
    Rule("swapped", Severity.ERROR, swapped),
    Rule("dates", Severity.ERROR, dates),
    Rule("frequency", Severity.ERROR, frequency, guards=guards.frequent),
    Rule("names", Severity.ERROR, names, guards=guards.names_of),
    Rule("strictness", Severity.WARNING, strictness, guards=guards.bounds),
    Rule("prohibition", Severity.WARNING, prohibition, guards=guards.prohibitions, case_of="negation"),
    Rule("negation", Severity.WARNING, negation, guards=guards.denials),
    Rule("opposites", Severity.WARNING, opposites, guards=guards.frames("opposites")),
    Rule("anatomy", Severity.WARNING, anatomy, guards=guards.frames("anatomy")),
    Rule("administration", Severity.WARNING, administration, guards=guards.frames("administration")),
    Rule("modality", Severity.WARNING, modality, guards=guards.frames("modality")),
    Rule("web-address", Severity.ERROR, web_address),
    Rule("bidi-balance", Severity.ERROR, bidi_balance),
    Rule(SCRIPT, Severity.ERROR, script),
    Rule("wrong-language", Severity.ERROR, wrong_language, guards=guards.common_words_of),
    Rule("invisible", Severity.WARNING, invisible.invisible, fix=invisible.fix),
    Rule("untranslated", Severity.WARNING, untranslated, guards=guards.sentences, case_of="untouched"),
    Rule("leftover-words", Severity.WARNING, leftover_words, guards=guards.leftovers_of, case_of="untouched"),
    Rule("untouched", Severity.WARNING, untouched),
    Rule("length", Severity.WARNING, length, guards=guards.lengths_of),
    Rule("brackets", Severity.WARNING, brackets),
    Rule("quotes", Severity.WARNING, quotes.quotes, fix=quotes.fix),
    Rule("quote-balance", Severity.WARNING, quote_balance),
    Rule("sentence-end", Severity.WARNING, sentence_end),
    Rule("capital", Severity.WARNING, capital),
    Rule("punctuation", Severity.WARNING, punctuation),
    Rule("opening-marks", Severity.WARNING, opening_marks),
    Rule("repeated-marks", Severity.WARNING, repeated_marks),
    Rule("punctuation-space", Severity.WARNING, punctuation_space.punctuation_space, fix=punctuation_space.fix),
    Rule("missing-space", Severity.WARNING, missing_space.missing_space, fix=missing_space.fix),
    Rule("extra-space", Severity.WARNING, extra_space.extra_space, fix=extra_space.fix),
    Rule("doubled-word", Severity.WARNING, doubled_word),
    Rule("doubled-sentence", Severity.WARNING, doubled_sentence),
    Rule("mixed-scripts", Severity.WARNING, mixed_scripts),
    Rule("foreign-script", Severity.WARNING, foreign_script),
    Rule("nfc", Severity.WARNING, nfc.nfc, fix=nfc.fix),
    Rule("description-length", Severity.WARNING, description_length),
    Rule("glossary", Severity.WARNING, glossary),
    Rule("forbidden-term", Severity.WARNING, forbidden_term),
)
"""The rules that look at one translation, in the order in which their findings are reported."""

COMPARING_RULES = (
    ComparingRule("translated-differently", Severity.WARNING, same_source, translated_differently),
    ComparingRule("translated-alike", Severity.WARNING, same_target, translated_alike),
)
"""The rules that compare translations; their findings follow the others."""

CASES_OF: Mapping[str, str] = {rule.name: rule.case_of for rule in RULES if rule.case_of}
"""Rules that find a case of what another rule finds, by name, with the name of that one."""

MENDED = tuple(rule.name for rule in RULES if rule.fix)
"""The names of the rules that have a fix."""

SEVERITIES: Mapping[str, Severity] = {
    **{rule.name: rule.severity for rule in RULES},
    **{rule.name: rule.severity for rule in COMPARING_RULES},
    UNUSED_WAIVER: Severity.WARNING,
}
"""The names of all rules, and what a finding of each is worth where the configuration does not set it."""

SUMMARIES: Mapping[str, str] = {
    name: (check.__doc__ or "").split("\n", 1)[0]
    for name, check in (
        *((rule.name, rule.check) for rule in RULES),
        *((rule.name, rule.check) for rule in COMPARING_RULES),
        (UNUSED_WAIVER, unused_waiver),
    )
}
"""The first line of what each rule's function says of itself: what the rule finds."""
