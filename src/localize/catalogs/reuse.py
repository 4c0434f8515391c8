"""Translations reused for segments that were changed, split, joined or cut otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from localize.catalogs.align import bare
from localize.catalogs.tag_names import names, renamed
from localize.expressions import expression
from localize.language import sentences, tags
from localize.model import waiver
from localize.model.catalog import Entry, Previous
from localize.segments.tags import tags_in, without_tags

_DIGITS = expression(r"\d+")
_QUESTION = expression(r"[?？؟]")


def changed(before: Entry, new: Entry) -> Entry:
    """The entry of a changed segment: its previous translation, fuzzy, with the text which that translated.

    What waived checks for another source is kept as a comment, and no longer does.
    """
    is_empty = before.empty
    return replace(
        before,
        source=new.source,
        context=new.context,
        plural=new.plural,
        obsolete=False,
        comments=before.comments if new.source == before.source else waiver.lapsed(before.comments),
        target=before.target if is_empty else renamed(before.target, names(before.source), names(new.source)),
        fuzzy=not is_empty,
        previous=None if is_empty else _previous([before]),
    )


def joined(parts: Sequence[Entry], new: Entry, locale: str) -> Entry:
    """The entry of a segment made of several: their translations side by side.

    It is finished where its parts are and the source is exactly theirs: then only the cut has changed, and readers
    see what they saw before. Otherwise it is fuzzy.
    """
    same = bare(new.source) == "".join(bare(part.source) for part in parts)
    finished = same and all(part.translated for part in parts)
    space = tags.sentence_space(locale)
    new_names = names(new.source)
    targets = []
    for part in parts:
        old_names = names(part.source)
        targets.append(renamed(part.target, old_names, new_names[: len(old_names)]))
        new_names = new_names[len(old_names) :]
    entry = replace(_merged(parts, new), target=space.join(filter(None, targets)))
    if entry.empty:
        return entry
    return replace(entry, fuzzy=not finished, previous=None if finished else _previous(parts))


def pieces(before: Entry, new: Sequence[Entry], locale: str) -> list[Entry]:
    """The entries of the segments that one was split into.

    Its translation is cut at its own sentence boundaries where that gives as many pieces. They are finished where
    the source is exactly the same in sum and each piece fits its source: the same numbers, the same tags, a question
    for a question. Otherwise they are fuzzy; without such a cut each segment gets the whole translation.
    """
    cuts = _cut(before.target, locale, len(new))
    same = bare(before.source) == "".join(bare(entry.source) for entry in new)
    targets = cuts or [before.target] * len(new)
    old_names = names(before.source)
    entries = []
    for number, (entry, target) in enumerate(zip(new, targets, strict=True)):
        new_names = names(entry.source)
        named = renamed(target, old_names[: len(new_names)], new_names) if cuts else target
        old_names = old_names[len(new_names) :]
        part = replace(_merged([before] if number == 0 else [], entry), target=named, fuzzy=bool(named))
        entries.append(part if not named else replace(part, previous=_previous([before])))
    if same and cuts and before.translated and all(map(_fits, entries)):
        return [replace(entry, fuzzy=False, previous=None) for entry in entries]
    return entries


def _cut(target: str, locale: str, count: int) -> list[str]:
    """A translation in as many sentences as asked for; empty where it has more or fewer."""
    starts = [0, *_sentence_starts(target, locale), len(target)]
    if len(starts) != count + 1:
        return []
    return [target[begin:end].strip(" ") for begin, end in pairwise(starts)]


def _sentence_starts(text: str, locale: str) -> list[int]:
    """Where the sentences of a text with tags begin, but for the first; closing tags stay with what they close."""
    removed = 0
    removals = []  # of each tag: the offset in the text without tags, whether it closes, and its length
    for tag in tags_in(text):
        begin, end = tag.span
        removals.append((begin - removed, tag.closes, end - begin))
        removed += end - begin
    return [
        start + sum(length for at, closes, length in removals if at < start or (closes and at == start))
        for start in sentences.starts(without_tags(text), locale)
    ]


def _fits(entry: Entry) -> bool:
    """Whether a translation can be that of its source, as far as numbers, tags and question marks tell."""
    source, target = entry.source, entry.target
    return (
        Counter("".join(_DIGITS.findall(source))) == Counter("".join(_DIGITS.findall(target)))
        and Counter(names(source)) == Counter(names(target))
        and bool(_QUESTION.search(source)) == bool(_QUESTION.search(target))
    )


def _merged(parts: Sequence[Entry], new: Entry) -> Entry:
    """The new entry with the comments and flags that people gave to the parts."""
    comments = tuple(dict.fromkeys(comment for part in parts for comment in waiver.lapsed(part.comments)))
    flags = tuple(dict.fromkeys(flag for part in parts for flag in part.flags))
    return replace(new, comments=comments, flags=flags)


def _previous(parts: Sequence[Entry]) -> Previous:
    """What a reused translation was made from: the text it translated when it was last finished."""
    olds = [part.previous if part.fuzzy and part.previous else _itself(part) for part in parts]
    if len(olds) == 1:
        return olds[0]
    return Previous(" ".join(old.source for old in olds))


def _itself(entry: Entry) -> Previous:
    return Previous(entry.source, entry.context, entry.plural)
