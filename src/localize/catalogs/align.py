"""Old and new segments of an article side by side: which new one came from which old one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from localize.model.catalog import Key

LEAST_SIMILAR = 50.0
"""Per cent of likeness below which two segments have nothing in common that a translator could use."""


def align(old: Sequence[Key], new: Sequence[Key]) -> Mapping[Key, Key]:
    """For each new key that is not among the old ones, the old one it was made from, if any.

    Keys that stand in both are anchors; between two anchors the rest is paired in order of likeness, then what is
    left over (moved and changed) anywhere in the article. Each old key serves one new one.
    """
    known, wanted = set(old), set(new)
    pairs: dict[Key, Key] = {}
    for old_gap, new_gap in _gaps(old, new, known & wanted):
        pairs |= _pair(old_gap, new_gap)
    used = set(pairs.values())
    left_old = [key for key in old if key not in wanted and key not in used]
    left_new = [key for key in new if key not in known and key not in pairs]
    return pairs | _pair(left_old, left_new)


def _gaps(old: Sequence[Key], new: Sequence[Key], shared: set[Key]) -> Iterator[tuple[list[Key], list[Key]]]:
    """The changed runs that stand between the same unchanged neighbours."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, old_begin, old_end, new_begin, new_end in matcher.get_opcodes():
        if tag == "replace":
            yield (
                [key for key in old[old_begin:old_end] if key not in shared],
                [key for key in new[new_begin:new_end] if key not in shared],
            )


def _pair(old: list[Key], new: list[Key]) -> dict[Key, Key]:
    """The most alike pairs of two lists, best first."""
    if not old or not new:
        return {}
    ranked = sorted(
        (-score, abs(i - j), i, j)
        for i, (context, text) in enumerate(new)
        for j, (old_context, old_text) in enumerate(old)
        if context == old_context and (score := fuzz.ratio(text, old_text, score_cutoff=LEAST_SIMILAR))
    )
    pairs: dict[Key, Key] = {}
    used: set[Key] = set()
    for _, _, i, j in ranked:
        if new[i] not in pairs and old[j] not in used:
            pairs[new[i]] = old[j]
            used.add(old[j])
    return pairs
