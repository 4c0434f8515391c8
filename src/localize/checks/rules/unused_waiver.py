"""Waivers that do nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import get_close_matches

from localize.checks.pair import Message
from localize.model import waiver
from localize.model.catalog import Entry
from localize.model.finding import EntryFinding


def unused_waiver(
    entry: Entry,
    findings: Sequence[EntryFinding],
    cases_of: Mapping[str, str],
    *,
    known: Collection[str],
    off: Collection[str],
) -> Iterator[Message]:
    """A waiver that silences nothing, or names no rule.

    `findings` are all those of the entry; `known` are the names of the rules. Waivers of rules that are `off` may stay.
    """
    silenced = {name for finding in findings for name in (finding.rule, cases_of.get(finding.rule))}
    for name in waiver.rules(entry.comments):
        if name not in known:
            near = get_close_matches(name.lower(), known, 1)
            expected = repr(near[0]) if near else "a name that `localize check --explain` tells"
            yield Message(f"{name!r} in {waiver.PREFIX} is no rule, expected {expected}")
        elif name not in silenced and name not in off:
            yield Message(f"'{waiver.PREFIX} {name}' silences nothing, expected no such comment")
