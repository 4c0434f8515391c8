"""Waivers in the PO, `# check-ok: RULE`: which findings they silence, and which of them do nothing.

A waiver holds for one entry. It lapses when the source changes (`catalogs.carry`). In a clinical locale it does not
silence an error: such a page waits until the translation is mended.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from difflib import get_close_matches

from localize.checks.pair import Remark
from localize.model import waiver
from localize.model.catalog import Entry
from localize.model.finding import Finding


def standing(findings: Iterable[Finding], entry: Entry, *, clinical: bool) -> list[Finding]:
    """The findings of an entry that its waivers leave."""
    waived = waiver.rules(entry.comments)
    return [finding for finding in findings if finding.rule not in waived or (clinical and finding.blocking)]


def idle(
    entry: Entry, findings: Sequence[Finding], *, known: Collection[str], off: Collection[str], clinical: bool
) -> Iterator[Remark]:
    """The waivers of an entry that silence none of its findings; those of rules that are off may stay."""
    told = {finding.rule for finding in findings}
    refused = {finding.rule for finding in findings if clinical and finding.blocking}
    for name in waiver.rules(entry.comments):
        if name not in known:
            near = get_close_matches(name.lower(), known, 1)
            expected = repr(near[0]) if near else "a name that `localize check --explain list` tells"
            yield Remark(f"{name!r} in {waiver.PREFIX} is no rule, expected {expected}")
        elif name in refused:
            yield Remark(
                f"'{waiver.PREFIX} {name}' does not silence an error in a clinical locale, expected it to be mended"
            )
        elif name not in told and name not in off:
            yield Remark(f"'{waiver.PREFIX} {name}' silences nothing, expected no such comment")
