"""Waivers: comments of a translator in a PO entry that silence findings.

`# check-ok: RULE` holds for one entry and lapses when the source changes (`catalogs.reuse`). It silences
errors in a clinical locale too: it is a person's decision about one sentence, recorded in the catalog, while a level
would hold for all sentences. `# glossary-ok: CONCEPT` waives one term of the glossary.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from localize.checks.pair import Pair
from localize.model import waiver
from localize.model.catalog import Entry
from localize.model.finding import EntryFinding

_GLOSSARY_WAIVER = "glossary-ok:"


def unwaived(findings: Iterable[EntryFinding], entry: Entry, cases_of: Mapping[str, str]) -> list[EntryFinding]:
    """Return the findings that the waivers of an entry do not silence; a waiver of a rule also silences its cases."""
    waived = waiver.rules(entry.comments)
    return [each for each in findings if each.rule not in waived and cases_of.get(each.rule) not in waived]


def waived_concepts(pair: Pair) -> set[str]:
    """Return the concepts of the glossary that an entry waives."""
    lines = (comment.strip() for comment in pair.entry.comments)
    return {
        concept.strip()
        for line in lines
        if line.startswith(_GLOSSARY_WAIVER)
        for concept in line.removeprefix(_GLOSSARY_WAIVER).split(",")
    }
