"""Mends the typography of translations with the fixes of the rules, only where the fix is certain."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from localize.checks import runner, waivers
from localize.checks.pair import Edit, Pair
from localize.checks.rule import Rule
from localize.checks.severities import CASES_OF
from localize.checks.table import RULES
from localize.dataclass import dataclass
from localize.model.finding import Levels, Span
from localize.segments import tags
from localize.segments.inline import character_spans

_DEFAULT: Levels = {}


@dataclass(frozen=True, slots=True)
class FixedTranslation:
    """A translation after the fixes, and the rules whose fixes were taken."""

    target: str
    rules: tuple[str, ...]


def fixed(pair: Pair, *, levels: Levels = _DEFAULT) -> FixedTranslation:
    """Return a translation after the fixes of all rules that are on and not waived in it.

    The fix of a rule is taken if afterwards the rule finds nothing, no rule finds more than before, and letters, digits
    and tags are the same in the same order. A second run changes nothing.
    """
    rules: list[str] = []
    counts = _counts(pair, levels)
    again = True
    while again:
        again = False
        for rule in RULES:
            after = _after(pair, rule) if rule.fix and counts[rule.name] else None
            after_counts = _counts(after, levels) if after else counts
            if after and not after_counts[rule.name] and after_counts <= counts:
                pair, counts, again = after, after_counts, True
                rules.append(rule.name)
    return FixedTranslation(pair.target, tuple(dict.fromkeys(rules)))


def _counts(pair: Pair, levels: Levels) -> Counter[str]:
    """Return the number of findings of each rule, without waived ones."""
    findings = waivers.unwaived(runner.run(pair, levels=levels), pair.entry, CASES_OF)
    return Counter(finding.rule for finding in findings)


def _after(pair: Pair, rule: Rule) -> Pair | None:
    """Return a translation after the fix of a rule; None if the fix might change more than typography."""
    edits = list(rule.fix(pair)) if rule.fix else []
    if not edits or not pair.target_text:
        return None
    expected = _edited(pair.target_text, [(edit.span, edit.text) for edit in edits])
    changes = [change for edit in edits for change in _in_typed_text(pair, edit)]
    after = replace(pair, entry=replace(pair.entry, target=_edited(pair.target, changes)))
    same = after.target_text == expected and _words(after) == _words(pair) and _tags(after) == _tags(pair)
    return after if same else None


def _words(pair: Pair) -> str:
    """Return the letters and digits that readers see, in order; composed and decomposed letters are equal (UAX #15)."""
    composed = unicodedata.normalize("NFC", pair.target_text)
    return "".join(char for char in composed if unicodedata.category(char)[0] in "LMN")


def _tags(pair: Pair) -> list[str]:
    return [tag.text for tag in tags.tags_in(pair.target)]


def _edited(text: str, changes: Iterable[tuple[Span, str]]) -> str:
    """Return a text with pieces replaced; the edits are in order and do not overlap."""
    pieces: list[str] = []
    position = 0
    for (begin, end), new in changes:
        pieces += (text[position:begin], new)
        position = end
    return "".join((*pieces, text[position:]))


def _in_typed_text(pair: Pair, edit: Edit) -> list[tuple[Span, str]]:
    """Return an edit of the text for readers as edits of the typed text; tags between two characters stay.

    Only characters that differ are changed, each by itself. New characters go outside of elements: in
    `<a>Question</a>?` the space comes after `</a>`.
    """
    seen, new = pair.target_text[slice(*edit.span)], edit.text
    start = len(_common_start(seen, new))
    seen, new = seen[start:], new[start:]
    stop = len(_common_start(seen[::-1], new[::-1]))
    begin, end = edit.span[0] + start, edit.span[1] - stop
    new = new[: len(new) - stop]
    spans = character_spans(pair.target, pair.segment.pattern)
    if begin < end:
        return [(spans[at], new if at == begin else "") for at in range(begin, end)]
    at = _between(pair.target, spans, begin)
    return [((at, at), new)] if new else []


def _common_start(one: str, other: str) -> str:
    length = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[:length]


def _between(text: str, spans: list[Span], at: int) -> int:
    """Return the offset between two characters, after closing tags and before opening tags."""
    if at == 0:
        return spans[0][0]
    before = spans[at - 1][1]
    after = spans[at][0] if at < len(spans) else before
    for tag in tags.tags_in(text[before:after]):
        if not tag.closes:
            return before + tag.span[0]
    return after
