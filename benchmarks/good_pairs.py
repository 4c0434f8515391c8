"""Right translations that a check once called wrong, or might: what is said of them now.

Reads the cases "no rule may find" of all rules, whose form src/localize/checks/rules/README.txt tells, and prints a
table: where the case stands, its locale, and the findings of any rule. A right sentence has none. Exits with 1 if one
has.

    .venv/bin/python -m benchmarks.good_pairs [--locale fr] [--all]
"""

from __future__ import annotations

import argparse

from localize.checks import cases
from localize.checks.cases import Case, CaseKind
from localize.checks.severities import SEVERITIES


def read() -> list[Case]:
    """The right translations, by rule."""
    return [case for name in SEVERITIES for case in cases.of_rule(name).cases if case.kind is CaseKind.SILENT]


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--locale", action="append", help="only this locale")
    parser.add_argument("--all", action="store_true", help="also the pairs of which nothing is said")
    options = parser.parse_args()
    pairs = [case for case in read() if case.locale in (options.locale or [case.locale])]
    flagged = print_table(pairs, all_pairs=options.all)
    raise SystemExit(1 if flagged else 0)


def print_table(pairs: list[Case], *, all_pairs: bool) -> int:
    """Prints the pairs that are flagged, or all, and returns how many are flagged."""
    flagged = 0
    for case in pairs:
        findings = cases.findings(case)
        flagged += bool(findings)
        if findings or all_pairs:
            outcome = "flagged" if findings else "silent"
            print(f"{case!s:24} {case.locale:8} {outcome}  {' / '.join(case.targets)}")
        for finding in findings:
            print(f"{'':24} {finding.severity.value} [{finding.rule}] {finding.message}")
    print(f"good pairs: {len(pairs)}, flagged: {flagged}")
    return flagged


if __name__ == "__main__":
    main()
