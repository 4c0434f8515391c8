"""Compares an imported message with the entry of its catalog."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import Enum

from localize.catalogs.progress import EntryState, Resolved
from localize.dataclass import dataclass
from localize.exchange.codes import canonical
from localize.exchange.model import ExchangeMessage, fingerprint
from localize.expressions import expression
from localize.model import characters
from localize.model.block import Kind, Pattern
from localize.model.catalog import Entry
from localize.segments.inline import to_pattern
from localize.segments.placeholder_names import named

_LINE_ENDS = expression(r"[\r\n]+")


class MessageVerdict(Enum):
    """What becomes of a message that is imported."""

    CHANGED = "changed"
    SAME = "unchanged"
    CONFLICT = "in conflict"
    REFUSED = "refused"
    GONE = "no longer in the article"


@dataclass(frozen=True, slots=True)
class ComparedMessage:
    """A message with its verdict; `entry` is the new entry if it is CHANGED, `old` the present translation."""

    message: ExchangeMessage
    verdict: MessageVerdict
    old: str = ""
    entry: Entry | None = None
    reason: str = ""


def compare(
    message: ExchangeMessage, pattern: Pattern | None, *, resolved: Resolved, entry: Entry, overwrite: bool
) -> ComparedMessage:
    """What becomes of a message.

    `pattern` is that of its source, None if no article has the source any more. `resolved` is the translation that the
    locale uses for it, also from its fallbacks; `entry` is the one in the locale's own catalog. An empty translation
    changes nothing. Without `overwrite` a translation that has changed since the export stays. If the tool lost the
    digest, nobody knows whether it has changed: then a finished one stays.
    """
    old = resolved.entry.target if resolved.entry else ""
    if pattern is None:
        return ComparedMessage(message, MessageVerdict.GONE, old, reason="the article has no such text any more")
    if not message.target:
        return ComparedMessage(message, MessageVerdict.SAME, old)
    fuzzy = message.state is EntryState.FUZZY
    untouched = message.digest == fingerprint(old, fuzzy=resolved.state is EntryState.FUZZY)
    if message.target in (old, canonical(old, pattern)):
        if fuzzy == (resolved.state is EntryState.FUZZY) or not (untouched or (not message.digest and not fuzzy)):
            return ComparedMessage(message, MessageVerdict.SAME, old)
        return ComparedMessage(message, MessageVerdict.CHANGED, old=old, entry=_changed(entry, old, fuzzy=fuzzy))
    target = _tidy(message.target, message.source)
    if problems := tuple(_problems(target, message.source, pattern)):
        return ComparedMessage(message, MessageVerdict.REFUSED, old, reason="; ".join(problems))
    if not overwrite and old and not untouched:
        if message.digest:
            return ComparedMessage(
                message, MessageVerdict.CONFLICT, old, reason="the translation has changed since the export"
            )
        if resolved.state is EntryState.TRANSLATED:
            return ComparedMessage(message, MessageVerdict.CONFLICT, old, reason="a finished translation differs")
    return ComparedMessage(message, MessageVerdict.CHANGED, old=old, entry=_changed(entry, target, fuzzy=fuzzy))


def _changed(entry: Entry, target: str, *, fuzzy: bool) -> Entry:
    return replace(entry, target=target, fuzzy=fuzzy, previous=entry.previous if fuzzy else None)


def _tidy(target: str, source: str) -> str:
    """A translation without the line ends that tools add: a segment has line ends only if its source has some."""
    if "\n" in source or "\r" in source or not _LINE_ENDS.search(target):
        return target
    return " ".join(line for line in (part.strip(" \t") for part in _LINE_ENDS.split(target)) if line)


def _problems(target: str, source: str, pattern: Pattern) -> Iterator[str]:
    """What is wrong with the characters and the tags of a translation."""
    if not target.strip():
        yield "only spaces, expected a translation"
    yield from (f"{characters.named(bad)}, expected text" for bad in characters.all_refused(target))
    yield from to_pattern(target, pattern).problems
    names = {name for part, name in named(pattern) if not isinstance(part, str) and part.kind is not Kind.CLOSE}
    for name in sorted(names):
        if any(typed in target and typed not in source for typed in (f"&lt;{name}>", f"&lt;/{name}>")):
            yield f"<{name}> stands there as text, expected it as a tag"
