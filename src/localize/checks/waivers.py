"""Waivers in the PO, `# check-ok: RULE`: which findings they silence, and which of them do nothing.

A waiver holds for one entry and lapses when the source changes (`catalogs.carry`). It counts for errors in a clinical
locale too: it is a person's word about one sentence, on record in the catalog, where a level would hold for all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches

from localize.checks.pair import Message
from localize.model import waiver
from localize.model.catalog import Entry
from localize.model.finding import Finding


def standing(findings: Iterable[Finding], entry: Entry, cases: Mapping[str, str]) -> list[Finding]:
    """The findings of an entry that its waivers leave; a waiver of a rule holds for the `cases` of it."""
    waived = waiver.rules(entry.comments)
    return [each for each in findings if each.rule not in waived and cases.get(each.rule) not in waived]


def idle(
    entry: Entry, findings: Sequence[Finding], cases: Mapping[str, str], *, known: Collection[str], off: Collection[str]
) -> Iterator[Message]:
    """The waivers of an entry that silence none of its findings; those of rules that are off may stay."""
    told = {name for finding in findings for name in (finding.rule, cases.get(finding.rule))}
    for name in waiver.rules(entry.comments):
        if name not in known:
            near = get_close_matches(name.lower(), known, 1)
            expected = repr(near[0]) if near else "a name that `localize check --explain` tells"
            yield Message(f"{name!r} in {waiver.PREFIX} is no rule, expected {expected}")
        elif name not in told and name not in off:
            yield Message(f"'{waiver.PREFIX} {name}' silences nothing, expected no such comment")
