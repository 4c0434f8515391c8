"""Checks of translations: one rule one file in `rules/`, one row in `table`."""

from localize.checks.consistency import ComparedRow, compared_row
from localize.checks.pair import Located, Message, Pair, Terms
from localize.checks.quiet_levels import MEASURED, off
from localize.checks.rule import ComparingRule, Rule
from localize.checks.rules.script import catalogs_of_another_language
from localize.checks.rules.unused_waiver import UNUSED_WAIVER
from localize.checks.runner import RuleOn, compare, judge, rules_on, run, run_rules, settle, unguarded
from localize.checks.table import CASES_OF, COMPARING_RULES, RULES, SEVERITIES, SUMMARIES

__all__ = [
    "CASES_OF",
    "COMPARING_RULES",
    "MEASURED",
    "RULES",
    "SEVERITIES",
    "SUMMARIES",
    "UNUSED_WAIVER",
    "ComparedRow",
    "ComparingRule",
    "Located",
    "Message",
    "Pair",
    "Rule",
    "RuleOn",
    "Terms",
    "catalogs_of_another_language",
    "compare",
    "compared_row",
    "judge",
    "off",
    "rules_on",
    "run",
    "run_rules",
    "settle",
    "unguarded",
]
