"""The rules by name: what a finding of each is worth by default, and which find a case of what another one finds.

What the rules do is in the modules of `rules/`, which take far longer to import than a configuration takes to read.
"""

from __future__ import annotations

from collections.abc import Mapping

from localize.model.finding import Levels, Severity

SCRIPT = "script"
UNUSED_WAIVER = "unused-waiver"
UNUSUAL_LENGTH = "unusual-length"
MISPLACED = "misplaced"

SEVERITIES: Mapping[str, Severity] = {
    "tags": Severity.ERROR,
    "empty": Severity.ERROR,
    "numbers": Severity.ERROR,
    "units": Severity.ERROR,
    "percent": Severity.ERROR,
    "comparison": Severity.ERROR,
    "range-order": Severity.ERROR,
    "swapped": Severity.ERROR,
    "dates": Severity.ERROR,
    "frequency": Severity.ERROR,
    "names": Severity.ERROR,
    "lost-name": Severity.WARNING,
    "strictness": Severity.WARNING,
    "prohibition": Severity.WARNING,
    "negation": Severity.WARNING,
    "opposites": Severity.WARNING,
    "anatomy": Severity.WARNING,
    "administration": Severity.WARNING,
    "modality": Severity.WARNING,
    "web-address": Severity.ERROR,
    "bidi-balance": Severity.ERROR,
    SCRIPT: Severity.ERROR,
    "wrong-language": Severity.ERROR,
    "invisible": Severity.WARNING,
    "untranslated": Severity.WARNING,
    "leftover-words": Severity.WARNING,
    "untouched": Severity.WARNING,
    "length": Severity.WARNING,
    "brackets": Severity.WARNING,
    "quotes": Severity.WARNING,
    "quote-balance": Severity.WARNING,
    "sentence-end": Severity.WARNING,
    "capital": Severity.WARNING,
    "punctuation": Severity.WARNING,
    "opening-marks": Severity.WARNING,
    "repeated-marks": Severity.WARNING,
    "punctuation-space": Severity.WARNING,
    "missing-space": Severity.WARNING,
    "extra-space": Severity.WARNING,
    "doubled-word": Severity.WARNING,
    "doubled-sentence": Severity.WARNING,
    "mixed-scripts": Severity.WARNING,
    "foreign-script": Severity.WARNING,
    "nfc": Severity.WARNING,
    "description-length": Severity.WARNING,
    "glossary": Severity.WARNING,
    "forbidden-term": Severity.WARNING,
    "translated-differently": Severity.WARNING,
    "translated-alike": Severity.WARNING,
    MISPLACED: Severity.WARNING,
    UNUSUAL_LENGTH: Severity.WARNING,
    UNUSED_WAIVER: Severity.WARNING,
}
"""The names of all rules, in the order in which findings are reported, and what a finding of each is worth."""

CASES_OF: Mapping[str, str] = {
    "lost-name": "names",
    "prohibition": "negation",
    "untranslated": "untouched",
    "leftover-words": "untouched",
    UNUSUAL_LENGTH: "length",
}
"""Rules that find a case of what another rule finds: levels and waivers of that rule hold for them too."""


def level(name: str, levels: Levels) -> Severity | None:
    """Return what a finding of a rule is worth with some levels, None where the rule is off."""
    return levels.get(name, levels.get(CASES_OF.get(name, ""), SEVERITIES[name]))


def uncertain_level(name: str, levels: Levels) -> Severity | None:
    """Return what a finding of a rule is worth that is not certain: a warning, unless the rule itself has a level."""
    severity = level(name, levels)
    return severity if severity is None or name in levels else Severity.WARNING
