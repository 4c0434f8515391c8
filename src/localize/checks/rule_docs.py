"""The documentation of the rules: what each finds, why it matters, in which languages, and with which severity."""

from __future__ import annotations

from functools import cache

from localize.checks import cases, guards, measured
from localize.checks.cases import Case
from localize.checks.severities import SEVERITIES
from localize.checks.table import MENDED, RULES, SUMMARIES
from localize.dataclass import dataclass
from localize.language import datafiles
from localize.model.finding import Severity


@dataclass(frozen=True, slots=True)
class RuleDoc:
    """A rule as `localize check --explain` shows it; `examples` are the first cases of its file."""

    name: str
    severity: Severity
    summary: str
    why: str
    examples: tuple[Case, ...]
    mended: bool
    """Whether `check --fix` mends what it finds."""


@cache
def rule_doc(name: str) -> RuleDoc:
    """Return the documentation of a rule of the table."""
    file = cases.of_rule(name)
    examples = tuple(case for case in file.cases if case.example)
    return RuleDoc(
        name, SEVERITIES[name], summary=SUMMARIES[name], why=file.why, examples=examples, mended=name in MENDED
    )


def table() -> list[str]:
    """Return the rows of the table of rules in docs/checks.md."""
    raised = {name for name, rule in measured.rules().items() if rule.raised}
    return [
        f"| `{name}` | {severity.value}{' (clinical: error)' if name in raised else ''} | {SUMMARIES[name]} |"
        for name, severity in SEVERITIES.items()
    ]


def mended() -> str:
    """Return the list in docs/checks.md of the rules that have a fix."""
    return ", ".join(f"`{name}`" for name in MENDED)


def languages() -> list[str]:
    """Return the rows of the table in docs/checks.md of the rules that need data of single languages."""
    subjects = ("clauses", "frequencies", "meanings", "negation", "quantities")
    known = sorted({code for subject in subjects for code in datafiles.languages(subject)})
    rows = []
    for rule in RULES:
        sources = [code for code in known if any(rule.guards(code, other) for other in known)]
        targets = [code for code in known if any(rule.guards(other, code) for other in known)]
        if rule.guards is not guards.all_languages:
            anywhere = any(rule.guards(code, "und") for code in known)
            rows.append(f"| `{rule.name}` | {' '.join(sources)} | {'all' if anywhere else ' '.join(targets)} |")
    return rows


def clinical() -> list[str]:
    """Return the rows of the table in docs/checks.md of the rules that are errors in clinical locales."""
    return [
        f"| `{name}` | {source} | {' '.join(sorted(target for other, target in rule.certain() if other == source))} |"
        for name, rule in measured.rules().items()
        for source in dict.fromkeys(source for source, _ in rule.certain())
    ]
