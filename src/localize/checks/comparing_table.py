"""The rules that compare translations, one row each."""

from __future__ import annotations

from localize.checks.rule import ComparingRule
from localize.checks.rules.translated_alike import same_target, translated_alike
from localize.checks.rules.translated_differently import same_source, translated_differently
from localize.checks.severities import MISPLACED, UNUSUAL_LENGTH

COMPARING_RULES = (
    ComparingRule("translated-differently", same_source, translated_differently),
    ComparingRule("translated-alike", same_target, translated_alike),
)
"""The rules that compare translations; their findings follow the others."""

COMPARED = (MISPLACED, UNUSUAL_LENGTH, *(rule.name for rule in COMPARING_RULES))
"""The names of all rules that look at a translation beside others."""
